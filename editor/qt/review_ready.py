"""What the review of a sample asks for, worked out while the sample is read: of a big one this takes long, and the window must not wait."""

from editor.desk.opened import Opened
from editor.desk.review import of_one_document
from editor.model.inspection import Inspection
from editor.qt.review_rows import TextRows
from editor.qt.review_session import Seen

Read = tuple[Seen, range, TextRows]


class _Last:
    """The sample that was read last, until its review takes it."""

    inspection: Inspection | None = None
    read: Read | None = None


def make_ready(opened: Opened) -> None:
    """Work out what the review of a sample asks for; may be called from any thread."""
    from editor.qt import review_screen  # noqa: F401, PLC0415 - loaded here, so that the window need not wait for that either

    if opened.inspection is not None:
        _ = opened.draft.fields
        _Last.inspection, _Last.read = opened.inspection, _read(opened.inspection)
        _Last.read[0].work_out()


def take_ready(inspection: Inspection) -> Read:
    """The document in hand of a sample as the review sees it, its lines, and the rows of its text."""
    (known, read), (_Last.inspection, _Last.read) = (_Last.inspection, _Last.read), (None, None)
    return read if read is not None and known is inspection else _read(inspection)


def _read(inspection: Inspection) -> Read:
    mine, lines = of_one_document(inspection)
    seen = Seen(mine)
    return seen, lines, TextRows(seen, lines)
