"""Facts that are told again: a noun with what makes it particular, and the same unit behind it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from editor.model.template.field import FieldType
from editor.reading.meaning.kinds import MEASURES, Kind
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.names.said.phrases import subject_of
from editor.reading.page.lexicon import words
from editor.reading.sharing.scene import Key, Scene

# A noun with a word before it that tells which one: 原合同总价, 东片区居民.
_PARTICULAR = 4
_LED = re.compile(
    r"^(?:[中里内](?=[已未仍有])|占|确保|合计|共计|总计|累计|现|拟|较|比|低于|高于|超过|超出|不低于|不高于|项目|工程|履约|预计|计划|解决|补齐|弥补)(?=..)"
)
_SPENT = re.compile(r"^[\u4e00-\u9fff]{0,12}?(?:筹措|落实|支付|使用|承担|交纳|缴纳|拨付)(?=[\u4e00-\u9fff]{4})")
_AIMED = re.compile(r"(?:力争|确保|目标|预计|[底年月日]前)[^，。；]*$|(?:达到|提高到|提升到|增加到|下降到|降到|降至|控制在)$")
# What is asked for is what was told to be wanting: 需维修资金X万元, 恳请补助维修资金X万元.
_ASKED = re.compile(r"^[^，。；]*?(?:请|申请)[^，。；]{0,10}?(?:补助|解决|支持|安排|拨付|补贴)(?=[\u4e00-\u9fff]{2})")
# What only one of a whole is, in whatever item of a list it is told.
_OF_THE_WHOLE = ("总", "全", "原", "资金缺口")
_TURNED = re.compile(r"([\u4e00-\u9fff]{2,8}?)(?:由[^，。；]*)?(?:拟)?(?:调整|变更|修改|核减|核增|压缩|延长|缩短)(?:为|到|至)$")
# What another part of the text rules: 低于第三条规定的X元.
_AS_RULED = re.compile(r"(?:本[^，。；]{0,3})?(?:第[一二三四五六七八九十百\d]+[条款项]|前款)(?:第[^，。；]{1,4}[款项])?(?:规定|约定)的?")
# By how much something grows or falls is not how much it is.
_CHANGES = re.compile(r"(?:增加|减少|增长|下降|提高|降低|压缩|核减|核增)了?$")
_TAKEN_UP = re.compile(r"(?:[将把该]|上述|此项|以上)([\u4e00-\u9fff]{2,8})$")
_AFTER_TURN = re.compile(r"(?:调整|变更|修改)后的?([\u4e00-\u9fff]{2,8})$")
_LEADS_TO_SUM = ("收回", "履约", "项目", "工程", "交纳", "缴纳", "支付")
_WANTING = re.compile(r"(?:尚有)?(?:资金)?缺口(?:资金)?")
# A noun; what is told of some among several (冲锋舟中有X艘) is no fact of all of them.
_NOUN = re.compile(r"[\u4e00-\u9fff]{1,11}[^中里内仍\x00-\u4dff]")
# Measures of the same things.
_AS_ONE = {"名": "人", "位": "人"}
_OF_WHOLE, _AMONG = re.compile(r"(?:[从在])?([\u4e00-\u9fff]{2,8})"), re.compile(r"(?:人员|经费|资金)?中(?![小央心])")
_IS = re.compile(r"(?:为|是|共|计|约|人民币)+$")
_FactName = tuple[str, str, str]


def facts(scene: Scene) -> dict[int, Key]:
    """Numbers, sums and shares in equal words: the noun says which one it is, or the text takes up the only one of its kind (将保费X元汇入)."""
    told = {p.number: fact for p, kind in scene.pairs if kind.type in MEASURES and (fact := _fact(p, kind))}
    told = _told_behind(scene, _with_owners(scene, told))
    members: defaultdict[_FactName, list[BlankPlace]] = defaultdict(list)
    for place in scene.places:
        if place.number in told:
            members[told[place.number]].append(place)
    same = {fact: places for fact, places in members.items() if len(places) > 1 and _is_one(scene, fact, places)}
    return _shares(scene) | {p.number: ("fact", *fact) for fact, places in same.items() for p in places}


def _fact(place: BlankPlace, kind: Kind) -> _FactName | None:
    """What a number is of: its noun, whether that is the one before or after a change, and its unit."""
    clause = re.sub(r"(?:约|为|人民币|共|达|：)+$", "", place.clause) if kind.type == FieldType.MONEY else place.clause
    turned = _TURNED.search(place.clause) or _AFTER_TURN.search(clause)
    plain = _ASKED.sub("", _AS_RULED.sub("", place.clause)).replace("的", "")
    taken_up = _TAKEN_UP.search(plain)
    said = taken_up[1] if taken_up else subject_of(plain)
    noun = re.sub(r"^(?:拟|现)?[将把]", "", turned[1]) if turned else _LED.sub("", _SPENT.sub("", said))
    state = "new" if turned else "old" if noun.startswith("原") else "aim" if _AIMED.search(place.clause) else ""
    state = "change" if _CHANGES.search(place.clause) else state
    noun = noun.removeprefix("原") if state == "old" else noun
    noun = _one_of_a_kind(noun)
    begins = words("measures", "counted").at_start(noun)
    each = re.match(r"/[\u4e00-\u9fff]{1,2}", place.after.removeprefix(kind.unit))
    return (noun, state, kind.unit + (each[0] if each else "")) if _NOUN.fullmatch(noun) and len(begins) < 2 else None


def _told_behind(scene: Scene, told: Mapping[int, _FactName]) -> dict[int, _FactName]:
    """The facts with those whose particular noun stands behind the unit: 作业人员X人 … X名作业人员."""
    found = {number: (noun, state, _AS_ONE.get(unit, unit)) for number, (noun, state, unit) in told.items()}
    by_start: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for noun, state, unit in found.values():
        if len(noun) >= _PARTICULAR and not state:
            by_start[noun[:_PARTICULAR], unit].add(noun)
    for place, kind in scene.pairs:
        behind, unit = place.after.removeprefix(kind.unit), _AS_ONE.get(kind.unit, kind.unit)
        nouns = by_start.get((behind[:_PARTICULAR], unit), ()) if kind.type == FieldType.NUMBER else ()
        fits = (noun for noun in nouns if behind.startswith(noun) and not behind.startswith(noun + BLANK))  # 降至每升X is told of X
        noun = max(fits, key=len, default="")
        found |= {place.number: (noun, "", unit)} if noun else {}
    return found


def _shares(scene: Scene) -> dict[int, Key]:
    """Sums of which a share is told (经费X万元中), with the only sum before that ends in their noun: 投入经费X万元."""
    found: dict[int, Key] = {}
    sums = [(p, kind.unit) for p, kind in scene.pairs if kind.type in (FieldType.MONEY, FieldType.NUMBER)]
    for n, (place, unit) in enumerate(sums):
        whole = _OF_WHOLE.fullmatch(place.clause) if _AMONG.match(place.after.removeprefix(unit)) else None
        if whole:
            first = [p.number for p, said in sums[:n] if said == unit and _IS.sub("", p.clause).endswith(whole[1])]
            found |= dict.fromkeys((*first, place.number), ("share", whole[1], unit)) if len(first) == 1 else {}
    return found


def _one_of_a_kind(noun: str) -> str:
    """A noun; a sum of which a document has one (甲方交纳履约保证金) without the words that lead to it."""
    word = words("things", "sums").at_end(noun)
    return word if word and noun.removesuffix(word).endswith(_LEADS_TO_SUM) else "资金缺口" if _WANTING.fullmatch(noun) else noun


def _with_owners(scene: Scene, told: Mapping[int, _FactName]) -> dict[int, _FactName]:
    """The facts; what a heading or a label owns is called with its name where the text says it so elsewhere: 居民X户 under 东片区, 东片区居民X户."""
    said = set(told.values())
    found = dict(told)
    for place in scene.places:
        noun, state, unit = told.get(place.number, ("", "", ""))
        for owner in scene.owners_of(place) if noun else ():
            if (owner + noun, state, unit) in said:
                found[place.number] = (owner + noun, state, unit)
    return found


def _is_one(scene: Scene, fact: _FactName, places: list[BlankPlace]) -> bool:
    """Whether blanks with equal words tell one fact; items of a list each tell their own."""
    noun, state, _ = fact
    if any(_AS_RULED.search(place.clause) for place in places[1:]):
        return True
    if state in ("old", "new") or noun.startswith(_OF_THE_WHOLE) or noun in words("things", "sums"):
        return True
    if len(noun) >= _PARTICULAR:
        return not any(other.paragraph - one.paragraph == 1 or scene.are_items(one, other) for one, other in pairwise(places))
    return len(places) == 2 and _TAKEN_UP.search(places[1].clause) is not None
