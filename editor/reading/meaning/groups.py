"""Which blanks stand for the same thing and share one field."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from editor.reading.meaning.entities import Entity, begins_clause, entity_of, is_hired, is_outside, is_own_unit
from editor.reading.meaning.parties import party_keys
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.meaning.rows import parted_by_rows
from editor.reading.meaning.same_numbers import counts_again, ordinals, sums, twins, years, years_again
from editor.reading.meaning.same_persons import own_person, persons
from editor.reading.meaning.scene import Key, Scene, Surroundings
from editor.reading.page.lexicon import words
from editor.reading.page.tokens import BlankShape, BlankToken


def keys_of(scene: Scene) -> list[Key | None]:
    """For each blank the key of the thing it stands for, None for one that stands alone; equal keys are one field."""
    keys: dict[int, Key] = {}
    keys |= party_keys(scene.places)
    for rule in (_named, _own_unit, own_person, _things, persons, years, years_again, sums, ordinals, counts_again, twins):
        for number, key in rule(scene).items():
            keys.setdefault(number, key)
    keys = parted_by_rows(scene.places, _by_tags(scene.places, keys))
    counts = Counter(keys.values())
    return [key if (key := keys.get(p.number)) and counts[key] > 1 else None for p in scene.places]


def _by_tags(places: Sequence[BlankPlace], keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys with those of tags: the same name is the same field, another name another; what stood for the same as one tag goes with it."""
    found = dict(keys)
    tagged: dict[Key, set[str]] = {}
    for place in places:
        if place.token.is_tag:
            if place.number in keys:
                tagged.setdefault(keys[place.number], set()).add(place.token.name)
            found[place.number] = ("tag", place.token.name)
    for place in places:
        names = tagged.get(keys[place.number], ()) if place.number in keys and not place.token.is_tag else ()
        if len(names) == 1:
            found[place.number] = ("tag", *names)
    return found


def _named(scene: Scene) -> dict[int, Key]:
    """Brackets that ask for the same name, and labels that ask for it: [单位名称], 单位：____."""
    asked = {p.number: _stem(p.token.name) for p in scene.places if _asks_again(p.token)}
    known = set(asked.values())
    for place in scene.places:
        if not place.token.name and place.label and _stem(place.label) in known:
            asked.setdefault(place.number, _stem(place.label))
    return {number: ("name", stem) for number, stem in asked.items()} | _suffix_names(scene.places, asked)


def _suffix_names(places: Sequence[BlankPlace], asked: dict[int, str]) -> dict[int, Key]:
    """{县名}县 names the same county as xx县: such brackets go by the word behind them."""
    by_suffix = {p.number for p in places if p.number in asked and (w := words("suffixes", "place").at_start(p.after)) and asked[p.number] == w}
    return {number: ("thing", asked[number]) for number in by_suffix}


def _stem(name: str) -> str:
    return re.sub(r"(?:的)?(?:名称|全称|简称|姓名|名)$", "", name) or name


def _asks_again(token: BlankToken) -> bool:
    """Whether a name that is said again asks for the same value: that of a tag, or one that not everybody has (姓名, 电话)."""
    return token.is_tag or (bool(token.name) and token.shape != BlankShape.RUN and token.name not in words("things", "names"))


def _own_unit(scene: Scene) -> dict[int, Key]:
    """The unit that writes: bare subjects, and what the signature says again at the start of clauses."""
    own = {p.number: ("self",) for p, k in scene.pairs if is_own_unit(p, k) and not _in_list(p)}
    for place in scene.places:
        if place.token.line not in scene.around.signature or place.before.strip() or place.token.name:
            continue
        suffix = place.after.strip()
        if not suffix:
            own[place.number] = ("self",)
        elif not words("suffixes", "place").at_start(suffix):
            again = {p.number: ("self",) for p in scene.places if _is_again(p, suffix, place)}
            own |= again if len(again) > 1 else {}
    return own


def _in_list(place: BlankPlace) -> bool:
    return bool(re.search(r"[一二三四五六七八九十]是$", place.clause))


def _is_again(place: BlankPlace, suffix: str, signed: BlankPlace) -> bool:
    """Whether a blank is the signing unit: the signature itself, or its words at the start of a clause."""
    same = place.after.startswith(suffix)
    return place is signed or (same and not is_outside(place) and (begins_clause(place) or place.before.endswith(("年", "来", "期", "我"))))


