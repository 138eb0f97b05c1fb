"""Reports that came back damaged: without controls, without inner data, with other inner data."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from editor.model.draft.draft import Draft
from editor.model.draft.file import FORMAT, draft_to_json
from tests.desk.word_parts import part_of, w, with_part


def change_document(path: Path, change: Callable[[etree._Element], object]) -> None:
    """Change the text of a Word file's main part as a tree."""
    top = part_of(path.read_bytes(), "word/document.xml")
    change(top)
    path.write_bytes(with_part(path.read_bytes(), "word/document.xml", top))


def without_controls(path: Path) -> None:
    """Take all controls and bookmarks out of a Word file and leave their text."""
    change_document(path, _bare)


def _bare(top: etree._Element) -> None:
    for control in list(top.iter(w("sdt"))):
        content = control.find(w("sdtContent"))
        for child in list(content) if content is not None else []:
            control.addprevious(child)
        control.getparent().remove(control)  # type: ignore[union-attr]
    for mark in list(top.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        mark.getparent().remove(mark)  # type: ignore[union-attr]


def with_inner(path: Path, change: Callable[[str], str]) -> None:
    """Change the JSON of the draft inside a Word file."""
    name, top = _inner(path.read_bytes())
    content = top.find("{*}content")
    assert content is not None
    content.text = change(content.text or "")
    path.write_bytes(with_part(path.read_bytes(), name, top))


def with_digest(path: Path, digest: str | None) -> None:
    """Give the draft inside a Word file another digest; none at all, as version 0.1.0 wrote it, for None."""
    name, top = _inner(path.read_bytes())
    node = top.find("{*}digest")
    assert node is not None
    if digest is None:
        top.remove(node)
    else:
        node.text = digest
    path.write_bytes(with_part(path.read_bytes(), name, top))


def _inner(data: bytes) -> tuple[str, etree._Element]:
    for number in range(1, 9):
        top = part_of(data, f"customXml/item{number}.xml")
        if top.find("{*}content") is not None:
            return f"customXml/item{number}.xml", top
    raise AssertionError


def of_newer_version(text: str) -> str:
    """The JSON of a draft as a newer version could have written it."""
    return json.dumps({**json.loads(text), "format": FORMAT + 1, "unheard": [1]}, ensure_ascii=False)


def of_draft(draft: Draft) -> Callable[[str], str]:
    """A change that puts another draft inside."""
    return lambda _text: draft_to_json(draft)


def said(notes: object) -> str:
    """The sentence of the first note, without what stands in quotes."""
    assert isinstance(notes, tuple)
    return re.sub("“.*?”", "“”", notes[0].text) if notes else ""
