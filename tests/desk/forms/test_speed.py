"""Texts of which a glance from each place to the end would take minutes: a form of them opens and compiles at once."""

import time
from pathlib import Path

import pytest

from tests.desk.forms.made import opened, para, word

SECONDS = 3


@pytest.mark.parametrize("text", ["{_{" * 20_000, "a" * 60_000], ids=["braces apart", "a long word"])
def test_a_form_of_ugly_length_opens_at_once(text: str, tmp_path: Path) -> None:
    begun = time.process_time()
    form = opened(tmp_path, word(para(f"由____办{text}")))
    assert form.compiled.problems == ()
    assert time.process_time() - begun < SECONDS
