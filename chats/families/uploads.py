"""A roster between its dry run and its confirmation."""

from datetime import timedelta

from chats.access.sealed import SealedFiles, UploadGone

__all__ = ["KEPT_FOR", "LARGEST", "UploadGone", "cast_away", "keep", "kept"]

LARGEST = 16 * 1024 * 1024
"""Bytes: three times what 50,000 guardians take."""
KEPT_FOR = timedelta(hours=1)
_FILES = SealedFiles(".rostr", "roster", KEPT_FOR)
keep, kept, cast_away = _FILES.keep, _FILES.kept, _FILES.cast_away
