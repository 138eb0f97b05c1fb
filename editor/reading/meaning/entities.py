"""What a blank names, as far as its sentence says: the thing's own words behind the blank, and whether the unit speaks of itself."""

import re
from dataclasses import dataclass

from editor.model.template.field import FieldType
from editor.reading.meaning.kinds import Kind
from editor.reading.meaning.kinds_by_words import speaks_of_itself
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import listed, words

# 餐饮公司 says what many firms are; 有限公司 ends the name of one.
_PLAIN_FIRM = 4
_CALLED = re.compile(r"[（(](?:以下)?(?:简|统)?称(?:为)?[：:]?[“‘\"]?([\u4e00-\u9fff]{1,5}[方人])[”’\"]?[）)]")
_LIES = re.compile(
    r"([上中下]游|[东西南北][部岸]|城[东西南北](?:片区?)?|(?:山区?|丘陵|平原|沿[江河湖海]|[东西南北])(?:片区?|区)|县城|邻[县市区]|[城市郊]区)的?$"
)
_PHRASE = re.compile(rf"^[^\s，。；：、（）()“”《》〔〕{BLANK}的和与及在为对将由向从把被等是了就已并按以于]{{1,14}}")


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that a blank is a part of: the words behind the blank that name it, and how they may recur."""

    phrase: str
    common: bool


def entity_of(place: BlankPlace, kind: Kind) -> Entity | None:
    """The thing that a blank names (X集团, XX水库), None when nothing behind it says so."""
    if place.token.parts or kind.type not in (FieldType.ORG, FieldType.PLACE, FieldType.PROJECT, FieldType.TEXT, FieldType.MEETING):
        return None
    word = words("suffixes", "place", "org", "project", "text", "meeting").at_start(place.after)
    is_longer = len(kind.word) > len(word) and place.after.startswith(kind.word)
    if kind.type in (FieldType.ORG, FieldType.PROJECT) and (is_longer or word not in words("suffixes", "place")):
        word = _whole_phrase(place.after, kind.type) or word
    if not word:
        return None
    firm = word.endswith("公司") and len(word) <= _PLAIN_FIRM and word not in words("suffixes", "org")
    return Entity(word, word in words("things", "common") or firm or kind.type == FieldType.MEETING)


def _whole_phrase(after: str, kind: str) -> str:
    """The words behind a blank up to the one that says what kind of unit or project it is."""
    chunk = _PHRASE.match(after)
    if not chunk:
        return ""
    text, sizes = chunk[0], words("suffixes", kind)
    ends = [at + len(w) for at in range(len(text)) if (w := sizes.at_start(text[at:])) and (at == 0 or len(w) > 1)]
    end = ends[0] if ends else 0
    further = sizes.at_start(text[end:]) if end else ""
    end += len(further) if further.endswith("公司") else 0
    return text[:end] if end <= 14 else ""


def where_it_lies(before: str) -> str:
    """Where the thing lies that is named behind a text: 上游 of 上游X镇, 城东片 of 城东片的X法庭, "" when nothing says so."""
    found = _LIES.search(before)
    return found[1] if found else ""


def is_outside(place: BlankPlace) -> bool:
    """Whether a word before the blank makes its unit another than the one that writes."""
    return place.before.endswith(listed("verbs", "partners"))


def is_hired(place: BlankPlace) -> bool:
    """Whether the unit only does some work that the clause names: 由X公司承建, 委托X公司."""
    return place.before.endswith(("由", "委托", "被", "引进", "聘请", "收购", "客户"))


def short_name(place: BlankPlace) -> str:
    """What a blank is called from then on: ____（以下简称“甲方”）, ____（以下简称“债务人”）; "" if nothing."""
    found = _CALLED.match(place.after)
    return found[1] if found else ""


def begins_clause(place: BlankPlace) -> bool:
    """Whether the blank opens its clause, as the one who acts does."""
    return not place.clause.strip()


def is_own_unit(place: BlankPlace, kind: Kind) -> bool:
    """Whether a bare blank stands for the unit that writes: X高度重视, X将."""
    return kind.type == FieldType.ORG and not kind.word and not place.token.name and speaks_of_itself(place)
