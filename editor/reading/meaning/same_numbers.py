"""Which numbers, years and sums are said again."""

import re

from editor.model.template.field import FieldType
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.meaning.scene import Key, Scene
from editor.reading.page.lexicon import words

_NUMBERED = re.compile(r"^(?:次|届|期|号|批)[\u4e00-\u9fff]{2}")
# What stands behind a number that takes up one told before: all of them are spoken of, or their share is told.
_TAKEN_UP = re.compile(rf"([\u4e00-\u9fff]{{2}})[\u4e00-\u9fff]{{0,2}}?(?:全部|全都|均|都|中[，,]|(?:已|共)[\u4e00-\u9fff]{{1,4}}{BLANK})")
_OPENINGS = ("", "截至目前", "目前", "现在", "这")
_SINCE = re.compile(r"年(?:以来|起[\u4e00-\u9fff]|[\u4e00-\u9fff]{0,2}开始)")


def years(scene: Scene) -> dict[int, Key]:
    """Years of a document whose title or number names one are that year; numbers of other documents have years of their own."""
    years = [p for p, k in scene.pairs if k.type == FieldType.YEAR and not p.token.parts and not _in_span(p)]
    if any(p.token.line in scene.around.title for p in years):
        return {p.number: ("year",) for p in years}
    numbered = any(p.token.line in scene.around.head for p in years)
    own = [p for p in years if p.token.line in scene.around.head or not p.before.endswith(("〔", "[", "［", "【", "（", "("))]
    return {p.number: ("year",) for p in own} if numbered else {}


def _in_span(place: BlankPlace) -> bool:
    """Whether a year is the first or the last of several (20XX—20XX年)."""
    return bool(re.match(rf"年?[—–~～至到-]+{BLANK}", place.after) or re.search(rf"{BLANK}年?[—–~～至到-]+$", place.before))


def sums(scene: Scene) -> dict[int, Key]:
    """Sums of which a document has only one: its total, its deposit."""
    found: dict[int, Key] = {}
    for place, kind in scene.pairs:
        noun = words("things", "sums").at_end(re.sub(r"(?:约|为|人民币|共|达|：)+$", "", place.before)) if kind.type == FieldType.MONEY else ""
        if noun:
            found[place.number] = ("sum", noun, kind.unit)
    return found


def ordinals(scene: Scene) -> dict[int, Key]:
    """第X次 and what follows, said again word for word."""
    counted = [p for p in scene.places if p.before.endswith("第")]
    found = {p.number: ("ordinal", p.after[:6]) for p in counted if _NUMBERED.match(p.after)}
    quarters = [p for p in counted if p.after.startswith("季度")]
    titled = any(p.token.line in scene.around.title for p in quarters)
    return found | ({p.number: ("ordinal", "季度") for p in quarters} if titled else {})


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
        noun = re.search(r"[\u4e00-\u9fff]{2}$", place.before)
        if noun:
            told.setdefault((noun[0], unit), []).append(place.number)
    found: dict[int, Key] = {}
    for place, unit in counted:
        again = _TAKEN_UP.match(place.after.removeprefix(unit)) if place.clause in _OPENINGS else None
        first = told.get((again[1], unit), []) if again else []
        if again and len(first) == 1 and first[0] < place.number:
            found |= dict.fromkeys((first[0], place.number), ("count", again[1], unit))
    return found


def years_again(scene: Scene) -> dict[int, Key]:
    """The year from which something counts, said again: 自20XX年起 … 20XX年以来."""
    since = [p for p, k in scene.pairs if k.type == FieldType.YEAR and _SINCE.match(p.after)]
    return {p.number: ("since",) for p in since}
