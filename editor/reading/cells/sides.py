"""The parties of a contract side by side in a table: each column speaks of one of them."""

import re
from collections.abc import Mapping

from editor.model.sample.source_table import SourceCell

_PARTY = re.compile(r"[^：:，。；]{0,8}?([甲乙丙丁]方)")
_FEWEST = 2


def parties_of(said: Mapping[SourceCell, str]) -> dict[SourceCell, str]:
    """The party that each cell belongs to: that of the cell itself or of the next one above it in its column; none where the columns of a table
    do not speak of several parties.
    """
    found: dict[SourceCell, str] = {}
    latest: dict[int, str] = {}
    for cell in sorted(said, key=lambda cell: (cell.row, cell.column)):
        if named := _PARTY.match(said[cell]):
            latest[cell.column] = named[1]
        if cell.column in latest:
            found[cell] = latest[cell.column]
    columns = {party: {cell.column for cell in found if found[cell] == party} for party in found.values()}
    apart = len(columns) >= _FEWEST and all(len(places) == 1 for places in columns.values()) and len(set(map(min, columns.values()))) == len(columns)
    return found if apart else {}
