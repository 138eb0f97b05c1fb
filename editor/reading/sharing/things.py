"""Which things are named again: by the words behind the blank, by a short name that the text gives, in quotation marks, by the title."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from editor.model.template.field import FieldType
from editor.reading.meaning.entities import Entity, begins_clause, entity_of, is_hired, is_outside
from editor.reading.meaning.kinds import MEASURES
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import words
from editor.reading.page.tokens import BlankShape
from editor.reading.sharing.apart import SIDES, is_listed, side_by_side, side_of
from editor.reading.sharing.scene import Key, Scene, Surroundings

_CALLED = re.compile(rf"{BLANK}([^{BLANK}，。；（(]{{1,20}})[（(](?:以下|下文|下)?(?:统一|统)?(?:简称|称)(?:为)?[：:]?[“‘]?$")
_QUOTED = tuple("“‘《")
# What quotation marks hold behind a blank, up to their end.
_WHOLE_QUOTED = re.compile(r"([\u4e00-\u9fff]{2,8})?[”’》]")
_SHORT_NAME = re.compile(r"称(?:为)?[：:]?[“‘]$")
_TAKEN_UP, _SHORTEST = ("上述", "前述", "该"), "公司"
_ADDRESS = re.compile(r"(?:住址?|住所地?|现居|地址|户籍(?:所在)?地?|户口|籍贯?|出生于?|来自|原籍|老家)[：:]?(?:为|在|于)?$")
_VENUE = re.compile(r"[^，。；]{0,4}?(?:举办|举行|召开|开展|参加|学习|考察|务工|务农|打工|工作|就读|出席|参观|调研)")
_VENUE_LABEL = re.compile(r"(?:地点|会场|地址)[：:][^，。；]{0,12}$")
_ABOUT = re.compile(r"《关于[^》]*$")
_SEATS = {"县城": "县", "市区": "市", "镇区": "镇", "城区": "区", "县域": "县", "市域": "市", "县级": "县", "市级": "市", "区级": "区"}
_OF_A_STREET = re.compile(r"(?:[路街巷桥]|小区|社区|广场)(?![与和及的在上至到以])([\u4e00-\u9fff]{2})")
# Where somebody goes is another place than the one of the title.
_GOES_TO = ("赴", "前往", "到访")
# Somebody who belongs to a unit: X公司的X.
_OF_IT = re.compile(rf"[\u4e00-\u9fff]{{2,10}}?的{BLANK}")
_Members = list[tuple[BlankPlace, Entity]]


def things(scene: Scene) -> dict[int, Key]:
    """The same words behind two blanks name one thing (X集团 … X集团), but for those named side by side (X村、X村)."""
    by_phrase: defaultdict[tuple[str, str], _Members] = defaultdict(list)
    for place, kind in scene.pairs:
        entity = entity_of(place, kind)
        if entity and not place.token.name and entity.phrase != "号":
            by_phrase[_SEATS.get(entity.phrase, entity.phrase), side_of(place)].append((place, entity))
    _take_up_sides(by_phrase)
    called = _called_short(scene.places)
    _take_up_short_names(by_phrase, scene.around)
    found: dict[int, Key] = {}
    for (phrase, side), members in by_phrase.items():
        found |= _one_thing((phrase, side), [p for p, _ in members], members[0][1], scene)
    found |= _above(by_phrase.values(), found)
    return {**_elsewhere(scene, found), **called} | _quoted(scene, found) | _of_the_title(scene, found)


def _above(by_phrase: Iterable[_Members], found: Mapping[int, Key]) -> dict[int, Key]:
    """What 上述 takes up is the last thing of its kind that was told of: X小学获表扬 … 上述X小学."""
    keys: dict[int, Key] = {}
    for members in by_phrase:
        for (before, entity), (place, _) in pairwise(members):
            if place.before.endswith(_TAKEN_UP) and place.number not in found:
                keys |= dict.fromkeys((before.number, place.number), found.get(before.number, ("thing", entity.phrase, f"above {before.number}")))
    return keys


def _take_up_sides(by_phrase: dict[tuple[str, str], _Members]) -> None:
    """A thing of which only one side is spoken of (我乡X村) is that side's wherever it is named."""
    sides: defaultdict[str, list[str]] = defaultdict(list)
    for phrase, side in by_phrase:
        sides[phrase] += [side] if side in SIDES else []
    for phrase, (side, *others) in ((phrase, of_it) for phrase, of_it in sides.items() if of_it):
        if not others:
            both = [*by_phrase.pop((phrase, side)), *by_phrase.get((phrase, ""), ())]
            by_phrase[phrase, ""] = sorted(both, key=lambda pair: pair[0].number)


