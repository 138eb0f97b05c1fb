"""What is remembered of the library: how it is shown, which templates were used when, which are new since they were looked at, and what a person
chose for runs of many over them.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Any, cast

from editor.storage.library.entry import LibraryEntry, Origin
from editor.storage.own_files import OwnFile, is_moment, is_switch, is_text, json_of, printed_json, want

_MOST_TEMPLATES, _MOST_COLUMNS = 200, 400
_CHOICE_SECONDS = 0.5
Choices = dict[str, dict[str, str]]


class Order(StrEnum):
    """What templates are sorted by: when they were last used, their name, how new they are."""

    USED = "used"
    NAME = "name"
    NEW = "new"


class Badge(StrEnum):
    """What is to be said of a template: nothing, it is new, it was changed."""

    NONE = ""
    NEW = "new"
    CHANGED = "changed"


ORDERS: tuple[Order, ...] = (Order.USED, Order.NAME, Order.NEW)


@dataclass(frozen=True, slots=True)
class LibraryView:
    """How the library is shown: its order, as a list or as cards, and the tab by its name."""

    order: Order = Order.USED
    as_list: bool = False
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a template: the version that the person saw, when it was first met and last used (seconds since 1970), its badge, and whether
    it is to stay in front.
    """

    version: str
    first: float = 0.0
    used: float = 0.0
    badge: Badge = Badge.NONE
    pinned: bool = False


class LibraryState:
    """The memory in its file, for all threads. Nobody's work depends on it."""

    def __init__(self, path: Path, now: Callable[[], float] = time.time) -> None:
        self._file, self._now = OwnFile(path, _parsed, dict[str, Any]), now
        self._turn = Lock()

    def view(self) -> LibraryView:
        """How the library was shown last."""
        found = self._read().get("view")
        found = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
        order, tab = found.get("order"), found.get("tab")
        return LibraryView(
            next((known for known in Order if known == order), Order.USED),
            as_list=found.get("as_list") is True,
            tab=tab if isinstance(tab, str) else "",
        )

    def keep_view(self, view: LibraryView) -> None:
        """Remember how the library is shown."""
        with self._turn:
            self._write({**self._read(), "view": asdict(view)})

    def survey(self, entries: Sequence[LibraryEntry]) -> dict[Path, Known]:
        """What is known of each template, by file; those met for the first time are noted, and are new unless it is the first library of all."""
        with self._turn:
            data = self._read()
            before = _known_of(data)
            is_first = "templates" not in data
            after = {entry.file: self._met(before.get(str(entry.file)), entry, is_first=is_first) for entry in entries}
            changed = {str(file): known for file, known in after.items() if before.get(str(file)) != known}
            if changed or is_first:
                self._keep(data, {**before, **changed})
            return after

    def _met(self, known: Known | None, entry: LibraryEntry, *, is_first: bool) -> Known:
        if known is None:
            is_new = not is_first and entry.origin != Origin.OWN
            return Known(entry.version, 0.0 if is_first else self._now(), badge=Badge.NEW if is_new else Badge.NONE)
        if known.version == entry.version:
            return known
        # What is one's own was changed by oneself.
        return replace(known, version=entry.version, badge=Badge.NONE if entry.origin == Origin.OWN else known.badge or Badge.CHANGED)

    def note_used(self, entry: LibraryEntry) -> None:
        """A document was begun from a template: it counts as seen, and as used now."""
        self._note(entry, self._now())

    def note_seen(self, entry: LibraryEntry) -> None:
        """The person looked inside of a template."""
        self._note(entry, None)

    def pin(self, entry: LibraryEntry, *, on: bool) -> None:
        """Keep a template in front of all others, or no longer."""
        self._change(entry, lambda old: replace(old, pinned=on))

    def _note(self, entry: LibraryEntry, used: float | None) -> None:
        self._change(entry, lambda old: replace(old, version=entry.version, badge=Badge.NONE, used=old.used if used is None else used))

    def _change(self, entry: LibraryEntry, change: Callable[[Known], Known]) -> None:
        with self._turn:
            data = self._read()
            known = _known_of(data)
            known[str(entry.file)] = change(known.get(str(entry.file), Known(entry.version)))
            self._keep(data, known)

    def _keep(self, data: dict[str, Any], known: dict[str, Known]) -> None:
        self._write({**data, "templates": {file: asdict(one) for file, one in known.items()}})

    def _read(self) -> dict[str, Any]:
        return self._file.read()

    def _write(self, data: dict[str, Any]) -> None:
        self._file.write(printed_json(data, indent=1))


def _parsed(data: bytes) -> dict[str, Any]:
    """What a file remembers; raises anything where it is not as it should be."""
    found = json_of(data)
    want(isinstance(found, dict), isinstance(found.get("view", {}), dict))
    _known_of(found)
    return found


def _known_of(data: dict[str, Any]) -> dict[str, Known]:
    return {file: _known(one) for file, one in data.get("templates", {}).items()}


def _known(one: dict[str, Any]) -> Known:
    told: dict[str, Any] = {**one, "badge": Badge(one.get("badge", Badge.NONE))}
    known = Known(**told)
    want(is_text(known.version), is_moment(known.first), is_moment(known.used), is_switch(known.pinned))
    return known


class TemplateChoices:
    """What a person chose for templates, by the name of a template and of what was chosen; a file that nobody's work depends on."""

    def __init__(self, path: Path) -> None:
        self._file = OwnFile(path, _parsed_choices, Choices)

    def of(self, template: str) -> Mapping[str, str]:
        """What was chosen for a template, by name."""
        return self._file.read().get(template, {})

    def remember(self, template: str, chosen: Mapping[str, str]) -> None:
        """Keep what was chosen, beside what was chosen before of other names; the templates used last stay."""

        def changed(held: Choices) -> Choices:
            kept = {**held.pop(template, {}), **chosen}
            return {**dict(list(held.items())[1 - _MOST_TEMPLATES :]), template: dict(list(kept.items())[-_MOST_COLUMNS:])}

        self._file.change(changed, printed_json, _CHOICE_SECONDS)


def _parsed_choices(data: bytes) -> Choices:
    held = cast("dict[str, Any]", json_of(data))
    for choices in held.values():
        want(isinstance(choices, dict) and all(is_text(word) for pair in cast("dict[str, Any]", choices).items() for word in pair))
    return held
