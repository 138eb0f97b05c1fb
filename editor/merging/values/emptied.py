"""The fields that have no place left in an edited file, and those of them whose value the file still tells in other words."""

from collections.abc import Sequence

from editor.composing import ComposeCache, compose
from editor.merging.values.texts import with_texts
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph
from editor.word import PlaceValue


def emptied_paths(
    stored: Draft, before: Document, shown: Sequence[PlaceValue], paragraphs: Sequence[EditedParagraph]
) -> tuple[frozenset[str], frozenset[str]]:
    """The paths that were emptied, and those that only lost their places while what is computed from them (12月8日 from a date, a sum from its
    parts) still stands in the file: their value stays, for without it that text would go too.
    """
    without = frozenset(place.path for place in shown).difference(*(p.paths for p in paragraphs))
    prose = "\n".join(run.text for p in paragraphs for run in p.runs if not run.path) if without else ""
    told = frozenset(path for path in without if any(text in prose for text in _computed_from(stored, before, path)))
    return without - told, told


def _computed_from(stored: Draft, before: Document, path: str) -> set[str]:
    """The texts that could not be computed any more without the value of a path; single characters tell nothing."""
    after = compose(with_texts(stored, {path: ""}), ComposeCache()).document
    open_fields = {run.field for run in after.runs() if run.derived and not run.filled}
    return {run.text for run in before.runs() if run.derived and run.filled and run.field in open_fields and len(run.text) > 1}
