"""Runs the rules: each passage by itself, kept for the next time, then what only the whole text can tell."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from editor.checks.terms.finding import Finding, FindingPlace, Found, Level
from editor.checks.terms.rule import CheckRule, PassageFinder
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Za-z]:\\[^\s，。；]+|\{\{.*?\}\}|\{%.*?%\}")
_ENDS = "。；！？\n"
_Remark = tuple[CheckRule, Found]


class Checker:
    """The rules with what they found last: a passage that is as it was is not looked at again. For one thread."""

    def __init__(self, rules: Sequence[CheckRule]) -> None:
        self._by_passage = [rule for rule in rules if rule.in_passage is not None]
        self._by_text = [rule for rule in rules if rule.in_text is not None]
        self._by_role: dict[PassageRole, list[tuple[CheckRule, PassageFinder]]] = {}
        self._known: dict[tuple[object, ...], list[_Remark]] = {}

    def check(self, text: CheckedText, cancelled: Callable[[], bool] = lambda: False) -> list[Finding]:
        """The findings of a text in reading order; those in hand when `cancelled` says so. Of two that fix the same words the longer is told."""
        known, self._known = self._known, {}
        found: list[list[_Remark]] = [[] for _ in text.passages]
        for passage in text.passages:
            if cancelled():
                self._known = known | self._known
                break
            remarks = known.get(passage.key)
            self._known[passage.key] = found[passage.number] = list(self._in_passage(passage)) if remarks is None else remarks
        by_text = (rule for rule in self._by_text if not cancelled())
        whole = [(rule, one) for rule in by_text if rule.in_text for one in rule.in_text(text) if _counts(rule, one)]
        moved = ((rule, replace(one, passage=passage)) for passage in text.passages for rule, one in found[passage.number])
        return [_finding(rule, one) for rule, one in _told(chain(moved, whole))]

    def _in_passage(self, passage: Passage) -> Iterator[_Remark]:
        for rule, find in self._of_role(passage.role):
            for one in find(passage):
                if _counts(rule, one):
                    yield rule, one

    def _of_role(self, role: PassageRole) -> list[tuple[CheckRule, PassageFinder]]:
        """The rules that look at passages of a role, with how they are found."""
        if role not in self._by_role:
            asked = (rule for rule in self._by_passage if not rule.roles or role in rule.roles)
            self._by_role[role] = [(rule, rule.in_passage) for rule in asked if rule.in_passage is not None]
        return self._by_role[role]


def _counts(rule: CheckRule, found: Found) -> bool:
    """Whether the words are text: blanks, addresses and tags are not, but for the rules that look for them."""
    return rule.in_blanks or not any(found.at.meets(barred) for barred in (*found.passage.holes, *_addresses(found.passage.text)))


@lru_cache(maxsize=256)
def _addresses(text: str) -> tuple[Extent, ...]:
    return tuple(Extent(*match.span()) for match in _ADDRESS.finditer(text))


def _told(remarks: Iterable[_Remark]) -> Iterator[_Remark]:
    """The remarks in reading order, without those whose fix would change what the fix of a longer one changes too."""
    last: _Remark | None = None
    for remark in sorted(remarks, key=_order):
        if last is not None and _is_covered(remark, last):
            continue
        last = remark
        yield remark


def _order(remark: _Remark) -> tuple[int, int, int, Level]:
    rule, found = remark
    return found.passage.number, found.at.start, -found.at.end, rule.level


def _is_covered(remark: _Remark, by: _Remark) -> bool:
    one, other = remark[1], by[1]
    return one.passage.number == other.passage.number and one.at.start < other.at.end and one.at.end <= other.at.end and other.fix is not None


def _finding(rule: CheckRule, found: Found) -> Finding:
    passage, at = found.passage, found.at
    place = FindingPlace(passage.section, *passage.on_line(at), passage.number)
    return Finding(rule.name, rule.level, place, at, found.words, rule.reason(found), found.fix, sentence_around(passage.text, at), rule.title)


def sentence_around(text: str, at: Extent) -> str:
    """The sentence that words stand in."""
    before = max((text.rfind(end, 0, at.start) for end in _ENDS), default=-1) + 1
    ends = [found for end in _ENDS if (found := text.find(end, at.end)) >= 0]
    return text[before : min(ends, default=len(text)) + 1].strip()
