"""Which blanks stand for the same thing and share one field."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.tokens import unit_after
from editor.reading.sharing.apart import parted_by_clauses, parted_by_judgement, parted_by_owners, parted_by_posts, parted_by_wholes
from editor.reading.sharing.facts import facts
from editor.reading.sharing.named import name_of, named
from editor.reading.sharing.numbers import counts_again, of_the_title, ordinals, spans, twins, years, years_again
from editor.reading.sharing.own_unit import documents_again, issuers, own_unit
from editor.reading.sharing.parties import party_keys
from editor.reading.sharing.persons import own_person, persons
from editor.reading.sharing.rows import parted_by_rows
from editor.reading.sharing.scene import Key, Scene
from editor.reading.sharing.things import things

# So many characters of a name tell whose it is.
_NAMING = 4
# What the whole text is about: more than one thing is told of it in the same words.
_OF_ALL = ("self", "year", "since", "ordinal", "span")
_BETWEEN = re.compile(rf"([\u4e00-\u9fff]{{2,12}}){BLANK}")
# What joins blanks, from the certain to the likely: the first that says anything of a blank counts.
_JOINING: tuple[Callable[[Scene], Mapping[int, Key]], ...] = (
    lambda scene: party_keys(scene.places),
    named, own_unit, own_person, documents_again, things, persons, years, spans, years_again, facts, ordinals, counts_again, of_the_title, twins,
)  # fmt: skip
# What keeps them apart, whatever joined them.
_PARTING: tuple[Callable[[Scene, Mapping[int, Key]], dict[int, Key]], ...] = (
    parted_by_wholes, parted_by_owners, parted_by_posts, parted_by_judgement, parted_by_clauses, parted_by_rows,
)  # fmt: skip


def keys_of(scene: Scene) -> list[Key | None]:
    """For each blank the key of the thing it stands for, None for one that stands alone; equal keys are one field."""
    keys: dict[int, Key] = {}
    for joining in _JOINING:
        keys = {**joining(scene), **keys}
    keys = _named_as_parties(scene, _with_parties(scene, keys | issuers(scene, keys)))
    keys = _by_tags(scene.places, keys | _told_of_the_same(scene, keys))
    for parting in _PARTING:
        keys = parting(scene, keys)
    counts = Counter(keys.values())
    return [key if (key := keys.get(p.number)) and counts[key] > 1 else None for p in scene.places]


def _told_of_the_same(scene: Scene, keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys with those of what is told of one thing twice in the same words: 乡贤X捐款X万元 … 乡贤X捐款X万元."""
    told: defaultdict[Key, list[BlankPlace]] = defaultdict(list)
    for owner, place in pairwise(scene.places):
        known = keys.get(owner.number, _OF_ALL)
        between = _BETWEEN.match(owner.after) if known[0] not in _OF_ALL and owner.paragraph == place.paragraph else None
        if between and place.number not in keys:
            told["told", *known, between[1], unit_after(place.after)].append(place)
    pairs = {key: places for key, places in told.items() if len(places) == 2 and places[0].paragraph != places[1].paragraph}
    return {p.number: key for key, places in pairs.items() for p in places}


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


def _named_as_parties(scene: Scene, keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys; a bracket that names one party at the head (甲方：【委托单位】) is that party wherever the text has it again."""
    parties: defaultdict[Key, set[Key]] = defaultdict(set)
    named = {p.number: key for p in scene.places if (key := name_of(p)) is not None}
    for number, name in named.items():
        if keys.get(number, ("",))[0] == "party":
            parties[name].add(keys[number])
    for key in keys.values():
        if key[0] == "party" and len(key) > 1:
            parties["name", key[1]].add(key)
    again = {n: next(iter(parties[name])) for n, name in named.items() if len(parties[name]) == 1 and keys.get(n) == name}
    return {**keys, **again}


def _with_parties(scene: Scene, keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys; what has the words of a party's name behind it (户名X财产保险公司) is that party, when only one has them."""
    defined = {short: keys[n - 1] for n, short in keys.items() if short[-1] == "defined" and keys.get(n - 1, short)[0] == "party"}
    named = {key[2]: key for key in keys.values() if key[0] == "party" and len(key) > 2 and len(key[2]) >= _NAMING}
    found = {number: defined.get(key, key) for number, key in keys.items()}
    for place in scene.places:
        parties = [key for words_behind, key in named.items() if place.after.startswith(words_behind)]
        if len(parties) == 1 and keys.get(place.number, ("thing",))[0] == "thing":
            found[place.number] = parties[0]
    return found
