"""The mutant of a number: a base file of some kind and what was done to it, the same each time for the same seed."""

from collections.abc import Callable, Sequence
from functools import partial
from random import Random

from tests.proofs.mutants.bases import bases_of
from tests.proofs.mutants.damage import BYTES, TEXTS, Mutator
from tests.proofs.mutants.data import BOOKS, JSONS, TEMPLATES, csv_changed, in_part
from tests.proofs.mutants.drafts import in_draft, in_template_of_draft
from tests.proofs.mutants.grammar import GRAMMAR, relation_changed
from tests.proofs.mutants.trees import RAW, TREES, on_tree
from tests.proofs.mutants.zips import HEAVY, ZIPS

# How many in a thousand are of each kind, by the ending of the file.
_KINDS = {"docx": 600, "nigao": 150, "json": 60, "xlsx": 60, "csv": 35, "txt": 50, "md": 15, "journal": 27, "odt": 3}
_HEAVY = 0.01
_DOCUMENT = r"word/document\.xml"
_PARTS = r"\.xml$"
_MANY = (1, 1, 1, 2, 3, 6)
Way = Callable[[Random], Sequence[Mutator]]


def mutant(number: int, seed: int) -> tuple[str, bytes]:
    """The name and the bytes of a mutant."""
    chance = Random(f"{seed}/{number}")
    kind = chance.choices(list(_KINDS), list(_KINDS.values()))[0]
    name, data = chance.choice(bases_of(kind))
    for mutator in _mutators(kind, chance):
        data = _done(mutator, data, chance)
    return f"{number}-{name}", data or b" "


def _done(mutator: Mutator, data: bytes, chance: Random) -> bytes:
    """What a mutator makes; a zip that another one broke already stays as it is."""
    try:
        return mutator(data, chance) or data
    except Exception:  # noqa: BLE001 - a zip that lies fails in every way there is
        return data


def _mutators(kind: str, chance: Random) -> Sequence[Mutator]:
    if kind in ("docx", "xlsx", "odt") and chance.random() < _HEAVY:
        return [chance.choice(HEAVY)]
    choose: Way = _WAYS[kind]
    return choose(chance)


def _document(chance: Random) -> Sequence[Mutator]:
    """Most mutants of a Word file are still one: its XML is changed by who knows it."""
    ways: tuple[Callable[[], Mutator], ...] = (
        lambda: in_part(on_tree(chance.choice(GRAMMAR)), _DOCUMENT),
        lambda: in_part(on_tree(chance.choice(TREES)), _DOCUMENT),
        lambda: in_part(on_tree(chance.choice((*TREES, *GRAMMAR))), _PARTS),
        lambda: in_part(on_tree(relation_changed), r"\.rels$"),
        lambda: in_part(chance.choice(RAW), chance.choice((_DOCUMENT, _PARTS, r"\.rels$|Types"))),
        lambda: in_part(in_draft(chance.choice(JSONS)), r"customXml/item\d*\.xml"),
        lambda: in_part(in_draft(in_template_of_draft(chance.choice((*TEMPLATES, *TEXTS)))), r"customXml/item\d*\.xml"),
        lambda: chance.choice(ZIPS),
        lambda: in_part(chance.choice(TEXTS), _PARTS),
        lambda: chance.choice(BYTES),
    )
    weights = (30, 22, 12, 5, 6, 7, 5, 7, 3, 3)
    return [chance.choices(ways, weights)[0]() for _ in range(chance.choice(_MANY))]


def _book(chance: Random) -> Sequence[Mutator]:
    ways: tuple[Callable[[], Mutator], ...] = (
        lambda: in_part(on_tree(chance.choice(BOOKS)), "sheet"),
        lambda: in_part(on_tree(chance.choice((*TREES, relation_changed))), r"xml|rels"),
        lambda: in_part(chance.choice(RAW), r"xml|rels"),
        lambda: chance.choice((*ZIPS, *BYTES)),
    )
    return [chance.choices(ways, (50, 30, 10, 10))[0]() for _ in range(chance.choice(_MANY))]


def _chosen(mutators: Sequence[Mutator], chance: Random) -> Sequence[Mutator]:
    return [chance.choice(mutators) for _ in range(chance.choice(_MANY))]


_OPEN_DOCUMENT = (*(in_part(on_tree(change), "xml") for change in TREES), *ZIPS, *BYTES)
_WAYS: dict[str, Way] = {
    "docx": _document,
    "xlsx": _book,
    "odt": partial(_chosen, _OPEN_DOCUMENT),
    "nigao": partial(_chosen, (*TEMPLATES, *TEMPLATES, *TEXTS)),
    "json": partial(_chosen, (*JSONS, *JSONS, *TEXTS)),
    "csv": partial(_chosen, (csv_changed, csv_changed, csv_changed, *TEXTS)),
    "txt": partial(_chosen, (TEMPLATES[-1], TEMPLATES[-1], *TEXTS)),
    "md": partial(_chosen, (TEMPLATES[-1], TEMPLATES[-1], *TEXTS)),
    "journal": partial(_chosen, (*JSONS, *JSONS, *TEXTS)),
}
