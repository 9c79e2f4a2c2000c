"""Pages of this feature."""

from flask import Blueprint

bp = Blueprint("compose", __name__)
