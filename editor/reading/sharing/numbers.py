"""Which numbers, years and sums are said again."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from editor.model.template.field import FieldType
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import words
from editor.reading.sharing.scene import Key, Scene

_NUMBERED = re.compile(r"(?:次|届|期|号|批)([\u4e00-\u9fff]{2})")
# So far behind a number its thing is looked for: 届建筑行业职工技能大赛.
_NAME = 16
_BENEFIT = ("让", "使", "保障", "方便", "造福", "满足", "惠及全体")
# What stands behind a number that takes up one told before: all of them are spoken of, or their share is told.
_TAKEN_UP = re.compile(rf"([\u4e00-\u9fff]{{2}})[\u4e00-\u9fff]{{0,2}}?(?:全部|全都|均|都|中[，,]|(?:已|共)[\u4e00-\u9fff]{{1,4}}{BLANK})")
_NOUN = re.compile(r"([\u4e00-\u9fff]{2})")
_LONG_NOUN = re.compile(r"([\u4e00-\u9fff]{3})")
# Who makes use of things, or looks at them again, speaks of those that were told.
_MADE_USE_OF = ("发挥", "用好", "依托", "对照", "围绕", "针对")
_OPENINGS = ("", "截至目前", "目前", "现在", "这")
# A report on a year is written in the first months of the next one.
_EARLY = re.compile(r"年0?[123]月[\d\ue000]{1,2}日[）)]?$")
_ALL = re.compile(r"(?:这|上述|[^，。；]*全[省市县区镇乡村校局])")
# When something began is no year that a document is of.
_FOUNDED = re.compile(r"(?:成立|创建|创办|组建|始建|建成|设立|注册|出生|毕业|生|开业|投产)(?:于|时间为|时间：)$")
_FOUNDED_BEHIND = re.compile(r"年(?:[\d\ue000]+月)?(?:出生|成立|毕业|建成|建校|建厂|参加工作|入党|入职)")
_INTO = ("列入", "纳入", "编入")
_IN_TITLE = re.compile(rf"《{BLANK}[^》]*$")
_HAS_DIGIT = re.compile(r"\d")
# What is planned for a year is not of the year in which a document is numbered.
_PLANNED = re.compile(r"年(?:度)?[\u4e00-\u9fff]{0,8}?(?:计划|预算|项目库)")
_TITLE_WORDS, _TITLE_NOUN = 3, re.compile(r"[\u4e00-\u9fff]{3}")
_OWNER = re.compile(rf"{BLANK}([\u4e00-\u9fff]{{1,4}})第$")
_SINCE = re.compile(r"年(?:以来|起[\u4e00-\u9fff]|[\u4e00-\u9fff]{0,2}开始)")


def years(scene: Scene) -> dict[int, Key]:
    """Years of a document whose title or number names one are that year; numbers of other documents have years of their own."""
    years = [p for p, k in scene.pairs if k.type == FieldType.YEAR and not p.token.parts and not _in_span(p)]
    years = [p for p in years if p.token.line in scene.around.head or not p.before.endswith(("〔", "[", "［", "【", "（", "("))]
    issued = {p.after[:1] for p in scene.places if p.token.line in scene.around.title | scene.around.signature}
    years = [p for p in years if not _FOUNDED.search(p.before) and not _FOUNDED_BEHIND.match(p.after) and not _is_of_another(scene, p, issued)]
    titled = [p for p in years if p.token.line in scene.around.title]
    if titled and all(_HAS_DIGIT.search(p.token.text) for p in titled):
        years = [p for p in years if _HAS_DIGIT.search(p.token.text) or len(p.token.text) > 2]  # 20XX is no X
    if titled:
        # What a title plans for the next year is numbered in this one.
        told = (p for p in years if p.token.line not in scene.around.head)
        return {p.number: ("year",) for p in told if p.token.line in scene.around.title or not _EARLY.match(p.after)}
    years = [p for p in years if p.token.line in scene.around.head or not (p.before.endswith(_INTO) and _PLANNED.match(p.after))]
    numbered = any(p.token.line in scene.around.head for p in years)
    return {p.number: ("year",) for p in years} if numbered else {}


def _is_of_another(scene: Scene, place: BlankPlace, issued: Collection[str]) -> bool:
    """Whether a year stands in the title of a document that none of those who `issued` this one did: 《X集团20XX年方案》."""
    issuer = scene.places[place.number - scene.places[0].number - 1] if _IN_TITLE.search(place.before) else None
    return issuer is not None and issuer.after[:1] not in issued


def _in_span(place: BlankPlace) -> bool:
    """Whether a year is the first or the last of several (20XX—20XX年)."""
    return bool(re.match(rf"年?[—–~～至到-]+{BLANK}", place.after) or re.search(rf"{BLANK}年?[—–~～至到-]+$", place.before))


def spans(scene: Scene) -> dict[int, Key]:
    """The two years of a span that the title names, said again: 20XX—20XX学年."""
    found = {p.number: ("span", place, said) for p in scene.places for place, said in _span(p)}
    titled = {found[p.number] for p in scene.places if p.token.line in scene.around.title and p.number in found}
    return {number: key for number, key in found.items() if key in titled}


def _span(place: BlankPlace) -> Iterator[tuple[str, str]]:
    """Whether a blank is the first or the last year of a span, and what the span is of."""
    if first := re.match(rf"年?[—–~～至到-]+{BLANK}(学?年度?)", place.after):
        yield "first", first[1]
    last = re.match(r"学?年度?", place.after)
    if last and re.search(rf"{BLANK}年?[—–~～至到-]+$", place.before):
        yield "last", last[0]


def ordinals(scene: Scene) -> dict[int, Key]:
    """第X次 and what follows, said again in the same words or with the last of them: 第X届职工技能大赛, 第X届大赛."""
    counted = [p for p in scene.places if p.before.endswith("第")]
    found: dict[int, Key] = {}
    named: dict[tuple[str, str], BlankPlace] = {}
    for place in counted:
        for at in range(1, min(len(place.after), _NAME) - 1):
            named.setdefault((place.after[0], place.after[at : at + 2]), place)
    for place in counted:
        again = _NUMBERED.match(place.after)
        first = named[place.after[0], again[1]] if again else place
        found |= {place.number: found.get(first.number, ("ordinal", first.after[:4]))} if again else {}
    found = _by_owner(counted, found)
    quarters = [p for p in counted if p.after.startswith("季度")]
    titled = any(p.token.line in scene.around.title for p in quarters)
    return found | ({p.number: ("ordinal", "季度") for p in quarters} if titled else {})


def _by_owner(counted: Sequence[BlankPlace], found: Mapping[int, Key]) -> dict[int, Key]:
    """The keys of ordinals, told apart where they are of several: X学院第X次代表大会, X市第X次代表大会."""
    owner_of = {p.number: owner[1] for p in counted if p.number in found and (owner := _OWNER.search(p.before))}
    owners: defaultdict[Key, set[str]] = defaultdict(set)
    for number, owner in owner_of.items():
        owners[found[number]].add(owner)
    return {n: (*key, owner_of.get(n, "")) if len(owners[key]) > 1 else key for n, key in found.items()}


def of_the_title(scene: Scene) -> dict[int, Key]:
    """Numbers of the title, told again with the same words behind them: 关于调整X路公交…, 同意X路公交…."""
    numbers = [p for p, kind in scene.pairs if kind.type == FieldType.NUMBER and _TITLE_NOUN.match(p.after)]
    titled = {p.after[:_TITLE_WORDS] for p in numbers if p.token.line in scene.around.title}
    return {p.number: ("number of the title", said) for p in numbers if (said := p.after[:_TITLE_WORDS]) in titled}


def twins(scene: Scene) -> dict[int, Key]:
    """Numbers in the same words on both sides: 沿河X个村 … 沿河X个村."""
    found: dict[int, Key] = {}
    for place, kind in scene.pairs:
        before, after = re.search(r"[\u4e00-\u9fff]{2}$", place.before), re.match(r"[\u4e00-\u9fff]{2}", place.after)
        if kind.type == FieldType.NUMBER and before and after and kind.unit in words("things", "countable"):
            found[place.number] = ("twin", before[0], after[0])
    return found


def counts_again(scene: Scene) -> dict[int, Key]:
    """A number told with its noun before it and taken up with the noun behind it: 电梯X台 … X台电梯全部编号."""
    counted = [(p, k.unit) for p, k in scene.pairs if k.type == FieldType.NUMBER and k.unit in words("things", "countable")]
    told: dict[tuple[str, str], list[int]] = {}
    for place, unit in counted:
        beside = (
            re.search(r"([\u4e00-\u9fff]{2})$", place.before),
            re.search(r"([\u4e00-\u9fff]{3})$", place.before),
            _NOUN.match(place.after.removeprefix(unit)),
            _LONG_NOUN.match(place.after.removeprefix(unit)),
        )
        for noun in {found[1] for found in beside if found}:
            told.setdefault((noun, unit), []).append(place.number)
    found: dict[int, Key] = {}
    for place, unit in counted:
        again = _again(place, unit)
        first = [n for n in told.get((again[1], unit), ()) if n < place.number] if again else []
        if again and len(first) == 1:
            found |= dict.fromkeys((first[0], place.number), ("count", again[1], unit))
    return found


def _again(place: BlankPlace, unit: str) -> re.Match[str] | None:
    """The noun of a number that takes up one told before: of all of them something is said, or to them some good is done."""
    behind = place.after.removeprefix(unit)
    if place.clause.endswith(_BENEFIT):
        return _NOUN.match(behind)
    if place.clause not in _OPENINGS and not _ALL.fullmatch(place.clause) and not place.clause.endswith(_MADE_USE_OF):
        return None
    return _TAKEN_UP.match(behind) or _LONG_NOUN.match(behind)


def years_again(scene: Scene) -> dict[int, Key]:
    """The year from which something counts, said again: 自20XX年起 … 20XX年以来."""
    since = [p for p, k in scene.pairs if k.type == FieldType.YEAR and _SINCE.match(p.after)]
    return {p.number: ("since",) for p in since}
