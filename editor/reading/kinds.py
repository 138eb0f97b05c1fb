"""The type of each blank, told from its name, its unit, the words behind it and the words before it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from editor.reading.lexicon import listed, words
from editor.reading.places import BLANK, Place
from editor.reading.tokens import unit_after

_MEASURES = ("money", "percent", "number")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,8})[）)]$")
_SPAN_OF_YEARS = re.compile(rf"^[—–~～至到-]+{BLANK}(?=年)")
_LIST = re.compile(rf"^(?:[、和与及,/／]\s*{BLANK})+")
_COUNTED = re.compile(r"^(?:等)?[一二两三四五六七八九十几多\d]*(?:[个家座条所处位名](?=[\u4e00-\u9fff]))?")
_CHUNK = re.compile(rf"^[^\s，。；：、（）()“”《》〔〕{BLANK}的和与及在为对将由向从把被等是了就已并按以于]{{1,14}}")
_MONEY_TALK = re.compile(r"资金|投资|经费|补助|融资|贷款|申请|奖励|收入|支出|预算|造价|产值|利润|债券|补贴|款|费|薪|税|价")
_LASTING = re.compile(
    r"^年(?:以上|以内|之内|内|期|来|时间|收回|后|制|间|以下|左右|的(?:时间|期限|经验|历史)|有效|零|又|多|工作(?:经验|经历|年限)|免费|质保|任期|，期满|$)"
)
_DAYS = re.compile(r"^日(?:内|以内|之内|以上|以下|后|左右|的[，,]|的，|天|历)")


@dataclass(frozen=True, slots=True)
class Kind:
    """A type with the unit behind the blank, the word that gave it away, and how sure that is (0 to 2)."""

    type: str
    unit: str = ""
    word: str = ""
    sure: int = 2


def kinds_of(places: Sequence[Place]) -> list[Kind]:
    """The types of all blanks in order; one in a list of which nothing is known is what its neighbour is."""
    kinds = [kind_of(place) for place in places]
    for n, place in enumerate(places[1:], 1):
        listed_behind = place.paragraph == places[n - 1].paragraph and re.search(rf"{BLANK}[、，\s和与及]{{1,4}}$", place.before)
        if kinds[n].sure == 0 and listed_behind and kinds[n - 1].type not in ("date", "month", *_MEASURES):
            kinds[n] = replace(kinds[n - 1], sure=0)
    return kinds


def kind_of(place: Place) -> Kind:
    """The type of a blank: the first clue that says anything, `text` as a guess when none does."""
    for clue in _CLUES:
        kind = clue(place)
        if kind:
            return kind
    return Kind("text", sure=0)


def type_of_name(name: str) -> str:
    """The type that a field's name tells (单位名称 → org), "" if none."""
    measure = _IN_BRACKETS.search(name)
    if measure:
        told = words("units", *_MEASURES).meaning(measure[1])
        return told or type_of_name(name[: measure.start()])
    label = words("labels").at_end(name)
    kind = words("labels").meaning(label)
    stem = re.sub(r"(?:名称|全称|名)$", "", name)
    if stem != name and stem and label in ("名称", "全称", ""):
        kind = (
            words("suffixes", "org", "place", "project", "meeting").meaning(words("suffixes", "org", "place", "project", "meeting").at_end(stem))
            or words("things", "endings").meaning(stem[-1])
            or kind
        )
    return kind or words("things", "endings").meaning(name[-1:])


def _by_name(place: Place) -> Kind | None:
    name = place.token.name
    if not name:
        return None
    kind = type_of_name(name) or _type_of_identifier(name)
    if not kind:
        return _by_unit(place) or _by_suffix(place) or Kind("text", "", name, 1)
    measure = _IN_BRACKETS.search(name)
    unit = unit_after(place.after) or (unit_after(measure[1]) if measure else "") if kind in _MEASURES else ""
    by_unit = _by_unit(place)
    return by_unit if by_unit and kind in (*_MEASURES, "text") else Kind(kind, unit, name)


def _type_of_identifier(name: str) -> str:
    return type_of_name(words("measures", "identifiers").meaning(name.lower()))


def _by_date(place: Place) -> Kind | None:
    return Kind("date") if place.token.parts else None


def _by_time(place: Place) -> Kind | None:
    """年, 月 and 日 behind the blank: a point in time or a length of it."""
    after = _SPAN_OF_YEARS.sub("", place.after.removeprefix(" "))
    unit = words("units", "year", "month", "date").at_start(after)
    if not unit or len(words("units", "exceptions").at_start(after)) > len(unit):
        return None
    lasting = place.before.endswith(listed("verbs", "durations")) and not re.search(r"[年月]前?$", place.before[-2:])
    if unit == "年" and (lasting or _LASTING.match(after)) and not re.search(r"\d", place.token.text):
        return Kind("number", "年")
    if after.startswith("日") and (_DAYS.match(after) or lasting):
        return Kind("number", "日")
    return Kind(words("units", "year", "month", "date").meaning(unit), "", unit)


