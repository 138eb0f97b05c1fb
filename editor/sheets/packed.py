"""The parts of a zipped sheet file, with limits, and safe parsing of their XML."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from editor.sheets.book import SheetError, SheetProblem
from editor.zips import ZIP_DAMAGE

Element = etree._Element  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - lxml has no public name for the type of its elements
_LARGEST, _MOST_TAGS = 96 * 1024 * 1024, 3_000_000
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

    def part(self, name: str) -> bytes:
        """The bytes of a part; b"" where there is none."""
        info = self._zip.NameToInfo.get(name)
        if info is None:
            return b""
        if info.flag_bits & _ENCRYPTED:
            raise SheetError(SheetProblem.PASSWORD)
        self._left -= info.file_size
        if self._left < 0:
            raise SheetError(SheetProblem.TOO_LARGE)
        try:
            with self._zip.open(info) as file:
                return file.read(info.file_size)
        except ZIP_DAMAGE as error:
            raise SheetError(SheetProblem.DAMAGED, str(error)) from error

    def elements(self, name: str, *tags: str) -> Iterator[Element]:
        """The elements of a part that have one of these local names, each emptied when the next one is asked for.

        Entities are not resolved, nothing is loaded from outside. Raises SheetError for a part of more tags than there is memory for.
        """
        data = self.part(name)
        if not data:
            return
        if data.count(b"<") > _MOST_TAGS:
            raise SheetError(SheetProblem.TOO_LARGE)
        wanted = [f"{{*}}{tag}" for tag in tags]
        walk = etree.iterparse(io.BytesIO(data), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            for _, element in walk:
                yield element
                element.clear(keep_tail=False)
        except etree.XMLSyntaxError as error:
            raise SheetError(SheetProblem.DAMAGED, f"{name}: {error}") from error
