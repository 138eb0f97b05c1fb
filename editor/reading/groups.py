"""Which blanks stand for the same thing and share one field."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editor.reading.entities import Entity, begins_clause, entity_of, is_hired, is_outside, is_own_unit
from editor.reading.kinds import Kind
from editor.reading.lexicon import words
from editor.reading.parties import party_keys
from editor.reading.places import BLANK, Place

Key = tuple[str, ...]
_SELF_LABEL = re.compile(r"^(?:述职人|承诺人|申请人|报告人|汇报人|发言人|倡议人|检讨人|保证人|声明人|辞职人)$")
_BEFORE_OFFICE = "由经向与请从和在被须报让对给"
_NUMBERED = re.compile(r"^(?:次|届|期|号|批)[\u4e00-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What groups need to know of the document: the lines of titles, signatures and addressees."""

    title: frozenset[int]
    signature: frozenset[int]
    addressees: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scene:
    """The blanks of one document in order, their types, and the lines around them."""

    places: Sequence[Place]
    kinds: Sequence[Kind]
    around: Surroundings

    @property
    def pairs(self) -> Iterator[tuple[Place, Kind]]:
        """Each blank with its type."""
        return zip(self.places, self.kinds, strict=True)


def keys_of(scene: Scene) -> list[Key | None]:
    """For each blank the key of the thing it stands for, None for one that stands alone; equal keys are one field."""
    keys: dict[int, Key] = {}
    keys |= party_keys(scene.places)
    for rule in (_named, _own_unit, _own_person, _things, _persons, _years, _sums, _ordinals, _twins):
        for number, key in rule(scene).items():
            keys.setdefault(number, key)
    counts = Counter(keys.values())
    return [key if (key := keys.get(p.number)) and counts[key] > 1 else None for p in scene.places]


def _named(scene: Scene) -> dict[int, Key]:
    """Brackets that ask for the same name, and labels that ask for it: [单位名称], 单位：____."""
    asked = {p.number: _stem(p.token.name) for p in scene.places if p.token.name and p.token.shape != "run" and _is_particular(p.token.name)}
    known = set(asked.values())
    for place in scene.places:
        if not place.token.name and place.label and _stem(place.label) in known:
            asked.setdefault(place.number, _stem(place.label))
    return {number: ("name", stem) for number, stem in asked.items()} | _suffix_names(scene.places, asked)


def _suffix_names(places: Sequence[Place], asked: dict[int, str]) -> dict[int, Key]:
    """{县名}县 names the same county as xx县: such brackets go by the word behind them."""
    by_suffix = {p.number for p in places if p.number in asked and (w := words("suffixes", "place").at_start(p.after)) and asked[p.number] == w}
    return {number: ("thing", asked[number]) for number in by_suffix}


def _stem(name: str) -> str:
    return re.sub(r"(?:的)?(?:名称|全称|简称|姓名|名)$", "", name) or name


def _is_particular(name: str) -> bool:
    return name not in words("things", "names")


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


def _in_list(place: Place) -> bool:
    return bool(re.search(r"[一二三四五六七八九十]是$", place.clause))


def _is_again(place: Place, suffix: str, signed: Place) -> bool:
    """Whether a blank is the signing unit: the signature itself, or its words at the start of a clause."""
    same = place.after.startswith(suffix)
    return place is signed or (same and not is_outside(place) and (begins_clause(place) or place.before.endswith(("年", "来", "期", "我"))))


def _own_person(scene: Scene) -> dict[int, Key]:
    """The person who writes: 本人X, 我叫X, and the signature."""
    said = [
        p.number
        for p, k in scene.pairs
        if k.type == "person" and re.search(r"(?:^|[^\u4e00-\u9fff])(?:本人|我叫|我是|我)(?:姓名)?[，：]?$", p.before)
    ]
    signed = [p.number for p in scene.places if _SELF_LABEL.match(p.label) and p.token.line in scene.around.signature]
    signed += [p.number for p in scene.places if said and p.token.line in scene.around.signature and not p.before.strip() and not p.after.strip()]
    return dict.fromkeys([*said, *signed], ("person", "本人"))


def _things(scene: Scene) -> dict[int, Key]:
    """The same words behind two blanks name one thing (X集团 … X集团), but for those named side by side (X村、X村)."""
    by_phrase: dict[str, list[tuple[Place, Entity]]] = defaultdict(list)
    for place, kind in scene.pairs:
        entity = entity_of(place, kind)
        if entity and not place.token.name:
            by_phrase[entity.phrase].append((place, entity))
    found: dict[int, Key] = {}
    for phrase, members in by_phrase.items():
        found |= _one_thing(phrase, [p for p, _ in members], members[0][1], scene.around)
    return found | _document_numbers(scene.places, found, scene.around)


def _one_thing(phrase: str, members: list[Place], entity: Entity, around: Surroundings) -> dict[int, Key]:
    addressed = any(p.token.line in around.addressees for p in members)
    inside = [p for p in members if not (is_hired(p) if addressed else is_outside(p)) or p.token.line in around.title]
    lists = _side_by_side(members, phrase)
    if lists:
        return _by_position(phrase, members, lists)
    framed = any(p.token.line in around.title or p.token.line in around.signature or p.token.line in around.addressees for p in members)
    if entity.common and not framed:
        apart = len({p.paragraph for p in members}) == len(members)
        return {p.number: ("thing", phrase) for p in members} if len(members) == 2 and apart else {}
    chosen = members if not entity.common else inside
    return {p.number: ("thing", phrase) for p in chosen}


