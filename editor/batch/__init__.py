"""Many documents at once: a sheet in, a document a row out."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.batch.batch import Batch, BatchEnd, BatchSettings
    from editor.batch.making import BatchSource, DraftSource, FormSource
    from editor.batch.matching import ColumnMatch, MatchKind, column_problems, fillable, knows, matched
    from editor.batch.table import RowTable, read_table
    from editor.batch.values import RowValues
    from editor.batch.work import RowResult, RowStatus

__all__ = [
    "Batch",
    "BatchEnd",
    "BatchSettings",
    "BatchSource",
    "ColumnMatch",
    "DraftSource",
    "FormSource",
    "MatchKind",
    "RowResult",
    "RowStatus",
    "RowTable",
    "RowValues",
    "column_problems",
    "fillable",
    "knows",
    "matched",
    "read_table",
]

__getattr__ = lazily(
    __name__,
    {
        "batch": ("Batch", "BatchEnd", "BatchSettings"),
        "making": ("DraftSource", "FormSource", "BatchSource"),
        "matching": ("ColumnMatch", "MatchKind", "column_problems", "fillable", "knows", "matched"),
        "table": ("RowTable", "read_table"),
        "values": ("RowValues",),
        "work": ("RowResult", "RowStatus"),
    },
)
