"""Paragraphs that were typed between those of one value: they are further paragraphs of it, for the draft has no other room between them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from editor.merging.text.items.styled import elements_in
from editor.merging.values.long_values import long_paths
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph, EditedRun
from editor.model.returned.lines import TheirLine, our_key, their_key

_Turn = tuple[str, str, str]  # the path of a value, and the keys of two paragraphs of one place of it that follow each other


def with_typed_between(draft: Draft, document: Document, paragraphs: Sequence[EditedParagraph]) -> list[EditedParagraph]:
    """The paragraphs of a file, those between two of one value with their text as that value's; `document` is composed of the draft as it was saved.

    A heading, a table, an element by its style and a line that the document has as well are none of it, and nothing beside them is.
    """
    long, made = long_paths(draft, document), list(paragraphs)
    turns = set(_turns(document, long)) if long else set[_Turn]()
    known = {our_key(paragraph) for paragraph in document.paragraphs()}
    above: EditedParagraph | None = None
    between: list[int] = []
    for number, paragraph in enumerate(paragraphs if turns else ()):
        if paragraph.paths:
            path = next((path for path in paragraph.paths & long if above and (path, their_key(above), their_key(paragraph)) in turns), "")
            for at in between if path else ():
                made[at] = replace(paragraphs[at], runs=(EditedRun(paragraphs[at].text, path),))
            above, between = paragraph, []
        elif paragraph.text.strip() and _is_text(paragraph) and their_key(paragraph) not in known:
            between.append(number)
        elif paragraph.text.strip():
            above = None
    return made


def _turns(document: Document, long: AbstractSet[str]) -> Iterator[_Turn]:
    """Where one paragraph of a value ends and the next begins, in the document as it was saved."""
    for above, below in pairwise(paragraph for paragraph in document.paragraphs() if paragraph.text.strip()):
        places = {(run.field, run.place) for run in above.runs if run.field in long and not run.derived}
        same = {run.field for run in below.runs if (run.field, run.place) in places and not run.derived}
        yield from ((path, our_key(above), our_key(below)) for path in same if path)


def _is_text(paragraph: EditedParagraph) -> bool:
    """Whether a paragraph is neither a heading nor in a table nor an element by its style."""
    return not paragraph.level and paragraph.table < 0 and not elements_in(TheirLine(their_key(paragraph), paragraph.text, paragraph))