def _things(scene: Scene) -> dict[int, Key]:
    """The same words behind two blanks name one thing (X集团 … X集团), but for those named side by side (X村、X村)."""
    by_phrase: dict[str, list[tuple[BlankPlace, Entity]]] = defaultdict(list)
    for place, kind in scene.pairs:
        entity = entity_of(place, kind)
        if entity and not place.token.name:
            by_phrase[entity.phrase].append((place, entity))
    _take_up_short_names(by_phrase, scene.around)
    found: dict[int, Key] = {}
    for phrase, members in by_phrase.items():
        found |= _one_thing(phrase, [p for p, _ in members], members[0][1], scene.around)
    return found | _document_numbers(scene.places, found, scene.around)


def _take_up_short_names(by_phrase: dict[str, list[tuple[BlankPlace, Entity]]], around: Surroundings) -> None:
    """A unit at the head or foot goes by its short name elsewhere: X集团 is X集团有限公司, X街道 is X街道办事处."""
    framed = [phrase for phrase, members in by_phrase.items() if any(_is_framed(p, around) for p, _ in members)]
    for short in list(by_phrase):
        whole = [phrase for phrase in framed if phrase != short and phrase.startswith(short) and len(short) > 1]
        members = by_phrase[short]
        if len(whole) != 1 or any(is_outside(p) for p, _ in members) or _side_by_side([p for p, _ in members], short):
            continue
        by_phrase[whole[0]] = sorted([*by_phrase[whole[0]], *members], key=lambda pair: pair[0].number)
        del by_phrase[short]


def _is_framed(place: BlankPlace, around: Surroundings) -> bool:
    """Whether a blank stands in the title, the addressee or the signature."""
    return place.token.line in around.title or place.token.line in around.signature or place.token.line in around.addressees


def _one_thing(phrase: str, members: list[BlankPlace], entity: Entity, around: Surroundings) -> dict[int, Key]:
    addressed = any(p.token.line in around.addressees for p in members)
    inside = [p for p in members if not (is_hired(p) if addressed else is_outside(p)) or p.token.line in around.title]
    lists = _side_by_side(members, phrase)
    if lists:
        return _by_position(phrase, members, lists)
    framed = any(_is_framed(p, around) for p in members)
    if entity.common and not framed:
        apart = len({p.paragraph for p in members}) == len(members) or _is_taken_up(members)
        return {p.number: ("thing", phrase) for p in members} if len(members) == 2 and apart else {}
    chosen = members if not entity.common else inside
    return {p.number: ("thing", phrase) for p in chosen}


def _is_taken_up(members: Sequence[BlankPlace]) -> bool:
    """Whether a thing named inside a clause acts in the next: 由X公司承建，X公司须在月底完工."""
    return len(members) == 2 and not begins_clause(members[0]) and begins_clause(members[1])


def _side_by_side(members: list[BlankPlace], phrase: str) -> list[list[BlankPlace]]:
    """Runs of members joined by 、 or 和: different things of one kind."""
    runs: list[list[BlankPlace]] = []
    for before, place in pairwise(members):
        joined = before.paragraph == place.paragraph and re.search(rf"{BLANK}{phrase}[、和与及]$", place.before)
        if joined and runs and runs[-1][-1] is before:
            runs[-1].append(place)
        elif joined:
            runs.append([before, place])
    return runs


def _by_position(phrase: str, members: list[BlankPlace], lists: list[list[BlankPlace]]) -> dict[int, Key]:
    """Things named side by side, found again when a later sentence takes up as many of them one after the other."""
    first = lists[0]
    later = [p for p in members if p.number > first[-1].number]
    if len(later) != len(first) or len({p.paragraph for p in later}) > 1:
        return {}
    return {p.number: ("thing", phrase, str(n)) for run in (first, later) for n, p in enumerate(run)}


def _document_numbers(places: Sequence[BlankPlace], found: dict[int, Key], around: Surroundings) -> dict[int, Key]:
    """A document number begins with its issuer: XX路桥函〔2024〕 belongs to XX路桥建设有限公司, XX政发〔2024〕 to XX县人民政府."""
    numbers = [p for p in places if re.match(r"[\u4e00-\u9fff]{1,6}[函发办字政呈报请文复批]?〔", p.after) and p.number not in found]
    signed = [p for p in places if p.token.line in around.signature]
    named = [*(p for p in places if p.token.line in around.addressees), *signed]
    keys: dict[int, Key] = {}
    for number in numbers:
        candidates = named if number.before.strip() else signed
        issuer = next((a for a in candidates if _issues(number.after, a.after)), None)
        if issuer is not None:
            keys[number.number] = keys[issuer.number] = keys.get(issuer.number) or found.get(issuer.number, ("issuer", issuer.after[:2]))
    return keys


def _issues(number: str, unit: str) -> bool:
    """Whether a document number's letters are those of a unit's name: its first two, or 府 and 政 for a government."""
    return number[:2] == unit[:2] or (number[0] in "府政" and "人民政府" in unit[:12] and number[:2] != "政协")
