"""The boxes of one line with the words that each stands for, and the labels before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editor.reading.boxes.excluding import are_known
from editor.reading.boxes.signs import Box

_S = r"[ \u3000\u00a0\t]"
_STOP = r"\s，。；;、/／|｜：:_＿"
_SAID = r"[（(《“][^（）()《》“”_＿]*[^\s（）()《》“”_＿][^（）()《》“”_＿]*[）)》”]"
_WORDS = rf"(?:{_SAID}|[^{_STOP}（(《“）)])+"
_BEHIND = re.compile(rf"{_S}{{0,2}}(?:[（(]?\d{{1,2}}[）)、.．]\s?)?(?P<option>{_WORDS}(?:[ \u00a0]{_WORDS})*(?:[、/／](?=[A-Za-z]){_WORDS})?)")
_BEFORE = re.compile(rf"(?P<option>{_WORDS}){_S}{{0,2}}$")
_SEPARATORS = re.compile(r"[\s，。；;、/／|｜]*")
_LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_NEXT_NUMBER = re.compile(r"\s*(?:[（(]?\d{1,2}[）)、.．]|[①-⑳])\s*$")
_NEXT_LABEL = re.compile(r"[ \u00a0]+(?P<asks>(?:是否|能否|有无|可否))?[^ ]*$")
_HINT = re.compile(r"[（(](?:请|注明|填写|可|需|如|须|写明)[^（）()]*[）)]$")
_PART_OF_DATE = re.compile(r"[年月日时分元号页第共届期]")
_FORMULA = re.compile(r"[=＝+＋<>＜＞≤≥≠∠△÷]")
_LABEL = re.compile(r"([^。；;，,？?！!]*?[^\s。；;，,][？?]?)\s*[：:]?\s*$")
_NUMBER = re.compile(r"^(?:[-*+•·●■◆]\s+|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)+")
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class BoxOption:
    """A box and the words that it stands for, with the columns from the first to the last of both."""

    box: Box
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OptionRow:
    """Boxes of a line that belong together: `label` is what stands before them, `asked` whether a colon or a question parts it from them."""

    line: int
    options: tuple[BoxOption, ...]
    label: str = ""
    asked: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What the boxes stand for, in order."""
        return tuple(option.text for option in self.options)


def option_rows(line: int, text: str, boxes: Sequence[Box]) -> list[OptionRow]:
    """The boxes of a line by their labels; nothing where a box has no words of its own."""
    if not boxes or _FORMULA.search(text):
        return []
    readings = [options for options in (_behind(text, boxes), _before(text, boxes)) if options]
    if not readings:
        return []
    options = max(readings, key=lambda found: (are_known([one.text for one in found]), _touching(text, found)))
    return list(_rows(line, text, options))


def _behind(text: str, boxes: Sequence[Box]) -> list[BoxOption]:
    """The words behind each box, where all have some."""
    ends = [*(box.start for box in boxes[1:]), len(text)]
    found = [_words_behind(without_number(text[box.end : end])) for box, end in zip(boxes, ends, strict=True)]
    options = [
        BoxOption(box, _plain(words[0]), box.start, box.end + words[1])
        for box, words in zip(boxes, found, strict=True)
        if words and not _is_label(text, box.end + words[1], box.end)
    ]
    return options if len(options) == len(boxes) and all(map(_says_something, options)) else []


def _words_behind(text: str) -> tuple[str, int] | None:
    """The words that a text behind a box begins with, and where they end: without the label of the boxes that follow."""
    match = _BEHIND.match(text)
    if match is None:
        return None
    words, end = match["option"], match.end("option")
    lead = _NEXT_LABEL.search(words) if " " in words else None
    if lead and (lead["asks"] or re.match(rf"{_S}*[：:]", text[end:])):
        return words[: lead.start()], end - len(lead[0])
    return words, end


def _is_label(text: str, end: int, start: int) -> bool:
    """Whether words behind a box are the label of what follows: a gap before them and a colon behind."""
    return re.match(rf"{_S}*[：:]", text[end:]) is not None and re.match(rf"{_S}{{2}}", text[start:]) is not None


def _before(text: str, boxes: Sequence[Box]) -> list[BoxOption]:
    """The words before each box, where all have some."""
    starts = [0, *(box.end for box in boxes[:-1])]
    found = [(start, _BEFORE.search(text[start : box.start])) for start, box in zip(starts, boxes, strict=True)]
    options = [
        BoxOption(box, _plain(match["option"]), start + match.start("option"), box.end)
        for box, (start, match) in zip(boxes, found, strict=True)
        if match
    ]
    return options if len(options) == len(boxes) and all(map(_says_something, options)) else []


def _plain(words: str) -> str:
    return _HINT.sub("", words.strip()).strip() or words.strip()


def _says_something(option: BoxOption) -> bool:
    return _LETTER.search(option.text) is not None and _PART_OF_DATE.match(option.text[:1] if len(option.text) == 1 else "") is None


def _touching(text: str, options: Sequence[BoxOption]) -> int:
    """How many boxes stand without a space at their words and with one, or an end, at the other side."""
    return sum(_touches(text, one) for one in options)


def _touches(text: str, one: BoxOption) -> int:
    inner = text[one.box.end : one.box.end + 1] if one.end > one.box.end else text[one.box.start - 1 : one.box.start]
    outer = text[one.box.start - 1 : one.box.start] if one.end > one.box.end else text[one.box.end : one.box.end + 1]
    return int(bool(inner.strip())) + int(not outer.strip(" \u3000\t\u00a0，、；：:/／（(）)。"))


def _rows(line: int, text: str, options: Sequence[BoxOption]) -> Iterator[OptionRow]:
    """The options cut where a label stands between two of them."""
    cuts = [n + 1 for n, (one, other) in enumerate(pairwise(options)) if _SEPARATORS.sub("", _between(text, one, other))]
    for first, last in pairwise([0, *cuts, len(options)]):
        lead = without_number(text[options[first - 1].end if first else 0 : options[first].start])
        label = _label(lead)
        yield OptionRow(line, tuple(options[first:last]), label, bool(re.search(r"[：:？?]\s*$", lead)))


def _between(text: str, one: BoxOption, other: BoxOption) -> str:
    """What stands between two options, without blanks to fill in behind the first."""
    between = without_number(text[one.end : other.start])
    return re.sub(r"[（(]?[：:\s_＿]*(?:[_＿]|\s{2})[_＿\s]*[）)]?|[（(][^（）()]*[）)]", " ", between)


def without_number(text: str) -> str:
    """The text without a number at its end, which counts the box behind it."""
    return _NEXT_NUMBER.sub("", text)


def plain_label(words: str) -> str:
    """The words of a label without its number and its colon."""
    return re.sub(r"\s+|[：:？?]\s*$", "", _NUMBER.sub("", words.strip()))


def _label(lead: str) -> str:
    """The words before boxes that say what is asked, without a number."""
    match = _LABEL.search(re.sub(rf"[_＿]+(?:[\u4e00-\u9fff]{{1,2}}{_S}+)?", "；", lead))
    words = _NUMBER.sub("", match[1].strip() if match else "")
    words = re.sub(r"[（(“]$", "", words)
    return re.sub(r"\s+|[：:？?]$", "", words) if len(words) <= _LONGEST_LABEL and re.search(r"\w", words) else ""
