"""Pages of this feature."""

from flask import Blueprint

bp = Blueprint("families", __name__)
