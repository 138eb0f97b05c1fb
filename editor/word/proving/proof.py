"""Proof of what was written: the file is read again by code of its own, which shares no names, walks or helpers with the writer."""

import hashlib
import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from typing import NamedTuple

from lxml import etree

from editor.model.problem import Problem
from editor.model.words import tr
from editor.word.package.xml import Element
from editor.word.proving.expected import Expected, ShownPlace
from editor.zips import ZIP_DAMAGE

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TURN = "LineTurn"
_SHOWN = (_W + "t", _M + "t", _W + "tab", _W + "br")
_TEXTS, _PARAGRAPH, _START, _END = (_W + "t", _M + "t"), _W + "p", _W + "bookmarkStart", _W + "bookmarkEnd"
_IN_RANGES, _LOOK, _VANISH = frozenset((*_SHOWN, _PARAGRAPH)), _W + "rPr", _W + "vanish"
_PICTURES = (_W + "drawing", _W + "pict", _W + "object", "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")


def prove(data: bytes, expected: Expected) -> list[Problem]:
    """What is wrong with a written Word file, nothing when it is proved; a problem names the field (its path) where one is concerned.

    Pictures, notes and marks of other programs may stand in it beside the text, and paragraphs that hold nothing else.
    """
    files, problems = _files(data)
    trees, broken = _trees(files)
    body = trees.get("word/document.xml")
    if problems or broken or body is None:
        return problems or broken or [_damage("word/document.xml")]
    checks = (
        _form_problems(files, trees, body),
        _text_problems(body, _contents_styles(trees), expected),
        _place_problems(body, expected),
    )
    return [*chain.from_iterable(checks), *_final_problems(files, expected)]


def is_whole(data: bytes) -> bool:
    """Whether a package is in order in itself, whatever it says: its parts, relationships, ids, bookmarks and fields."""
    files, problems = _files(data)
    trees, broken = _trees(files)
    body = trees.get("word/document.xml")
    return not problems and not broken and body is not None and not any(_form_problems(files, trees, body))


def _files(data: bytes) -> tuple[dict[str, bytes], list[Problem]]:
    path, files = "zip", dict[str, bytes]()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for path in archive.namelist():
                files[path] = archive.read(path)  # compares it with its check sum
    except ZIP_DAMAGE:
        return {}, [_damage(path)]
    return files, []


def _form_problems(files: dict[str, bytes], trees: dict[str, Element], body: Element) -> Iterator[Problem]:
    yield from _package_problems(files, trees)
    yield from _id_problems(body)
    yield from _field_problems(trees)


def _damage(path: str) -> Problem:
    return Problem(tr("写出的文件里“{path}”不完整。", path=path))


def _trees(files: dict[str, bytes]) -> tuple[dict[str, Element], list[Problem]]:
    trees: dict[str, Element] = {}
    problems: list[Problem] = []
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for path, data in files.items():
        if path.endswith((".xml", ".rels")):
            try:
                trees[path] = etree.fromstring(data, parser)
            except etree.XMLSyntaxError:
                problems.append(_damage(path))
    return trees, problems


def _package_problems(files: dict[str, bytes], trees: dict[str, Element]) -> Iterator[Problem]:
    """Every part has a content type, every relationship leads to a part, every id of a relationship in the text is known."""
    types = trees.get("[Content_Types].xml")
    if types is None or not any(target == "word/document.xml" for _, target in _relations(trees, "")):
        yield _damage("[Content_Types].xml")
        return
    overridden = {str(node.get("PartName", "")).lstrip("/") for node in types if node.tag.endswith("}Override")}
    extensions = {str(node.get("Extension", "")) for node in types if node.tag.endswith("}Default")}
    yield from (_damage(path) for path in overridden - files.keys())
    yield from (_damage(path) for path in files if path not in overridden and path.rpartition(".")[2] not in extensions)
    for part in ("", *files):
        yield from (_damage(target) for _, target in _relations(trees, part) if target not in files)
    known = {str(node.get("Id")) for node in trees.get("word/_rels/document.xml.rels", ())}
    attributes = (item for node in trees["word/document.xml"].iter() for item in node.attrib.items())
    used = {str(value) for key, value in attributes if value and str(key).startswith(_R)}
    yield from (_damage(identity) for identity in sorted(used - known))


