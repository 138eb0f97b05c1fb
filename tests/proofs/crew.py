"""Workers that share the cases of a proof; one that hangs or dies is told by that, and another takes its place."""

import json
import os
import queue
import select
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.source import ROOT

# In seconds: workers limit their own CPU, but a busy machine may give them little of it.
_PATIENCE = 400.0
# Caches grow while a process works on thousands of cases, as none of a person's does.
_CASES_OF_A_WORKER = 400

_Cases = queue.SimpleQueue[str]
_Answers = queue.SimpleQueue["Answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says of a case, as data; None, with the reason in words, where it hangs or died of it."""

    case: str
    told: Any
    lost: str = ""


def answers(module: str, arguments: Sequence[str], cases: Iterable[str], workers: int = 2) -> Iterator[Answer]:
    """What `python -m module arguments` says of each case, a line of JSON for a line, as the workers are done with them."""
    waiting, done = _Cases(), _Answers()
    for case in cases:
        waiting.put(case)
    count = waiting.qsize()
    command = [sys.executable, "-m", module, *arguments]
    for _ in range(workers):
        threading.Thread(target=_work, args=(command, waiting, done), daemon=True).start()
    for _ in range(count):
        yield done.get()


def _work(command: Sequence[str], waiting: _Cases, done: _Answers) -> None:
    worker, given = _started(command), 0
    while not waiting.empty():
        try:
            case = waiting.get_nowait()
        except queue.Empty:
            break
        if given == _CASES_OF_A_WORKER:
            _end(worker)
            worker, given = _started(command), 0
        line = _answer(worker, case)
        given += 1
        done.put(Answer(case, json.loads(line)) if line else Answer(case, None, _end(worker)))
        if not line:
            worker, given = _started(command), 0
    _end(worker)


def _started(command: Sequence[str]) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANGUAGE": "zh", "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8")


def _answer(worker: "subprocess.Popen[str]", case: str) -> str:
    """The line that a worker says of a case; nothing where it says nothing in time."""
    assert worker.stdin
    assert worker.stdout
    try:
        worker.stdin.write(f"{case}\n")
        worker.stdin.flush()
    except OSError:
        return ""
    return worker.stdout.readline() if select.select([worker.stdout], [], [], _PATIENCE)[0] else ""


def _end(worker: "subprocess.Popen[str]") -> str:
    """Ends a worker; gives what to say of one that did not answer."""
    code = worker.poll()
    worker.kill()
    worker.wait()
    for stream in (worker.stdin, worker.stdout):
        if stream:
            stream.close()
    return "the process hangs" if code is None else f"the process ended with {code}"
