"""What an import made of a document, judged by who made the document: each of its texts is in the template at its place, or was told."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from editor.desk import Desk, Opened
from editor.model.sample.inspection import left_out_of
from editor.model.sample.left_out import PlaceKind, WhyLeftOut
from editor.model.template.markup import plain_text
from editor.model.template.template import Template
from tests.proofs.imports.documents import MadeDocument

_SIGNS = str.maketrans("", "", " \t\n\u3000")


def broken_promises(document: MadeDocument, folder: Path) -> Iterator[str]:
    """What of a document is neither in its template nor told, and what stands in another order without being told."""
    path = folder / f"样稿{document.suffix}"
    path.write_bytes(document.data)
    opened = Desk().open(path, read_as="sample")
    yield from untold_of(document, opened)


def untold_of(document: MadeDocument, opened: Opened) -> Iterator[str]:
    """As `broken_promises`, of a document that was opened."""
    assert opened.inspection is not None
    text = letters_in(opened.draft.template)
    told = "\n".join(entry.text.translate(_SIGNS) for entry in left_out_of(opened.inspection))
    held = [*document.texts, *document.beside]
    yield from (f"not in the template and not told: {one}" for one in held if one not in text and one not in told)
    yield from (f"a picture that was not told: {name}" for name in document.pictures if name not in told)
    places = [(text.index(one), one) for one in document.texts if one in text and one not in told and one not in document.loose]
    yield from (f"in another order and not told: {one}" for (before, _), (at, one) in pairwise(places) if at < before)
    yield from miscounted(opened)


def miscounted(opened: Opened) -> Iterator[str]:
    """Where the review shows other blanks than the form has: only a table that was told as lost or bent may take blanks along."""
    seen = opened.inspection
    assert seen is not None
    slots, fields = len(seen.slots), sum(len(places) for places in opened.draft.template.places_of.values())
    is_bent = any(entry.why == WhyLeftOut.TABLE or entry.place.kind == PlaceKind.TABLE for entry in seen.left_out)
    if slots != fields and not is_bent:
        yield f"{slots} blanks in the review, {fields} in the form"


def letters_in(template: Template) -> str:
    """All that a template says, in its order, without blanks."""
    return "\n".join(plain_text(markup, "▢").translate(_SIGNS) for section in template.sections for _, markup in section.markups())
