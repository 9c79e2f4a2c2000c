"""Pages of this feature."""

from flask import Blueprint

bp = Blueprint("calls", __name__)
