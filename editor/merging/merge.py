"""A report that was edited elsewhere becomes a draft that has what stands in it, and a list of what that changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import groupby

from editor.composing import ComposeCache, compose
from editor.merging.text.orders import order_change
from editor.merging.text.text import text_changes
from editor.merging.text.unkept import unkept
from editor.merging.values.computed import dates_in_prose, emptied_paths, with_new_texts
from editor.merging.values.texts import with_texts
from editor.merging.values.ticked import ticked_in_prose
from editor.merging.values.values import shown_value, value_changes
from editor.model.acts.outline import numbered_title
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, ChangeKind, Choice, take, take_all
from editor.model.returned.edited import EditedParagraph, EditedRun, key_of
from editor.model.returned.lines import our_lines, plain, their_key
from editor.model.template.template import HEADING
from editor.model.template.values import clean_value
from editor.word import Package, PlaceValue, read_runs, read_values


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


def merged(stored: Draft, report: Package) -> Merged:
    """The draft of a report with what was changed in its Word file since."""
    shown, paragraphs = read_values(report), read_runs(report)
    cache = ComposeCache()
    before = _as_saved(compose(stored, cache).document, stored, paragraphs)
    order = order_change(stored, before, paragraphs)
    if order is None:
        return _merged(stored, before, cache, shown, paragraphs)
    moved = take(stored, order, Choice.WORD)
    found = _merged(moved, _as_saved(compose(moved, cache).document, moved, paragraphs), cache, shown, paragraphs)
    return replace(found, changes=(order, *found.changes))


def _merged(stored: Draft, before: Document, cache: ComposeCache, shown: Sequence[PlaceValue], paragraphs: Sequence[EditedParagraph]) -> Merged:
    shown = _with_holes(shown, before)
    titles = _titles(stored)
    emptied, kept = emptied_paths(stored, before, shown, paragraphs)
    shown = [place for place in shown if place.path not in kept]
    values = list(value_changes(stored, before, shown, titles))
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
    after = compose(draft, cache).document if changes else before
    return Merged(draft, (*changes, *_loose(draft, (after, before), paragraphs, changes, texts.explained)), after, tuple(paragraphs))


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
    homes = stored.template.home_of
    return [_value_change(key, stored, changed, titles(homes[key]), homes[key]) for key in keys]


def _value_change(key: str, stored: Draft, changed: Draft, title: str, section: str) -> Change:
    was, now = stored.value(key), changed.value(key)
    words = (shown_value(stored, key, was), shown_value(stored, key, now))
    return replace(Change(ChangeKind.VALUE, title, *words, (section, HEADING)), key=key, values=(was, now))


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
