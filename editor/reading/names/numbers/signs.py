"""Numbers that are told by the sign behind them: of houses, floors and trains, hours of the day."""

import re

from editor.reading.meaning.places import BLANK
from editor.reading.names.said.blank import NamedBlank
from editor.reading.names.said.phrases import clean, deed_ahead, subject

_OF_HOUR = re.compile(rf"{BLANK}[时点]$")
_OF_TIME = re.compile(rf"^(?:[时点](?:{BLANK}分)?|分)许?(?:之|以)?前?")
_IN_ESTATE = re.compile(rf"(?:小区|花园|公寓|家园|社区|{BLANK}至|{BLANK}栋?、)$")
_TESTS = re.compile(r"(?:测|检|格|设|布|查)$")
_UNTIL = re.compile(rf"截[至止]到?{BLANK}日?$")
# What is read by a sign behind the number: a house of several with entrances, a train.
_BY_SIGN = (
    (re.compile(rf"[栋幢]{BLANK}?(?:单元|室|号|楼)"), "楼栋号"),
    (re.compile(r"标段"), "标段号"),
    (re.compile(r"路(?:公交|汽车|电车)"), "公交线路"),
    (re.compile(r"次(?:列车|航班|班列|动车|高铁)"), "车次"),
    (re.compile(r"[时点]许"), "时刻"),
)


def by_sign(blank: NamedBlank) -> str:
    """What a number is by the sign behind it (楼栋号, 楼层, 报到时刻), "" for one that counts or measures."""
    told = next((name for sign, name in _BY_SIGN if sign.match(blank.place.after)), "")
    return told or _house(blank) or _floor(blank) or _hour(blank)


def _floor(blank: NamedBlank) -> str:
    return "楼层" if re.match(rf"楼(?:层|会议室|{BLANK}室|[\u4e00-\u9fff]{{0,2}}[厅室]|[，。；、）]|$)", blank.place.after) else ""


def _house(blank: NamedBlank) -> str:
    """The number of a house among several of an estate: XX小区X至X栋; how many points were looked at, which are no hours."""
    place = blank.place
    if re.match(rf"[栋幢]|至{BLANK}[栋幢]", place.after) and _IN_ESTATE.search(place.before):
        return "楼栋号"
    return f"{clean(subject(place), 8)}点数" if blank.kind.unit == "点" and _TESTS.search(place.clause) else ""


def _hour(blank: NamedBlank) -> str:
    """The hour of the day by the deed that it is of: X时前报到."""
    minutes = blank.kind.unit == "分" and bool(_OF_HOUR.search(blank.place.before))
    is_hour = blank.kind.unit == "时" or (blank.kind.unit == "点" and not _TESTS.search(blank.place.clause))
    rest = _OF_TIME.sub("", blank.place.rest) if minutes or is_hour else ""
    event = deed_ahead(rest) if rest else ""
    told = "截止" if _UNTIL.search(blank.place.before) else event
    return f"{told}时刻" + ("的分" if minutes else "") if is_hour or minutes else ""
