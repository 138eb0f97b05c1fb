"""Rows: lines, or parts of a line between semicolons, in the same words around other blanks. Each speaks of another person or thing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby, pairwise

from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.sharing.scene import Key, Scene

# What is one and the same for a whole document, whatever row it stands in.
_ALIKE = 0.6
_OF_ALL = ("self", "year", "since", "party", "of", "issuer", "document")


_ENDS = re.compile(rf"[{BLANK}；;。]")
# A row may go over several lines (name, office, telephone).
_LONGEST = 4
_Bundle = list[list[BlankPlace]]


def parted_by_rows(scene: Scene, keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys with those of blanks in rows told apart by row: different owners never share a field, unless a tag names it."""
    found, places = dict(keys), scene.places
    body = [p for p in places if p.token.line not in scene.around.title]  # a title is no row, whatever the text begins with
    framed = {keys[p.number] for p in places if p.number in keys and scene.around.is_framed(p)}
    parted: set[Key] = set()
    for rows in [*_runs(body), *_runs_of_sections(scene)]:
        owners = [{keys[p.number] for p in row if p.number in keys} for row in rows]
        shared = {key for key, rows_of_it in Counter(chain.from_iterable(owners)).items() if rows_of_it > 1 and key[0] not in _OF_ALL}
        for number, row in enumerate(rows):
            apart = (p.number for p in row if keys.get(p.number) in shared and not p.token.is_tag and (p is row[0] or keys[p.number] not in framed))
            found |= {n: (*keys[n], f"row {number}") for n in apart}
        parted |= shared - framed
    found |= {p.number: (*keys[p.number], f"alone {p.number}") for p in _left(places, parted, keys, found)}
    return found | _parted_by_cells(places, found)


def _left(places: Sequence[BlankPlace], shared: set[Key], keys: Mapping[int, Key], found: Mapping[int, Key]) -> list[BlankPlace]:
    """Those outside of rows of which nobody can say whose row they are of; what title, addressee and signature name is of the whole."""
    left = (p for p in places if keys.get(p.number) in shared and not p.token.is_tag) if shared else ()
    return [p for p in left if found[p.number] == keys[p.number]]


def _parted_by_cells(places: Sequence[BlankPlace], keys: Mapping[int, Key]) -> dict[int, Key]:
    """The keys that blanks of several rows of one table, or several empty cells, would share, told apart."""
    members: dict[tuple[Key, int], list[BlankPlace]] = {}
    for place in places:
        if place.token.cell is not None and place.number in keys and not place.token.is_tag:
            members.setdefault((keys[place.number], place.token.cell.table), []).append(place)
    shared = (places for places in members.values() if len({place.token.cell for place in places}) > 1)
    return {place.number: (*keys[place.number], f"cell {place.token.cell}") for places in shared for place in places}


def _runs(places: Sequence[BlankPlace]) -> list[list[list[BlankPlace]]]:
    """Rows that follow each other, by run."""
    units = [list(group) for _, paragraph in groupby(places, key=lambda p: p.paragraph) for group in _parts(list(paragraph))]
    # What single lines tell comes last and counts.
    return [run for size in range(_LONGEST, 0, -1) for start in range(size) for run in _runs_of(_bundles(units[start:], size))]


def _runs_of_sections(scene: Scene) -> Iterator[list[list[BlankPlace]]]:
    """Rows that stand under headings of one level: 东片区 and 西片区, each with its area, its builder and its manager."""
    alike: defaultdict[tuple[str, ...], list[list[BlankPlace]]] = defaultdict(list)
    for _, paragraph in groupby(scene.places, key=lambda p: p.paragraph):
        unit = list(paragraph)
        if (frame := _frame(unit)) and scene.sections[unit[0].number] >= 0:
            alike[frame].append(unit)
    for units in alike.values():
        sections = [scene.sections[unit[0].number] for unit in units]
        if len(set(sections)) == len(sections) > 1 and all(scene.are_siblings(one, other) for one, other in pairwise(sections)):
            yield units


def _frame(unit: list[BlankPlace]) -> tuple[str, ...]:
    """The words between the blanks of a line, with the label before a blank that stands alone; nothing where they say too little."""
    between = tuple(_behind(place.after) for place in unit[:-1])
    if len("".join(between)) >= _LONGEST:
        return between
    return (unit[0].before.strip(), *between, _behind(unit[-1].after)) if unit[0].label else ()


def _bundles(units: list[list[BlankPlace]], size: int) -> list[_Bundle]:
    return [units[n : n + size] for n in range(0, len(units) - size + 1, size)]


def _runs_of(bundles: list[_Bundle]) -> list[list[list[BlankPlace]]]:
    runs: list[list[_Bundle]] = []
    for before, bundle in pairwise(bundles):
        if not _are_rows(before, bundle):
            continue
        if runs and runs[-1][-1] is before:
            runs[-1].append(bundle)
        else:
            runs.append([before, bundle])
    return [[[place for unit in bundle for place in unit] for bundle in run] for run in runs]


def _parts(paragraph: list[BlankPlace]) -> list[list[BlankPlace]]:
    """The blanks of a paragraph between semicolons."""
    parts = [[paragraph[0]]]
    for before, place in pairwise(paragraph):
        if re.search(r"[；;]", before.after.partition(BLANK)[0]):
            parts.append([place])
        else:
            parts[-1].append(place)
    return parts


def _are_rows(one: _Bundle, other: _Bundle) -> bool:
    """Whether two lines, one below the other, two parts of a line or two bundles of lines say the same around their blanks."""
    same_line = len(one) == 1 and one[0][0].paragraph == other[0][0].paragraph
    below = other[0][0].paragraph == one[0][0].paragraph + len(one) and other[-1][0].paragraph == one[-1][0].paragraph + len(one)
    return (same_line or below) and all(map(_are_alike, one, other))


def _are_alike(one: list[BlankPlace], other: list[BlankPlace]) -> bool:
    """Whether two lines or parts of a line say the same around their blanks; what opens and ends them may differ."""
    if len(one) != len(other):
        return False
    inner = [_behind(a.after) == _behind(b.after) for a, b in zip(one[:-1], other[:-1], strict=True)]
    ends = _behind(one[-1].after)[:2] == _behind(other[-1].after)[:2]
    begins = _uncounted(one[0].before) == _uncounted(other[0].before)
    if len(one) == 1:
        return begins and _behind(one[0].after) == _behind(other[0].after)
    alike = [*inner, begins, ends]
    return (all(inner) and (begins or ends)) or (len(one) > 2 and sum(alike) >= _ALIKE * len(alike))


def _uncounted(before: str) -> str:
    """What opens a row, whatever number it has: 第一个：, 第二个：."""
    return re.sub(r"[一二三四五六七八九十\d]+", "", re.split("[；;]", before)[-1].strip())


@lru_cache(maxsize=1024)
def _behind(after: str) -> str:
    return " ".join(_ENDS.split(after, maxsplit=1)[0].split())
