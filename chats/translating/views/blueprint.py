"""The blueprint of the translators' pages."""

from flask import Blueprint

bp = Blueprint("translating", __name__)
