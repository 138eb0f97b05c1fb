"""What became of a draft that was left, once it is taken up. Apart from what takes it up, which no start with a file needs."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from editor.model.draft.draft import Draft
from editor.model.session.session import Session


class TakenKind(StrEnum):
    """What had become of the file of a draft that was left: it is as it was (or there never was one), it has another name, it is gone, somebody
    wrote it and both were joined, or what lies there now is no later self of it.
    """

    SAME = "same"
    RENAMED = "renamed"
    GONE = "gone"
    JOINED = "joined"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A session that goes on from a draft that was left; `beside` is the copy of the file's own version, `conflicts` how often both differ.

    Where both were joined, `before` is the file's draft, to which undo leads back, and `left` a Word file of the draft that was left.
    """

    session: Session
    kind: TakenKind = TakenKind.SAME
    beside: Path | None = None
    conflicts: int = 0
    before: Draft | None = None
    left: bytes = b""
