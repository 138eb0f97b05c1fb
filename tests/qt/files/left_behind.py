"""What an earlier run leaves behind, and how it is offered."""

from pathlib import Path

from editor.desk import Desk
from editor.qt.messages.bars import Notice
from tests.qt.desk_fake import FakeMessages

TIME = 20_000


def leave(desk: Desk, path: Path, key: str, value: str) -> None:
    """Change a report and end without saving."""
    session = desk.open(path).session()
    journal = desk.start_journal(session)
    session.set_value(key, value)
    journal.close(keep=True)


def save_again(desk: Desk, path: Path, key: str, value: str) -> None:
    """Save a report with another value."""
    desk.save_word(desk.open(path).draft.with_value(key, value), path, base=path)


def offer(messages: FakeMessages) -> Notice:
    """The bar that offers what was left."""
    return next(notice for notice in messages.told if notice.kind == "recovery")
