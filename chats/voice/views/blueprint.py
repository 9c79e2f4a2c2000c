"""Where the routes of this feature are hung."""

from flask import Blueprint

bp = Blueprint("voice", __name__)
