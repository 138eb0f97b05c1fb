"""Many documents at once: a sheet in, a document a row out."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.batch.batch import Batch, BatchSettings
    from editor.batch.making import BatchSource, DraftSource, FormSource
    from editor.batch.matching import column_problems, knows, matched
    from editor.batch.table import read_table
    from editor.batch.work import RowResult, RowStatus

__all__ = [
    "Batch",
    "BatchSettings",
    "BatchSource",
    "DraftSource",
    "FormSource",
    "RowResult",
    "RowStatus",
    "column_problems",
    "knows",
    "matched",
    "read_table",
]

__getattr__ = lazily(
    __name__,
    {
        "batch": ("Batch", "BatchSettings"),
        "making": ("DraftSource", "FormSource", "BatchSource"),
        "matching": ("column_problems", "knows", "matched"),
        "table": ("read_table",),
        "work": ("RowResult", "RowStatus"),
    },
)
