"""Many Word files of one template as one document: each begins on a new page, which is page 1 again."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.word.leading import lead
from editor.word.package.opening import package_in
from editor.word.package.package import Package
from editor.word.package.xml import Element, element, find, get, name, parsed, remove, serialized, walk

_MAIN = "word/document.xml"
_LONGEST_NAME = 40
_OF_ONE = ("docProps/core.xml", "docProps/app.xml")
"""Parts that tell something of one document: the first one's stay."""
_SETS: Mapping[str, tuple[str, ...]] = {
    "[Content_Types].xml": ("PartName", "Extension"),
    "word/_rels/document.xml.rels": ("Id",),
    "word/styles.xml": (name("w:styleId"),),
}
"""Parts that are sets of things, and the attributes that name each: the document has those of all files."""


def join_docx(file: BinaryIO, paths: Sequence[Path]) -> None:
    """Write one Word file of many, one after the other: no more than one of them is held. The same bytes for the same files.

    Raises NigaoError (exit code 4) where what stands around their text (headers, pictures) is not the same in all.
    """
    others, bookmarks = _Others(), _Bookmarks()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(_entry(_MAIN), "w", force_zip64=True) as target, etree.xmlfile(target, encoding="UTF-8") as xml:
            xml.write_declaration(standalone=True)
            top = _opened(paths[0]).copied(_MAIN)
            with xml.element(top.tag, top.attrib, nsmap=top.nsmap), xml.element(name("w:body")):
                for at, path in enumerate(paths):
                    package = _opened(path)
                    others.take(path, package)
                    body = package.copied(_MAIN)
                    bookmarks.rename(body, at)
                    for block in _blocks(body, is_last=at == len(paths) - 1):
                        xml.write(block)
        for path, data in others.parts():
            archive.writestr(_entry(path), data)


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0  # the same bytes on every system
    return entry


def _opened(path: Path) -> Package:
    package = package_in(path.read_bytes())
    if package is None or _MAIN not in package:
        raise NigaoError(tr("“{path}”不完整，合不成一个文件。", path=path), ExitCode.UNWRITABLE)
    return package


def _blocks(top: Element, *, is_last: bool) -> Iterator[Element]:
    """The blocks of a file's body; the section at its end moves into the last paragraph, but in the last file."""
    body = find(top, "w:body")
    assert body is not None
    section = find(body, "w:sectPr")
    if section is None or is_last:
        yield from body
        return
    remove(section)
    _end_with(body, section)
    yield from body


def _end_with(body: Element, section: Element) -> None:
    last = body[-1] if len(body) else None
    if last is None or last.tag != name("w:p"):
        last = element("w:p")
        body.append(last)
    look = find(last, "w:pPr")
    if look is None:
        look = element("w:pPr")
        last.insert(0, look)
    if find(look, "w:sectPr") is None:
        change = find(look, "w:pPrChange")
        look.append(section) if change is None else change.addprevious(section)
    else:
        body.append(element("w:p", element("w:pPr", section)))


class _Bookmarks:
    """Gives the bookmarks of each file names and numbers that no other file has, and what leads to them the same names: those of the first stay,
    those of every other end in its number.
    """

    def __init__(self) -> None:
        self._first: frozenset[str] = frozenset()
        self._numbers = 0

    def rename(self, top: Element, number: int) -> None:
        """Rename those of the file with this number, from 0."""
        names, numbers = _Names(self._first, f"_{number + 1}" if number else ""), dict[str, str]()
        for node in walk(top, "w:bookmarkStart", "w:bookmarkEnd"):
            node.set(name("w:id"), numbers.setdefault(get(node, "w:id"), str(self._numbers + len(numbers))))
            own = get(node, "w:name")
            if own and number:
                node.set(name("w:name"), names.new(own))
            elif own:
                names.taken.add(own.casefold())
        self._numbers += len(numbers)
        if number:
            lead(top, names.known)
        else:
            self._first = frozenset(names.taken)


class _Names:
    """New names of the bookmarks of one file, all with one ending, which no other file has: they can meet those of the first and each other alone."""

    def __init__(self, first: frozenset[str], ending: str) -> None:
        self.known: dict[str, str] = {}
        self.taken: set[str] = set()
        self._first, self._ending, self._further = first, ending, count(1)

    def new(self, own: str) -> str:
        """A name of at most 40 characters that nobody has. Word takes no account of case, and of two with one name the first is meant."""
        found = self._ended(own, self._ending)
        while found.casefold() in self.taken or found.casefold() in self._first:
            found = self._ended(own, f"_{next(self._further)}{self._ending}")
        self.taken.add(found.casefold())
        self.known.setdefault(own.casefold(), found)
        return found

    def _ended(self, own: str, ending: str) -> str:
        return own[: _LONGEST_NAME - len(ending)] + ending


class _Others:
    """What stands around the text of the files."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._sets: dict[str, dict[str, Element]] = {}
        self._tops: dict[str, Element] = {}

    def take(self, path: Path, package: Package) -> None:
        """Take what a file has; raises NigaoError where a part is another one than in the files before."""
        for part, data in package.parts().items():
            if part in _SETS:
                self._unite(path, part, data)
            elif part != _MAIN and self._parts.setdefault(part, data) != data and part not in _OF_ONE:
                raise NigaoError(tr("“{path}”里的“{part}”和别的份不一样，合不成一个文件。", path=path.name, part=part), ExitCode.UNWRITABLE)

    def _unite(self, path: Path, part: str, data: bytes) -> None:
        if self._parts.get(part) == data:
            return
        self._parts[part] = data
        top = parsed(data)
        known, first = self._sets.setdefault(part, {}), self._tops.setdefault(part, top)
        for node in list(top):
            key = next((f"{attribute}={value}" for attribute in _SETS[part] if (value := node.get(attribute))), "")
            before = known.setdefault(key, node) if key else node
            if key and before is node and first is not top:
                first.append(node)
            elif part.endswith(".rels") and dict(before.attrib) != dict(node.attrib):
                raise NigaoError(tr("“{path}”里的“{part}”和别的份不一样，合不成一个文件。", path=path.name, part=part), ExitCode.UNWRITABLE)

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """The parts of the one file, but its text."""
        for part, data in self._parts.items():
            yield part, serialized(self._tops[part]) if part in self._tops else data
