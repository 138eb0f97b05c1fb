"""What a save would lose of a report that other programs worked on: told, with its places, before anything is written."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from editor.desk import Desk, thing_words
from editor.looking import is_there
from editor.model.acts.outline import numbered_title
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, ChangeKind
from editor.model.returned.foreign import Foreign
from editor.model.returned.placed import PlacedForeign, TextPlace
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.messages.message import Messages
from editor.storage.files.reading import bytes_at, content_digest

_SHORT = 40
Lost = Change | PlacedForeign
Wanted = Lost | TextPlace


def section_of(wanted: Wanted) -> str:
    """The section that something stands in; "" for what stands in no paragraph, like a header: there is no place to show then."""
    return wanted.place[0] if isinstance(wanted, Change) else wanted.section


@dataclass(frozen=True, slots=True)
class Losses:
    """What has no place in the new file: foreign things, and text that the draft has no room for. `gone` names the old file where it is lost."""

    things: tuple[PlacedForeign, ...] = ()
    loose: tuple[Change, ...] = ()
    gone: str = ""

    def __bool__(self) -> bool:
        return bool(self.things or self.loose)

    @property
    def places(self) -> tuple[Lost, ...]:
        """All of them, as they are listed."""
        return (*self.loose, *self.things)


def losses_of(desk: Desk, session: Session, draft: Draft, path: Path) -> Losses:
    """What would be lost with the file of a session when a draft is saved to a path; nothing where that file stays."""
    if session.path is None:
        return Losses()
    loose = tuple(change for change in session.changes if change.kind == ChangeKind.LOOSE)
    if gone := desk.lost_with(session.path, [placed.thing for placed in session.foreign]):
        return Losses(tuple(_placed(session, thing) for thing in gone), loose, session.path.name)
    if path != session.path or not is_there(path) or is_changed(session, path):
        return Losses()
    lost = desk.losses(draft, path) if session.foreign else ()
    return Losses(tuple(_placed(session, thing) for thing in lost), loose)


def is_changed(session: Session, path: Path) -> bool:
    """Whether somebody wrote a file since the session saw it: what a save would lose of that is kept beside it anyway."""
    return content_digest(bytes_at(path)) != session.files.at(path).digest


def _placed(session: Session, thing: Foreign) -> PlacedForeign:
    known = next((placed for placed in session.foreign if placed.thing == thing), None)
    return known or PlacedForeign(thing)


class SaveAnswer(Enum):
    """What the person says to what would be lost: save all the same, or leave the file as it is."""

    SAVE = auto()
    LEAVE = auto()


def ask_about(losses: Losses, draft: Draft, messages: Messages) -> SaveAnswer | Lost:
    """Whether the person saves all the same, or the thing of which the place is wanted first."""
    question = tr("有 {count} 处内容写不进新文件。", count=len(losses.places))
    if losses.gone:
        save, leave = tr("照样保存"), tr("先不保存")
        consequence = tr("原来的文件“{name}”不在了或读不出，这些内容只在那里。", name=losses.gone)
    else:
        save, leave = tr("保存，并留下改前的一份"), tr("先不保存")
        consequence = tr("保存时会把改前的文件另存一份，这些内容都在里面。")
    verbs = ((SaveAnswer.SAVE, save), (SaveAnswer.LEAVE, leave))
    listed = [(wanted if section_of(wanted) else None, _words(wanted, draft)) for wanted in losses.places]
    return messages.ask(question, consequence, verbs, listed)


def _words(wanted: Lost, draft: Draft) -> str:
    """One of them in words: what it is, what it says, and in which section it stands."""
    if isinstance(wanted, Change):
        text = " ".join(wanted.now.split())
        return tr("文字“{text}”", text=text if len(text) <= _SHORT else f"{text[:_SHORT]}…")
    title, words = numbered_title(draft, wanted.section), thing_words(wanted.thing)
    return tr("{what}，在“{section}”", what=words, section=title) if title else words
