"""Pages of this feature."""

from flask import Blueprint

bp = Blueprint("questions", __name__)
