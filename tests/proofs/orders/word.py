"""A person at Word: changes of a .docx on the disk, written as another program writes them."""

from pathlib import Path

from tests.desk.saving.word_plays import saved_by_word
from tests.desk.word_parts import Element, W, controls_in, paragraph, paragraphs_of, part_of, text_of, typed_over, w, with_part

_DOCUMENT = "word/document.xml"


def say_in_paragraph(path: Path, words: str) -> None:
    """Type behind the last words of a paragraph of the text."""
    data, top = _opened(path)
    body = paragraphs_of(top[0])
    target = next((p for p in body if "按计划推进" in text_of(p)), body[len(body) // 2])
    target.append(_run(words))
    _save(path, data, top)


def say_in_field(path: Path, words: str) -> None:
    """Type behind what the first control of the text holds that has a value."""
    data, top = _opened(path)
    control = next((c for c in controls_in(top) if text_of(c).strip() and not _is_empty(c)), None)
    if control is None:
        say_in_paragraph(path, words)
        return
    key = _tag(control)
    said = text_of(control) + words
    for place in [c for c in controls_in(top) if _tag(c) == key]:
        typed_over(place, said)
    _save(path, data, top)


def say_in_new_paragraph(path: Path, words: str) -> None:
    """Put a paragraph of its own behind the first one of the text that is long."""
    data, top = _opened(path)
    body = paragraphs_of(top[0])
    behind = next((p for p in body if len(text_of(p)) > 15), body[-1])
    behind.addnext(paragraph(words, behind))
    _save(path, data, top)


def _opened(path: Path) -> tuple[bytes, Element]:
    data = path.read_bytes()
    return data, part_of(data, _DOCUMENT)


def _save(path: Path, data: bytes, top: Element) -> None:
    """Write the file as Word does: a new one beside it takes its place."""
    beside = path.with_name("~WRD0001.tmp")
    beside.write_bytes(saved_by_word(with_part(data, _DOCUMENT, top)))
    beside.replace(path)


def _run(words: str) -> Element:
    made = top = paragraph(words)
    return next(run for run in top if run.tag == f"{{{W}}}r") if len(made) else made


def _is_empty(control: Element) -> bool:
    return control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None


def _tag(control: Element) -> str:
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    return "" if tag is None else tag.get(w("val"), "")
