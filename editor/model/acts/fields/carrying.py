"""A draft goes on with what a later review of its sample says: values stay with their fields, and what was changed while filling stays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from editor.model.acts.fields.describing import redescribed
from editor.model.acts.fields.following import Followed
from editor.model.acts.fields.markups import rekeyed
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, Value, is_filled
from editor.model.template.file_text import read_sections, section_lines
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.template import Section, Template
from editor.model.text.aligning import aligned
from editor.model.text.three_way import LineJoiner

_HEADER = ("name", "kind", "layout", "numbering", "tags", "about", "form", "seal")
_TOLD = ("type", "label", "unit", "hint", "required", "default", "choices", "sample", "rule", "computed", "empty", "columns")


@dataclass(frozen=True, slots=True)
class Carried:
    """A draft after its sample was reviewed again. `homeless` are the names of the fields whose values have no field any more, `left_out` the lines
    in which the review said something else than was written while filling: what was written stands.
    """

    draft: Draft
    homeless: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def carried(base: Template, mine: Draft, theirs: Draft, keys: Followed) -> Carried:
    """The draft `mine`, which grew from `base`, with what `theirs` says that a later review made; `keys` say what became of the fields."""
    base = rekeyed(Draft(base), keys.keys).template
    before, mine = mine, rekeyed(_with_copies(mine, keys.copies), keys.keys)
    joiner = LineJoiner(_pieces)
    sections = _sections(joiner, base, mine.template, theirs.template)
    fields = _fields(base, mine.template, theirs.template, _named(sections, (mine.template, theirs.template)))
    draft = _described(mine, fields)
    header = {name: _told(name, base, mine.template, theirs.template) for name in _HEADER}
    template = replace(draft.template, **header, sections=sections, fields=fields)  # pyright: ignore[reportArgumentType] - each is an attribute of it
    values = {**_new_values(base, mine, theirs), **draft.values, **_copied(draft, keys.copies)}
    kept = {key: value for key, value in values.items() if key in template.by_key}
    made = replace(draft.with_template(template), values=kept)
    return Carried(made, tuple(_homeless(before, made, keys)), tuple(joiner.left_out))


def _with_copies(draft: Draft, copies: Mapping[str, str]) -> Draft:
    """The draft in which no field has the key of a place that became a field of its own in the review."""
    taken = {key: key for key in copies if key in draft.template.by_key}
    used = {*draft.template.by_key, *copies}
    return rekeyed(draft, {key: next(name for n in range(2, len(used) + 3) if (name := f"{key}_{n}") not in used) for key in taken})


def _copied(draft: Draft, copies: Mapping[str, str]) -> dict[str, Value]:
    return {key: draft.values[old] for key, old in copies.items() if draft.values.get(old)}


def _new_values(base: Template, mine: Draft, theirs: Draft) -> dict[str, Value]:
    """The values that the review brings: rows of lists that were text before."""
    return {key: value for key, value in theirs.values.items() if key not in base.by_key and key not in mine.template.by_key}


def _homeless(before: Draft, made: Draft, keys: Followed) -> Iterator[str]:
    for field in before.template.fields:
        key = keys.keys.get(field.key, field.key)
        if is_filled(before.values.get(field.key)) and key not in made.template.by_key:
            yield field.name


# Text


def _sections(joiner: LineJoiner, base: Template, mine: Template, theirs: Template) -> tuple[Section, ...]:
    """The sections with the changes of both; each has the id that it has in mine, by which it is switched."""
    was, one, other = (_lines(template.sections) for template in (base, mine, theirs))
    if other in (was, one):
        return mine.sections
    read, _ = read_sections(joiner.joined(was, one, other))
    return tuple(_named_as(mine.sections, read))


def _lines(sections: Iterable[Section]) -> list[str]:
    return [line for line, _ in section_lines(sections)]


def _pieces(line: str) -> list[str]:
    """What of a line changes as a whole: a piece of code, else a character."""
    return [
        part
        for token in tokens_of(line)
        for part in (line[token.start : token.end] if token.kind == TokenKind.TEXT else [line[token.start : token.end]])
    ]


def _named_as(before: Sequence[Section], read: Sequence[Section]) -> Iterator[Section]:
    """Sections with the ids of those that they were before; the others get ids that are free, of the same kind."""
    pairs = aligned(*(["\n".join(_lines([section])) for section in sections] for sections in (before, read)))
    known = {pair.theirs: before[pair.ours].id for pair in pairs if pair.ours is not None and pair.theirs is not None}
    taken = {section.id for section in before}
    for number, section in enumerate(read):
        name = known.get(number) or _free_id(section.id, taken)
        taken.add(name)
        yield replace(section, id=name)


def _free_id(name: str, taken: set[str]) -> str:
    stem = name.rstrip("0123456789")
    names = (name, *(f"{stem}{number}" for number in range(1, len(taken) + 2)))
    return next(free for free in names if free not in taken)


# Fields


def _named(sections: Iterable[Section], templates: Iterable[Template]) -> frozenset[str]:
    """The keys that a text names, of the fields that one of the templates has."""
    whole = Template(fields=tuple(field for template in templates for field in template.fields), sections=tuple(sections))
    return frozenset(place.key for place in whole.places)


def _fields(base: Template, mine: Template, theirs: Template, named: frozenset[str]) -> tuple[Field, ...]:
    """The fields of both: those that the text names, or that stood in no text before, each described by who changed it."""
    kept = {field.key for field in mine.fields if field.key in named or not mine.places_of[field.key]}
    described = [_described_by(base.by_key.get(field.key), field, theirs.by_key.get(field.key)) for field in mine.fields if field.key in kept]
    return (*described, *(field for field in theirs.fields if field.key in named and field.key not in mine.by_key))


def _described_by(was: Field | None, mine: Field, theirs: Field | None) -> Field:
    if was is None or theirs is None:
        return mine
    return replace(mine, **{name: _told(name, was, mine, theirs) for name in _TOLD})  # pyright: ignore[reportArgumentType] - each is an attribute


def _told(name: str, was: object, mine: object, theirs: object) -> object:
    """What is said of one thing: what was changed here, else what the review says."""
    own = getattr(mine, name)
    return own if own != getattr(was, name) else getattr(theirs, name)


def _described(draft: Draft, fields: Iterable[Field]) -> Draft:
    """The draft with its own fields as these describe them, their values as the types mean them by now."""
    for field in fields:
        if field.key in draft.template.by_key and field != draft.template.by_key[field.key]:
            draft = redescribed(draft, field.key, field)
    return draft
