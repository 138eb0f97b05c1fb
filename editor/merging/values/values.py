"""The values that were changed in a report's controls elsewhere, as changes that can be taken or left."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from editor.merging.values.texts import changed_text, shown_texts, with_texts
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.draft.flat import Item, flattened
from editor.model.returned.change import Change, ChangeKind, Edit, NewField, twin_of
from editor.model.template.field import Value
from editor.model.template.markup import KeyFinder, TokenKind, tokens_of
from editor.model.template.template import HEAD, HEADING, Element, Prose, Section, head_or_block
from editor.model.template.values import clean_value, show_value
from editor.word import PlaceValue


@dataclass(frozen=True, slots=True)
class EditedPlaces:
    """The places of one field path with the text that each has in the file, and what it had in the saved draft, both by place from 1."""

    path: str
    found: Mapping[int, str]
    expected: Mapping[int, str]

    @property
    def changed(self) -> list[int]:
        """The places whose text was changed."""
        return [place for place, text in self.found.items() if place in self.expected and text != self.expected[place]]


def value_changes(draft: Draft, document: Document, shown: Sequence[PlaceValue], titles: Callable[[str], str]) -> Iterator[Change]:
    """One change for each field whose value stands otherwise in the file; a conflict where its places differ from each other."""
    found, expected = shown_texts(document, shown)
    places = [EditedPlaces(path, found[path], expected.get(path, {})) for path in found]
    texts = {p.path: text for p in places if (text := _new_text(p)) is not None}
    changed = with_texts(draft, texts)
    by_owner: dict[str, list[EditedPlaces]] = {}
    for place in places:
        for owner in _owners(place.path):
            by_owner.setdefault(owner, []).append(place)
    for key in draft.template.by_key:
        was, now, mine = draft.value(key), changed.value(key), by_owner.get(key, [])
        if was != now or any(p.path in texts for p in mine):
            yield from _changes(draft, document, key, (was, now), mine, titles)


def _owners(path: str) -> list[str]:
    """The keys that a path can belong to: the path itself, and what stands in front of a bracket in it."""
    return [path, *(path[:at] for at, character in enumerate(path) if character == "[")]


def _new_text(places: EditedPlaces) -> str | None:
    return changed_text(places.found, places.expected)


def _changes(
    draft: Draft, document: Document, key: str, values: tuple[Value, Value], places: Sequence[EditedPlaces], titles: Callable[[str], str]
) -> Iterator[Change]:
    section = draft.template.home_of[key]
    own = next((p for p in places if p.path == key), None)
    copies = {line for text in own.found.values() for line in text.split("\n")[1:]} if own else set[str]()
    different = [text for text in dict.fromkeys(own.found.values()) if text and text not in copies] if own else []
    split = _split(draft, document, own, values) if own and len(different) > 1 else None
    kind = ChangeKind.CONFLICT if len(different) > 1 else ChangeKind.VALUE
    was, now = (shown_value(draft, key, value) for value in values)
    yield Change(kind, titles(section), was, now, (section, HEADING), (), key, values, split)
    others = [text for text in different if own and text not in (own.expected.get(1), _new_text(own), *own.expected.values())]
    for text in others:
        yield Change(ChangeKind.LOOSE, titles(section), now, text, (section, HEADING))


def shown_value(draft: Draft, key: str, value: Value) -> str:
    """A value of a field as it stands in the text; rows as lines of cells with tabs between them."""
    described = draft.template.by_key[key]
    if isinstance(value, str):
        return show_value(described, value)
    columns = {column.key: column for column in described.columns}
    rows = ([show_value(columns[name], text) if name in columns else text for name, text in row.items()] for row in value)
    return "\n".join("\t".join(row) for row in rows)


def _split(draft: Draft, document: Document, places: EditedPlaces, values: tuple[Value, Value]) -> NewField | None:
    """Two fields for one: the places that have the new text get a field of their own; None where their markup can't be told."""
    new = _new_text(places)
    moved = [place for place in places.changed if places.found[place] == new]
    if not moved or len(moved) == len(places.found) or not isinstance(values[1], str):
        return None
    field = draft.template.by_key[places.path]
    twin = twin_of(field, draft.template.by_key)
    edits = tuple(_edits(draft, document, places.path, twin.key, moved))
    return NewField(twin, values[0], clean_value(twin, new or ""), edits) if edits else None


def _edits(draft: Draft, document: Document, key: str, twin: str, places: Sequence[int]) -> Iterator[Edit]:
    """The items that hold these places with the other field in their slots."""
    items = flattened(draft.template.sections)
    order: dict[tuple[str, int], list[int]] = {}
    for paragraph in document.paragraphs():
        for run in paragraph.runs:
            if run.field == key and not run.derived:
                order.setdefault((paragraph.section, head_or_block(paragraph.block)), []).append(run.place)
    section, block = "", HEAD
    for at, item in enumerate(items):
        section, block = (item.id, HEAD) if isinstance(item, Section) else (section, block + 1)
        here = order.get((section, block), [])
        made = _renamed(item, key, twin, [here.index(place) for place in places if place in here])
        if made != item:
            yield Edit((item,), (made,), near=at)


def _renamed(item: Item, key: str, twin: str, numbers: Sequence[int]) -> Item:
    if not numbers:
        return item
    if isinstance(item, Prose):
        return Prose(_with_twin(item.text, key, twin, numbers))
    if isinstance(item, Element):
        return Element(item.name, _with_twin(item.text, key, twin, numbers))
    return item


def _with_twin(markup: str, key: str, twin: str, numbers: Sequence[int]) -> str:
    """The markup with the key replaced in those of its slots, counted from 0, that show the value itself."""
    finder, made, seen = KeyFinder([key]), "", 0
    for token in tokens_of(markup):
        text = markup[token.start : token.end]
        spots = finder.keys_in(token.text) if token.kind == TokenKind.SLOT else []
        if spots and token.text == key:
            text = text.replace(key, twin) if seen in numbers else text
            seen += 1
        made += text
    return made
