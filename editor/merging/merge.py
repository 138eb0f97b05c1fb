"""A report that was edited elsewhere becomes a draft that has what stands in it, and a list of what that changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple

from editor.composing import ComposeCache, compose
from editor.merging.tables.beside import ValuesBeside, without_neighbours
from editor.merging.text.orders import order_change
from editor.merging.text.repeats.ordering import RowOrder, in_orders, path_in, row_orders, with_orders
from editor.merging.text.text import text_changes
from editor.merging.text.unkept import displaced, reframed, renumbered, unkept
from editor.merging.values.computed import computed_from, dates_in_prose, emptied_paths, with_new_texts
from editor.merging.values.cut_values import with_values_joined
from editor.merging.values.long_values import long_values
from editor.merging.values.nowhere import values_nowhere
from editor.merging.values.texts import with_texts
from editor.merging.values.ticked import ticked_in_prose
from editor.merging.values.typed_between import with_typed_between
from editor.merging.values.values import shown_value, value_changes
from editor.model.acts.outline import numbered_title
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, ChangeKind, Choice, take, take_all
from editor.model.returned.edited import EditedParagraph, EditedRun, key_of
from editor.model.returned.lines import our_lines, plain, their_key
from editor.model.template.template import HEADING
from editor.model.template.values import clean_value
from editor.word import Package, PlaceValue, emptied_in, read_runs, read_values


@dataclass(frozen=True, slots=True)
class Merged:
    """A draft with everything taken over that could be, and all that differs from the draft as it was saved, in the order of the file.

    `document` is composed of that draft, `paragraphs` are those of the file.
    """

    draft: Draft
    changes: tuple[Change, ...] = ()
    document: Document = field(default=Document(()), repr=False, compare=False)
    paragraphs: tuple[EditedParagraph, ...] = field(default=(), repr=False, compare=False)

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys of the fields that were changed."""
        return tuple(dict.fromkeys(change.key for change in self.changes if change.key))

    @property
    def loose(self) -> tuple[Change, ...]:
        """What the draft has no room for: it is in the file alone."""
        return tuple(change for change in self.changes if change.kind == ChangeKind.LOOSE)


class _Standing(NamedTuple):
    """What stands in a file: at the places of fields, in its paragraphs; `cleared` are the paths whose controls were emptied."""

    shown: Sequence[PlaceValue]
    paragraphs: Sequence[EditedParagraph]
    cleared: frozenset[str]


def merged(stored: Draft, report: Package) -> Merged:
    """The draft of a report with what was changed in its Word file since."""
    shown, paragraphs = read_values(report), read_runs(report)
    cache = ComposeCache()
    before = _as_saved(compose(stored, cache).document, stored, paragraphs)
    order = order_change(stored, before, paragraphs)
    file = _Standing(shown, paragraphs, emptied_in(report))
    if order is None:
        return _in_their_order(stored, before, file, cache)
    moved = take(stored, order, Choice.WORD)
    found = _in_their_order(moved, _as_saved(compose(moved, cache).document, moved, paragraphs), file, cache)
    return replace(found, changes=(order, *found.changes))


def _in_their_order(stored: Draft, before: Document, file: _Standing, cache: ComposeCache) -> Merged:
    """What was changed in a file whose attachments stand as in `before`: rows that stand otherwise there and long values first."""
    shown, paragraphs = file.shown, with_typed_between(stored, before, file.paragraphs)
    settled = with_values_joined(stored, before, *without_neighbours(ValuesBeside.of(stored, before), shown, paragraphs))
    long = long_values(stored, before, *settled)
    orders = row_orders(stored, before, long.paragraphs)
    texts = {path: text for old, text in long.texts.items() if (path := path_in(orders, old))}
    standing = with_texts(with_orders(stored, orders), texts)
    places = [place._replace(path=path) for place in long.shown if (path := path_in(orders, place.path))]
    lines = in_orders(orders, long.paragraphs)
    saved = now = before
    if standing is not stored:
        saved = _as_saved(compose(standing, cache).document, standing, lines)
        now = with_new_texts(saved, before, lines)
    cleared = frozenset(path_in(orders, path) for path in file.cleared)
    found = replace(_merged(standing, saved, now, _Standing(places, lines, cleared), cache), paragraphs=tuple(file.paragraphs))
    by_rows = [_change_of_order(stored, found.draft, order) for order in orders.values()]
    new = dict.fromkeys(key for path in texts if (key := key_of(path)) not in orders)
    by_text = [_value_change(key, stored, found.draft, _titles(stored)) for key in new if stored.value(key) != found.draft.value(key)]
    known = orders.keys() | new.keys()
    others = (change for change in found.changes if change.key not in known)
    numbers = (Change(ChangeKind.LOOSE, "", was, now) for was, now in renumbered(found.document, before, file.paragraphs))
    return replace(found, changes=(*by_rows, *by_text, *others, *numbers))


