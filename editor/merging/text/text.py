"""The changes of a report's text: each difference between the saved draft and the edited file as an edit of the draft that can be taken or left."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate, pairwise

from editor.merging.tables.beside import is_value_alone
from editor.merging.text.adding import add_lines
from editor.merging.text.items.attachments import notes_in
from editor.merging.text.items.elements import compare_elements
from editor.merging.text.items.headings import with_cut_headings
from editor.merging.text.items.item import rewrite
from editor.merging.text.items.prose_values import find_bare_values, find_lost_values, grow_values, is_same_text, join_grown
from editor.merging.text.items.styled import attachment_titles, is_attachment_label
from editor.merging.text.placing import Neighbours, settle_note
from editor.merging.text.removing import move_line, remove_line
from editor.merging.text.repeats.gathering import compare_repeated, leave
from editor.merging.text.state.base import Base, Titles
from editor.merging.text.state.cursor import Cursor, past_line, start_of
from editor.merging.text.state.findings import Findings, complete_predecessors
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import OurLine, TheirLine, our_lines, plain, their_lines, without_number
from editor.model.returned.telling_apart import told_apart
from editor.model.template.template import HEADING
from editor.model.text.aligning import Pair, aligned

IsValue = Callable[[str, str], bool]
_Name = Callable[[OurLine | TheirLine], str]
_SHARED = 0.3  # of the cells of the smaller table: tables that share fewer are two tables


@dataclass(frozen=True, slots=True)
class TextChanges:
    """The changes of the text. `values` are the texts of fields found in the prose, by path. `explained` are texts of the file, without spaces, that
    follow from another change and need not be listed, `framed` those that became elements, each with the words of these.
    """

    changes: tuple[Change, ...]
    values: dict[str, str]
    explained: frozenset[str] = frozenset()
    framed: Mapping[str, AbstractSet[str]] = field(default_factory=dict[str, AbstractSet[str]])


def _is_none(_path: str, _text: str) -> bool:
    return False


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
    held = frozenset(path for p in paragraphs for path in p.paths)
    findings = Findings(Base(draft, ours, titles, bare, fresh, held), attachment_titles=attachment_titles(theirs), notes=notes_in(theirs))
    theirs = with_cut_headings(findings.base, theirs)
    pairs = paired(ours, theirs, partial(is_value_alone, draft))
    kept = {pair.theirs for pair in pairs if pair.ours is not None}
    findings.prose = "\n".join(line.key for at, line in enumerate(theirs) if line.paragraph and (at in kept or not line.paragraph.level))
    walk(findings, pairs, theirs)
    return TextChanges(told_apart(draft, findings.changes), findings.values, frozenset(findings.explained), findings.framed)


def paired(ours: Sequence[OurLine], theirs: Sequence[TheirLine], is_value: IsValue = _is_none) -> list[Pair]:
    """Each line of both once, in the order of the file; a line of ours that is gone stands behind the one that it followed.

    `is_value` tells whether a text by itself can be the value at a path: a line that is nothing else is that of the field.
    """
    ours, theirs = _with_titles(ours, theirs)
    keys = _keys_of(ours, theirs)
    alone = dict(_values_alone(ours, theirs, keys, is_value))
    keys = [alone.get(number, key) for number, key in enumerate(keys)]
    return _with_moved_values(aligned([line.key for line in ours], keys), ours, keys)


def _with_titles(ours: Sequence[OurLine], theirs: Sequence[TheirLine]) -> tuple[list[OurLine], list[TheirLine]]:
    """Both with labels of attachments named by the titles behind them, where both have one of that title: its number follows from the others."""
    here, there = _titles_of(ours), _titles_of(theirs)
    known = {title for title in here.values() if Counter(here.values())[title] == Counter(there.values())[title] == 1}

    def named(number: int, key: str, titles: Mapping[int, str]) -> str:
        return f"附件\t{titles[number]}" if titles.get(number) in known else key

    return (
        [replace(line, key=named(number, line.key, here)) for number, line in enumerate(ours)],
        [replace(line, key=named(number, line.key, there)) for number, line in enumerate(theirs)],
    )


def _titles_of(lines: Sequence[OurLine] | Sequence[TheirLine]) -> dict[int, str]:
    """The keys of the titles of attachments by the numbers of their labels."""
    return {number: title.key for number, (label, title) in enumerate(pairwise(lines)) if is_attachment_label(label)}


def _values_alone(ours: Sequence[OurLine], theirs: Sequence[TheirLine], keys: Sequence[str], is_value: IsValue) -> Iterator[tuple[int, str]]:
    """The numbers of lines of the file that are nothing but a new value for a line of ours which is gone, with its key; only where one can be."""
    here = {line.key for line in ours}
    new = [(number, line.text.strip()) for number, line in enumerate(theirs) if keys[number] not in here and line.paragraph]
    for line in ours:
        paths = {run.field for run in line.runs if run.shown.strip()}
        if line.key in keys or len(paths) != 1 or line.table or any(run.derived for run in line.runs):
            continue
        found = [number for number, text in new if is_value(paths.copy().pop() or "", text)]
        if len(found) == 1:
            yield found[0], line.key


def _with_moved_values(pairs: list[Pair], ours: Sequence[OurLine], theirs: Sequence[str]) -> list[Pair]:
    """The pairs where paragraphs of a long value, which have one key, are gone here and new there: they were moved, all of them."""
    places = Counter(line.origin for line in ours)
    gone: dict[str, list[int]] = {}
    new: dict[str, list[int]] = {}
    for pair in pairs:
        if pair.theirs is None and pair.ours is not None and places[ours[pair.ours].origin] > 1:
            gone.setdefault(ours[pair.ours].key, []).append(pair.ours)
        elif pair.ours is None and pair.theirs is not None:
            new.setdefault(theirs[pair.theirs], []).append(pair.theirs)
    both = [key for key, found in gone.items() if len(found) == len(new.get(key, ())) == places[ours[found[0]].origin]]
    moved = {there: here for key in both for here, there in zip(gone[key], new[key], strict=True)}
    left = set(moved.values())
    kept = (pair for pair in pairs if pair.theirs is not None or pair.ours not in left)
    return [Pair(moved[pair.theirs], pair.theirs, moved=True) if pair.ours is None and pair.theirs in moved else pair for pair in kept]


def _keys_of(ours: Sequence[OurLine], theirs: Sequence[TheirLine]) -> list[str]:
    """The keys of the lines of the file; a line that only lost controls or has another number in front, and a table that kept some of its cells, have
    the key of ours.
    """
    here, there = Counter(line.key for line in ours), Counter(line.key for line in theirs)
    left, new = [line for line in ours if there[line.key] < here[line.key]], [line for line in theirs if line.key not in here]
    names: list[_Name] = [lambda line: plain(line.text), lambda line: without_number(line.key), lambda line: without_number(plain(line.text))]
    known = [(name, _only_keys(left, name)) for name in names]
    joined = dict(_joined(ours, there))
    tables = dict(_tables([line for line in left if line.table and line.key not in there], [line for line in new if line.rows]))

    def found(line: TheirLine) -> str:
        by_name = (keys[name(line)] for name, keys in known if name(line) in keys)
        return next(by_name, None) or joined.get(line.key) or tables.get(id(line)) or line.key

    return [line.key if line.key in here else found(line) for line in theirs]


def _joined(ours: Sequence[OurLine], there: Counter[str]) -> Iterator[tuple[str, str]]:
    """The keys of lines that two of ours are joined to, each with the key of the one that goes on: the first, behind a heading the text."""
    for one, other in pairwise(ours):
        if not one.table and not other.table and not there[one.key] and not there[other.key]:
            is_heading = one.block == HEADING and other.block != HEADING
            yield one.key + other.key, (other if is_heading else one).key


def _only_keys(lines: Iterable[OurLine], name: _Name) -> dict[str, str]:
    """The keys of lines by what names them; only where all lines of that name have one key."""
    keys: dict[str, set[str]] = {}
    for line in lines:
        keys.setdefault(name(line), set()).add(line.key)
    return {text: next(iter(found)) for text, found in keys.items() if len(found) == 1}


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
    settle_note(findings, leave(findings, cursor))
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
    is_done = not theirs.behind and (
        find_bare_values(findings, ours, theirs)
        or compare_elements(findings, ours, theirs)
        or ours.key == theirs.key
        or find_lost_values(findings, ours, theirs)
        or is_same_text(findings.base, ours, theirs)
        or grow_values(findings, ours, theirs, at)
    )
    if not is_done and at is not None:
        rewrite(findings, at, ours, theirs)
