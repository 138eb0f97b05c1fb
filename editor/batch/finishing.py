"""The files that hold all rows: one document, one PDF, a zip."""

import contextlib
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from editor.desk import join_pdfs
from editor.storage.files.adding import adding_file
from editor.word import join_docx

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def write_whole(path: Path, parts: Sequence[Path], *, force: bool) -> None:
    """Write one file of many, by its ending; the same bytes for the same parts.

    Raises NigaoError: a file that is there without `force`, the disk, parts that can't be one document.
    """
    with adding_file(path, force=force) as file:
        if path.suffix == ".zip":
            _zip(file, parts)
        elif path.suffix == ".pdf":
            join_pdfs(file, parts)
        else:
            join_docx(file, parts)


def _zip(file: BinaryIO, parts: Sequence[Path]) -> None:
    """Word files and PDFs are packed already."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for part in parts:
            entry = zipfile.ZipInfo(part.name, _NO_TIME)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # by the system that writes names in Unicode
            with part.open("rb") as source, archive.open(entry, "w") as target:
                while chunk := source.read(1 << 20):
                    target.write(chunk)


def clear_folder(folder: Path, files: Sequence[Path]) -> None:
    """Take away the files of the rows that one file holds now, and their folder where nothing else is in it."""
    with contextlib.suppress(OSError):
        for file in files:
            file.unlink(missing_ok=True)
        folder.rmdir()