def _change_of_order(stored: Draft, draft: Draft, order: RowOrder) -> Change:
    """The change of a field whose rows stand in another order, or are fewer; what else was changed in them is part of it."""
    values, gone, moved = (stored.value(order.key), draft.value(order.key)), order.gone, order.moved
    made = replace(Change(ChangeKind.VALUE, _titles(stored)(order.section), "", "", (order.section, HEADING)), key=order.key, values=values)
    if values[1] != with_orders(stored, {order.key: order}).value(order.key) or (gone and moved):
        was, now = (shown_value(stored, order.key, value) for value in values)
        return replace(made, was=was, now=now)
    told = "\n".join(order.titles[row] for row in gone or moved)
    return replace(made, kind=ChangeKind.REMOVED, was=told) if gone else replace(made, kind=ChangeKind.MOVED, was=told, now=told)


def _merged(stored: Draft, saved: Document, before: Document, file: _Standing, cache: ComposeCache) -> Merged:
    """A draft whose rows and long values stand as in the file, with what was changed there; `saved` is composed of it, `before` is the document as
    it was saved.
    """
    shown, paragraphs = _with_holes(file.shown, before), file.paragraphs
    titles = _titles(stored)
    emptied, kept = emptied_paths(stored, before, shown, paragraphs, file.cleared)
    shown = [place for place in shown if place.path not in kept]
    values = list(value_changes(stored, saved, shown, titles))
    dates = dates_in_prose(stored, before, paragraphs, shown) | ticked_in_prose(stored, before, paragraphs)
    if dates or (values and any(run.derived for run in before.runs())):
        now = with_texts(stored.with_values({change.key: change.values[1] for change in values if change.key}), dates)
        before = with_new_texts(before, compose(now, cache).document, paragraphs)
    fresh = {change.key: change.now for change in values if change.key}
    texts = text_changes(stored, before, paragraphs, titles, emptied, fresh)
    found = {change.key: change for change in _found_between(stored, dates | texts.values, values, titles)}
    rows = {change.key for change in texts.changes if change.key}
    texts_changes = [_with_cells(change, (*found.values(), *values)) if change.key else change for change in texts.changes]
    by_value = (*(change for change in values if change.key not in found), *found.values())
    changes = (*(change for change in by_value if change.key not in rows), *texts_changes)
    draft = take_all(stored, changes, Choice.WORD)
    found_again = {key_of(path) for path in (*dates, *texts.values)}
    gone = tuple(
        change
        for change in values_nowhere(stored, draft, before, paragraphs, partial(_has_traces, stored, before, paragraphs), titles)
        if change.key not in found_again
    )
    draft, changes = take_all(draft, gone, Choice.WORD), (*changes, *gone)
    after = compose(draft, cache).document if changes else before
    explained = texts.explained | reframed(texts.framed, after, before)
    loose = _loose(draft, (after, before), paragraphs, changes, explained)
    told = Merged(draft, (*changes, *loose), after, tuple(paragraphs))
    return replace(told, changes=(*told.changes, *_displaced(told, titles)))


def _has_traces(stored: Draft, before: Document, paragraphs: Sequence[EditedParagraph], key: str) -> bool:
    """Whether text that was computed from a field's value still stands in the prose of a file."""
    prose = "\n".join(run.text for p in paragraphs for run in p.runs if not run.path)
    return any(text in prose for text in computed_from(stored, before, key))


