"""The profile of the standard, and a book without font files: ideographs one em wide, Latin half of it, on every machine alike."""

import pytest

from editor.layout import FontBook
from editor.model.document.profile import LayoutProfile
from tests.layout.judge import standard_profile


@pytest.fixture(scope="session")
def profile() -> LayoutProfile:
    return standard_profile()


@pytest.fixture
def book(profile: LayoutProfile) -> FontBook:
    return FontBook(profile.fonts, files=())
