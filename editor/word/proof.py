"""Proof of what was written: the file is read again by code of its own, which shares no names, walks or helpers with the writer."""

import hashlib
import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from editor.model.problem import Problem
from editor.model.words import tr
from editor.word.expected import Expected, Shown
from editor.word.xml import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TURN = "LineTurn"


def prove(data: bytes, expected: Expected) -> list[Problem]:
    """What is wrong with a written Word file, nothing when it is proved; a problem names the field (its path) where one is concerned."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if (broken := archive.testzip()) is not None:
                return [_damage(broken)]
            files = {path: archive.read(path) for path in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return [_damage("zip")]
    trees, problems = _trees(files)
    body = trees.get("word/document.xml")
    if problems or body is None:
        return problems or [_damage("word/document.xml")]
    checks = (
        _package_problems(files, trees),
        _id_problems(body),
        _field_problems(trees),
        _text_problems(body, expected),
        _brace_problems(body, expected),
        _place_problems(body, expected),
    )
    return [*chain.from_iterable(checks), *_final_problems(files, expected)]


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
    known = {identity for identity, _ in _relations(trees, "word/document.xml")}
    used = {str(node.get(_R + "id")) for node in trees["word/document.xml"].iter() if node.get(_R + "id")}
    yield from (_damage(identity) for identity in used - known)


def _relations(trees: dict[str, Element], part: str) -> list[tuple[str, str]]:
    """The ids and targets of a part's relationships ("" for the package)."""
    folder, file = posixpath.split(part)
    top = trees.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    nodes = [] if top is None else list(top)
    return [(str(node.get("Id")), posixpath.normpath(posixpath.join(folder, str(node.get("Target"))))) for node in nodes]


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
    """Every complex field that begins has its result and its end."""
    for path, top in trees.items():
        marks = "".join(str(node.get(_W + "fldCharType"))[0] for node in top.iter(_W + "fldChar"))
        if re.sub("bse", "", marks):
            yield _damage(path)


def _final_problems(files: dict[str, bytes], expected: Expected) -> Iterator[Problem]:
    """A final copy holds no draft and nobody's name."""
    metadata = files.get("docProps/core.xml", b"") + files.get("docProps/app.xml", b"")
    if expected.final and (any(path.startswith("customXml/") for path in files) or re.search(rb"creator|lastModifiedBy|Company|Template>", metadata)):
        yield Problem(tr("定稿里还留有文稿数据或个人信息。"))


def _text_problems(body: Element, expected: Expected) -> Iterator[Problem]:
    """The text of every paragraph is the one that was composed."""
    texts = [_text(paragraph) for paragraph in body.iter(_W + "p")]
    wrong = next((n for n, (is_there, wanted) in enumerate(zip(texts, expected.texts, strict=False), start=1) if is_there != wanted), 0)
    if wrong or len(texts) != len(expected.texts):
        yield Problem(tr("写出的文件里第 {number} 段与文稿不同。", number=wrong or min(len(texts), len(expected.texts)) + 1))


def _brace_problems(body: Element, expected: Expected) -> Iterator[Problem]:
    """No slot of the template is left in the prose; what a value says inside its control is the person's business."""
    prose = (node.text or "" for node in body.iter(_W + "t") if next(node.iterancestors(_W + "sdt"), None) is None)
    left = (slot.strip() for text in prose for slot in re.findall(r"\{\{([^{}]*)\}\}", text))
    yield from (Problem(tr("正文里还留着没有换掉的空位“{name}”。", name=slot), field=slot) for slot in left if slot in expected.fields)


def _text(node: Element) -> str:
    """The text on the page; line breaks that layout settled are not part of it."""
    return "".join(_piece(child) for run in node.iter(_W + "r") for child in run)


def _piece(node: Element) -> str:
    if node.tag == _W + "t":
        return node.text or ""
    if node.tag == _W + "tab":
        return "\t"
    run = node.getparent()
    settled = run is not None and run.find(f"{_W}rPr/{_W}rStyle[@{_W}val='{_TURN}']") is not None
    return "\n" if node.tag == _W + "br" and not settled else ""


def _place_problems(body: Element, expected: Expected) -> Iterator[Problem]:
    """Every place holds its value under its bookmark and its tag, unfilled ones are marked as such, and nothing else is marked."""
    written = _ranges(body)
    marked = 0
    for shown in expected.places:
        nodes = written.pop(_bookmark(shown), [])
        controls = [node for node in nodes if node.tag == _W + "sdt"]
        marked += len(controls)
        if (
            _range_text(nodes) != shown.text
            or not all(_is_of(control, shown) for control in controls)
            or bool(shown.text.strip("\n")) > bool(controls)
        ):
            yield Problem(tr("“{name}”的第 {place} 处没有写对。", name=shown.label or shown.path, place=shown.place), field=shown.path)
    if written or marked != len(body.findall(f".//{_W}sdt")):
        yield Problem(tr("写出的文件里有多余的标记。"))


def _ranges(body: Element) -> dict[str, list[Element]]:
    """By bookmark, the elements that begin between its start and its end."""
    found: dict[str, list[Element]] = {}
    opened: dict[str, list[Element]] = {}
    for node in body.iter():
        if node.tag == _W + "bookmarkStart":
            opened[str(node.get(_W + "id"))] = found.setdefault(str(node.get(_W + "name")), [])
        elif node.tag == _W + "bookmarkEnd":
            opened.pop(str(node.get(_W + "id")), None)
        for nodes in opened.values():
            nodes.append(node)
    return found


def _range_text(nodes: list[Element]) -> str:
    return "".join("\n" if node.tag == _W + "p" else _piece(node) for node in nodes)


def _bookmark(shown: Shown) -> str:
    return f"_ng{hashlib.sha256(shown.path.encode()).hexdigest()[:10]}_{shown.place}"


def _is_of(control: Element, shown: Shown) -> bool:
    """Whether a control carries the tag of the place, and the mark of an unfilled slot exactly when it is one."""
    tag, prompt = (control.find(f"{_W}sdtPr/{_W}{name}") for name in ("tag", "showingPlcHdr"))
    return tag is not None and tag.get(_W + "val") == shown.path and (prompt is None) == shown.filled
