"""The records of a draft's journal, and the drafts that journals left behind.

The first record holds the whole draft, each one after it what changed since.
"""

import contextlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json, value_from_json, value_to_json
from editor.model.returned.placed import PlacedForeign
from editor.model.session.seen import Seen
from editor.model.session.session import FormFile, Session
from editor.storage.journal.kept_file import PUT_OFF
from editor.storage.journal.left import AFTER, DAMAGED, DamagedJournal, LeftBehind, LeftState, Records, damaged_in, left_behind, names_of
from editor.storage.journal.records import Record, text_in

STEM, ENDING = "draft", ".journal"


def whole_record(session: Session, draft: Draft, after: Sequence[LeftBehind] = ()) -> Record:
    """The record of a whole draft of a session: its Word file and what that was when the draft left it, its name, what it was made of, and the form
    that it fills. `after` are the journals that this one goes on from.
    """
    path, made_of, form = session.path, session.made_of, session.form
    seen = session.files.at(path) if path is not None else Seen()
    origin = {} if made_of is None else {"made of": str(made_of.absolute())}
    filled = {} if form is None else {"form": {"name": form.name, "template": form.is_template, "data": b64encode(form.data).decode()}}
    base = {} if seen.draft is None else {"base": None if seen.draft == draft else draft_to_json(seen.draft)}
    whole = {**origin, **filled, AFTER: names_of(after), "draft": draft_to_json(draft)}
    return {"path": str(path) if path else None, "name": session.name, "digest": seen.digest, **base, **whole}


def change_record(before: Draft, after: Draft) -> Record | None:
    """The record of what changed between two drafts; None where the template did, which only a whole draft says."""
    if before.template is not after.template and before.template != after.template:
        return None
    changed = {key: value_to_json(value) for key, value in after.values.items() if before.values.get(key) != value}
    gone = [key for key in before.values if key not in after.values]
    verbatim = {} if after.verbatim == before.verbatim else {"verbatim": [list(pair) for pair in sorted(after.verbatim)]}
    return {"values": changed, "gone": gone, "switches": dict(after.switches), **verbatim}


@dataclass
class Recovered(LeftBehind):
    """A draft that was not saved when its program ended; `path` is the Word file that it belongs to, None before its first save.

    `seen` is what that file was when the draft left it: where it is another one now, both have gone on from there.
    """

    draft: Draft
    path: Path | None
    name: str
    seen: Seen = field(default_factory=Seen)
    made_of: Path | None = None
    form: FormFile | None = None

    def session(self, foreign: tuple[PlacedForeign, ...] = ()) -> Session:
        """A session on the draft, unsaved; `foreign` is what its Word file holds that a draft can't."""
        session = Session(self.draft, self.path, self.name, foreign=foreign, made_of=self.made_of, form=self.form)
        session.saved = None
        if self.path is not None:
            session.files.note(self.path, self.seen)
        return session


def recover(folder: Path) -> list[Recovered]:
    """The drafts of journals that no running program holds, the last changed first; damaged ones are left where they are."""
    return left_behind(folder, ENDING, _recovered)


def damaged(folder: Path) -> list[DamagedJournal]:
    """The journals of drafts that no running program holds and of which nothing is sure."""
    return damaged_in(folder, ENDING, _recovered)


def loose_draft(journal: DamagedJournal) -> Draft | None:
    """The draft that a damaged journal seems to hold, right or wrong; None where there is none in it."""
    draft = None
    for record in journal.records:
        with contextlib.suppress(*DAMAGED):
            draft = draft_from_json(record["draft"]) if "draft" in record else _changed(draft, record) if draft else None
    return draft


def _recovered(left: LeftBehind, records: Records) -> Recovered:
    first, *changes = records
    draft = draft_from_json(first["draft"])
    for change in changes:
        try:
            draft = _changed(draft, change)
        except DAMAGED:
            # Only a journal without digests can hold a line that is JSON and no change: what stands before it counts.
            left = replace(left, standing=LeftState.CUT)
            break
    path = "" if first.get("path") is None else text_in(first, "path")
    made_of = Path(text_in(first, "made of")) if "made of" in first else None
    where = Path(path) if path else None
    return Recovered(left.file, left.lock, left.when, left.standing, draft, where, text_in(first, "name"), _seen(first), made_of, _form(first))


def _form(first: Record) -> FormFile | None:
    """The Word form that the draft fills in place; DAMAGED where it is none that can be read."""
    if "form" not in first:
        return None
    kept = first["form"]
    return FormFile(b64decode(text_in(kept, "data"), validate=True), text_in(kept, "name"), bool(kept.get("template")))


def _seen(first: Record) -> Seen:
    """What the file was when the draft left it; where it said what the draft says, that is not written twice."""
    if "base" not in first:
        return Seen(text_in(first, "digest"))
    return Seen(text_in(first, "digest"), draft_from_json(first["draft"] if first["base"] is None else first["base"]))


def _changed(draft: Draft, change: Record) -> Draft:
    if change == PUT_OFF:
        return draft
    kept = {key: value for key, value in draft.values.items() if key not in change["gone"]}
    changed = {key: value_from_json(value) for key, value in change["values"].items()}
    switches = {name: bool(on) for name, on in change["switches"].items()}
    verbatim = frozenset((str(key), str(value)) for key, value in change["verbatim"]) if "verbatim" in change else draft.verbatim
    return replace(draft, values={**kept, **changed}, switches=switches, verbatim=verbatim)
