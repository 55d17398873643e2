"""A zip that came from a stranger: what it may be packed with, and what can go wrong while it is read."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable

STUK = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What reading a zip raises that is not whole: also names that are no text (`ValueError`) and a password
(`RuntimeError`)."""


def is_gewoon_ingepakt(delen: Iterable[zipfile.ZipInfo]) -> bool:
    """Whether all of a zip is stored or deflated, as banks and spreadsheets do.

    Of the other ways a few bytes may become a gigabyte in one step, before any limit is seen.
    """
    return all(deel.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for deel in delen)
