"""What the person wrote before in a field of that name and type, on this machine alone."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from editor.model.template.field import FieldType
from editor.storage.own_files import OwnFile, is_moment, is_number, is_text, json_of, printed_json

MOST_VALUES, MOST_FIELDS, MOST_CHARACTERS = 20, 400, 200
_WAIT = 0.5


@dataclass(frozen=True, slots=True)
class Used:
    """A value that was written before: how often, and when last (seconds since 1970)."""

    text: str
    count: int
    when: float


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """A value as it was written in a field of this name and type."""

    name: str
    type: FieldType
    text: str


class ValueHistory:
    """The history in its file. Nobody's work depends on it."""

    def __init__(self, path: Path, now: Callable[[], float] = time.time) -> None:
        self._file, self._now = OwnFile(path, _parsed, dict[str, list[Used]]), now
        self._entries: dict[str, list[Used]] | None = None

    def of(self, name: str, kind: FieldType) -> tuple[Used, ...]:
        """The values of fields of that name and type, the last written first."""
        if self._entries is None:
            self._entries = self._file.read()
        return tuple(sorted(self._entries.get(_entry(name, kind), ()), key=lambda used: (-used.when, used.text)))

    def matching(self, name: str, kind: FieldType, typed: str) -> tuple[Used, ...]:
        """The values with what was typed in them, those that begin with it first, then the most written."""
        found = [used for used in self.of(name, kind) if typed in used.text and used.text != typed]
        return tuple(sorted(found, key=lambda used: (not used.text.startswith(typed), -used.count)))

    def remember(self, written: Iterable[WrittenValue]) -> None:
        """Count what was written; values of several lines and very long ones are left out."""
        kept = [w for w in written if 0 < len(w.text) <= MOST_CHARACTERS and "\n" not in w.text and is_text(w.text)]
        if kept:
            self._change(lambda entries: _counted(entries, kept, self._now()))

    def forget(self, name: str, kind: FieldType, text: str) -> None:
        """Never offer this value again until it is written anew."""

        def without(entries: dict[str, list[Used]]) -> dict[str, list[Used]]:
            """What was used before but for this text."""
            entry = _entry(name, kind)
            return {**entries, entry: [used for used in entries.get(entry, ()) if used.text != text]}

        self._change(without)

    def clear(self) -> None:
        """Forget everything."""
        self._change(lambda _entries: {})

    def _change(self, change: Callable[[dict[str, list[Used]]], dict[str, list[Used]]]) -> None:
        """Change what stands in the file by now: another window may have written too."""
        changed = self._file.change(lambda entries: _short(change(entries)), lambda entries: printed_json(_rows(entries), indent=0), _WAIT)
        if changed is not None:
            self._entries = changed


def _entry(name: str, kind: FieldType) -> str:
    return f"{kind} {name}"


def _parsed(data: bytes) -> dict[str, list[Used]]:
    """The history of a file; raises anything where it is not as it should be."""
    return {str(entry): [_used(*item) for item in values] for entry, values in json_of(data).items()}


def _used(text: object, count: object, when: object) -> Used:
    if not (is_text(text) and is_number(count) and is_moment(when)):
        raise ValueError
    return Used(text, count, float(when))


def _rows(entries: dict[str, list[Used]]) -> dict[str, list[list[str | int | float]]]:
    return {entry: [[used.text, used.count, used.when] for used in values] for entry, values in entries.items()}


def _counted(entries: dict[str, list[Used]], written: Iterable[WrittenValue], when: float) -> dict[str, list[Used]]:
    result = {entry: {used.text: used for used in values} for entry, values in entries.items()}
    for one in written:
        values = result.setdefault(_entry(one.name, one.type), {})
        before = values.get(one.text)
        values[one.text] = Used(one.text, before.count + 1 if before else 1, when)
    return {entry: list(values.values()) for entry, values in result.items()}


def _short(entries: dict[str, list[Used]]) -> dict[str, list[Used]]:
    """The values written last of the fields written last."""
    shortened = {entry: sorted(values, key=lambda used: -used.when)[:MOST_VALUES] for entry, values in entries.items() if values}
    last = sorted(shortened, key=lambda entry: -shortened[entry][0].when)[:MOST_FIELDS]
    return {entry: shortened[entry] for entry in last}