def _by_unit(place: Place) -> Kind | None:
    """A unit of measure or money behind the blank."""
    after = place.after.removeprefix(" ")
    unit = words("units", *_MEASURES).at_start(after)
    if not unit or _is_longer_word(after, unit, begins=not place.clause.strip()):
        return None
    kind = words("units", *_MEASURES).meaning(unit)
    if unit in ("万", "亿", "千") and _MONEY_TALK.search(place.clause):
        kind = "money"
    return Kind(kind, unit, unit)


def _is_longer_word(after: str, unit: str, *, begins: bool) -> bool:
    """Whether what looks like a unit begins a longer word (人民政府, 项目), or a verb at the start of a clause (成立)."""
    verb = words("verbs", "self").at_start(after) if begins else ""
    other = max(words("units", "exceptions").at_start(after), words("suffixes").at_start(after), verb, key=len)
    return len(other) > len(unit)


def _by_exception(place: Place) -> Kind | None:
    word = words("units", "exceptions").at_start(place.after.removeprefix(" "))
    longer = word and len(word) >= len(words("suffixes").at_start(place.after.removeprefix(" ")))
    if not longer:
        return None
    kind = words("units", "exceptions").meaning(word)
    return (_by_phrase(place) if kind == "text" else None) or Kind(kind, "", word, 1)


def _by_bus(place: Place) -> Kind | None:
    return Kind("number", "路", "路") if place.after.startswith("路") and re.search(rf"公交(?:{BLANK}路、)*(?:车)?$", place.before) else None


def _behind_list(place: Place) -> str:
    """What stands behind a blank; for a blank in a list (X、X两个村), what stands behind the list and its count."""
    after = place.after.removeprefix(" ")
    listing = _LIST.match(after)
    after = after[listing.end() :] if listing else after
    counted = _COUNTED.match(after) if listing or re.search(rf"{BLANK}[、和与及]$", place.before) else None
    return after[counted.end() :] if counted else after.removeprefix("等")


def _by_suffix(place: Place) -> Kind | None:
    """The word that names the thing: right behind the blank, or behind the further blanks of a list."""
    after = _behind_list(place)
    word = words("suffixes").at_start(after)
    if not word:
        return None
    kind = words("suffixes").meaning(word)
    if (
        kind == "place"
        and word in words("things", "features")
        and re.match(rf"{word}[^，。；、的{BLANK}]{{0,4}}?(?:施工|维修|加固|改造|扩建|新建|修复|提升工程)", after)
    ):
        kind = "project"
    return Kind(kind, "", word, 1)


def _by_hint(place: Place) -> Kind | None:
    """The bracket behind an underline or a gap that says what belongs there, or the office that it is given."""
    hint = re.match(r"\s*[（(\[]([^（）()\[\]]{1,12})[）)\]]", place.after)
    if hint and (kind := type_of_name(hint[1])):
        return Kind(kind, "", hint[1])
    given = re.match(r"(?:为|任|担任|作为)[^，。；、]{0,8}?(?:人|员|长|书记|主任|经理|教师|代表)(?=[，。；、的]|$)", place.after)
    told = given or re.match(r"[，,]\s*(?:男|女)[，,。]", place.after)
    return Kind("person", "", told[0], 1) if told else None


def _by_document_number(place: Place) -> Kind | None:
    """The year, the issuer's short name and the running number of XX发〔20XX〕X号."""
    if place.before[-1:] in tuple("〔[［【（(") and re.match(r"[〕\]］】）)]\s*第?[^，。]{0,4}号", place.after):
        return Kind("year", "", "发文年份")
    named = any(c in place.after[:10] for c in "〔[［") and re.match(rf"[\u4e00-\u9fff]{{1,6}}\s*[〔\[［]\s*[\d{BLANK}]", place.after)
    return Kind("org", "", "发文机关代字", 1) if named else None


def _by_currency(place: Place) -> Kind | None:
    return Kind("money", "", "人民币") if place.before.endswith(("人民币", "￥", "¥")) else None


def _by_telephone(place: Place) -> Kind | None:
    digits = place.token.text[:1].isdigit() and re.match(r"1\d{2}[^\d年]|\d{3,4}-", place.token.text)
    return Kind("text", "", "电话") if digits else None


