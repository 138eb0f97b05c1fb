"""Brackets and labels that ask for the same: [单位名称] … [单位名称], 单位：____."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from editor.reading.meaning.kinds import MEASURES, Kind
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import words
from editor.reading.page.tokens import BlankShape, BlankToken
from editor.reading.sharing.scene import Key, Scene

# So many characters of a measure's name tell which one it is: 暂估总价.
_PARTICULAR = 4


def named(scene: Scene) -> dict[int, Key]:
    """Brackets that ask for the same name, and labels that ask for it."""
    asked = {
        p.number: _stem(p.token.name) for p, kind in scene.pairs if _asks_again(p.token) and (p.token.is_tag or not _is_measure(p.token.name, kind))
    }
    asked = _without_siblings(scene, asked)
    known = set(asked.values())
    for place in scene.places:
        if not place.token.name and place.label and _stem(place.label) in known:
            asked.setdefault(place.number, _stem(place.label))
    return {number: _key(stem) for number, stem in asked.items()} | _suffix_names(scene.places, asked) | _bare_names(scene)


def _key(stem: str) -> Key:
    return ("name", stem)


def name_of(place: BlankPlace) -> Key | None:
    """The key of what a bracket asks for by a name that not everybody has, None for any other blank."""
    return _key(_stem(place.token.name)) if _asks_again(place.token) and not place.token.is_tag else None


def _without_siblings(scene: Scene, asked: Mapping[int, str]) -> dict[int, str]:
    """What is asked for, without brackets that stand side by side ([成员姓名]、[成员姓名]) or behind labels that name several of a kind
    (学校意见：（填写意见）, 教育局意见：（填写意见）): each wants a value of its own.
    """
    members: defaultdict[str, list[BlankPlace]] = defaultdict(list)
    for place in scene.places:
        if place.number in asked and not place.token.is_tag:
            members[asked[place.number]].append(place)
    several = {stem for stem, places in members.items() if any(map(_are_siblings, places, places[1:]))}
    apart = {p.number for stem in several for p in members[stem]}
    return {number: stem for number, stem in asked.items() if number not in apart}


def _are_siblings(one: BlankPlace, other: BlankPlace) -> bool:
    beside = other.number == one.number + 1 and re.search(rf"{BLANK}[、和与及]$", other.before) is not None
    ours, theirs = one.label, other.label
    return beside or (ours != theirs and bool(ours) and ours[-2:] == theirs[-2:] and min(len(ours), len(theirs)) > 2)


def _suffix_names(places: Sequence[BlankPlace], asked: dict[int, str]) -> dict[int, Key]:
    """{县名}县 names the same county as xx县: such brackets go by the word behind them."""
    by_suffix = {p.number for p in places if p.number in asked and (w := words("suffixes", "place").at_start(p.after)) and asked[p.number] == w}
    return {number: ("thing", asked[number], "") for number in by_suffix}


def _stem(name: str) -> str:
    return re.sub(r"(?:的)?(?:名称|全称|简称|姓名|名)$", "", name) or name


def _asks_again(token: BlankToken) -> bool:
    """Whether a name that is said again asks for the same value: that of a tag, or one that not everybody has (姓名, 电话)."""
    return token.is_tag or (bool(token.name) and token.shape != BlankShape.RUN and token.name not in words("things", "names", "agents"))


def _is_measure(name: str, kind: Kind) -> bool:
    """Whether a name only says what is measured ([时长], [面积]): each place has a measure of its own."""
    return kind.type in MEASURES and len(name) < _PARTICULAR and not name.startswith("总")


def _bare_names(scene: Scene) -> dict[int, Key]:
    """The one who fills in a form (姓名{姓名}), named again without a role where the text asks nobody else for a name."""
    bare = [p for p in scene.places if p.token.name == "姓名" and not p.token.is_tag]
    own = [p for p in bare if p.clause.endswith("姓名") or p.label == "姓名"]
    again = [p for p in bare if p not in own and not words("roles", "before").at_end(p.before)]
    return {p.number: ("person", "本人") for p in (*own, *again)} if len(own) == 1 and len(bare) == len(own) + len(again) else {}
