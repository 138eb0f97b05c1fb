"""The parts of a zipped sheet file, with limits, and safe parsing of their XML."""

import io
import zipfile
from collections.abc import Iterator
from typing import cast

from lxml import etree

from editor.sheets.book import SheetError, SheetProblem
from editor.zips import ZIP_DAMAGE

Element = etree._Element  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - lxml has no public name for the type of its elements
_LARGEST, _MOST_TAGS, _CHUNK = 96 * 1024 * 1024, 3_000_000, 64 * 1024
_ENCRYPTED = 1


class Packed:
    """A zipped file of parts. Raises SheetError for damage, encryption, and parts that are larger unpacked than a sheet can be."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_DAMAGE as error:
            raise SheetError(SheetProblem.DAMAGED, str(error)) from error
        self._left = _LARGEST

    def has(self, name: str) -> bool:
        """Whether a part is there."""
        return name in self._zip.NameToInfo

    def elements(self, name: str, *tags: str) -> Iterator[Element]:
        """The elements of a part that have one of these local names, each gone, with all that stands before it, when the next one is asked for.

        Entities are not resolved, nothing is loaded from outside. Raises SheetError for a part of more tags between two of these elements, or of more
        bytes, than there is memory for.
        """
        wanted = [f"{{*}}{tag}" for tag in tags]
        parser = etree.XMLPullParser(["end"], tag=wanted, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        held = 0
        for chunk in self._chunks(name):
            held += chunk.count(b"<")
            if held > _MOST_TAGS:
                raise SheetError(SheetProblem.TOO_LARGE)
            for element in _fed(parser, chunk, name):
                yield element
                _forget(element)
                held = 0

    def _chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, a piece at a time, and b"" last; nothing where there is none."""
        info = self._zip.NameToInfo.get(name)
        if info is None or not info.file_size:
            return
        if info.flag_bits & _ENCRYPTED:
            raise SheetError(SheetProblem.PASSWORD)
        self._left -= info.file_size
        if self._left < 0:
            raise SheetError(SheetProblem.TOO_LARGE)
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    yield chunk
        except ZIP_DAMAGE as error:
            raise SheetError(SheetProblem.DAMAGED, str(error)) from error
        yield b""


def _fed(parser: etree.XMLPullParser, chunk: bytes, name: str) -> Iterator[Element]:
    """The wanted elements that a piece completes; b"" ends the part."""
    try:
        if chunk:
            parser.feed(chunk)
        else:
            parser.close()
    except etree.XMLSyntaxError as error:
        raise SheetError(SheetProblem.DAMAGED, f"{name}: {error}") from error
    for _, element in parser.read_events():
        yield cast("Element", element)


def _forget(element: Element) -> None:
    """Empty an element, and take away what stands before it and before those that it is in."""
    element.clear()
    for one in (element, *element.iterancestors()):
        while (above := one.getparent()) is not None and one.getprevious() is not None:
            del above[0]
