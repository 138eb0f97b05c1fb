"""Cycles are looked for on the window's thread alone, and big samples do not stop the window by such a look."""

import gc
import threading

import pytest
from pytestqt.qtbot import QtBot

from editor.qt.system.collecting import Collecting, calm, put_off


class _Ring:
    """What only the collector takes away, and notes on which thread it went."""

    def __init__(self, gone: list[str]) -> None:
        self.gone, self.itself = gone, self

    def __del__(self) -> None:
        self.gone.append(threading.current_thread().name)


def _work(made: list[object]) -> None:
    """As much as makes Python look for cycles many times."""
    made.extend([] for _ in range(100_000))


def test_what_nobody_uses_ends_on_the_window_s_thread_whoever_works_beside(qtbot: QtBot) -> None:
    gone: list[str] = []
    kept: list[object] = []
    _Ring(gone)
    beside = threading.Thread(target=_work, args=(kept,), name="beside")
    beside.start()
    beside.join()
    assert gone == []
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.current_thread().name]


def test_what_is_left_of_long_work_is_looked_through_once_and_then_left_alone(qtbot: QtBot) -> None:
    gone: list[str] = []
    kept: list[object] = []
    before = gc.get_freeze_count()
    with calm():
        _Ring(gone)
        _work(kept)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > before + len(kept))
    assert gone == [threading.current_thread().name]
    gc.unfreeze()


def test_no_look_is_taken_while_somebody_types(qtbot: QtBot) -> None:
    gone: list[str] = []
    kept: list[object] = []
    _Ring(gone)
    _work(kept)
    for _ in range(10):
        put_off()
        qtbot.wait(50)
    assert gone == []
    qtbot.waitUntil(lambda: bool(gone))


def test_python_looks_by_itself_again_when_the_window_has_ended(qtbot: QtBot) -> None:
    another = Collecting()
    assert not gc.isenabled()
    another.deleteLater()
    qtbot.waitUntil(gc.isenabled)


def test_inside_no_look_at_old_objects_is_taken_and_after_it_all_is_as_before() -> None:
    before = gc.get_threshold()
    with calm():
        with calm():
            assert gc.get_threshold()[2] > 1_000_000
        assert gc.get_threshold()[2] > 1_000_000
    assert gc.get_threshold() == before


def test_a_failure_inside_leaves_all_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="bad"), calm():
        raise ValueError("bad")
    assert gc.get_threshold() == before
