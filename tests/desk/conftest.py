"""A desk over folders of its own, a report on it, and what pages are made by."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.layout import FontBook
from editor.model.document.profile import LayoutProfile
from tests.desk.made import desk_in, filled_draft
from tests.word.papers import profile as standard_profile


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


@pytest.fixture(scope="module")
def profile() -> LayoutProfile:
    """The layout of GB/T 9704."""
    return standard_profile()


@pytest.fixture
def book(profile: LayoutProfile) -> FontBook:
    """A book without font files: ideographs one em wide, Latin half of it."""
    return FontBook(profile.fonts, files=())