def _by_number(place: Place) -> Kind | None:
    """The running number of a document or a house."""
    if re.search(r"(?:星期|周)$", place.before):
        return Kind("text", "", "星期")
    if not place.after.startswith("号"):
        return None
    return Kind("number" if re.search(r"[〕］\]）]第?$", place.before) else "text", "", "号", 1)


def _by_role(place: Place) -> Kind | None:
    """A role before the blank; a name follows."""
    before = place.before.rstrip(" 　“")
    word = words("roles", "before").at_end(before)
    if not word or words("suffixes", "org", "place").at_start(place.after):
        return None
    return Kind("person", "", word)


def _by_department(place: Place) -> Kind | None:
    """A name behind an office, in a list of those present or as the one who acts."""
    office = re.search(r"[\u4e00-\u9fff]{1,8}(?:科|处|室|部|局|办|院|会|中心|公司|集团|支部|政府)$", place.before)
    acts = re.match(r"(?:[、，。；\s\u3000]|$|(?:每|负责|具体|牵头|主持|汇报|通报|介绍|宣读|作|指挥|衔接))", place.after)
    return Kind("person", "", office[0], 1) if office and acts else None


def _by_label(place: Place) -> Kind | None:
    """A label before a colon, or a field's noun right before the blank."""
    label = place.label
    if label:
        kind = type_of_name(label)
        return Kind(kind, "", label) if kind else None
    before = re.sub(r"(?:分别)?(?:为|是|：|:|即|人民币|（)$", "", place.clause.rstrip(" 　“《（"))
    noun = words("labels").at_end(before)
    return Kind(words("labels").meaning(noun), "", noun, 1) if len(noun) > 1 else None


def _by_phrase(place: Place) -> Kind | None:
    """A thing named by a longer phrase behind the blank: X林业规划设计公司, X供水工程."""
    chunk = _CHUNK.match(place.after)
    if not chunk:
        return None
    for at in range(len(chunk[0]) - 1, 0, -1):
        word = words("suffixes", "org", "project", "meeting").at_start(chunk[0][at:])
        if len(word) >= 2:
            return Kind(words("suffixes").meaning(word), "", chunk[0][: at + len(word)], 1)
    return None


def _by_quotes(place: Place) -> Kind | None:
    if place.before[-1:] not in ("“", "《", "‘"):
        return None
    kind = words("suffixes", "project", "meeting").at_start(place.after[1:])
    return Kind(words("suffixes").meaning(kind) if kind else "text", "", kind, 1)


def speaks_of_itself(place: Place) -> bool:
    """Whether the blank begins a clause whose verb says what the writing unit did: X高度重视, X将."""
    begins = not place.clause.strip() or (
        re.search(r"(?:[年来后前中里]|期间|以来|同时|目前|期|为此|因此|现|今后)$", place.clause) is not None and len(place.clause) <= 4
    )
    return begins and not place.after.startswith(BLANK) and bool(words("verbs", "self").at_start(place.after))


def _by_self(place: Place) -> Kind | None:
    return Kind("org", "", "", 1) if speaks_of_itself(place) else None


def _by_governor(place: Place) -> Kind | None:
    """A verb or preposition before the blank that takes a unit or a place."""
    before = place.before.rstrip(" 　")
    if re.search(r"(?:按照|根据|依据|遵照|贯彻|落实)$", before) and re.match(r"的?(?:要求|部署|安排|指示|批示|意见|通知|会议|决定)", place.after):
        return Kind("org", "", "", 1)
    if re.search(r"(?:深化|加强|强化)?(?:与|同|和)$", before) and re.match(
        r"(?:等)?(?:的)?(?:沟通|合作|对接|联系|协调|交流|协作|联动|签订|签约|联合|共同|共建|洽谈)", place.after
    ):
        return Kind("org", "", "", 1)
    if words("verbs", "locating").at_end(before):
        return Kind("place", "", "", 0)
    return Kind("org", "", "", 0) if words("verbs", "partners").at_end(before) else None


def _by_amount(place: Place) -> Kind | None:
    """Words before the blank that call for a number."""
    called = re.search(r"(?:约|达|达到|不少于|不低于|不超过|共|第|超过|增长|下降|累计)$", place.before)
    return Kind("number", "", called[0], 0) if called else None


def _alone(place: Place) -> Kind | None:
    return Kind("org", "", "", 0) if not place.before.strip() and not place.after.strip("：: 　") else None


_CLUES: tuple[Callable[[Place], Kind | None], ...] = (
    _by_date, _by_name, _by_telephone, _by_document_number, _by_time, _by_bus, _by_unit, _by_currency, _by_exception, _by_hint,
    _by_number, _by_suffix, _by_role, _by_label, _by_department, _by_phrase, _by_quotes, _by_self, _by_governor, _by_amount, _alone,
)  # fmt: skip
