"""Proof of what was written: the file is read again by code of its own, which shares no names, walks or helpers with the writer."""

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from typing import NamedTuple

from lxml import etree

from editor.model.problem import Problem
from editor.model.words import tr
from editor.word.proving.blocks import ControlMark, PlaceFacts, ReadBlock, field_marks, places_in, read_blocks
from editor.word.proving.expected import Expected
from editor.word.proving.parts import SMALL, damage, files_in

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN, _TYPES = "word/document.xml", "[Content_Types].xml"
_LINKS = "word/_rels/document.xml.rels"


def prove(data: bytes, expected: Expected) -> list[Problem]:
    """What is wrong with a written Word file, nothing when it is proved; a problem names the field (its path) where one is concerned.

    Pictures, notes and marks of other programs may stand in it beside the text, and paragraphs that hold nothing else.
    """
    files, problems = files_in(data)
    parts, blocks, broken = _read(files)
    if problems or broken or not blocks:
        return problems or broken or [damage(MAIN)]
    checks = (
        _form_problems(files, parts, blocks),
        _text_problems(blocks, _contents_styles(parts), expected),
        _place_problems(blocks, expected),
    )
    return [*chain.from_iterable(checks), *_final_problems(files, expected)]


def is_whole(data: bytes) -> bool:
    """Whether a package is in order in itself, whatever it says: its parts, relationships, ids, bookmarks and fields."""
    files, problems = files_in(data)
    parts, blocks, broken = _read(files)
    return not problems and not broken and bool(blocks) and not any(_form_problems(files, parts, blocks))


class _Part(NamedTuple):
    """What a part of XML that is not the text says: its relationships inside the package and the ids of all, the types of parts by name and by
    ending, its fields, and the styles of tables of contents, whose lines are no text of a draft.
    """

    relations: tuple[tuple[str, str], ...]
    identities: frozenset[str]
    overridden: frozenset[str]
    extensions: frozenset[str]
    fields: str
    contents: frozenset[str]


def _read(files: dict[str, bytes]) -> tuple[dict[str, _Part], list[ReadBlock], list[Problem]]:
    """What the parts say, the blocks of the text, and which of them are no XML."""
    parts, blocks, problems = dict[str, _Part](), list[ReadBlock](), list[Problem]()
    for path, data in files.items():
        try:
            if path == MAIN:
                blocks = read_blocks(data)
            elif path.endswith((".xml", ".rels")):
                parts[path] = _known_part(data) if len(data) <= SMALL else _part(data)
        except etree.XMLSyntaxError:
            problems.append(damage(path))
    return parts, blocks, problems


def _part(data: bytes) -> _Part:
    top = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    inside = (node for node in top if node.get("TargetMode") != "External")
    styles = ((str(style.get(_W + "styleId")), style.find(_W + "name")) for style in top.iter(_W + "style"))
    return _Part(
        tuple((str(node.get("Id")), str(node.get("Target"))) for node in inside),
        frozenset(str(node.get("Id")) for node in top),
        frozenset(str(node.get("PartName", "")).lstrip("/") for node in top.iterchildren("{*}Override")),
        frozenset(str(node.get("Extension", "")) for node in top.iterchildren("{*}Default")),
        field_marks(top),
        frozenset(identity for identity, node in styles if node is not None and str(node.get(_W + "val")).lower().startswith("toc ")),
    )


_known_part = lru_cache(maxsize=64)(_part)


def _form_problems(files: dict[str, bytes], parts: dict[str, _Part], blocks: Sequence[ReadBlock]) -> Iterator[Problem]:
    yield from _package_problems(files, parts, frozenset[str]().union(*(block.facts.used for block in blocks)))
    yield from _id_problems(blocks)
    yield from _field_problems({MAIN: "".join(block.facts.fields for block in blocks), **{path: part.fields for path, part in parts.items()}})


def _package_problems(files: dict[str, bytes], parts: dict[str, _Part], used: frozenset[str]) -> Iterator[Problem]:
    """Every part has a content type, every relationship leads to a part, every id of a relationship in the text is known."""
    types = parts.get(_TYPES)
    if types is None or not any(target == MAIN for _, target in _relations(parts, "")):
        yield damage(_TYPES)
        return
    yield from (damage(path) for path in types.overridden - files.keys())
    yield from (damage(path) for path in files if path not in types.overridden and path.rpartition(".")[2] not in types.extensions)
    for part in ("", *files):
        yield from (damage(target) for _, target in _relations(parts, part) if target not in files)
    known = parts[_LINKS].identities if _LINKS in parts else frozenset[str]()
    yield from (damage(identity) for identity in sorted(used - known))


def _relations(parts: dict[str, _Part], part: str) -> Sequence[tuple[str, str]]:
    """The ids and targets of a part's relationships ("" for the package); those to places outside lead to no part."""
    folder, file = posixpath.split(part)
    found = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    if found is None:
        return ()
    return [(identity, posixpath.normpath(posixpath.join(folder, target))) for identity, target in found.relations]


