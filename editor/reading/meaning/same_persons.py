"""Which names are the same person's: the one who writes, and the holder of an office."""

import re
from collections.abc import Mapping, Sequence

from editor.model.template.field import FieldType
from editor.reading.meaning.places import BlankPlace
from editor.reading.meaning.scene import Key, Scene
from editor.reading.page.lexicon import words

_SELF_LABEL = re.compile(r"^(?:述职人|承诺人|申请人|报告人|汇报人|发言人|倡议人|检讨人|保证人|声明人|辞职人)$")
_BEFORE_OFFICE = "由经向与请从和在被须报让对给"


def own_person(scene: Scene) -> dict[int, Key]:
    """The person who writes: 本人X, 我叫X, and the signature."""
    said = [
        p.number
        for p, k in scene.pairs
        if k.type == FieldType.PERSON
        and re.search(r"(?:^|[^\u4e00-\u9fff])(?:(?:本人|我叫|我是|我)(?:姓名)?[，：]?|我是[^，。；]{1,16}的)$", p.before)
    ]
    signed = [p.number for p in scene.places if _SELF_LABEL.match(p.label) and p.token.line in scene.around.signature]
    signed += [p.number for p in scene.places if said and p.token.line in scene.around.signature and not p.before.strip() and not p.after.strip()]
    return dict.fromkeys([*said, *signed], ("person", "本人"))


def persons(scene: Scene) -> dict[int, Key]:
    """The same office before or behind two names is one person, when the office has only one."""
    named = [p for p, kind in scene.pairs if kind.type == FieldType.PERSON and not p.token.name]
    found: dict[int, Key] = {p.number: ("person", office) for p in named if (office := _office(p))}
    offices = sorted({key[1] for key in found.values()})
    for place in named:
        office = _given_office(place)
        same = [known for known in offices if known.endswith(office)]
        if office and (office in offices or (place.number not in found and len(same) <= 1)):
            found[place.number] = ("person", office if office in offices or not same else same[0])
    return found | _comrades(named, found)


def _given_office(place: BlankPlace) -> str:
    """The office that stands behind a name (X副县长, X任指挥长), "" when none does or many persons have it."""
    given = re.match(r"(?:同志)?(?:任|担任)([^，。；、的]{2,8})(?=[，。；、的]|$)", place.after)
    word = words("roles", "before").at_end(given[1]) if given else words("roles", "before").at_start(place.after)
    return "" if word in words("things", "roles") or word.endswith("人") else word


def _comrades(named: Sequence[BlankPlace], found: Mapping[int, Key]) -> dict[int, Key]:
    """A comrade shown (兹证明X) or given an office (由X同志任主任) who is spoken of again, when the text knows no other."""
    comrades = [p for p in named if p.after.startswith("同志") and p.number not in found]
    shown = [p for p in named if p.before.endswith(("兹证明", "兹有", "兹介绍")) and p not in comrades]
    if len(shown) == len(comrades) == 1:
        return {p.number: ("person", "同志") for p in (*shown, *comrades)}
    if len(comrades) != 2 or comrades[0].paragraph == comrades[1].paragraph:
        return {}
    given = re.match(r"同志(?:任|担任|负责|牵头)", comrades[0].after)
    return {p.number: ("person", "同志") for p in comrades} if given and not comrades[1].clause.strip() else {}


def _office(place: BlankPlace) -> str:
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