def _relations(trees: dict[str, Element], part: str) -> list[tuple[str, str]]:
    """The ids and targets of a part's relationships ("" for the package); those to places outside lead to no part."""
    folder, file = posixpath.split(part)
    top = trees.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    nodes = [] if top is None else list(top)
    inside = {str(node.get("Id")): str(node.get("Target")) for node in nodes if node.get("TargetMode") != "External"}
    return [(identity, posixpath.normpath(posixpath.join(folder, target))) for identity, target in inside.items()]


def _id_problems(body: Element) -> Iterator[Problem]:
    """Bookmarks are paired and named once, controls have ids of their own."""
    starts = [str(node.get(_W + "id")) for node in body.iter(_W + "bookmarkStart")]
    ends = [str(node.get(_W + "id")) for node in body.iter(_W + "bookmarkEnd")]
    names = [str(node.get(_W + "name")) for node in body.iter(_W + "bookmarkStart")]
    controls = [str(node.get(_W + "val")) for node in body.iterfind(f".//{_W}sdtPr/{_W}id")]
    if sorted(starts) != sorted(ends):
        yield Problem(tr("写出的文件里有书签没有成对。"))
    for identities in (starts, names, controls):
        if repeated := [identity for identity, count in Counter(identities).items() if count > 1]:
            yield Problem(tr("写出的文件里编号“{name}”用了两次。", name=repeated[0]))


def _field_problems(trees: dict[str, Element]) -> Iterator[Problem]:
    """Every complex field that begins has its end; in footers, where page numbers stand, its result too."""
    for path, top in trees.items():
        marks = "".join(str(node.get(_W + "fldCharType", ""))[:1] for node in top.iter(_W + "fldChar"))
        while (fewer := re.sub("bse" if "footer" in path else "bs?e", "", marks)) != marks:
            marks = fewer
        if marks:
            yield _damage(path)


def _final_problems(files: dict[str, bytes], expected: Expected) -> Iterator[Problem]:
    """A final copy holds no draft and nobody's name."""
    metadata = files.get("docProps/core.xml", b"") + files.get("docProps/app.xml", b"")
    if expected.final and (any(path.startswith("customXml/") for path in files) or re.search(rb"creator|lastModifiedBy|Company|Template>", metadata)):
        yield Problem(tr("定稿里还留有文稿数据或个人信息。"))


def _text_problems(body: Element, contents: frozenset[str], expected: Expected) -> Iterator[Problem]:
    """The text of every paragraph is the one that was composed; paragraphs that only hold what other programs put in may stand between."""
    found = _lines((_text(p), _is_beside(p)) for p in body.iter(_W + "p") if not _is_in_picture(p) and _style(p) not in contents)
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


def _contents_styles(trees: dict[str, Element]) -> frozenset[str]:
    """The ids of the styles of tables of contents, whose lines are no text of a draft."""
    top = trees.get("word/styles.xml")
    styles = () if top is None else top.iter(_W + "style")
    named = ((str(style.get(_W + "styleId")), style.find(_W + "name")) for style in styles)
    return frozenset(identity for identity, node in named if node is not None and str(node.get(_W + "val")).lower().startswith("toc "))


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(_W + "val"))


_BESIDE = ("drawing", "pict", "object", "sectPr", "fldChar", "vanish", "shd", "pBdr", "pageBreakBefore")


def _is_beside(paragraph: Element) -> bool:
    """Whether a paragraph holds a picture, a field, hidden text or the end of a page or a section, or is seen by its look alone."""
    if any(node.get(_W + "type") == "page" for node in paragraph.iter(_W + "br")):
        return True
    return any(next(paragraph.iter(_W + tag), None) is not None for tag in _BESIDE)


def _is_in_picture(node: Element) -> bool:
    return next(node.iterancestors(*_PICTURES), None) is not None


def _text(node: Element) -> str:
    """The text on the page; line breaks that layout settled are not part of it."""
    return "".join(_piece(child) for child in node.iter(*_SHOWN) if _is_in_run(child) and not _is_in_picture(child))


