"""A desk over folders of its own, and a report on it."""

from pathlib import Path

import pytest

from editor.desk import Desk
from tests.desk.made import desk_in, filled_draft


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk whose folders are empty."""
    return desk_in(tmp_path)


@pytest.fixture
def report(tmp_path: Path, desk: Desk) -> Path:
    """The Word file of a filled report."""
    path = tmp_path / "值守.docx"
    desk.save_word(filled_draft(), path)
    return path
