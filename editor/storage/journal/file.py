"""The records of a draft's journal, and the drafts that journals left behind.

The first record holds the whole draft, each one after it what changed since.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json, value_from_json, value_to_json
from editor.model.returned.placed import PlacedForeign
from editor.model.session.session import Session
from editor.storage.journal.locks import LeftBehind, left_behind

FORMAT = 1
STEM, ENDING = "draft", ".journal"


def whole_record(draft: Draft, path: Path | None, name: str) -> Mapping[str, Any]:
    """The record of a whole draft; `path` is its Word file, `name` what it is called on screen."""
    return {"format": FORMAT, "path": str(path) if path else None, "name": name, "draft": draft_to_json(draft)}


def change_record(before: Draft, after: Draft) -> Mapping[str, Any] | None:
    """The record of what changed between two drafts; None where the template did, which only a whole draft says."""
    if before.template is not after.template and before.template != after.template:
        return None
    changed = {key: value_to_json(value) for key, value in after.values.items() if before.values.get(key) != value}
    gone = [key for key in before.values if key not in after.values]
    return {"values": changed, "gone": gone, "switches": dict(after.switches)}


@dataclass
class Recovered(LeftBehind):
    """A draft that was not saved when its program ended; `path` is the Word file that it belongs to, None before its first save."""

    draft: Draft
    path: Path | None
    name: str

    def session(self, foreign: tuple[PlacedForeign, ...] = ()) -> Session:
        """A session on the draft, unsaved; `foreign` is what its Word file holds that a draft can't."""
        session = Session(self.draft, self.path, self.name, foreign=foreign)
        session.saved = None
        return session


def recover(folder: Path) -> list[Recovered]:
    """The drafts of journals that no running program holds, the last changed first; damaged ones are left where they are."""
    return left_behind(folder, ENDING, _recovered)


def _recovered(left: LeftBehind, records: list[Mapping[str, Any]]) -> Recovered:
    first, *changes = records
    draft = draft_from_json(first["draft"])
    for change in changes:
        draft = _changed(draft, change)
    path = first.get("path")
    return Recovered(left.file, left.lock, left.when, draft, Path(path) if path else None, first.get("name", ""))


def _changed(draft: Draft, change: Mapping[str, Any]) -> Draft:
    kept = {key: value for key, value in draft.values.items() if key not in change["gone"]}
    changed = {key: value_from_json(value) for key, value in change["values"].items()}
    return Draft(draft.template, {**kept, **changed}, change["switches"])
