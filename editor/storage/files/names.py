"""The names of what is only there for a moment: they tell which process of which machine made it, so that what a killed one left can be swept."""

import hashlib
import os
import platform
import re
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

from editor.looking import UNREACHABLE, is_there

_DAY = 86_400.0
_OWNER = re.compile(r"(?P<host>[0-9a-f]{8})-(?P<process>[0-9]{1,10})-(?P<start>[0-9]{1,20})-[a-z0-9_]{8}")


class Owner(NamedTuple):
    """The process that made something: its machine, its number there, and when it began (clock ticks since the machine did; 0: not known)."""

    host: str
    process: int
    start: int

    @property
    def is_at_work(self) -> bool:
        """Whether it runs still, where that can be known: on this machine."""
        return _start_of(self.process) in (self.start, None)


def own_prefix() -> str:
    """What stands in a name before its last, random letters."""
    process = os.getpid()
    return f"{_host()}-{process}-{_start_of(process) or 0}-"


def owner_of(name: str) -> Owner | None:
    """The process of a name, or of the part of it behind the program's own mark; None for a name that is not of this form."""
    found = _OWNER.fullmatch(name)
    return Owner(found["host"], int(found["process"]), int(found["start"])) if found else None


def is_left(owner: Owner | None, written: float) -> bool:
    """Whether what an owner made, written last at a moment (seconds since 1970), was left behind: by a process that ended, or, where that
    can't be known (another machine, a name of an earlier version), more than a day ago.
    """
    if owner is not None and owner.host == _host() and _can_ask():
        return not owner.is_at_work
    return time.time() - written > _DAY


@cache
def _host() -> str:
    """A digest that tells this machine, or this container of it, from others without naming it."""
    try:
        room = str(Path("/proc/self/ns/pid").readlink())
    except UNREACHABLE:
        room = ""
    return hashlib.sha256(f"{platform.node()}\n{room}".encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _can_ask() -> bool:
    return os.name == "posix"


def _start_of(process: int) -> int | None:
    """When a process of this machine began; 0 where that is not known, -1 where there is none, None where it can't be asked."""
    try:
        told = Path(f"/proc/{process}/stat").read_bytes()
        return int(told.rpartition(b")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return _is_running(process)


def _is_running(process: int) -> int | None:
    if is_there(Path("/proc/self/stat")):
        return -1
    if not _can_ask():
        return None
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return -1
    except (OSError, OverflowError):
        return None
    return 0