def _side_by_side(members: list[Place], phrase: str) -> list[list[Place]]:
    """Runs of members joined by 、 or 和: different things of one kind."""
    runs: list[list[Place]] = []
    for before, place in pairwise(members):
        joined = before.paragraph == place.paragraph and re.search(rf"{BLANK}{phrase}[、和与及]$", place.before)
        if joined and runs and runs[-1][-1] is before:
            runs[-1].append(place)
        elif joined:
            runs.append([before, place])
    return runs


def _by_position(phrase: str, members: list[Place], lists: list[list[Place]]) -> dict[int, Key]:
    """Things named side by side, found again when a later sentence takes up as many of them one after the other."""
    first = lists[0]
    later = [p for p in members if p.number > first[-1].number]
    if len(later) != len(first) or len({p.paragraph for p in later}) > 1:
        return {}
    return {p.number: ("thing", phrase, str(n)) for run in (first, later) for n, p in enumerate(run)}


def _document_numbers(places: Sequence[Place], found: dict[int, Key], around: Surroundings) -> dict[int, Key]:
    """A document number begins with its issuer: XX路桥函〔2024〕 belongs to XX路桥建设有限公司."""
    numbers = [p for p in places if re.match(r"[\u4e00-\u9fff]{1,6}[函发办字政呈报请文]?〔", p.after)]
    named = [p for p in places if p.token.line in around.addressees or p.token.line in around.signature]
    pairs = [(n, a) for n in numbers for a in named if n.after[:2] == a.after[:2] and n.number not in found]
    keys = {a.number: found.get(a.number, ("issuer", a.after[:2])) for _, a in pairs}
    return keys | {n.number: keys[a.number] for n, a in pairs}


def _persons(scene: Scene) -> dict[int, Key]:
    """The same office before two names is one person, when the office has only one."""
    found: dict[int, Key] = {}
    for place, kind in scene.pairs:
        if kind.type != "person" or place.token.name:
            continue
        office = _office(place)
        if office:
            found[place.number] = ("person", office)
    return found


def _office(place: Place) -> str:
    """The office that a name stands behind, with the words that make it particular."""
    before = place.before.rstrip(" 　")
    word = words("roles", "before").at_end(before)
    if not word:
        department = re.search(r"[\u4e00-\u9fff]{2,6}(?:科|处|室|部|局|办)$", before)
        return department[0].lstrip(_BEFORE_OFFICE) if department else ""
    if word in words("things", "roles") or word.endswith("人"):
        qualified = re.search(rf"([\u4e00-\u9fff]{{2,4}}){word}$", before)
        return qualified[0] if qualified and word == "负责人" and not place.label else ""
    head = re.search(rf"([\u4e00-\u9fffXx×*]{{0,3}}){word}$", before)
    return head[0].lstrip(_BEFORE_OFFICE) if head else word


def _years(scene: Scene) -> dict[int, Key]:
    """Years of a document whose title names one are that year."""
    years = [p for p, k in scene.pairs if k.type == "year" and not p.token.parts and not _in_span(p)]
    titled = any(p.token.line in scene.around.title for p in years)
    return {p.number: ("year",) for p in years} if titled else {}


def _in_span(place: Place) -> bool:
    """Whether a year is the first or the last of several (20XX—20XX年)."""
    return bool(re.match(rf"年?[—–~～至到-]+{BLANK}", place.after) or re.search(rf"{BLANK}年?[—–~～至到-]+$", place.before))


def _sums(scene: Scene) -> dict[int, Key]:
    """Sums of which a document has only one: its total, its deposit."""
    found: dict[int, Key] = {}
    for place, kind in scene.pairs:
        noun = words("things", "sums").at_end(re.sub(r"(?:约|为|人民币|共|达|：)+$", "", place.before)) if kind.type == "money" else ""
        if noun:
            found[place.number] = ("sum", noun, kind.unit)
    return found


def _ordinals(scene: Scene) -> dict[int, Key]:
    """第X次 and what follows, said again word for word."""
    counted = [p for p in scene.places if p.before.endswith("第")]
    found = {p.number: ("ordinal", p.after[:6]) for p in counted if _NUMBERED.match(p.after)}
    quarters = [p for p in counted if p.after.startswith("季度")]
    titled = any(p.token.line in scene.around.title for p in quarters)
    return found | ({p.number: ("ordinal", "季度") for p in quarters} if titled else {})


def _twins(scene: Scene) -> dict[int, Key]:
    """Numbers in the same words on both sides: 沿河X个村 … 沿河X个村."""
    found: dict[int, Key] = {}
    for place, kind in scene.pairs:
        before, after = re.search(r"[\u4e00-\u9fff]{2}$", place.before), re.match(r"[\u4e00-\u9fff]{2}", place.after)
        if kind.type == "number" and before and after and kind.unit in words("things", "countable"):
            found[place.number] = ("twin", before[0], after[0])
    return found
