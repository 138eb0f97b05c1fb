"""Where the unit that writes is named again, and whose document a number is of."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from editor.reading.meaning.entities import begins_clause, is_outside, is_own_unit
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import words
from editor.reading.sharing.scene import Key, Scene, Surroundings

_CODE = re.compile(rf"({BLANK}?)([\u4e00-\u9fff]{{1,6}})[〔\[［【（(]({BLANK}|\d{{4}})[〕\]］】）)]第?$")
# A number in brackets behind a title, and behind what calls its document again: 来函（X政函〔X〕X号）, 《省厅通知》（…）.
_TITLED, _CALLED = (
    ("》（", "》("),
    re.compile(r"(?:来函|来文|原函|原文|[贵你][\u4e00-\u9fff]?函|上述[文函通][\u4e00-\u9fff]?|《([\u4e00-\u9fff]{2,8})》)[（(]$"),
)
_NOUN = re.compile(r"号([\u4e00-\u9fff]{2,4})")


def own_unit(scene: Scene) -> dict[int, Key]:
    """The unit that writes: bare subjects, and what the signature says again at the start of clauses."""
    own = {p.number: ("self",) for p, k in scene.pairs if is_own_unit(p, k) and not _in_list(p)}
    for place in scene.places:
        if place.token.line not in scene.around.signature or place.before.strip() or place.token.name:
            continue
        suffix = place.after.strip()
        if not suffix:
            own[place.number] = ("self",)
        elif not words("suffixes", "place").at_start(suffix):
            titled = scene.around.title
            again = {p.number: ("self",) for p in scene.places if _is_again(p, suffix, place, titled=p.token.line in titled)}
            own |= again if len(again) > 1 else {}
    return own


def _in_list(place: BlankPlace) -> bool:
    return bool(re.search(r"[一二三四五六七八九十]是$", place.clause))


def _is_again(place: BlankPlace, suffix: str, signed: BlankPlace, *, titled: bool) -> bool:
    """Whether a blank is the signing unit: the signature itself, or its words in the title or at the start of a clause."""
    same = place.after.startswith(suffix)
    return place is signed or (same and not is_outside(place) and (titled or begins_clause(place) or place.before.endswith(("年", "来", "期", "我"))))


def issuers(scene: Scene, found: Mapping[int, Key]) -> dict[int, Key]:
    """A document number begins with the first letters of its issuer: XX路桥函〔2024〕 belongs to XX路桥建设有限公司."""
    numbers = [p for p in scene.places if re.match(r"[\u4e00-\u9fff]{1,6}[函发办字政呈报请文复批]?〔", p.after) and p.number not in found]
    keys: dict[int, Key] = {}
    for number in numbers:
        issuer = next((p for p in _may_issue(number, scene.places, scene.around) if number.after[:2] == p.after[:2]), None)
        if issuer is not None:
            keys[number.number] = keys[issuer.number] = keys.get(issuer.number) or found.get(issuer.number, ("issuer", issuer.after[:2]))
    return keys


def _may_issue(number: BlankPlace, places: Sequence[BlankPlace], around: Surroundings) -> Iterator[BlankPlace]:
    """The units of a document that a number may be of: who signs it, and for a number that is quoted whom it speaks to."""
    if number.before.strip():
        yield from (p for p in places if p.token.line in around.addressees)
    yield from (p for p in places if p.token.line in around.signature)


def _parts(place: BlankPlace, code: re.Match[str]) -> tuple[int, ...]:
    """The numbers of the blanks of a document's number: its own, the year where it is a blank, the letter before the code where it is one."""
    year = 1 if code[3] == BLANK else 0
    return place.number, place.number - year, place.number - year - 1 if code[1] else place.number


def _called_again(scene: Scene) -> Iterator[tuple[str, list[tuple[int, ...]]]]:
    """The code and the parts of a number quoted behind a title, and again behind 来函 or the short name that the title was given."""
    quoted = [(place, code) for place in scene.places if (code := _CODE.search(place.before)) and place.after.startswith("号")]
    first = {code[2]: (place, code) for place, code in reversed(quoted) if place.before[: code.start()].endswith(_TITLED)}
    for place, code in quoted:
        known = first.get(code[2])
        called = _CALLED.search(place.before[: code.start()]) if known is not None and known[0] is not place else None
        if known is not None and called and (not called[1] or f"《{called[1]}" in known[0].after):
            yield code[2], [_parts(*known), _parts(place, code)]


def documents_again(scene: Scene) -> dict[int, Key]:
    """The parts of a document number that is quoted twice with the same noun behind it: X建信〔X〕X号答复意见."""
    quoted: defaultdict[Key, list[tuple[int, ...]]] = defaultdict(list)
    for place in scene.places:
        code, noun = _CODE.search(place.before), _NOUN.match(place.after)
        if code and noun:
            quoted["document", code[2], noun[1]].append(_parts(place, code))
    for code, said in _called_again(scene):
        quoted["document", code, "again"] += said
    keys = {n: (*said, str(part)) for said, found in quoted.items() if len(found) > 1 for parts in found for part, n in reversed([*enumerate(parts)])}
    return {p.number: keys[p.number] for p in scene.places if p.number in keys}
