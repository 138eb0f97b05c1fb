"""What reading a damaged zip raises: one list for all rooms that read files which anybody may have made."""

import zipfile
import zlib

try:
    from lzma import LZMAError
except ImportError:  # Some builds of Python leave it out, and can't unpack such parts at all.
    LZMAError = zlib.error

ZIP_DAMAGE: tuple[type[Exception], ...] = (
    *(zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError),
    *(RuntimeError, NotImplementedError, ValueError, OverflowError),
)
"""A wrong checksum, a part that is cut or packed wrongly, a method that nobody knows, a password, a place behind the end of the file."""
