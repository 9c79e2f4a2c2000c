"""Pages of this feature."""

from flask import Blueprint

bp = Blueprint("interpreters", __name__)
