"""Serial numbers of headings and items: that each follows the one before, in one style (GB/T 9704-2012, 7.3.3; GB/T 15834-2011, B.3)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from editor.checks.finders.elements import statutory_kind
from editor.checks.terms.finding import Found
from editor.checks.terms.seeker import Seeker
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole
from editor.model.text.numerals import chinese_number, numeral_value

_NUMERAL = "[一二三四五六七八九十百]+"
_STYLES = (
    re.compile(f"(?P<open>第)(?P<value>{_NUMERAL}|\\d+)(?P<close>章|节|条)(?=[\\s\u3000])"),
    re.compile(f"(?P<open>)(?P<value>{_NUMERAL})(?P<close>、)"),
    re.compile(f"(?P<open>[（(])(?P<value>{_NUMERAL})(?P<close>[）)])"),
    re.compile(r"(?P<open>)(?P<value>\d{1,2})(?P<close>[.．、）)])(?!\d)"),
    re.compile(r"(?P<open>[（(])(?P<value>\d{1,2})(?P<close>[）)])"),
)
_COMMA = re.compile(r"(\d{1,2})、(?![\d一二三四五六七八九十])(?=\S)")
_LONGEST_LABEL = 12
_RANKS = ("一、", "（一）", "n.", "（n）")
"""GB/T 9704-2012, 7.3.3."""
_SECOND = 2
_FIRST = frozenset("第（(一二三四五六七八九十百0123456789")
_ANEW = (PassageRole.LABEL, PassageRole.ATTACHMENT_TITLE, PassageRole.TITLE)
"""Behind these numbers begin anew."""
_WIDE = str.maketrans("()．", "（）.")
_INLINE = Seeker(
    "(?:^|(?<=[。；：，、]))(?:(?P<shi>[一二三四五六七八九十])(?:是|要)|第(?P<di>[一二三四五六七八九十])步?[，：]"
    "|(?<![）)①-⑳]、)(?:[（(](?P<kuo>[一二三四五六七八九十])[）)]|(?P<circle>[①-⑳]))(?!、?[第（(①-⑳]|项(?!目)|款(?!项|待)|[和及至](?=[第（(①-⑳])))"
)
"""What is parted from its like by 、 alone, or is an item of an article, is spoken of and does not count."""
_SAME_LEVEL = frozenset({"n.", "n、", "n）", "（n）"})


@dataclass(frozen=True)
class _Serial:
    """A serial number at the head of a passage: its style, its value, where the value stands and where the label ends."""

    passage: Passage
    style: str
    value: int
    at: Extent
    label: Extent

    @property
    def label_words(self) -> str:
        """The label as it stands there."""
        return self.passage.text[self.label.start : self.label.end]

    def written(self, value: int) -> str:
        """Another value as this one is written."""
        return str(value) if self.passage.text[self.at.start].isdigit() else chinese_number(value)


class _Walk:
    """The series that are open at a place, from the outermost; what is remarked on the way."""

    def __init__(self) -> None:
        self.open: list[tuple[str, int]] = []
        self.firsts: list[_Serial] = []
        self.closed: dict[str, int] = {}

    def step(self, serial: _Serial) -> Iterator[tuple[str, Found]]:
        """What there is to say of the next serial number: "order", "style", "rank" or "skipped" with the finding."""
        styles = [style for style, _ in self.open]
        if serial.style in styles:
            inner = self.firsts[styles.index(serial.style) + 1 :]
            self.closed |= dict(self.open[styles.index(serial.style) + 1 :])
            del self.open[styles.index(serial.style) + 1 :], self.firsts[styles.index(serial.style) + 1 :]
            last = self.open.pop()[1]
            if serial.value == last + 1 and last:
                yield from (("rank", found) for found in _ranked_above(inner, serial))
            self.open.append((serial.style, serial.value))
            if serial.value not in (last + 1, 1) or serial.value == last:
                yield "order", _out_of_order(serial, last + 1)
            return
        before = self.open[-1] if self.open else ("", 0)
        if serial.value > 1 and {before[0], serial.style} <= _SAME_LEVEL and before[1] + 1 == serial.value:
            self.open[-1] = before[0], serial.value
            yield "style", self._restyled(serial)
            return
        if serial.style == "（n）" and before[0] in _RANKS[:2]:
            yield "skipped", Found(serial.passage, serial.label, said={"outer": before[0], "due": _RANKS[_RANKS.index(before[0]) + 1]})
        self.open.append((serial.style, serial.value))
        self.firsts.append(serial)
        # （三） may go on under 二、 where （二） was the last under 一、.
        if serial.value not in (1, self.closed.get(serial.style, 0) + 1):
            yield "order", _out_of_order(serial, 1)

    def _restyled(self, serial: _Serial) -> Found:
        """The number that goes on in another style; where only a 1、 is before it and it is 2. as the standard has it, it is that 1、."""
        first, usual = self.firsts[-1], self.open[-1][0]
        if serial.value == _SECOND and (usual, serial.style) == ("n、", "n."):
            return Found(first.passage, first.label, f"{first.value}{serial.label_words[-1]}", {"usual": serial.label_words})
        label = usual.replace("n", str(serial.value))
        return Found(serial.passage, serial.label, label, {"usual": label})


def _ranked_above(inner: Sequence[_Serial], outer: _Serial) -> Iterator[Found]:
    """The series inside of another that rank above it; that the other one goes on behind them tells that they are inside."""
    if outer.style in _RANKS:
        above = (serial for serial in inner if serial.style in _RANKS and _RANKS.index(serial.style) < _RANKS.index(outer.style))
        yield from (Found(serial.passage, serial.label, said={"outer": outer.label_words}) for serial in above)


def _out_of_order(serial: _Serial, due: int) -> Found:
    return Found(serial.passage, serial.at, said={"due": serial.written(due)})


def out_of_order(text: CheckedText) -> Iterator[Found]:
    """Serial numbers that are left out, doubled or don't begin at one, also in a sentence: 一是 … 三是."""
    yield from (found for sort, found in _remarks(text) if sort == "order")
    for passage in text.of(PassageRole.BODY, PassageRole.HEADING):
        if matches := _INLINE.within(passage.text):
            yield from _inline(passage, matches)


