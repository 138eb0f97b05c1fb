"""Underlines, 某, circles, dots and question marks: when they are blanks and when they are themselves."""

import re

from editor.reading.blanks.habits import SOME_PLACE, Habits
from editor.reading.page.family_names import FAMILY_NAMES
from editor.reading.page.lexicon import words
from editor.reading.page.tokens import kind_after, unit_after

_LEADS_TO_NUMBER = re.compile(r"(?:[\s：:，。、（“年月第共]|^)$")
# A number with its unit at the end of a clause: 组织体检_次。
_HAN_END, _CLOSES = re.compile(r"[\u4e00-\u9fff]$"), re.compile(r"[，。；、）)]|$")
# The signs of a given name, of one or two characters, and what stands around a whole name.
_MASKS, _GIVEN, _LONGEST_ROLE = "XxＸｘ×*＊〇○", 2, 8
_THINGS = ("org", "place", "project", "meeting", "text")
_BEFORE_NAME = re.compile(r"(?:^|[、，。；：:（(“\s]|[由与和及对向请被给])$")
_BEHIND_NAME = re.compile(r"[、，。；：）)（(\s]|$|等|[同女先老][志士生师]|[和与及任]")
_SOME_GENERAL = re.compile(r"某(?:些|种|个|一|类|次|段|方|时|样|项|点|条|只|件|几|人(?!民)|位|处|程度|天|日起?(?=，))")


def is_family_name(text: str, match: re.Match[str]) -> bool:
    """Whether 某 or one or two masks of a name stand behind a family name (王某某, 李XX), which then belongs to the blank."""
    run, at, end = match["run"], match.start("run"), match.end("run")
    if at == 0 or text[at - 1] not in FAMILY_NAMES or match["glue"] or match["rest"]:
        return False
    if run[0] == "某":
        return text[end : end + 1] not in tuple("省市县区镇乡村年月日")
    before, after = text[max(0, at - 1 - _LONGEST_ROLE) : at - 1], text[end : end + _LONGEST_ROLE]
    begins = _BEFORE_NAME.search(before) or words("roles", "before", "done_to").at_end(before)
    other = max(unit_after(after), words("suffixes", *_THINGS).at_start(after), key=len)
    whole = len(run) == _GIVEN and (not other or len(words("suffixes", "person").at_start(after)) > len(other))  # 李XX局长, but XX局
    return len(run) <= _GIVEN and run[0] in _MASKS and bool(begins) and (whole or _BEHIND_NAME.match(after) is not None)


def is_underline(before: str, run: str, after: str, glue: str) -> bool:
    """An underline, not the joint of a file name or an e-mail address."""
    if len(run) > 1:
        return not (before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalnum())
    if glue:
        return after.startswith(("年", "月", "日"))
    unit = unit_after(after)
    return bool(unit) and bool(_LEADS_TO_NUMBER.search(before) or (_HAN_END.search(before) and _CLOSES.match(after, len(unit))))


def is_some(text: str, match: re.Match[str], habits: Habits) -> bool:
    """某 that stands for a name, not the 某 of 某些."""
    near = text[match.start("run") : match.end() + 8]
    if is_family_name(text, match):
        return habits.some or len(match["run"]) > 1
    if len(match["run"]) > 1:
        return True
    if near.startswith("某日") and re.search(r"[，。；！？\s]$", text[max(0, match.start() - 1) : match.start()] or "。"):
        return False
    if _SOME_GENERAL.match(near) and not re.match(r"某(?:日|月)", near):
        return False
    if habits.some and kind_after(near[1:]):
        return True
    return bool(SOME_PLACE.match(near)) and (habits.some or bool(re.match(r"某[省市县区镇乡州年月日]", near)))


def is_shape(before: str, run: str, after: str, habits: Habits) -> bool:
    """Circles, triangles, question marks and dots as blanks."""
    first = run[0]
    if first in "〇○◯":
        beside = re.search(r"[一二三四五六七八九零〇]$", before) or re.match(r"[一二三四五六七八九零]", after)
        return not beside and (
            len(run) > 1 or after[:1] in tuple("年月日") or (bool(before.strip()) and (bool(unit_after(after)) or after.startswith("号")))
        )
    if first == "□" and len(run) == 1:
        return before.endswith(("年", "月"))
    if first in "….":
        return _are_dots(before, after, habits)
    if first in "？?":
        return bool(kind_after(after))
    return len(run) > 1 or bool(unit_after(after))


def _are_dots(before: str, after: str, habits: Habits) -> bool:
    """Dots that wait for a value: before a unit, or as all that an item says."""
    if re.match(r"\s*\d+\s*$", after):
        return False
    if habits.dots and kind_after(after):
        return True
    if unit_after(after) and (habits.dots or re.match(r"(?:年|月|日|万元|亿元|元|%|％)", after)):
        return True
    return bool(re.search(r"(?:[一二三四五六七八九十]是|[：:])$", before.rstrip())) and bool(re.match(r"\s*(?:[；。;]|$)", after))
