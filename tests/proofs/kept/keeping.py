"""Opening, journaling, saving and opening again, and what was lost on the way."""

import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from editor.composing import compose
from editor.desk import Desk
from editor.merging import merged
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.template.field import FieldType
from editor.model.template.file_text import section_lines
from editor.model.template.template import Prose, Template
from editor.storage.library.entry import read_template
from editor.storage.library.library import write_template
from editor.word import open_package
from tests.proofs.kept.drafts import markup, values_for

MADE = "稿.docx"


def opened(desk: Desk, text: str, folder: Path, chance: random.Random) -> Draft | None:
    """The draft of a template's file with random values; None where opening refuses it with words."""
    path = folder / "稿.nigao"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        draft = desk.open(path).draft
    except NigaoError:
        return None
    draft = draft.with_values(values_for(draft.template, chance))
    prose = next(((section, n) for section in draft.template.sections for n, b in enumerate(section.blocks) if isinstance(b, Prose)), None)
    if prose is None or chance.random() < 0.5:
        return draft
    section, at = prose
    keys = [field.key for field in draft.template.fields if field.type != FieldType.ROWS]
    blocks = (*section.blocks[:at], Prose(markup(chance, keys)), *section.blocks[at + 1 :])
    return draft.with_template(draft.template.with_section(replace(section, blocks=blocks)))


def lost(desk: Desk, draft: Draft, folder: Path, *, whole: bool = True) -> str:
    """What of a draft is not as it was after one of the ways to keep it, in a word; "" where all is. Without `whole` it is not written as Word."""
    for name, way in (*_QUICK, *(_LONG if whole else ())):
        try:
            again = way(desk, draft, folder)
        except NigaoError as error:
            return f"{name}: {error.text}"
        if again is not None and (again != draft or _text(again) != _text(draft)):
            return f"{name}: {_difference(draft, again)}"
    return ""


def _text(draft: Draft) -> list[str]:
    return [paragraph.text for paragraph in compose(draft).document.paragraphs()]


def _difference(one: Draft, other: Draft) -> str:
    if one.template.fields != other.template.fields:
        return "fields"
    if one.template != other.template:
        sections = zip(one.template.sections, other.template.sections, strict=False)
        return next((f"{a}\n  {b}" for a, b in sections if a != b), "template")
    return "values" if one.values != other.values else "switches" if one.switches != other.switches else "text"


def _through_json(_desk: Desk, draft: Draft, _folder: Path) -> Draft:
    return draft_from_json(draft_to_json(draft))


def _through_template(_desk: Desk, draft: Draft, folder: Path) -> Draft:
    """The draft over its template as a file of its own has it, which knows no ids of sections."""
    path = folder / "另存.nigao"
    write_template(path, draft.template)
    template, _ = read_template(path)
    sections = draft.template.sections if _lines(template) == _lines(draft.template) else template.sections
    return draft.with_template(replace(template, name=template.name or draft.template.name, sections=sections))


def _lines(template: Template) -> list[str]:
    return [line for line, _ in section_lines(template.sections)]


def _through_journal(desk: Desk, draft: Draft, _folder: Path) -> Draft:
    session = Session(Draft(), None, "稿")
    journal = desk.start_journal(session)
    journal.note(draft)
    journal.flush()
    journal.close(keep=True)
    found = desk.recover()
    for one in found:
        one.forget()
    return found[0].draft


def _through_word(desk: Desk, draft: Draft, folder: Path) -> Draft:
    path = folder / MADE
    path.unlink(missing_ok=True)
    desk.save_word(draft, path)
    return desk.open(path).draft


def _through_another_program(_desk: Desk, draft: Draft, folder: Path) -> Draft | None:
    """The report that was just saved, written again by a program that changed nothing in it, and so compared with its draft."""
    path, other = folder / MADE, folder / "别处.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in sorted(old.namelist()):
            new.writestr(name, old.read(name))
    found = merged(draft_from_json(draft_to_json(draft)), open_package(other.read_bytes()))
    return found.draft


Way = Callable[[Desk, Draft, Path], Draft | None]
_QUICK: tuple[tuple[str, Way], ...] = (("JSON", _through_json), ("template", _through_template))
_LONG: tuple[tuple[str, Way], ...] = (("journal", _through_journal), ("Word", _through_word), ("another program", _through_another_program))
