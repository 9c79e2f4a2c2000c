"""The blueprint that the pages of the archive hang on."""

from flask import Blueprint

bp = Blueprint("archive", __name__)