def _called_short(places: Sequence[BlankPlace]) -> dict[int, Key]:
    """What a text gives a short name (以下简称“X公司”) and where it uses it."""
    found: dict[int, Key] = {}
    for place in places:
        given, short = _CALLED.search(place.before), re.match(r"[\u4e00-\u9fff]{1,8}", place.after)
        if given and short:
            again = (p for p in places if p.after.startswith((given[1], short[0])) and not p.token.name)
            found |= {p.number: ("thing", given[1], "defined") for p in again}
    return found


def _take_up_short_names(by_phrase: dict[tuple[str, str], _Members], around: Surroundings) -> None:
    """A unit at the head or foot goes by its short name elsewhere: X集团 is X集团有限公司, X街道 is X街道办事处."""
    framed = [key for key, members in by_phrase.items() if any(around.is_framed(p) for p, _ in members)]
    for short in list(by_phrase):
        whole = [key for key in framed if key != short and key[1] == short[1] and key[0].startswith(short[0]) and len(short[0]) > 1]
        members = by_phrase[short]
        if len(whole) != 1 or any(is_outside(p) for p, _ in members) or side_by_side([p for p, _ in members], short[0]):
            continue
        by_phrase[whole[0]] = sorted([*by_phrase[whole[0]], *members], key=lambda pair: pair[0].number)
        del by_phrase[short]


def _one_thing(name: Key, members: list[BlankPlace], entity: Entity, scene: Scene) -> dict[int, Key]:
    around = scene.around
    members = _without_listed(name[0], members)
    addressed = any(p.token.line in around.addressees for p in members)
    inside = [p for p in members if not (is_hired(p) if addressed else is_outside(p)) or p.token.line in around.title]
    lists = side_by_side(members, name[0])
    if lists:
        return _by_position(name, members, lists)
    framed = any(around.is_framed(p) or _ABOUT.search(p.before) for p in members)
    heads = [p for p in members if not p.before.strip()]
    named_apart = words("suffixes", "org").at_end(name[0]) and any(map(_are_named_apart, members, members[1:]))
    if not framed and (named_apart or any(map(scene.are_items, heads, heads[1:]))):
        return {}  # each item of a list begins with a thing of its own
    is_common = entity.common and not _is_one_firm(name[0], members, scene)
    if is_common and not framed and not name[1]:
        apart = (len({p.paragraph for p in members}) == len(members) and _is_known(members)) or _is_taken_up(members)
        again = _with_its_part(members)
        return dict.fromkeys((p.number for p in members), ("thing", *name)) if (len(members) == 2 and apart) or again else {}
    return {p.number: ("thing", *name) for p in (inside if is_common else members)}


def _is_one_firm(phrase: str, members: Sequence[BlankPlace], scene: Scene) -> bool:
    """Whether a firm of one trade (物流公司) is told of again and again, each time in a paragraph and no item of its own."""
    apart = len({p.paragraph for p in members}) == len(members) > len(_SHORTEST)
    return phrase.endswith("公司") and len(phrase) > len(_SHORTEST) and apart and not any(map(scene.are_items, members, members[1:]))


def _without_listed(phrase: str, members: list[BlankPlace]) -> list[BlankPlace]:
    """The members without districts of lists (X县、X区) that come later than the one that is told of, or are of several lists."""
    listed = [p for p in members if is_listed(p)] if phrase in words("things", "districts") else []
    are_others = len(listed) > 1 or (bool(listed) and listed[0] is not members[0])
    return [p for p in members if p not in listed] if are_others and not side_by_side(members, phrase) else members


def _is_known(members: Sequence[BlankPlace]) -> bool:
    """Whether two of a kind are likely one: not villages, of which a text has many, nor streets in names, nor what brackets tell."""
    if len(members) != 2 or members[0].after.startswith("村") or any(p.before.endswith("（") for p in members):
        return False
    things = [words("suffixes").at_start(found[1]) or found[1] for p in members if (found := _OF_A_STREET.match(p.after))]
    return len({*things}) <= 1


def _are_named_apart(before: BlankPlace, place: BlankPlace) -> bool:
    """Whether one sentence names two units of a kind (任X供电所所长，免去其X供电所副所长职务; X公司的X第一，X公司的X第二), the second not as the one
    that acts next.
    """
    same_sentence = before.paragraph == place.paragraph and re.split("[。！？]", place.before)[-1].count(BLANK) >= place.number - before.number
    return same_sentence and (not begins_clause(place) or all(_OF_IT.match(p.after) for p in (before, place)))


def _is_taken_up(members: Sequence[BlankPlace]) -> bool:
    """Whether a thing named inside a clause acts in the next: 由X公司承建，X公司须在月底完工."""
    return len(members) == 2 and not begins_clause(members[0]) and begins_clause(members[1])


