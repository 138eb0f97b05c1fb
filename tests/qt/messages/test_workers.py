"""Long work: its answer comes on the window's thread, a stopped one answers nothing, a mistake is raised where it is reported, it can give way."""

import threading
import time
from collections.abc import Iterator
from itertools import count

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from editor.model.problem import NigaoError
from editor.qt.messages.workers import Idling, Workers


@pytest.fixture
def workers(qapp: object) -> Workers:
    return Workers()


def test_the_answer_comes_on_the_thread_that_asked(workers: Workers, qtbot: QtBot) -> None:
    seen: list[tuple[object, bool]] = []
    here = threading.current_thread()
    workers.start(lambda _work: threading.current_thread() is here, lambda value: seen.append((value, threading.current_thread() is here)), print)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, True)]


def test_an_expected_failure_is_handed_over(workers: Workers, qtbot: QtBot) -> None:
    seen: list[str] = []

    def act(_work: object) -> None:
        raise NigaoError("没有这个文件。")

    workers.start(act, print, lambda error: seen.append(error.text))
    qtbot.waitUntil(lambda: seen == ["没有这个文件。"])


def test_a_stopped_work_answers_nothing(workers: Workers, qtbot: QtBot) -> None:
    go, seen = threading.Event(), []
    work = workers.start(lambda _work: go.wait(5), seen.append, seen.append, lambda: seen.append("ended"))
    work.cancel()
    go.set()
    workers.wait()
    qtbot.wait(20)
    assert seen == []


def test_a_mistake_is_raised_on_the_window_s_thread(workers: Workers, qtbot: QtBot) -> None:
    ended: list[bool] = []

    def act(_work: object) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as raised:
        workers.start(act, print, print, lambda: ended.append(True))
        qtbot.waitUntil(lambda: bool(raised))
    assert (raised[0][0], ended) == (ZeroDivisionError, [True])


@pytest.fixture
def steps(qtbot: QtBot) -> Iterator[list[int]]:
    """The steps that a work has taken in its own thread, which waits before each of them."""
    idling, stop, taken = Idling(), threading.Event(), list[int]()
    idling.watch()
    qtbot.wait(1)

    def work() -> None:
        for step in count():
            idling.wait()
            if stop.is_set():
                return
            taken.append(step)
            time.sleep(0.0005)

    thread = threading.Thread(target=work)
    thread.start()
    yield taken
    stop.set()
    idling.leave()
    thread.join()


def test_work_goes_on_while_the_window_has_nothing_to_do(steps: list[int], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(steps) > 200, timeout=20_000)


def test_work_hardly_moves_while_the_window_is_busy_but_comes_to_its_end(steps: list[int]) -> None:
    before = len(steps)
    time.sleep(0.3)

    assert 0 < len(steps) - before < 30


def test_nothing_is_waited_for_when_nobody_follows_the_window() -> None:
    idling = Idling()
    idling.watch()
    idling.leave()

    start = time.perf_counter()
    for _ in range(1000):
        idling.wait()

    assert time.perf_counter() - start < 10
