"""Values whose words stand nowhere in an edited file: other words were written in their place, so they are not what they were."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from editor.merging.values.values import shown_value
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, ChangeKind
from editor.model.returned.edited import EditedParagraph, key_of
from editor.model.returned.lines import plain
from editor.model.template.field import Value
from editor.model.template.template import HEADING


def values_nowhere(
    stored: Draft,
    draft: Draft,
    before: Document,
    paragraphs: Sequence[EditedParagraph],
    has_traces: Callable[[str], bool],
    titles: Callable[[str], str],
) -> Iterator[Change]:
    """A change to nothing for each field that the document had as it was saved (`before`), and of which the file has neither a place nor a word.

    `draft` is what the merge made of `stored` so far; `has_traces` tells of a key whether text that was computed from its value is left.
    """
    held = {key_of(path) for paragraph in paragraphs for path in paragraph.paths}
    text = plain("".join(paragraph.text for paragraph in paragraphs))
    words: dict[str, list[str]] = {}
    for run in before.runs():
        if run.field is not None and run.filled and not run.derived:
            words.setdefault(key_of(run.field), []).append(plain(run.shown))
    for key, shown in words.items():
        value = stored.value(key) if key in stored.template.by_key else ""
        nothing: Value = "" if isinstance(value, str) else ()
        if key in held or value == nothing or draft.value(key) != value or any(one in text for one in shown) or has_traces(key):
            continue
        section = stored.template.home_of[key]
        change = Change(ChangeKind.VALUE, titles(section), shown_value(stored, key, value), "", (section, HEADING))
        yield replace(change, key=key, values=(value, nothing))