def other_style(text: CheckedText) -> Iterator[Found]:
    """Serial numbers that go on in another style: 1. and then 2、."""
    return (found for sort, found in _remarks(text) if sort == "style")


def wrong_rank(text: CheckedText) -> Iterator[Found]:
    """Series that stand inside of one that ranks below them."""
    return (found for sort, found in _remarks(text) if sort == "rank")


def skipped_level(text: CheckedText) -> Iterator[Found]:
    """（1） right below 一、 or （一）; 1. may stand below 一、 where there are two levels alone."""
    return (found for sort, found in _remarks(text) if sort == "skipped")


def digits_with_comma(text: CheckedText) -> Iterator[Found]:
    """Serial numbers 1、 in an official document: one whose title names its kind, or that counts its sections 一、. A contract may have them."""
    serials = [(passage, _COMMA.match(passage.text)) for passage in text.of(PassageRole.HEADING, PassageRole.BODY) if passage.text[0] in _FIRST]
    if not statutory_kind(text) and all(passage.text[1:2] != "、" or passage.text[0].isdigit() for passage, _ in serials):
        return
    for passage, match in serials:
        if match is not None:
            yield Found(passage, Extent(*match.span()), f"{match[1]}.")


@lru_cache(1)
def _remarks(text: CheckedText) -> tuple[tuple[str, Found], ...]:
    """The remarks of both sorts; each attachment is numbered by itself, articles go on over chapters."""
    return (*_walked(text, articles=False), *_walked(text, articles=True))


def _walked(text: CheckedText, *, articles: bool) -> Iterator[tuple[str, Found]]:
    if len(text.passages) == 1:  # somebody pasted it, and what is before it is not here
        return
    walk = _Walk()
    for passage in text.passages:
        if passage.role in _ANEW:
            walk = _Walk()
        elif passage.text[0] in _FIRST and (serial := _serial(passage)) is not None and (serial.style == "第n条") == articles:
            yield from walk.step(serial)


def _serial(passage: Passage) -> _Serial | None:
    label = _label(passage.text[:_LONGEST_LABEL]) if passage.role in (PassageRole.HEADING, PassageRole.BODY) else None
    return None if label is None else _Serial(passage, *label)


@lru_cache(8192)
def _label(head: str) -> tuple[str, int, Extent, Extent] | None:
    """The serial number that a passage begins with, as `_Serial` has it."""
    match = next(filter(None, (style.match(head) for style in _STYLES)), None)
    if match is None:
        return None
    is_digits = match["value"].isdigit() or match["open"] == "第"
    style = f"{match['open']}{'n' if is_digits else '一'}{match['close']}".translate(_WIDE)
    return style, numeral_value(match["value"]), Extent(*match.span("value")), Extent(*match.span())


def _inline(passage: Passage, matches: Sequence[re.Match[str]]) -> Iterator[Found]:
    """Series in a sentence; a new 一是 begins the next one."""
    for _, series in groupby(matches, key=lambda match: match.lastgroup):
        yield from _inline_series(passage, series)


def _inline_series(passage: Passage, series: Iterable[re.Match[str]]) -> Iterator[Found]:
    """What is out of order in one series; it may have begun in a paragraph before."""
    last = 0
    for match in series:
        value = _value(match[str(match.lastgroup)])
        if last and value not in (last + 1, 1):
            yield Found(passage, Extent(*match.span(str(match.lastgroup))), said={"due": chinese_number(last + 1)})
        last = value


def _value(written: str) -> int:
    return ord(written) - ord("①") + 1 if "①" <= written <= "⑳" else numeral_value(written)