def _id_problems(blocks: Sequence[ReadBlock]) -> Iterator[Problem]:
    """Bookmarks are paired and named once, controls have ids of their own."""
    starts, ends, names, controls = (
        [identity for block in blocks for identity in getattr(block.facts, kind)] for kind in ("starts", "ends", "names", "controls")
    )
    if sorted(starts) != sorted(ends):
        yield Problem(tr("写出的文件里有书签没有成对。"))
    for identities in (starts, names, controls):
        if len(set(identities)) < len(identities):
            repeated = next(identity for identity, count in Counter(identities).items() if count > 1)
            yield Problem(tr("写出的文件里编号“{name}”用了两次。", name=repeated))


def _field_problems(marks_of: Mapping[str, str]) -> Iterator[Problem]:
    """Every complex field that begins has its end; in footers, where page numbers stand, its result too."""
    for path, marks in marks_of.items():
        while (fewer := re.sub("bse" if "footer" in path else "bs?e", "", marks)) != marks:
            marks = fewer  # noqa: PLW2901 - what is left of them
        if marks:
            yield damage(path)


def _final_problems(files: dict[str, bytes], expected: Expected) -> Iterator[Problem]:
    """A final copy holds no draft and nobody's name."""
    metadata = files.get("docProps/core.xml", b"") + files.get("docProps/app.xml", b"")
    if expected.final and (any(path.startswith("customXml/") for path in files) or re.search(rb"creator|lastModifiedBy|Company|Template>", metadata)):
        yield Problem(tr("定稿里还留有文稿数据或个人信息。"))


def _text_problems(blocks: Sequence[ReadBlock], contents: frozenset[str], expected: Expected) -> Iterator[Problem]:
    """The text of every paragraph is the one that was composed; paragraphs that only hold what other programs put in may stand between."""
    found = _lines((block.said(line.pieces), line.is_beside) for block in blocks for line in block.facts.lines if line.style not in contents)
    wanted = _lines((text, False) for text in expected.texts)
    number = 1
    for is_there, line in zip_longest(found, wanted):
        if is_there is None or line is None or is_there.text != line.text or not is_there.empty <= line.empty <= is_there.empty + is_there.beside:
            yield Problem(tr("写出的文件里第 {number} 段与文稿不同。", number=number + (line.empty if line else 0)))
            return
        number += line.empty + 1


class _Line(NamedTuple):
    """A paragraph with text (at the end of the text one without), and how many without stand before it: empty ones, and some with pictures."""

    text: str
    empty: int
    beside: int


def _lines(paragraphs: Iterable[tuple[str, bool]]) -> Iterator[_Line]:
    empty = beside = 0
    for text, is_beside in (*paragraphs, ("", False)):
        if text:
            yield _Line(text, empty, beside)
            empty = beside = 0
        else:
            empty, beside = empty + (not is_beside), beside + is_beside
    yield _Line("", empty, beside)


def _contents_styles(parts: dict[str, _Part]) -> frozenset[str]:
    part = parts.get("word/styles.xml")
    return frozenset() if part is None else part.contents


def _place_problems(blocks: Sequence[ReadBlock], expected: Expected) -> Iterator[Problem]:
    """Every place holds its value under its bookmark and its tag, unfilled ones are marked as such, and nothing else is marked."""
    written = places_in(blocks)
    marked, tags = 0, {_tag(shown.path) for shown in expected.places}
    for shown in expected.places:
        parts = written.pop(place_name(shown.path, shown.place), [])
        controls = [control for _, part in parts for control in part.controls if control.tag in tags]
        marked += len(controls)
        wanted = ControlMark(_tag(shown.path), not shown.filled)
        if (
            not (_said(parts, "pieces") == shown.text or _said(parts, "plain") == shown.text)
            or any(control != wanted for control in controls)
            or bool(shown.text.strip("\n")) > bool(controls)
        ):
            yield Problem(tr("“{name}”的第 {place} 处没有写对。", name=shown.label or shown.path, place=shown.place), field=shown.path)
    if written or marked != sum(tag in tags for block in blocks for tag in block.facts.tags):
        yield Problem(tr("写出的文件里有多余的标记。"))


def _said(parts: Iterable[tuple[ReadBlock, PlaceFacts]], kind: str) -> str:
    return "".join([block.said(getattr(part, kind)) for block, part in parts])


@lru_cache(maxsize=1024)
def _stem(path: str) -> str:
    return f"_ng{hashlib.sha256(path.encode()).hexdigest()[:10]}"


def place_name(path: str, place: int) -> str:
    """The name of the bookmark of a field's place."""
    return f"{_stem(path)}_{place}"


def _tag(path: str) -> str:
    """The tag of a path's controls, which has at most 64 characters."""
    return path if len(path) <= 64 else path[:51] + _stem(path)
