"""What the review of a sample asks for, worked out while the sample is read: of a big one this takes long, and the window must not wait."""

from dataclasses import dataclass, replace
from importlib import import_module

from editor.desk import Opened, of_one_document
from editor.model.sample.inspection import Inspection
from editor.qt.review.session.session import Seen
from editor.qt.review.text.rows import TextRows


@dataclass(frozen=True, slots=True)
class Ready:
    """The document in hand of a sample as the review sees it, its lines, and the rows of its text."""

    seen: Seen
    lines: range
    rows: TextRows


def made_ready(opened: Opened) -> Opened:
    """A sample with what its review asks for; may be called from any thread."""
    # Loaded here, so that the window need not wait for that either.
    import_module("editor.qt.review.screen")
    if opened.inspection is None:
        return opened
    _ = opened.draft.fields
    ready = _ready(opened.inspection)
    ready.seen.work_out()
    return replace(opened, ready=ready)


def ready_of(opened: Opened, inspection: Inspection) -> Ready:
    """What the review of a sample asks for, worked out by now where it was not before."""
    return opened.ready if isinstance(opened.ready, Ready) else _ready(inspection)


def _ready(inspection: Inspection) -> Ready:
    mine, lines = of_one_document(inspection)
    seen = Seen(mine)
    return Ready(seen, lines, TextRows(seen, lines))
