"""The lines of a journal: each record with a digest over it and all before it, and a mark behind the last one.

A line is a digest, a space and JSON. A record that was changed, lost, doubled or put elsewhere breaks the chain of digests, and a file that was cut
off lacks the mark. The first line names the format. Journals of version 0.1.0 have JSON alone on their lines, and no mark.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

FORMAT = 2
Record = Mapping[str, Any]
UNREADABLE = (ValueError, RecursionError)
"""What JSON raises that is none, or is nested too deeply."""
_SIZE = 16
_DIGITS = 2 * _SIZE
_ROOT = "nigao journal"
_END = b'"end"'


@dataclass(frozen=True, slots=True)
class Chain:
    """The records of a journal up to now, by the digest of the last of them."""

    last: str = _ROOT

    def line(self, data: bytes) -> tuple["Chain", bytes]:
        """The chain with one more line, and that line."""
        digest = hashlib.blake2b(self.last.encode() + b"\n" + data, digest_size=_SIZE).hexdigest()
        return Chain(digest), digest.encode() + b" " + data + b"\n"

    def lines(self, records: Iterable[Record]) -> tuple["Chain", bytes]:
        """The chain with these records, and their lines."""
        chain, lines = self, list[bytes]()
        for record in records:
            chain, line = chain.line(_json(record))
            lines.append(line)
        return chain, b"".join(lines)

    @property
    def end(self) -> bytes:
        """The mark that stands behind the last record until another one follows."""
        return self.line(_END)[1]

    def holds(self, line: bytes) -> bool:
        """Whether a line (without its end) is the next one of this chain."""
        data = line[_DIGITS + 1 :]
        return self.line(data)[1] == line + b"\n"


def begun() -> tuple[Chain, bytes]:
    """A new chain and the first line of its file; no two files begin alike, so that a line of another file is noticed."""
    return Chain().line(_json({"format": FORMAT, "journal": os.urandom(8).hex()}))


def _json(record: Record) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")


class JournalState(StrEnum):
    """What a journal's file is: whole; without an end, with no more than one line behind the records that were read, as a write that was not ended
    leaves it; damaged behind them; of a format that a newer version writes.
    """

    WHOLE = "whole"
    TORN = "torn"
    CUT = "cut"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class ReadJournal:
    """The records of a journal up to the first one that is not as it was written."""

    records: tuple[Record, ...]
    state: JournalState


def read_journal(data: bytes) -> ReadJournal:
    """The records in the bytes of a journal of any format up to now."""
    if data.startswith(b"{"):
        return _read_first_format(data)
    *lines, rest = data.split(b"\n")
    good = list(_unbroken(lines))
    if not good or not _is_known(good[0]):
        is_newer = bool(good) and isinstance(good[0], dict) and _format_of(cast("Record", good[0])) > FORMAT
        return ReadJournal((), JournalState.NEWER if is_newer else JournalState.CUT)
    unread = len(lines) - len(good) + bool(rest)
    is_whole = not unread and good[-1] == "end"
    records = tuple(cast("Record", record) for record in good[1:] if isinstance(record, dict))
    return ReadJournal(records, JournalState.WHOLE if is_whole else JournalState.TORN if unread <= 1 else JournalState.CUT)


def _unbroken(lines: Iterable[bytes]) -> Iterator[object]:
    """What stands on the lines up to the first one that does not follow from those before it."""
    chain = Chain()
    for line in lines:
        if not chain.holds(line):
            return
        chain, value = Chain(line[:_DIGITS].decode()), _value(line[_DIGITS + 1 :])
        if value is None:
            return
        yield value


def _value(data: bytes) -> object:
    """What a line holds; None where it is no JSON."""
    try:
        return json.loads(data.decode("utf-8", "surrogatepass"))
    except UNREADABLE:
        return None


def _is_known(head: object) -> bool:
    return isinstance(head, dict) and _format_of(cast("Record", head)) == FORMAT


def _format_of(head: Record) -> int:
    found = head.get("format", 1)
    return found if isinstance(found, int) else 0


def _read_first_format(data: bytes) -> ReadJournal:
    """The records of a journal without digests: up to the first line that is no JSON object; one that was not written to its end is left out."""
    *lines, rest = data.split(b"\n")
    records = list[Record]()
    for line in lines:
        value = _value(line)
        if not isinstance(value, dict):
            return ReadJournal(tuple(records), JournalState.CUT)
        records.append(cast("Record", value))
    if records and _format_of(records[0]) > 1:
        return ReadJournal((), JournalState.NEWER)
    return ReadJournal(tuple(records), JournalState.TORN if rest else JournalState.WHOLE)


def text_in(record: Record, name: str) -> str:
    """The text of that name in a record, an empty one where there is none; raises TypeError for anything else that stands there."""
    found = record.get(name, "")
    if not isinstance(found, str):
        raise TypeError(name)
    return found


def loose_records(data: bytes) -> Iterator[Record]:
    """The records of a damaged journal that can be read at all, whether they are as they were written or not."""
    for line in data.split(b"\n"):
        value = _value(line) or _value(line[_DIGITS + 1 :])
        if isinstance(value, dict):
            yield cast("Record", value)


_LINE_ENDS = re.compile(r"\\+n")
_ESCAPES = re.compile(r"\\+")
_MARKS = re.compile(r"^[0-9a-f]{32} ", re.MULTILINE)


def loose_text(data: bytes) -> str:
    """The words in a damaged journal, whatever became of its lines: JSON's escapes and the digests are taken out."""
    words = _ESCAPES.sub("", _LINE_ENDS.sub("\n", data.decode("utf-8", "replace")))
    return _MARKS.sub("", words).replace("\x00", "").strip()
