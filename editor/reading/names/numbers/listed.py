"""What blanks of a list are called: each by what stands in its place before them, or all by what the first of them is."""

import re
from collections.abc import Sequence

from editor.reading.meaning.kinds import MEASURES, Kind
from editor.reading.meaning.places import BLANK
from editor.reading.names.said.blank import NamedBlank
from editor.reading.names.said.phrases import clean, stripped
from editor.reading.page.lexicon import words

_VALUE = rf"{BLANK}[^，。；：、{BLANK}]{{0,5}}"
# 一、二、三等奖分别奖励X元、X元和X元: the things, what is said of them, the blanks before one.
_ONE_EACH = re.compile(
    rf"(?:^|[，。；：{BLANK}])([\u4e00-\u9fff、]{{2,24}}?)(?:分别|依次)(?:为|是|占)?([\u4e00-\u9fff]{{0,6}})((?:{_VALUE}[、和与及])*)$"
)
_FURTHER = re.compile(rf"[^，。；：、{BLANK}]{{0,5}}(?:[、和与及]{_VALUE})*")
_BETWEEN = re.compile("[、和与及]")
_BEHIND_ANOTHER = re.compile(rf"{_VALUE}[、和与及]\s*$")
_LEADS = re.compile("^[对给按将为向由]")
_ALL = re.compile(r"^[两二三四五六七八九十]")


def each_of_several(blank: NamedBlank) -> str:
    """What a measure is called that one of several things before it has: 一等奖奖励金额; "" where they are not as many as the blanks."""
    found = _ONE_EACH.search(blank.place.before) if blank.kind.type in MEASURES else None
    things = _things(found[1]) if found else []
    before = found[3].count(BLANK) if found else 0
    further = _FURTHER.match(blank.place.after)
    if found is None or further is None or len(things) != before + 1 + further[0].count(BLANK):
        return ""
    return things[before] + _measure(stripped(found[2]), blank.kind)


def _things(text: str) -> list[str]:
    """The things of a list; the last says what all of them are where it is longer than the others: 一、二、三等奖."""
    *others, last = _BETWEEN.split(_LEADS.sub("", stripped(text)))
    if others and len({len(other) for other in others}) == 1 and len(others[0]) < 3 <= len(last):
        own, common = last[: len(others[0])], last[len(others[0]) :]
        common = _ALL.sub("", common) or common
        return [thing + common for thing in (*others, own)]
    return [clean(thing, 8) for thing in (*others, last)] if others else []


def _measure(said: str, kind: Kind) -> str:
    name = words("measures", "units").meaning(kind.unit) or words("measures", "names").meaning(kind.type)
    return said if said and words("measures", "ends").at_end(said) else said + name


def with_those_before(blanks: Sequence[NamedBlank], bases: Sequence[str]) -> list[str]:
    """The names; a blank of a list of which its own sentence says nothing is called like the one before it: 政治面貌分别为X、X."""
    found = list(bases)
    for n, blank in enumerate(blanks[1:], start=1):
        last, default = blanks[n - 1], words("measures", "names").meaning(blank.kind.type)
        is_behind = blank.place.number == last.place.number + 1 and _BEHIND_ANOTHER.search(blank.place.before) is not None
        if is_behind and found[n] == default and last.kind.type == blank.kind.type and last.place.paragraph == blank.place.paragraph:
            found[n] = found[n - 1]
    return found
