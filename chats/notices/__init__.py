"""Notices: who must be told what, and has not been."""
