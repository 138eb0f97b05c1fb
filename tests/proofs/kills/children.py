"""Children that are killed: each a fork of this process, which has loaded everything, so that a try takes no longer than what it tries."""

import contextlib
import faulthandler
import os
import random
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.proofs.system_calls import CHANGING, Call, CallKind, watched

_PATIENCE = 60.0
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Moment:
    """When a child is killed: after so many seconds, or at the so-many-th call that changes something in its folder; of neither, it ends by itself.

    With `half` a write that is the call is made by half before.
    """

    seconds: float | None = None
    call: int | None = None
    half: bool = False


class Measure:
    """How long children of one kind live and how many calls they make, learned from those that were killed last of all."""

    def __init__(self) -> None:
        self._seconds, self._calls = 0.5, 20

    def learn(self, ended: "Ended") -> None:
        self._seconds = max(self._seconds * 0.98, ended.seconds)
        self._calls = max(round(self._calls * 0.98), ended.calls)

    def moment(self, chance: random.Random) -> Moment:
        """Six of ten moments are calls: what lies between two of them is the same to a disk."""
        if chance.random() < 0.6:
            return Moment(call=chance.randint(1, max(1, self._calls)), half=chance.random() < 0.5)
        return Moment(seconds=chance.uniform(0, self._seconds))


@dataclass(frozen=True, slots=True)
class Ended:
    """What a child said until it was killed or ended, how long it lived (seconds), and how many calls it made."""

    lines: tuple[str, ...]
    seconds: float
    calls: int
    was_killed: bool


def run_child(act: Callable[[Say], object], folder: Path, moment: Moment) -> Ended:
    """Run `act` in a fork, with the folder's calls watched, until the moment. It is given a function that says a line to this process at once."""
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ear)
        _live(act, folder, moment, mouth)
    os.close(mouth)
    began = time.monotonic()
    said, code = _heard(ear, pid, moment.seconds)
    text = said.decode("utf-8", "replace")
    lines = text.splitlines() if text.endswith("\n") or not text else text.splitlines()[:-1]
    calls = [line for line in lines if line.startswith("call ")]
    others = tuple(line for line in lines if not line.startswith("call "))
    return Ended(others, time.monotonic() - began, len(calls), os.WIFSIGNALED(code))


def _live(act: Callable[[Say], object], folder: Path, moment: Moment, mouth: int) -> None:
    write, nowhere = os.write, os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)

    def say(line: str) -> None:
        write(mouth, line.encode() + b"\n")

    faulthandler.register(signal.SIGUSR1, mouth)
    try:
        with watched(folder, _until(moment, say)):
            act(say)
    except BaseException:  # noqa: BLE001 - whatever it is, the parent wants to know
        say("broke " + traceback.format_exc().replace("\n", " | "))
    finally:
        os._exit(0)


def _until(moment: Moment, say: Say) -> Callable[[Call], int | None]:
    """Counts the calls that change something, and ends the process at the wanted one."""
    count, is_over = 0, False

    def on_call(call: Call) -> int | None:
        nonlocal count, is_over
        if call.kind not in CHANGING:
            return None
        if is_over:
            die()
        count += 1
        say("call ")
        if count != moment.call:
            return None
        if call.kind == CallKind.WRITE and moment.half and call.size > 1:
            is_over = True
            return call.size // 2
        die()
        return None

    return on_call


def die() -> None:
    """Kill this very process, as the system or a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(_PATIENCE)


def _heard(ear: int, pid: int, seconds: float | None) -> tuple[bytes, int]:
    """What the child says until it is dead, and how it ended; it is killed after so many seconds."""
    said, end = b"", time.monotonic() + (_PATIENCE if seconds is None else seconds)
    while True:
        ready, _, _ = select.select([ear], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            is_hung = seconds is None and b"hung\n" not in said
            said += b"hung\n" if is_hung else b""
            with contextlib.suppress(ProcessLookupError):
                # One that hangs says where it stands.
                os.kill(pid, signal.SIGUSR1 if is_hung else signal.SIGKILL)
            end = time.monotonic() + (1 if is_hung else _PATIENCE)
            continue
        if not (more := os.read(ear, 65536)):
            break
        said += more
    os.close(ear)
    return said, os.waitpid(pid, 0)[1]
