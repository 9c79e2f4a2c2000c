"""Where this feature's pages hang."""

from flask import Blueprint

bp = Blueprint("interpreters", __name__)
