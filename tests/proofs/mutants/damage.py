"""Damage to bytes that knows nothing of what they mean, and to text of any kind."""

from collections.abc import Callable
from random import Random

Mutator = Callable[[bytes, Random], bytes]

_BLOCK = 64
_ODD_TEXTS = (
    *("\0", "\ufffe", "\u2028", "\u202e", "\x85", "\x1b[2J", "\ud7ff", "\U0010ffff", "𠮷", "é" * 300, "\t" * 200, "\r", "\r\n\r\n", "{{", "}}"),
    *("{%", "%}", "{#", "+++", "'", '"', '"""', "\\", "|", "@", "#", "，" * 5000, "9" * 5000, "-1", "1e999", "NaN", "２０２６", "㊀", "²", "<", "&"),
    *("]]>", "=1+1", "@附件", "# # #", "某某" * 3000, "X" * 4000, "____" * 500, "（" * 3000, "\n".join("一、" for _ in range(2000))),
)


def flipped(data: bytes, chance: Random) -> bytes:
    """One bit, or some, the other way."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 30))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def cut_off(data: bytes, chance: Random) -> bytes:
    """The first part alone, as a copy that broke off."""
    return data[: chance.randrange(1, len(data) + 1)]


def cut_out(data: bytes, chance: Random) -> bytes:
    """A stretch less."""
    start, length = _stretch(data, chance)
    return data[:start] + data[start + length :] or b" "


def doubled(data: bytes, chance: Random) -> bytes:
    """A stretch twice, or many times."""
    start, length = _stretch(data, chance)
    return data[: start + length] + data[start : start + length] * chance.choice((1, 1, 20)) + data[start + length :]


def overwritten(data: bytes, chance: Random) -> bytes:
    """A stretch of other bytes."""
    start, length = _stretch(data, chance)
    other = chance.choice((bytes(length), b"\xff" * length, chance.randbytes(length)))
    return data[:start] + other + data[start + length :]


def inserted(data: bytes, chance: Random) -> bytes:
    """Some odd text somewhere."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_ODD_TEXTS).encode("utf-8", "surrogatepass") + data[at:]


def swapped_lines(data: bytes, chance: Random) -> bytes:
    """Lines in another order, some gone, some twice."""
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    lines[chance.randrange(len(lines))] = chance.choice(lines)
    return b"\n".join(lines)


def many_times(data: bytes, chance: Random) -> bytes:
    """The whole, or a line, over and over, up to some hundred thousand bytes."""
    line = chance.choice(data.split(b"\n") or [b" "]) + b"\n"
    return (data[:20_000] + b"\n") * 8 if chance.random() < 0.3 else data + line * min(3000, 200_000 // len(line))


def otherwise_encoded(data: bytes, chance: Random) -> bytes:
    """The text in another encoding, or half of it."""
    text = data.decode("utf-8", errors="replace")
    encodings = ("gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5", "utf-8-sig", "utf-7", "latin-1", "shift_jis", "euc_kr", "cp037")
    first, second = chance.choice(encodings), chance.choice(encodings)
    half = len(text) // 2 if chance.random() < 0.2 else len(text)
    return text[:half].encode(first, "replace") + text[half:].encode(second, "replace")


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    return chance.randrange(len(data)), chance.choice((1, 2, 4, 8, _BLOCK, 1000))


BYTES: tuple[Mutator, ...] = (flipped, cut_off, cut_out, doubled, overwritten)
TEXTS: tuple[Mutator, ...] = (*BYTES, inserted, inserted, inserted, swapped_lines, swapped_lines, many_times, otherwise_encoded)
