"""One text for what stands differently in the repetitions of a section: markup that asks for the number of the row."""

from collections.abc import Sequence
from dataclasses import replace

from editor.merging.tables.rewriting import by_index
from editor.model.draft.flat import Item
from editor.model.template.template import Prose, Section

Version = tuple[Item, ...]


def by_row(versions: Sequence[Version]) -> Version | None:
    """The items that show in each repetition, in order, what its version shows; None where markup can't do so."""
    if len(set(versions)) == 1:
        return versions[0]
    heads = [[item for item in version if isinstance(item, Section)] for version in versions]
    if not all(isinstance(item, Prose | Section) for version in versions for item in version) or len({len(head) for head in heads}) > 1:
        return None
    if not heads[0]:
        return _lines([[item.text for item in version if isinstance(item, Prose)] for version in versions])
    if len(heads[0]) > 1 or not all(isinstance(version[0], Section) for version in versions):
        return None
    firsts = [head[0] for head in heads]
    head = replace(firsts[0], heading=by_index([one.heading for one in firsts]), run_on=by_index([one.run_on for one in firsts]))
    return (head, *_lines([[item.text for item in version if isinstance(item, Prose)] for version in versions]))


def _lines(texts: Sequence[Sequence[str]]) -> tuple[Prose, ...]:
    longest = max(map(len, texts))
    return tuple(Prose(by_index([text[at] if at < len(text) else "" for text in texts])) for at in range(longest))
