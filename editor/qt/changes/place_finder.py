"""Shows on the pages where something stands: a change, a comment, what would be lost; and keeps the comments in the margin."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.model.returned.change import Change
from editor.model.returned.placed import PlacedForeign, Places, Spot, TextPlace, comments_of
from editor.model.session.session import Session
from editor.model.template.template import HEADING
from editor.model.words import tr
from editor.qt.files.losses import Wanted, section_of
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.message import Messages
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.changes.side_list import SideList
    from editor.qt.pages.page_comments import PageComments
    from editor.qt.pages.page_found import PageLight
    from editor.qt.pages.page_spots import PageSpots


@dataclass(frozen=True, slots=True)
class ReportMarks:
    """What is put onto the pages of a report: where its text stands, the light, the comments in the margin."""

    workspace: Workspace
    spots: "PageSpots"
    light: "PageLight"
    comments: "PageComments"


class PlaceFinder(QObject):
    """Works on the pages of the workspace at hand. `show_comments` opens the list of all comments."""

    def __init__(self, workspace: Callable[[], Workspace | None], messages: Messages, show_comments: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._messages, self._show_comments = workspace, messages, show_comments
        self._marks: ReportMarks | None = None

    def serve(self, session: Session) -> None:
        """Mark the comments of a session where its pages are there; of one whose pages come later they are marked then."""
        at_hand = self._workspace()
        if self._marks is not None and self._marks.workspace is at_hand and self._marks.workspace.session is session:
            self._marks.comments.show(comments_of(session.foreign))

    @property
    def light(self) -> "PageLight | None":
        """What is lit up on the pages that were made last."""
        return self._marks.light if self._marks is not None else None

    @property
    def comments(self) -> "PageComments | None":
        """The comments in the margin of the pages that were made last."""
        return self._marks.comments if self._marks is not None else None

    def tie(self, workspace: Workspace) -> None:
        """Take the pages of a workspace, which have just been made."""
        # Loaded with the first pages, which come after the fields.
        from editor.qt.pages.page_comments import PageComments  # noqa: PLC0415
        from editor.qt.pages.page_found import PageLight  # noqa: PLC0415
        from editor.qt.pages.page_spots import PageSpots  # noqa: PLC0415

        view = workspace.pages.view
        spots = PageSpots(view)
        light, comments = PageLight(view, spots), PageComments(view, spots, self._show_comments)
        self._marks = ReportMarks(workspace, spots, light, comments)
        workspace.preview.laid_out.connect(light.follow)
        workspace.preview.laid_out.connect(comments.find_soon)
        self.serve(workspace.session)

    def show_in_front(self, wanted: Wanted, panel: "SideList | None" = None) -> None:
        """Show where something stands to a person who asked for it: the pages come to the front, and what can't be shown is told.

        A list that lies over the pages makes way.
        """
        workspace = self._workspace()
        if workspace is not None and not workspace.pages_place.isVisible() and workspace.show_pages() and panel is not None:
            panel.close_panel()
        if not self.show(wanted):
            has_pages = self._marks is not None and self._marks.spots.places is not None
            words = tr("页面上没有这段文字了。") if has_pages else tr("还没有页面，看不到它在哪里。")
            self._messages.tell(Notice(NoticeKind.INFO, words, topic="place"))

    def show(self, wanted: Wanted) -> bool:
        """Scroll the pages to where something stands, or to what is left that is nearest, and light it up; the section comes into hand.

        False where there are no pages, or nothing on them.
        """
        marks = self._marks
        if marks is None or marks.workspace is not self._workspace():
            return False
        workspace = marks.workspace
        section = section_of(wanted)
        if section in workspace.session.draft.template.by_id and section != workspace.navigator.section:
            workspace.navigator.go_to_section(section)
        if isinstance(wanted, Change) and wanted.key and _show_field(marks, wanted):
            return True
        if marks.spots.places is None:
            return False
        spot = spot_of(marks.spots.places, wanted)
        near = (marks.spots.places.of(at, HEADING) for at in _around(workspace.session, section))
        return any(spot is not None and marks.light.show_spot(spot) for spot in chain((spot,), near))

    def put_out(self) -> None:
        """Light nothing up any more."""
        if self._marks is not None and self._marks.workspace is self._workspace():
            self._marks.light.put_out()


def _around(session: Session, section: str) -> Iterator[str]:
    """The sections of a draft around one of them: those before it, the nearest first, then those behind it; none around one that is gone."""
    ids = [each.id for each in session.draft.template.sections]
    if section in ids:
        at = ids.index(section)
        yield from (*ids[at::-1], *ids[at + 1 :])


def _show_field(marks: ReportMarks, change: Change) -> bool:
    """Take a field in hand and show it where it has a place; the focus stays where it is."""
    workspace = marks.workspace
    places = workspace.session.draft.template.places_of.get(change.key, ())
    if not places or workspace.pages.view.slot_rect(change.key) is None:
        return False
    marks.light.put_out()
    workspace.navigator.hold(change.key, 1, places[0].section)
    workspace.pages.view.set_current(change.key, 1, flash=True)
    return True


def spot_of(places: Places, wanted: Wanted) -> Spot | None:
    """Where something stands by now: a change at its words, as Word has them or as they are here, else where its section begins."""
    if isinstance(wanted, PlacedForeign):
        return places.of_thing(wanted)
    if isinstance(wanted, TextPlace):
        return places.of_text(wanted)
    spot = places.of(*wanted.place, *_telling(wanted.now, wanted.was), *_telling(wanted.was, wanted.now))
    if spot is None or not (wanted.was and wanted.now):
        return spot
    text = places.text(spot)
    return _narrowed(spot, text, wanted.was if text == wanted.now else wanted.now) if text in (wanted.was, wanted.now) else spot


def _narrowed(spot: Spot, text: str, other: str) -> Spot:
    """The part of a text that the other one has not, with a character around it where it has all."""
    same = _alike(text, other)
    left = _alike(text[same:][::-1], other[same:][::-1])
    start, end = same, len(text) - left
    if start == end:
        start, end = max(0, start - 1), min(len(text), end + 1)
    return Spot(spot.block, spot.start + start, spot.start + end)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have alike from the start on."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _telling(text: str, other: str) -> Iterator[str]:
    """The lines and cells of a text that the other one has not, then all of them, the longest first."""
    parts = sorted(re.split(r"[\n\t]", text), key=len, reverse=True)
    yield from (part for part in parts if part not in other)
    yield from parts
