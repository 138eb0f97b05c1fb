"""What may have become of a file that the program keeps for itself."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

Damage = Callable[[Path], object]

_NUMBERS = ("1e13", "-1", "NaN", "Infinity", "1e400", str(2**63), "true", "null", '"x"', "[]", "9" * 5000)


def _holds(data: bytes) -> Damage:
    return lambda path: path.write_bytes(data)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1_000_000_000)


def _link_in_a_circle(path: Path) -> None:
    path.symlink_to(path.name)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


EVERYWHERE: dict[str, Damage] = {
    "empty": _holds(b""),
    "cut off": _holds(b'[{"path": "/a'),
    "NUL bytes": _holds(bytes(200)),
    "no UTF-8": _holds(b'["\xff\xfe"]'),
    "another encoding": _holds("[设置".encode("gb18030")),
    "nested lists": _holds(b"[" * 100_000 + b"]" * 100_000),
    "nested tables": _holds(b"a = " + b"{a=" * 2000 + b"1" + b"}" * 2000),
    "another kind of JSON": _holds(b'[[1], {"path": 3}, null, "x"]'),
    "1 GB": _huge,
    "a folder": lambda path: (path.mkdir(), (path / "x").write_bytes(b"x")),
    "a pipe": os.mkfifo,
    "a device": _endless,
    "a link in a circle": _link_in_a_circle,
}
"""Damages of which no file may be believed."""


def wrong_numbers(good: str, at: str) -> dict[str, str]:
    """The text of a file with a number where `at` stands in it, for each number that is none or out of range."""
    return {number[:20]: good.replace(at, number) for number in _NUMBERS}


def closed_to_us(monkeypatch: pytest.MonkeyPatch, number: int = errno.EACCES) -> None:
    """Let every reading of a file fail, as the system does for a file that is not ours: tests may run as the administrator, who reads all."""
    opened = os.open

    def refuse(path: object, flags: int, *more: object, **named: object) -> int:
        if not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and not Path(str(path)).is_dir():
            raise OSError(number, os.strerror(number), str(path))
        return opened(path, flags, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)


def printed(data: object) -> str:
    """Data as it would stand in such a file."""
    return json.dumps(data, ensure_ascii=False)
