"""Which lines of an edited file are lines of ours in spite of another key: those that lost their controls, tables that keep some of their cells."""

from collections import Counter
from collections.abc import Iterator, Sequence

from editor.model.returned.lines import OurLine, TheirLine, plain

_SHARED = 0.3


def counterparts(ours: Sequence[OurLine], theirs: Sequence[TheirLine]) -> list[str]:
    """The keys of the lines of the file, with those of ours in place of their own where they are ours."""
    here, there = {line.key for line in ours}, {line.key for line in theirs}
    left, new = [line for line in ours if line.key not in there], [line for line in theirs if line.key not in here]
    texts = Counter(plain(line.text) for line in left)
    known = {text: line.key for line in left if texts[text := plain(line.text)] == 1}
    tables = dict(_tables([line for line in left if line.table], [line for line in new if line.rows]))
    return [line.key if line.key in here else known.get(plain(line.text)) or tables.get(id(line)) or line.key for line in theirs]


def _tables(ours: Sequence[OurLine], theirs: Sequence[TheirLine]) -> Iterator[tuple[int, str]]:
    """Each table of theirs with the key of the one of ours that it shares most cells with."""
    left = list(ours)
    for table in theirs:
        cells = _cells(table.key)
        best = max(left, key=lambda line: len(cells & _cells(line.key)), default=None)
        if best is not None and len(cells & _cells(best.key)) >= max(1, _SHARED * min(len(cells), len(_cells(best.key)))):
            left.remove(best)
            yield id(table), best.key


def _cells(key: str) -> frozenset[str]:
    return frozenset(cell for row in key.split("\n") for cell in row.split("\t") if cell)
