"""All the ways in which a file's bytes may be damaged that this proof tries, one by one."""

import random
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """What became of a damaged file: the very same came out; the person is told; something else was taken without a word, or nothing was said."""

    HARMLESS = "harmless"
    TOLD = "told"
    BROKEN = "broken"


class Damage(NamedTuple):
    """One way in which a file is damaged: what was done, where, and the bytes that it makes of the whole ones."""

    what: str
    at: int
    of: Callable[[bytes], bytes]


def _flipped(bit: int) -> Callable[[bytes], bytes]:
    def made(data: bytes) -> bytes:
        out = bytearray(data)
        out[bit // 8] ^= 1 << bit % 8
        return bytes(out)

    return made


def _cut(length: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:length]


def of_bits(data: bytes) -> Iterator[Damage]:
    """Each bit flipped, and each shorter length."""
    yield from (Damage("bit", bit, _flipped(bit)) for bit in range(8 * len(data)))
    yield from (Damage("length", length, _cut(length)) for length in range(len(data)))


def of_lines(data: bytes) -> Iterator[Damage]:
    """Each line dropped, doubled, put in the place of each other one, and both in each other's place."""
    count = len(data.splitlines(keepends=True))
    for at in range(count):
        yield Damage("line dropped", at, _lines(lambda lines, at=at: [*lines[:at], *lines[at + 1 :]]))
        yield Damage("line doubled", at, _lines(lambda lines, at=at: [*lines[: at + 1], *lines[at:]]))
        for other in range(count):
            if other != at:
                yield Damage(f"line {other} in its place", at, _lines(lambda lines, at=at, o=other: [*lines[:at], lines[o], *lines[at + 1 :]]))
            if other > at:
                yield Damage(f"swapped with line {other}", at, _lines(lambda lines, at=at, o=other: _swapped(lines, at, o)))


def _lines(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return lambda data: b"".join(change(data.splitlines(keepends=True)))


def _swapped(lines: list[bytes], one: int, other: int) -> list[bytes]:
    made = list(lines)
    made[one], made[other] = lines[other], lines[one]
    return made


def sampled(damages: Iterator[Damage], count: int, seed: int) -> Sequence[Damage]:
    """All of them, or `count` by chance."""
    found = list(damages)
    return found if count <= 0 or count >= len(found) else random.Random(seed).sample(found, count)
