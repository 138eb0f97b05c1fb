"""The processes that share the rows of a run. One that dies costs the rows that it had in hand, and no other."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, cast

from editor.batch.work import BatchJob, RowResult, RowStatus, RowTask, RowWork, worker
from editor.model.words import tr

_AT_ONCE = 4
"""Rows that are handed to a process together."""
_IN_HAND = 2
"""How often that a process may have rows waiting: it never waits for the next ones."""
FLUSHING = 4
"""Rows whose files wait for the disk, while the next ones are made: a disk takes longer to flush a file than it takes to make one."""
_WORTH_A_PROCESS = 12
"""So many rows take longer than starting a process does."""

Cancelled = Callable[[], bool]


def processes_for(rows: int, asked: int | None) -> int:
    """How many processes do so many rows: as many as were asked for, else one for each core, as far as they are worth it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(rows, asked)) if asked else max(1, min(cores, rows // _WORTH_A_PROCESS))


def results_of(job: BatchJob, work: RowWork, tasks: Iterator[RowTask], processes: int, cancelled: Cancelled) -> Iterator[RowResult]:
    """What becomes of the rows, as they are done; with one process `work` does them here. No row is begun after `cancelled`."""
    if processes > 1:
        yield from _Crew(job, processes).results(tasks, cancelled)
        return
    waiting = deque[Future[RowResult]]()
    with ThreadPoolExecutor(FLUSHING) as disk:
        for task in tasks:
            if cancelled():
                break
            waiting.append(disk.submit(work.begun(task)))
            if len(waiting) > FLUSHING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@dataclass(eq=False)
class _Member:
    """A process, the line to it, and the rows that it has in hand."""

    process: BaseProcess
    line: "Connection[object, object]"
    tasks: list[RowTask] = field(default_factory=list[RowTask])


class _Crew:
    def __init__(self, job: BatchJob, processes: int) -> None:
        # A process that is split off has all that is loaded; where threads or Qt are at work it would have halves of them.
        may_fork = sys.platform == "linux" and threading.active_count() == 1 and "PySide6" not in sys.modules
        self._context: Any = multiprocessing.get_context("fork" if may_fork else "spawn")
        self._members = [self._begun(job) for _ in range(processes)]

    def _begun(self, job: BatchJob) -> _Member:
        ours, theirs = self._context.Pipe()
        process: BaseProcess = self._context.Process(target=_serve, args=(theirs, job), daemon=True)
        process.start()
        theirs.close()
        return _Member(process, ours)

    def results(self, tasks: Iterator[RowTask], cancelled: Cancelled) -> Iterator[RowResult]:
        """What becomes of the rows, as it comes in."""
        try:
            for member in self._members * _IN_HAND:
                self._hand(member, tasks, cancelled)
            while busy := {member.line: member for member in self._members if member.tasks}:
                for line in wait(list(busy)):
                    member = busy[cast("Connection[object, object]", line)]
                    yield from self._received(member)
                    if len(member.tasks) <= _AT_ONCE * (_IN_HAND - 1):
                        self._hand(member, tasks, cancelled)
        finally:
            self._end()

    def _hand(self, member: _Member, tasks: Iterator[RowTask], cancelled: Cancelled) -> None:
        if member not in self._members or cancelled():
            return
        handed = list(islice(tasks, _AT_ONCE))
        if handed:
            member.tasks += handed
            try:
                member.line.send(handed)
            except OSError:
                return  # told when nothing comes back

    def _received(self, member: _Member) -> Iterator[RowResult]:
        try:
            result = cast("RowResult", member.line.recv())
        except (EOFError, OSError):
            self._members.remove(member)
            lost, member.tasks = member.tasks, []
            yield from (_lost(task) for task in lost)
            return
        member.tasks = [task for task in member.tasks if task.number != result.number]
        yield result

    def _end(self) -> None:
        for member in self._members:
            with contextlib.suppress(OSError):
                member.line.send(None)  # closing tells nothing: a process that was split off holds both ends of the lines before its own
            member.line.close()
        for member in self._members:
            member.process.join()


def _lost(task: RowTask) -> RowResult:
    why = tr("做这一行的进程没了（也许内存不够）。再做一次，加 --resume。")
    return RowResult(task.number, 0, task.name.name, RowStatus.FAILED, (why,))


def _serve(line: "Connection[object, object]", job: BatchJob) -> None:
    """Do rows until nobody asks for more, or the process that began this one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl+C stops the run, and what is in hand is done
    parent = multiprocessing.parent_process()
    assert parent is not None
    work, sending = worker(job), threading.Lock()

    def send(done: Future[RowResult]) -> None:
        try:
            with sending, contextlib.suppress(ConnectionError):  # nobody asks for it any more
                line.send(done.result())
        except BaseException:  # noqa: BLE001 - a row that is never answered would be waited for without end; with this process its rows are told as lost
            os._exit(1)

    with ThreadPoolExecutor(FLUSHING) as disk:
        while line in wait([line, parent.sentinel]):
            try:
                tasks = cast("list[RowTask] | None", line.recv())
            except (EOFError, OSError):
                return
            if tasks is None:
                return
            for task in tasks:
                disk.submit(work.begun(task)).add_done_callback(send)