def _as_saved(document: Document, stored: Draft, paragraphs: Sequence[EditedParagraph]) -> Document:
    """The document as it was written: with the addressees last where the file has them there."""
    theirs = {their_key(paragraph) for paragraph in paragraphs}
    ours = [line.key for line in our_lines(document)]
    if all(key in theirs for key in ours):
        return document
    moved = compose(stored, ComposeCache(addressee_last=True)).document
    return moved if sum(line.key in theirs for line in our_lines(moved)) > sum(key in theirs for key in ours) else document


def _with_holes(shown: Sequence[PlaceValue], before: Document) -> list[PlaceValue]:
    """What stands at the places, where a slot that was written unfilled still shows what it showed as unfilled, whatever became of its marks."""
    holes = {(run.field, run.shown) for run in before.runs() if not run.filled and not run.derived}
    return [place._replace(text="", filled=False) if (place.path, place.text) in holes else place for place in shown]


def _with_cells(change: Change, values: Sequence[Change]) -> Change:
    """A change of a field's rows, with the cells that were changed in those that stayed."""
    other = next((one for one in values if one.key == change.key), None)
    was, now = change.values
    cells = other.values[1] if other else ""
    if isinstance(was, str) or isinstance(now, str) or isinstance(cells, str) or len(cells) != len(was):
        return change
    new = {id(old): row for old, row in zip(was, cells, strict=True)}
    return replace(change, values=(was, tuple(new.get(id(row), row) for row in now)))


def _titles(draft: Draft) -> Callable[[str], str]:
    return cache(partial(numbered_title, draft))


def _found_between(stored: Draft, texts: dict[str, str], values: Sequence[Change], titles: Callable[[str], str]) -> list[Change]:
    """The changes of values that were found in the prose; `values` are the changes found in controls."""
    fields = {key_of(path) for path in texts}
    changed = with_texts(stored.with_values({change.key: change.values[1] for change in values if change.key in fields}), texts)
    keys = [key for key in stored.template.by_key if key in fields and stored.value(key) != changed.value(key)]
    return [_value_change(key, stored, changed, titles) for key in keys]


def _value_change(key: str, stored: Draft, changed: Draft, titles: Callable[[str], str]) -> Change:
    section = stored.template.home_of[key]
    was, now = stored.value(key), changed.value(key)
    words = (shown_value(stored, key, was), shown_value(stored, key, now))
    return replace(Change(ChangeKind.VALUE, titles(section), *words, (section, HEADING)), key=key, values=(was, now))


def _loose(
    draft: Draft, documents: tuple[Document, Document], paragraphs: Sequence[EditedParagraph], changes: Sequence[Change], explained: frozenset[str]
) -> list[Change]:
    """The text of the file that the merged draft lacks, whatever the reason, so that nothing is dropped unseen; the cells of a table together."""
    listed = {change.now for change in changes if change.kind == ChangeKind.LOOSE}
    by_eye = {plain(text) for text in listed}

    def is_covered(run: EditedRun) -> bool:
        """Whether the text of a control is listed already, or means the value that its field has."""
        field, value = draft.template.by_key.get(run.path), draft.value(run.path) if run.path in draft.template.by_key else ""
        return plain(run.text) in by_eye or (
            field is not None and clean_value(field, run.text, around=draft.template.around.get(run.path, ())) == value
        )

    left = [p for p in unkept(*documents, paragraphs, is_covered, explained) if p.text not in listed]
    together = groupby(enumerate(left), key=lambda item: (item[1].table, 0 if item[1].table >= 0 else item[0]))
    return [Change(ChangeKind.LOOSE, "", "", "\n".join(p.text for _, p in group)) for _, group in together]


def _displaced(found: Merged, titles: Callable[[str], str]) -> Iterator[Change]:
    """The lines of the file that the merged draft has in another place, and that nothing tells of; a value stands where its field does."""
    listed = {plain(change.now) for change in found.changes if change.kind == ChangeKind.LOOSE or change.key}
    for ours, theirs in displaced(_as_saved(found.document, found.draft, found.paragraphs), found.paragraphs):
        if plain(theirs.text) not in listed:
            yield Change(ChangeKind.LOOSE, titles(ours.section), theirs.text, theirs.text, (ours.section, ours.block))
