"""Bytes to text: BOM, then strict UTF-8, then what the characters themselves speak for; the guess can be switched."""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import category

from editor.model.problem import NigaoError, Problem
from editor.model.sample.source import SourceText
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.storage.files.reading import refuse_other_kinds

ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5")
"""The encodings that the person can switch between."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4000
_CLEAR = 0.6
_MOST_DAMAGE = 0.02
_CONTROLS = frozenset(chr(code) for code in (*range(32), *range(0x7F, 0xA0))) - frozenset("\t\n\r\f\v\x1a\x1c\x1d\x1e\x85\xa0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding that made it; `problems` say where characters were damaged."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()

    def source(self, name: str) -> SourceText:
        """The text as lines, under a name."""
        return SourceText.of(self.text, name, self.encoding)


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of a file's bytes, by a named encoding or by the best guess; raises NigaoError for bytes that are no text."""
    refuse_other_kinds(data, name)
    decoded = _decode_as(data, encoding) if encoding else _guess(data)
    if decoded is None or (not encoding and _is_noise(decoded)):
        raise NigaoError(tr("“{name}”不是文字文件，读不出来。", name=name))
    if not decoded.text.strip():
        raise NigaoError(tr("“{path}”是空的，里面没有文字。", path=name))
    return decoded


def _guess(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding) or _damaged(data[len(bom) :], encoding)
    if b"\0" not in data and (decoded := _strict(data, "utf-8")):
        return decoded
    candidates = ("utf-16-le", "utf-16-be") if b"\0" in data else ("gb18030", "utf-16-le", "utf-16-be", "big5")
    best = _clearest(d for encoding in candidates if (d := _strict(data, encoding)))
    if best and clearness(best.text) >= _CLEAR:
        return best
    damaged = (_damaged(data, encoding) for encoding in ("utf-8", *candidates) if len(data) > 1)
    return _clearest(d for d in damaged if d) or best


def _clearest(candidates: Iterable[Decoded]) -> Decoded | None:
    """The candidate whose characters are the most usual; the first of equals."""
    return max(candidates, key=lambda decoded: clearness(decoded.text), default=None)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _damaged(data: bytes, encoding: str) -> Decoded | None:
    """The text where only a few characters are broken (a file cut off, or two encodings pasted together), else None."""
    text = data.decode(encoding, errors="replace")
    count = text.count("\ufffd")
    if not text or count > max(1, len(text) * _MOST_DAMAGE) or clearness(text) < _CLEAR:
        return None
    return Decoded(text, encoding, (_damage(text),))


def _damage(text: str) -> Problem:
    line = next((i for i, line in enumerate(text.splitlines()) if "\ufffd" in line), 0)
    return Problem(tr("有坏字，从第 {line} 行起。换一种编码，或核对原文。", line=line + 1), line=line)


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(name, errors="replace").removeprefix("\ufeff")
    except (LookupError, UnicodeError) as error:
        raise NigaoError(tr("不认识编码“{encoding}”。可用的有 {known}。", encoding=encoding, known=in_row(ENCODINGS))) from error
    return Decoded(text, name, (_damage(text),) if "\ufffd" in text else ())


def clearness(text: str) -> float:
    """How usual the characters of a text are, 0 to 1: the share of everyday Chinese characters and marks among those that are not ASCII.

    Everyday is what the first two rows and the first level of GB 2312 hold; bytes read in a wrong encoding give rare characters.
    """
    foreign = [character for character in text[:_SAMPLE] if character > "\x7f"]
    if not foreign:
        return 1.0
    return sum(_is_everyday(character) for character in foreign) / len(foreign)


def _is_everyday(character: str) -> bool:
    if character in "\u3000\u00a0—…·“”‘’":
        return True
    code = character.encode("gb2312", errors="ignore")
    return len(code) == 2 and (code[0] in (0xA1, 0xA2, 0xA3) or 0xB0 <= code[0] <= 0xD7)


def _is_noise(decoded: Decoded) -> bool:
    """Whether a text is no text: control characters beyond what a stray one explains, or hardly a usual character. What is UTF-8 throughout was
    written as such, in whatever script that has names for its characters.
    """
    sample = decoded.text[:_SAMPLE]
    controls = sum(character in _CONTROLS for character in sample)
    is_sure = decoded.encoding == "utf-8" and not decoded.problems and all(category(character) != "Co" for character in sample)
    return controls > len(sample) // 100 + 1 or (not is_sure and clearness(sample) < 0.3 and _looks_mixed(sample))


def _looks_mixed(sample: str) -> bool:
    """Whether characters of many scripts and private ones stand together, as they do in bytes that never were text."""
    strange = sum((character > "\uabff" and not "\uf900" <= character <= "\uffef") or character == "\ufffd" for character in sample)
    return strange > len(sample) // 20
