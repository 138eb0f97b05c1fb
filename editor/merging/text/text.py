"""The changes of a report's text: each difference between the saved draft and the edited file as an edit of the draft that can be taken or left."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from editor.merging.text.adding import add_lines
from editor.merging.text.items.elements import compare_elements
from editor.merging.text.items.item import rewrite
from editor.merging.text.items.prose_values import find_bare_values, grow_values, is_same_text, join_grown
from editor.merging.text.items.styled import attachment_titles
from editor.merging.text.placing import Neighbours
from editor.merging.text.removing import move_line, remove_line
from editor.merging.text.repeats.gathering import compare_repeated, leave
from editor.merging.text.state.base import Base, Titles
from editor.merging.text.state.cursor import Cursor, past_line, start_of
from editor.merging.text.state.findings import Findings, complete_predecessors
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import OurLine, TheirLine, our_lines, plain, their_lines
from editor.model.text.aligning import Pair, aligned

_SHARED = 0.3  # of the cells of the smaller table: tables that share fewer are two tables


@dataclass(frozen=True, slots=True)
class TextChanges:
    """The changes of the text. `values` are the texts of fields found in the prose, by path. `explained` are texts of the file, without spaces, that
    follow from another change and need not be listed.
    """

    changes: tuple[Change, ...]
    values: dict[str, str]
    explained: frozenset[str] = frozenset()


def text_changes(
    draft: Draft,
    document: Document,
    paragraphs: Sequence[EditedParagraph],
    titles: Titles,
    emptied: frozenset[str],
    fresh: Mapping[str, str],
) -> TextChanges:
    """What was changed in the text of a saved draft, in the order of the file. `document` is the draft composed, `titles` names a section by id,
    `emptied` are the paths that have no value left in the file, `fresh` the texts that fields were given, by path.
    """
    bare = not any(p.paths for p in paragraphs) and any(run.field is not None for run in document.runs())
    ours, theirs = our_lines(document, emptied, by_text=bare), their_lines(paragraphs)
    findings = Findings(Base(draft, ours, titles, bare, fresh), attachment_titles=attachment_titles(theirs))
    walk(findings, paired(ours, theirs), theirs)
    return TextChanges(tuple(findings.changes), findings.values, frozenset(findings.explained))


def paired(ours: Sequence[OurLine], theirs: Sequence[TheirLine]) -> list[Pair]:
    """Each line of both once, in the order of the file; a line of ours that is gone stands behind the one that it followed."""
    return aligned([line.key for line in ours], _keys_of(ours, theirs))


def _keys_of(ours: Sequence[OurLine], theirs: Sequence[TheirLine]) -> list[str]:
    """The keys of the lines of the file; a line that only lost controls, and a table that kept some of its cells, have the key of ours."""
    here, there = {line.key for line in ours}, {line.key for line in theirs}
    left, new = [line for line in ours if line.key not in there], [line for line in theirs if line.key not in here]
    texts = Counter(plain(line.text) for line in left)
    known = {text: line.key for line in left if texts[text := plain(line.text)] == 1}
    tables = dict(_tables([line for line in left if line.table], [line for line in new if line.rows]))
    return [line.key if line.key in here else known.get(plain(line.text)) or tables.get(id(line)) or line.key for line in theirs]


def _tables(ours: Sequence[OurLine], theirs: Sequence[TheirLine]) -> Iterator[tuple[int, str]]:
    """Each table of theirs, by `id()`, with the key of the one of ours that it shares most cells with."""
    left = list(ours)
    for table in theirs:
        cells = _cells(table.key)
        best = max(left, key=lambda line: len(cells & _cells(line.key)), default=None)
        if best is not None and len(cells & _cells(best.key)) >= max(1, _SHARED * min(len(cells), len(_cells(best.key)))):
            left.remove(best)
            yield id(table), best.key


def _cells(key: str) -> frozenset[str]:
    return frozenset(cell for row in key.split("\n") for cell in row.split("\t") if cell)


def walk(findings: Findings, pairs: Sequence[Pair], theirs: Sequence[TheirLine]) -> None:
    """Compare the lines pair by pair, in the order of the file; each step takes the cursor and gives the next one."""
    cursor, done, arounds = start_of(findings.base), 0, _arounds(findings.base, pairs)
    for at, pair in enumerate(pairs):
        if at < done:
            continue
        done = at + 1
        if pair.ours is None:
            cursor, count = add_lines(findings, cursor, partial(_new_lines, pairs, at, theirs), arounds[at])
            done = at + count
        elif pair.theirs is None:
            cursor = remove_line(findings, cursor, pair.ours)
        elif pair.moved:
            cursor = move_line(findings, cursor, findings.base.lines[pair.ours], theirs[pair.theirs])
        else:
            cursor = _compare(findings, cursor, pair.ours, theirs[pair.theirs])
    leave(findings, cursor)
    join_grown(findings, theirs)
    complete_predecessors(findings)


def _arounds(base: Base, pairs: Sequence[Pair]) -> list[Neighbours]:
    """For each pair the lines of ours in front of it and behind it that both have at the same place."""
    kept = [base.lines[pair.ours] if pair.ours is not None and pair.theirs is not None and not pair.moved else None for pair in pairs]
    behind = reversed([*accumulate(reversed(kept), _latest)])
    return [Neighbours(*both) for both in zip(accumulate(kept, _latest), behind, strict=True)]


def _latest(before: OurLine | None, line: OurLine | None) -> OurLine | None:
    return line or before


def _new_lines(pairs: Sequence[Pair], at: int, theirs: Sequence[TheirLine]) -> Iterator[TheirLine]:
    """The new lines from a pair on, up to the next line of ours."""
    while at < len(pairs) and pairs[at].ours is None:
        number = pairs[at].theirs
        assert number is not None
        yield theirs[number]
        at += 1


def _compare(findings: Findings, cursor: Cursor, number: int, theirs: TheirLine) -> Cursor:
    """Compare a line that both have, ours of this number."""
    ours, spot = findings.base.lines[number], findings.base.spots.get(number)
    cursor = leave(findings, cursor, spot.owner if spot else "")
    if spot is not None:
        compare_repeated(findings, spot, ours, theirs)
        cursor = replace(cursor, spot=spot)
    else:
        _compare_single(findings, ours, theirs)
    return past_line(findings, cursor, ours)


def _compare_single(findings: Findings, ours: OurLine, theirs: TheirLine) -> None:
    """Compare a line outside repeated sections; the first that applies decides."""
    at = findings.base.own_index(ours)
    is_done = (
        find_bare_values(findings, ours, theirs)
        or compare_elements(findings, ours, theirs)
        or ours.key == theirs.key
        or is_same_text(findings.base, ours, theirs)
        or grow_values(findings, ours, theirs, at)
    )
    if not is_done and at is not None:
        rewrite(findings, at, ours, theirs)
