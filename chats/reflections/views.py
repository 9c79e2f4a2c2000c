"""Pages of this feature."""

from flask import Blueprint

bp = Blueprint("reflections", __name__)
