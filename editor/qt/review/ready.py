"""What the review of a sample asks for, worked out away from the window: of a big sample this takes long."""

from dataclasses import dataclass

from editor.desk import Opened, of_one_document
from editor.qt.review.session.seen import SeenSample
from editor.qt.review.text.rows import TextRows


@dataclass(frozen=True, slots=True)
class Ready:
    """A sample that can be reviewed: the document in hand as the review sees it, its lines, and the rows of its text."""

    opened: Opened
    seen: SeenSample
    lines: range
    rows: TextRows


def made_ready(opened: Opened) -> Ready:
    """Work out what the review of a sample asks for; may be called from any thread."""
    assert opened.inspection is not None
    mine, lines = of_one_document(opened.inspection)
    seen = SeenSample(mine).work_out()
    return Ready(opened, seen, lines, TextRows(seen, lines))