def _with_its_part(members: Sequence[BlankPlace]) -> bool:
    """Whether at least two stand before the same words and another blank (X银行X支行, X集团董事长X), none before others, each in its paragraph."""
    parts = [found[0] for p in members if (found := re.match(rf"[\u4e00-\u9fff]{{2,10}}{BLANK}", p.after))]
    said = [part for part in parts if words("roles", "before").at_end(part[:-1]) or words("suffixes", "org").at_end(part[:-1])]
    return len(said) > 1 and len(set(said)) == 1 and len({p.paragraph for p in members}) == len(members)


def _by_position(name: Key, members: list[BlankPlace], lists: list[list[BlankPlace]]) -> dict[int, Key]:
    """Things named side by side, found again when a later sentence or as many paragraphs take them up one after the other."""
    first = lists[0]
    later = [p for p in members if p.number > first[-1].number]
    opening = [p for p in later if not p.before.strip()]
    if len(opening) == len(first) and len({p.paragraph for p in opening}) == len(opening):
        later = opening
    elif len(later) != len(first) or len({p.paragraph for p in later}) > 1:
        return {}
    return {p.number: ("thing", *name, str(n)) for run in (first, later) for n, p in enumerate(run)}


def _elsewhere(scene: Scene, found: Mapping[int, Key]) -> dict[int, Key]:
    """The keys of things; a place that is somebody's address, where something is held or that is spoken to is no part of the writer's."""
    keys = dict(found)
    of_line: set[int] = set()
    for place, kind in scene.pairs:
        if kind.type != FieldType.PLACE or place.number not in keys:
            continue
        if _ADDRESS.search(place.before) or (place.number - 1 in of_line and place.before[-2:].startswith(BLANK)):
            of_line.add(place.number)
            said = re.split(r"[。；]", place.before)[-1].count(BLANK)
            owners = {found.get(n) for n in range(place.number - said, place.number) if n not in of_line}
            if found[place.number] not in owners:
                keys[place.number] = (*found[place.number], f"address {place.number}")
        elif _is_venue(place):
            keys[place.number] = (*found[place.number], "venue")
        elif scene.around.speaks_to_another and place.token.line in scene.around.addressees:
            keys[place.number] = (*found[place.number], "addressee")
    return keys


def _is_venue(place: BlankPlace) -> bool:
    """Whether something is held at a place, or somebody goes there."""
    word = words("suffixes", "place").at_start(place.after)
    if word not in words("things", "districts"):
        return False
    held = place.before.endswith(("前往", "赶赴", "抵达")) or (
        place.before.endswith(("在", "赴", "到", "往")) and _VENUE.match(place.after[len(word) :])
    )
    return bool(held or _VENUE_LABEL.search(place.before))


def _quoted(scene: Scene, found: Mapping[int, Key]) -> dict[int, Key]:
    """Names in quotation marks with the same noun before or behind them: “X”战役, 公众号“X”."""
    named: defaultdict[str, list[BlankPlace]] = defaultdict(list)
    for place in scene.places:
        opens = place.before.endswith(_QUOTED) and not place.token.name and not _SHORT_NAME.search(place.before)
        whole = _WHOLE_QUOTED.match(place.after) if opens else None
        if whole and place.number not in found and (noun := whole[1] or _noun_beside(place)):
            named[noun].append(place)
    alone = {noun: members for noun, members in named.items() if all(map(_is_quoted_again, members, members[1:]))}
    return {p.number: ("thing", noun, "quoted") for noun, members in alone.items() for p in members}


def _is_quoted_again(before: BlankPlace, place: BlankPlace) -> bool:
    """Whether a name in quotation marks is told of in another paragraph or sentence than the one before."""
    return before.paragraph != place.paragraph or place.before[-2:-1] in tuple("。；，")


def _noun_beside(place: BlankPlace) -> str:
    behind = place.after[1:]
    known = words("suffixes", "text", "project", "meeting", "org").at_start(behind) or words("suffixes", "text").at_end(place.before[:-1])
    plain = re.match(r"[\u4e00-\u9fff]{2}", behind)
    return known or (plain[0] if plain else "")


def _of_the_title(scene: Scene, found: Mapping[int, Key]) -> dict[int, Key]:
    """What the title names in words that are no known kind of thing is what the same words name in the text: 关于XX客运站…, XX客运站位于…."""
    loose = [
        p
        for p, kind in scene.pairs
        if p.number not in found
        and kind.type not in (*MEASURES, FieldType.DATE, FieldType.MONTH, FieldType.YEAR, FieldType.PERSON)
        and not p.token.name
        and p.token.shape == BlankShape.RUN
    ]
    titled = {p.after[:2]: p for p in scene.places if p.token.line in scene.around.title and re.match(r"[\u4e00-\u9fff]{2}", p.after)}
    named = {words_behind: found.get(p.number, ("thing", words_behind, "titled")) for words_behind, p in titled.items()}
    alone = [p for p in loose if not re.search(rf"{BLANK}[、和与及]$", p.before) and not p.before.endswith(_GOES_TO)]
    return {p.number: named[p.after[:2]] for p in alone if p.after[:2] in named}
