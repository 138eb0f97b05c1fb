"""What the program says of a file of a corpus when it opens it: plain JSON, the same on every machine."""

import json
import shutil
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from typing import Any

from editor.composing import compose
from editor.desk import Desk, with_samples
from editor.model.acts.prose import TextLine, settled, text_lines, with_text
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json, value_to_json
from editor.model.returned.change import Change, take_all
from editor.model.session.session import Session
from editor.model.template.file import parse_template, print_template
from editor.qt.frame.frame import WindowState
from editor.storage.settings import SETTINGS
from tests.desk.made import desk_in

Told = dict[str, Any]
PLACE = "/srv/nigao"
"""Where the person's folders and reports lie, as the files of a corpus name it."""
_HUNK = ("---", "+++", "@@")
_WINDOW = {"window": 2, "maximized": 1, "panes": 2, "hidden panes": 3}


def files(corpus: Path, kind: str) -> list[Path]:
    """The files of a kind in a corpus, by name; of the person's folders there is one set."""
    return [corpus / kind] if kind == "home" else sorted((corpus / kind).iterdir(), key=lambda path: path.name)


def told(kind: str, path: Path, room: Path) -> Told:
    """What the program says of one of them, opened on a desk whose folders lie in `room`."""
    return json.loads(json.dumps(KINDS[kind](path, room)))


def copied(folder: Path, to: Path, was: str, now: str) -> None:
    """A copy of a folder, with another place for it in the files that name it."""
    shutil.copytree(folder, to)
    for path in [path for path in to.rglob("*") if path.suffix in (".json", ".toml")]:
        path.write_bytes(path.read_bytes().replace(was.encode(), now.encode()))


def _text(draft: Draft) -> list[str]:
    """The composed text, a line a paragraph."""
    return [paragraph.text for paragraph in compose(draft).document.paragraphs()]


def _draft(draft: Draft) -> Told:
    """The text of a draft, its values by key, and the sections that are not written."""
    values = {key: value_to_json(draft.value(key)) for key in draft.template.by_key if draft.value(key)}
    off = [section.id for section in draft.template.sections if not draft.is_on(section.id)]
    return {"text": _text(draft), "values": values, "off": off}


def _report(path: Path, room: Path) -> Told:
    """A report: its draft, what was changed elsewhere and how the text is without that, what else stands in it, and how far undo goes."""
    opened = desk_in(room).open(path)
    found: Told = {"kind": opened.kind, "name": opened.name, **_draft(opened.draft), "undo": _undone(opened.session())}
    if opened.changes:
        found["changes"] = [_change(change) for change in opened.changes]
        here = _text(take_all(opened.draft, opened.changes[::-1], "here"))
        found["here"] = [line for line in unified_diff(found["text"], here, n=0, lineterm="") if not line.startswith(_HUNK)]
    if opened.foreign:
        found["foreign"] = [[str(one.thing.kind), one.thing.text, one.thing.marked, one.thing.author, one.section] for one in opened.foreign]
    return found


def _change(change: Change) -> list[str]:
    """A change: its kind, the key of its field, the title of its section, what was there and what is."""
    return [str(change.kind), change.key, change.section, change.was, change.now]


def _template(path: Path, room: Path) -> Told:
    """A template: its header, its fields and the text with samples; `prints itself` says that it is written again as it was."""
    template = desk_in(room).open(path).draft.template
    head = [template.name, template.kind, template.layout, template.numbering, template.form, template.seal, template.about, *template.tags]
    fields = [[str(part) for part in (field.key, field.name, field.type, field.unit, field.required)] for field in template.fields]
    text = path.read_bytes().decode()
    is_kept = print_template(parse_template(text)[0]) == text
    return {"head": head, "fields": fields, "text": _text(with_samples(Draft(template))), "prints itself": is_kept}


def _journal(path: Path, room: Path) -> Told:
    """The draft that a journal holds, and how far undo goes in it."""
    (found,) = _with_journal(path, room).recover()
    session = found.session()
    kept = {"name": found.name, "path": found.path and found.path.as_posix(), "unsaved": session.is_dirty, **_draft(found.draft)}
    found.forget()
    return {**kept, "undo": _undone(session)}


def _with_journal(path: Path, room: Path) -> Desk:
    """A desk whose program ended and left this journal."""
    desk = desk_in(room)
    desk.folders.journals.mkdir(parents=True)
    shutil.copy(path, desk.folders.journals)
    return desk


def _review(path: Path, room: Path) -> Told:
    """The review that a journal holds."""
    (found,) = _with_journal(path, room).recover_reviews()
    seen = found.seen
    rest = {"lines": list(seen.source.lines), "accepted": sorted(seen.accepted), "lists": list(seen.lists), "labels": [s.label for s in seen.slots]}
    found.forget()
    return {"name": found.name, **seen.to_json(), **rest}


def _undone(session: Session) -> int:
    """How many steps undo takes back after some acts; the draft is then what it was, and comes back from its file as it is after them."""
    before = session.draft
    _act(session)
    assert draft_from_json(draft_to_json(session.draft)) == session.draft
    steps = 0
    while session.history.undo_label is not None:
        session.undo()
        steps += 1
    assert session.draft == before
    return steps


def _act(session: Session) -> None:
    """Fill two fields, one of them over again, and clear them; write a paragraph; switch sections."""
    for field in [field for field in session.draft.fields if field.type == "text"][:2]:
        session.set_value(field.key, "改过的话")
        session.set_value(field.key, "改过两次的话")
        session.seal()
        session.set_value(field.key, "")
        session.seal()
    for section in [section for section in session.draft.written if section.part == "body"][:1]:
        lines = (*text_lines(section), TextLine("prose", "补充的一段。"))
        session.edit(settled(with_text(session.draft, section.id, lines)), "改写")
    for section in [section for section in session.draft.template.sections if section.optional]:
        session.edit(session.draft.with_switch(section.id, not session.draft.is_on(section.id)), "开关")


def _home(path: Path, room: Path) -> Told:
    """What the person's folders hold but for journals: settings, list of reports, library, history of values, window."""
    copied(path, room, PLACE, room.as_posix())
    desk = desk_in(room)
    own = [entry for entry in desk.templates() if entry.origin == "own"]
    known, view = desk.library_state.survey(own), desk.library_state.view()
    state = WindowState(desk.folders.state / "window.json")
    return {
        "settings": {setting.name: _plain(desk.settings.value(setting.name)) for setting in SETTINGS},
        "notes": [note.text for note in desk.settings.notes],
        "recents": [[Path(r.path).name, r.title, r.kind, r.filled, r.total, r.when, r.pinned, r.standing()] for r in desk.recents.all()],
        "view": [view.order, view.as_list, view.tab],
        "own": [[e.name, e.kind, e.folder, list(e.tags), e.fields, known[e.file].first, known[e.file].used, known[e.file].badge] for e in own],
        "folders": desk.library.own_folders(),
        "history": {
            f"{kind} {name}": [[used.text, used.count, used.when] for used in desk.value_history.of(name, kind)]
            for name, kind in (("本单位", "org"), ("主持人", "person"), ("成文日期", "date"), ("会议名称", "meeting"))
        },
        "window": {name: state.numbers(name, count) for name, count in _WINDOW.items()},
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


KINDS: dict[str, Callable[[Path, Path], Told]] = {
    "reports": _report,
    "templates": _template,
    "journals": _journal,
    "reviews": _review,
    "home": _home,
}
"""What a corpus holds, each with what tells of a file of it."""
