"""Values that a new paragraph was begun in: cut in two in an edited file, they are one value with a line break."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from editor.merging.values.long_values import long_paths
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph, EditedRun
from editor.word import PlaceValue

Halves = tuple[tuple[EditedRun, ...], tuple[EditedRun, ...]]


@dataclass(frozen=True)
class _Known:
    """What was saved: the places of each field by path, and the texts that they showed. Long values are paragraphs of their own, and not here."""

    places: Mapping[str, AbstractSet[int]]
    texts: Mapping[str, AbstractSet[str]]

    @classmethod
    def of(cls, draft: Draft, document: Document) -> "_Known":
        """What is known of a draft and of the document composed of it."""
        long = long_paths(draft, document)
        places: dict[str, set[int]] = {}
        texts: dict[str, set[str]] = {}
        for run in document.runs():
            if run.field is not None and run.filled and not run.derived and run.field not in long:
                places.setdefault(run.field, set()).add(run.place)
                texts.setdefault(run.field, set()).add(run.shown)
        return cls(places, texts)

    def halves(self, above: EditedParagraph, below: EditedParagraph) -> Halves | None:
        """The runs of two paragraphs, the last and the first of which are halves of one value, by their controls or by its text; else None."""
        if not above.runs or not below.runs or (above.table, above.row, above.column) != (below.table, below.row, below.column):
            return None
        last, first = above.runs[-1], below.runs[0]
        if last.path and last.path == first.path:
            is_cut = first.place == last.place or first.place not in self.places.get(first.path, ())
            return (above.runs, below.runs) if is_cut and first.place and last.path in self.places else None
        if last.path and not first.path:
            return next(self._ended(above.runs, below.runs), None)
        return next(self._begun(above.runs, below.runs), None) if first.path and not last.path else None

    def _ended(self, above: Sequence[EditedRun], below: Sequence[EditedRun]) -> Iterator[Halves]:
        last, first = above[-1], below[0]
        for text in self.texts.get(last.path, ()):
            rest = text.removeprefix(last.text)
            if rest not in ("", text) and first.text.startswith(rest):
                yield tuple(above), (replace(last, text=rest), replace(first, text=first.text.removeprefix(rest)), *below[1:])

    def _begun(self, above: Sequence[EditedRun], below: Sequence[EditedRun]) -> Iterator[Halves]:
        last, first = above[-1], below[0]
        for text in self.texts.get(first.path, ()):
            rest = text.removesuffix(first.text)
            if rest not in ("", text) and last.text.endswith(rest):
                yield (*above[:-1], replace(last, text=last.text.removesuffix(rest)), replace(first, text=rest)), tuple(below)


def with_values_joined(
    draft: Draft, document: Document, shown: Sequence[PlaceValue], paragraphs: Sequence[EditedParagraph]
) -> tuple[list[PlaceValue], list[EditedParagraph]]:
    """What stands at the places of a file, and its paragraphs, with values that were cut in two as one; `document` is composed of the draft."""
    known, made = _Known.of(draft, document), list[EditedParagraph]()
    gone, joined = set[tuple[str, int]](), dict[tuple[str, int], PlaceValue]()
    for paragraph in paragraphs:
        halves = known.halves(made[-1], paragraph) if made and paragraph.runs else None
        if halves is None:
            made.append(paragraph)
            continue
        above, below = halves
        one = replace(above[-1], text=f"{above[-1].text}\n{below[0].text}")
        runs = tuple(run for run in (*above[:-1], one, *below[1:]) if run.text)
        for place in ((one.path, above[-1].place), (one.path, below[0].place)):
            gone.add(place)
            joined.pop(place, None)
        joined[one.path, one.place] = PlaceValue(one.path, one.place, one.text, filled=True)
        made[-1] = replace(made[-1], runs=runs, level=made[-1].level or paragraph.level)
    return [*(place for place in shown if (place.path, place.place) not in gone), *joined.values()], made
