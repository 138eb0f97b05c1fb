"""A clean copy of a filled form: without controls, marks and what tells of the person, without what reaches outside; otherwise as it is."""

import re
from collections.abc import Mapping

from editor.word.forms.own_part import own_path
from editor.word.outside.finding import read_outside, without_outside
from editor.word.outside.reach import unwrap
from editor.word.package.marks import FORM_START
from editor.word.package.opening import open_package
from editor.word.package.package import Package
from editor.word.package.repacking import repacked
from editor.word.package.xml import Element, find, get, name, remove, serialized, walk

_TEXTS = ("header", "footer", "footnotes", "endnotes")
_PERSONAL = ("dc:creator", "cp:lastModifiedBy")
_CORE = "docProps/core.xml"
_KEPT_CONTROLS = ("w:docPartObj", "w:docPartList")


def final_copy(data: bytes) -> bytes:
    """The bytes of the clean copy of a Word file; parts in which nothing is taken away stay byte for byte."""
    package = open_package(data, exact=True)
    changed: dict[str, bytes] = {}
    for path in dict.fromkeys((package.main, *(one for kind in _TEXTS for one in package.related(kind)))):
        top = package.copied(path)
        if _cleaned(top):
            changed[path] = package.as_it_was_named(path, serialized(top))
    changed |= _without_person(package)
    return _without_outside(*_without_own(package, changed))


def _cleaned(top: Element) -> bool:
    """Take the controls and our marks off; whether there were any."""
    controls = [one for one in walk(top, "w:sdt") if not any(find(one, f"w:sdtPr/{tag}") is not None for tag in _KEPT_CONTROLS)]
    for control in controls:
        content = find(control, "w:sdtContent")
        if content is None:
            remove(control)
        else:
            unwrap(content)
            for look in control.findall(name("w:sdtPr")) + control.findall(name("w:sdtEndPr")):
                control.remove(look)
            unwrap(control)
    marks = [one for one in walk(top, "w:bookmarkStart") if get(one, "w:name").startswith(FORM_START)]
    ids = {get(one, "w:id") for one in marks}
    for mark in (*marks, *[one for one in walk(top, "w:bookmarkEnd") if get(one, "w:id") in ids]):
        remove(mark)
    return bool(controls or marks)


def _without_person(package: Package) -> dict[str, bytes]:
    top = package.copied(_CORE) if _CORE in package else None
    nodes = [] if top is None else [node for tag in _PERSONAL if (node := find(top, tag)) is not None and node.text]
    for node in nodes:
        node.text = ""
    return {_CORE: serialized(top)} if top is not None and nodes else {}


def _without_own(package: Package, changed: Mapping[str, bytes]) -> tuple[Package, Mapping[str, bytes], frozenset[str]]:
    """The file without the part by which it is known again."""
    own = own_path(package)
    if not own:
        return package, changed, frozenset()
    listed = next(path for path in package.paths if path.endswith("document.xml.rels") or f'{own}"'.encode() in package.part(path))
    target = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*Target=\"[^\"]*" + re.escape(own.encode()) + rb"\"[^>]*/>")
    return package, {**changed, listed: target.sub(b"", package.part(listed))}, frozenset((own,))


def _without_outside(package: Package, changed: Mapping[str, bytes], dropped: frozenset[str]) -> bytes:
    made = repacked(package.data, package.entries, changed, dropped)
    again = open_package(made)
    if not read_outside(again):
        return made
    clean = without_outside(again)
    other = {path: clean.part(path) for path in again.paths if path in clean and clean.part(path) != again.part(path)}
    return repacked(made, again.entries, other)
