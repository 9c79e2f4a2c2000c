"""Pages of this feature."""

from flask import Blueprint

bp = Blueprint("delivery", __name__)
