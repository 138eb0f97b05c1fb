"""Which line of an edited file is which line of ours."""

from collections import Counter
from collections.abc import Iterator, Sequence

from editor.model.returned.lines import OurLine, TheirLine, plain
from editor.model.text.aligning import Pair, aligned

_SHARED = 0.3  # of the cells of the smaller table: tables that share fewer are two tables


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
