"""The k-th call of an act fails, in every way that a disk has, for every k until none fires; then the act is done again on a sound disk."""

import errno
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.proofs.system_calls import Call, CallKind, watched

_FULL, _SICK, _CLOSED = (errno.ENOSPC, errno.EDQUOT), (errno.EIO,), (errno.EACCES, errno.EROFS)
_ERRORS: dict[CallKind, tuple[int, ...]] = {
    CallKind.OPEN: (*_FULL, *_SICK, *_CLOSED),
    CallKind.WRITE: (*_FULL, *_SICK),
    CallKind.FSYNC: (*_FULL, *_SICK),
    CallKind.RENAME: (*_FULL, *_SICK, *_CLOSED),
    CallKind.LINK: (*_FULL, *_SICK, *_CLOSED, errno.EOPNOTSUPP),
    CallKind.MKDIR: (*_FULL, *_SICK, *_CLOSED),
    CallKind.STAT: _SICK,  # where a folder is closed no other call on it works either
    CallKind.UNLINK: (*_SICK, *_CLOSED),
    CallKind.TRUNCATE: (*_SICK, errno.EROFS),
    CallKind.FLOCK: (*_SICK, errno.ENOLCK),
    CallKind.CHMOD: (*_SICK, errno.EPERM, errno.EROFS),
    CallKind.LIST: (*_SICK, errno.EACCES),
}
SHORT = 0
"""In the place of an error: the write takes half of what it is given."""


class Act(Protocol):
    """An act of the program in a folder of its own, which is made ready when it is made."""

    def do(self) -> str:
        """Do it; gives the sentence that the person is told when it could not be done, else nothing. All else that is raised is a mistake."""
        ...

    def wrong(self, told: str) -> Iterator[str]:
        """What is wrong in the folder after it was done, or not done and told so."""
        ...

    def strays(self) -> Iterator[str]:
        """The names of files that lie in the folder after it was done at last, and serve nothing."""
        ...


MakesAct = Callable[[Path], Act]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is done to the call of a kind with a number (from 1), and with `lasting` to all of that kind after it."""

    kind: CallKind
    number: int
    error: int
    lasting: bool = False

    def __str__(self) -> str:
        error = errno.errorcode.get(self.error, "short")
        return f"{self.kind} {self.number}{' and all after it' if self.lasting else ''}: {error}"


class _Failing:
    """Counts the calls of a kind and makes the wanted ones fail."""

    def __init__(self, fault: Fault | None) -> None:
        self._fault, self.counts = fault, dict.fromkeys(CallKind, 0)
        self.has_fired = False

    def __call__(self, call: Call) -> int | None:
        self.counts[call.kind] += 1
        fault, number = self._fault, self.counts[call.kind]
        if fault is None or call.kind != fault.kind or not (number == fault.number or (fault.lasting and number > fault.number)):
            return None
        self.has_fired = True
        if fault.error == SHORT:
            return (call.size + 1) // 2
        raise OSError(fault.error, "the proof says so", call.path)


class Proof:
    """Tries acts in a folder; `tries` counts how many calls have failed."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder, self._chance = folder, chance
        self.tries = 0

    def of(self, name: str, make: MakesAct, most: int) -> Iterator[str]:
        """What goes wrong with an act; of all the calls that it makes, so many at most fail."""
        counts, told, wrong = self._once(make, None)
        yield from (f"{name}: {line}" for line in wrong)
        if told:
            yield f"{name}: {told}"
        faults = list(_faults(counts.counts))
        for fault in faults if len(faults) <= most else self._chance.sample(faults, most):
            failing, told, wrong = self._once(make, fault)
            self.tries += failing.has_fired
            yield from (f"{name}, {fault}: {line}" + (f" – told: {told}" if told else "") for line in wrong)

    def _once(self, make: MakesAct, fault: Fault | None) -> tuple[_Failing, str, list[str]]:
        place = self._folder / "place"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        failing = _Failing(fault)
        return failing, *try_act(make(place), watched(place, failing))


def try_act(act: Act, trouble: AbstractContextManager[object]) -> tuple[str, list[str]]:
    """Do an act in trouble, then on a sound disk; gives what the person was told, and what is wrong."""
    told = ""
    try:
        with trouble:
            told = act.do()
        wrong = [*_wrong_words(told), *act.wrong(told)]
        if (again := act.do()) and not wrong:
            wrong.append(f"done again: {again}")
        wrong += [*act.wrong(""), *(f"stray {stray}" for stray in act.strays())]
    except Exception as error:  # noqa: BLE001 - any is a mistake of the program here, and the proof goes on
        wrong = [f"{type(error).__name__}: {error}, in {_place_of(error)}"]
    return told, wrong


def _faults(counts: dict[CallKind, int]) -> Iterator[Fault]:
    for kind, count in counts.items():
        errors = (*_ERRORS[kind], SHORT) if kind == CallKind.WRITE else _ERRORS[kind]
        for number in range(1, count + 1):
            yield from (Fault(kind, number, error, lasting) for error in errors for lasting in (False, True))


def _wrong_words(told: str) -> Iterator[str]:
    if "\n" in told or "Traceback" in told:
        yield f"no sentence: {told}"


def _place_of(error: BaseException) -> str:
    """The last line of the program that an error came through."""
    places, trace = [], error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if "/editor/" in name:
            places.append(f"{name.partition('/editor/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-1] if places else "the proof"
