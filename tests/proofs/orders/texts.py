"""What was typed and must be found again: each text is one of its kind, and is looked for in every file that is left."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

_MARK = re.compile(r"<[^>]*>")


class Texts:
    """Makes texts of their own for each who types, and knows which of them nobody took back."""

    def __init__(self) -> None:
        self._count = 0
        self.wanted: set[str] = set()

    def new(self, who: str) -> str:
        """A text that nobody typed before."""
        self._count += 1
        text = f"{who}写的第{self._count:03d}句话。"
        self.wanted.add(text)
        return text

    def take_back(self, texts: Iterable[str]) -> None:
        """Who typed these took them back."""
        self.wanted -= set(texts)

    def missing_in(self, places: Iterable[Path]) -> list[str]:
        """The texts that stand in none of these files, nor in those of these folders."""
        said = "\n".join(said_in(file) for place in places for file in files_in(place))
        return sorted(text for text in self.wanted if text not in said)


def files_in(place: Path) -> list[Path]:
    """A file, or all files below a folder."""
    return sorted(file for file in place.rglob("*") if file.is_file()) if place.is_dir() else [place]


def said_in(file: Path) -> str:
    """All that a file says: the text of a Word file and of the draft inside it, a journal as it is."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name in ("word/document.xml", "customXml/item1.xml")]
            return "\n".join(_MARK.sub("", part) for part in parts)
    except (zipfile.BadZipFile, OSError, UnicodeDecodeError):
        return file.read_text("utf-8", "replace") if file.is_file() else ""
