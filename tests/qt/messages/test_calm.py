"""Big samples do not stop the window: neither by a look for cycles nor by a search over all of the text."""

import gc

import pytest

from editor.qt.messages.workers import calm


def test_inside_no_look_at_old_objects_is_taken_and_after_it_all_is_as_before() -> None:
    before = gc.get_threshold()
    with calm():
        with calm():
            assert gc.get_threshold()[2] > 1_000_000
        assert gc.get_threshold()[2] > 1_000_000
    assert gc.get_threshold() == before
    gc.unfreeze()


def test_a_failure_inside_leaves_all_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="bad"), calm():
        raise ValueError("bad")
    assert gc.get_threshold() == before
    gc.unfreeze()
