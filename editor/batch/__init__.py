"""Many documents at once: a sheet in, a document a row out."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.batch.batch import Batch, BatchEnd, BatchSettings
    from editor.batch.making import DraftSource, FormSource, Source
    from editor.batch.matching import Match, MatchKind, column_problems, knows, matched
    from editor.batch.table import Table, read_table
    from editor.batch.work import RowResult, RowState

__all__ = [
    "Batch",
    "BatchEnd",
    "BatchSettings",
    "DraftSource",
    "FormSource",
    "Match",
    "MatchKind",
    "RowResult",
    "RowState",
    "Source",
    "Table",
    "column_problems",
    "knows",
    "matched",
    "read_table",
]

__getattr__ = lazily(
    __name__,
    {
        "batch": ("Batch", "BatchEnd", "BatchSettings"),
        "making": ("DraftSource", "FormSource", "Source"),
        "matching": ("Match", "MatchKind", "column_problems", "knows", "matched"),
        "table": ("Table", "read_table"),
        "work": ("RowResult", "RowState"),
    },
)
