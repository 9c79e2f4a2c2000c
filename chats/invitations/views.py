"""Pages of this feature."""

from flask import Blueprint

bp = Blueprint("invitations", __name__)
