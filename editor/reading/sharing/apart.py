"""Evidence that two blanks are not the same: they stand side by side, in parallel clauses, in rows of sections, or in different wholes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from editor.reading.meaning.entities import where_it_lies
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import listed, words
from editor.reading.sharing.parties import party_keys
from editor.reading.sharing.scene import Key, Scene

# What is one and the same for a whole document, whatever clause it stands in.
_TOLD_OF_ALL = ("self", "year", "since", "party", "of", "tag", "name", "thing", "document")
_LISTED = re.compile(r"[\u4e00-\u9fff]{1,4}(?:（[^（）]*）)?[、和与及]\ue000")
_LISTED_BEHIND = re.compile(r"\ue000[\u4e00-\u9fff]{1,4}(?:（[^（）]*）)?[、和与及]$")
_SPOKEN_TO = re.compile(r"[你贵][省市县区州旗镇乡村]")
# A post somewhere, that is given or taken.
_POST = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:职务|一职)")
# Whose a thing is.
SIDES = ("own", "yours")
_TAIL = 2
# What stands between two things of one kind: X村、X村, X镇至X镇.
_JOINS = tuple("、和与及至到—")


def parted_by_clauses(scene: Scene, keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys with those of blanks in parallel clauses told apart: 高一年级设X个考场，高二年级设X个考场."""
    found = dict(keys)
    last: dict[Key, BlankPlace] = {}
    for place in scene.places:
        key = keys.get(place.number, ("thing",))
        if key[0] in _TOLD_OF_ALL:
            continue
        before = last.get(key)
        if before is not None and before.paragraph == place.paragraph and _are_parallel(before, place):
            found |= {p.number: (*key, f"clause {p.number}") for p in (before, place)}
        last[key] = place
    return found


def _are_parallel(one: BlankPlace, other: BlankPlace) -> bool:
    """Whether two clauses say the same behind their blanks and right before them."""
    return one.rest == other.rest and one.clause[-_TAIL:] == other.clause[-_TAIL:]


def parted_by_owners(scene: Scene, keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys with those of things in the lines of several parties told apart: 移交人X，原任X部… and below it 接收人X，现任X部…."""
    parties = party_keys(scene.places)
    owner_of = {p.paragraph: parties[p.number][1] for p in reversed(scene.places) if parties.get(p.number, ("",))[0] == "party" and p.label}
    owners: defaultdict[Key, set[str]] = defaultdict(set)
    for place in scene.places:
        if place.paragraph in owner_of and keys.get(place.number, ("",))[0] == "thing":
            owners[keys[place.number]].add(owner_of[place.paragraph])
    several = {key for key, names in owners.items() if len(names) > 1}
    apart = (p for p in scene.places if keys.get(p.number) in several and p.paragraph in owner_of and not scene.around.is_framed(p))
    return {**keys, **{p.number: (*keys[p.number], owner_of[p.paragraph]) for p in apart}}


def parted_by_posts(scene: Scene, keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys with those of places told apart by the posts that are held there: 免去其X镇副镇长职务 … X同志的X镇卫生院院长职务."""
    framed = {keys[p.number] for p in scene.places if p.number in keys and scene.around.is_framed(p)}
    posts = {p.number: found[0] for p in scene.places if keys.get(p.number, ("",))[0] == "thing" and (found := _POST.match(p.after))}
    return {**keys, **{n: (*keys[n], "post", post) for n, post in posts.items() if keys[n] not in framed}}


def parted_by_judgement(scene: Scene, keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys with those of things that one sentence blames told apart from those that another praises: 表扬X乡 … 对进度滞后的X乡."""
    judged: defaultdict[Key, dict[bool, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place in scene.places:
        if keys.get(place.number, ("",))[0] == "thing" and not scene.around.is_framed(place):
            said = re.split("[。；！]", place.before)[-1] + BLANK + re.split("[。；！]", place.after)[0]
            for blamed, judging in ((True, "blame"), (False, "praise")):
                if any(word in said for word in listed("verbs", judging)):
                    judged[keys[place.number]][blamed].append(place.number)
                    break
    return {**keys, **{n: (*key, "blamed") for key, sides in judged.items() if len(sides) > 1 for n in sides[True]}}


def parted_by_wholes(scene: Scene, keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys with those of parts told apart by what they are parts of: X县X镇 is another town than that of Y县; one said alone is the only one."""
    found = dict(keys)
    for place in scene.places:
        whole = _whole_of(place, scene.places)
        if whole is not None and place.number in keys and not place.token.is_tag:
            found[place.number] = (*keys[place.number], "of", *(found.get(whole) or (f"blank {whole}",)))
    return _with_those_alone(keys, found)


def _whole_of(place: BlankPlace, places: Sequence[BlankPlace]) -> int | None:
    """The number of the blank whose name stands right before a blank: that of X县 for X县X镇."""
    role = words("roles", "before").at_end(place.before)
    before = place.before.removesuffix(role) if role else place.before
    suffix = words("suffixes", "place", "org").at_end(before)
    previous = places[place.number - places[0].number - 1] if place.number > places[0].number else None
    joined = suffix and previous is not None and before.endswith(BLANK + suffix) and previous.paragraph == place.paragraph
    return previous.number if joined and previous is not None else None


def _with_those_alone(keys: Mapping[int, Key], found: dict[int, Key]) -> dict[int, Key]:
    """The keys; a part that is said without its whole is that of the only whole that the text knows for it."""
    wholes: defaultdict[Key, set[Key]] = defaultdict(set)
    for number, key in found.items():
        if key != keys[number]:
            wholes[keys[number]].add(key)
    return {n: next(iter(wholes[key])) if len(wholes.get(key, ())) == 1 else key for n, key in found.items()}


def side_by_side(members: Sequence[BlankPlace], phrase: str) -> list[list[BlankPlace]]:
    """Runs of members joined by 、 or 和: different things of one kind."""
    runs: list[list[BlankPlace]] = []
    for before, place in pairwise(members):
        joined = place.before[-1:] in _JOINS and before.paragraph == place.paragraph
        joined = joined and BLANK + phrase in re.split("[，。；]", place.before)[-1]
        if joined and runs and runs[-1][-1] is before:
            runs[-1].append(place)
        elif joined:
            runs.append([before, place])
    return runs


def is_listed(place: BlankPlace) -> bool:
    """Whether a thing stands in a list (X镇（X户）、X乡（X户）), the figures of each in brackets behind it."""
    return bool(_LISTED_BEHIND.search(place.before) or _LISTED.match(place.after))


def side_of(place: BlankPlace) -> str:
    """Whose a thing is by the word before it (我市X镇, 贵市X集团) or where it lies (上游X镇, 城东片的X法庭), "" when nothing says so."""
    found = re.search(r"(我|本|你|贵)[省市县区州旗镇乡村局院校司厂所站们方]?$", place.before)
    if found:
        return SIDES[0] if found[1] in "我本" else SIDES[1]
    return where_it_lies(place.before)


def speaks_to_another(lines: Iterable[str]) -> bool:
    """Whether a text speaks to a place of the kind that it speaks for: 贵市, 你县."""
    return any(_SPOKEN_TO.search(line) for line in lines)