def _is_in_run(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag in (_W + "r", _M + "r")


def _is_on(toggle: Element | None) -> bool:
    return toggle is not None and toggle.get(_W + "val", "1") not in ("0", "false", "off")


def _look(run: Element | None) -> Element | None:
    """The look of a run, which stands first in it (ISO/IEC 29500-1, 17.3.2.1): a run may hold ten thousands of pieces that each ask for it."""
    first = next(iter(run), None) if run is not None else None
    return first if first is not None and first.tag == _LOOK else None


def _piece(node: Element) -> str:
    look = _look(node.getparent())
    if look is not None and _is_on(look.find(_VANISH)):
        return ""
    if node.tag in _TEXTS:
        return node.text or ""
    if node.tag == _W + "tab":
        return "\t"
    settled = look is not None and look.find(f"{_W}rStyle[@{_W}val='{_TURN}']") is not None
    return "\n" if node.tag == _W + "br" and not settled and node.get(_W + "type") not in ("page", "column") else ""


def _place_problems(body: Element, expected: Expected) -> Iterator[Problem]:
    """Every place holds its value under its bookmark and its tag, unfilled ones are marked as such, and nothing else is marked."""
    written = _ranges(body)
    marked, tags = 0, {_tag(shown.path) for shown in expected.places}
    for shown in expected.places:
        nodes = written.pop(f"{_stem(shown.path)}_{shown.place}", [])
        controls = [node for node in nodes if _is_place(node, tags)]
        marked += len(controls)
        if (
            not (shown.text == _range_text(nodes) or shown.text == _range_text(n for n in nodes if n.tag != _PARAGRAPH or not _is_beside(n)))
            or not all(_is_of(control, shown) for control in controls)
            or bool(shown.text.strip("\n")) > bool(controls)
        ):
            yield Problem(tr("“{name}”的第 {place} 处没有写对。", name=shown.label or shown.path, place=shown.place), field=shown.path)
    if written or marked != sum(_is_place(node, tags) and not _is_in_picture(node) for node in body.iter(_W + "sdt")):
        yield Problem(tr("写出的文件里有多余的标记。"))


def _is_place(node: Element, tags: set[str]) -> bool:
    """Whether a node is a control that says it is a place of a field; those of other people may stand beside and around them."""
    tag = node.find(f"{_W}sdtPr/{_W}tag") if node.tag == _W + "sdt" else None
    return tag is not None and tag.get(_W + "val") in tags


def _ranges(body: Element) -> dict[str, list[Element]]:
    """By bookmark of a field, the elements that begin between its start and its end, those of pictures left out."""
    found: dict[str, list[Element]] = {}
    opened: dict[str, list[Element]] = {}
    for node in _outside_pictures(body):
        if node.tag == _START and (bookmark := str(node.get(_W + "name"))).startswith("_ng"):
            opened[str(node.get(_W + "id"))] = found.setdefault(bookmark, [])
        elif node.tag == _END:
            opened.pop(str(node.get(_W + "id")), None)
        for nodes in opened.values():
            nodes.append(node)
    return found


def _outside_pictures(top: Element) -> Iterator[Element]:
    left = [top]
    while left:
        node = left.pop()
        yield node
        left.extend(child for child in reversed(node) if child.tag not in _PICTURES)


def _range_text(nodes: Iterable[Element]) -> str:
    return "".join("\n" if node.tag == _PARAGRAPH else _piece(node) for node in nodes if node.tag in _IN_RANGES)


def _stem(path: str) -> str:
    return f"_ng{hashlib.sha256(path.encode()).hexdigest()[:10]}"


def _tag(path: str) -> str:
    """The tag of a path's controls, which has at most 64 characters."""
    return path if len(path) <= 64 else path[:51] + _stem(path)


def _is_of(control: Element, shown: ShownPlace) -> bool:
    """Whether a control carries the tag of the place, and the mark of an unfilled slot exactly when it is one."""
    tag, prompt = (control.find(f"{_W}sdtPr/{_W}{name}") for name in ("tag", "showingPlcHdr"))
    return tag is not None and tag.get(_W + "val") == _tag(shown.path) and (prompt is None) == shown.filled
