"""Many documents at once: a sheet in, a document a row out."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.batch.batch import Batch, BatchEnd, BatchSettings
    from editor.batch.making import BatchSource, DraftSource, FilledFormSource, FormSource
    from editor.batch.matching import ColumnMatch, MatchKind, column_problems, fillable, knows, matched
    from editor.batch.naming import NUMBER, usual_pattern, with_number
    from editor.batch.table import RowTable, pasted_table, read_table
    from editor.batch.values import RowProblem
    from editor.batch.work import RowResult, RowStatus

__all__ = [
    "NUMBER",
    "Batch",
    "BatchEnd",
    "BatchSettings",
    "BatchSource",
    "ColumnMatch",
    "DraftSource",
    "FilledFormSource",
    "FormSource",
    "MatchKind",
    "RowProblem",
    "RowResult",
    "RowStatus",
    "RowTable",
    "column_problems",
    "fillable",
    "knows",
    "matched",
    "pasted_table",
    "read_table",
    "usual_pattern",
    "with_number",
]

__getattr__ = lazily(
    __name__,
    {
        "batch": ("Batch", "BatchEnd", "BatchSettings"),
        "making": ("DraftSource", "FormSource", "FilledFormSource", "BatchSource"),
        "matching": ("ColumnMatch", "MatchKind", "column_problems", "fillable", "knows", "matched"),
        "naming": ("NUMBER", "usual_pattern", "with_number"),
        "table": ("RowTable", "pasted_table", "read_table"),
        "values": ("RowProblem",),
        "work": ("RowResult", "RowStatus"),
    },
)
