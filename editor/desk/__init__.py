"""The acts of the person, each wired once: open any file, fill, save, export, read back, keep and recover what was typed."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.desk.checking import Checking, DraftRemarks
    from editor.desk.desk import Desk
    from editor.desk.forms.data import rows_of
    from editor.desk.forms.kinds import FileKindOfForm
    from editor.desk.forms.opening import OpenForm
    from editor.desk.opening.defaults import with_defaults
    from editor.desk.opening.opened import Opened, OpenedKind
    from editor.desk.opening.report import ReadBack, read_report
    from editor.desk.opening.samples import (
        another_document,
        list_size,
        marked_blank,
        of_one_document,
        reviewed,
        taken_up,
        with_all_rows,
        with_line_back,
        with_words_back,
    )
    from editor.desk.opening.taken_up import TakenKind, TakenUp
    from editor.desk.opening.taking import holds_all, joined_into
    from editor.desk.opening.untouched import refuse_newer
    from editor.desk.saving.as_pdf import in_order, join_pdfs
    from editor.desk.saving.copies import Copies, CopyStyle, DrawPdf, copies_of
    from editor.desk.saving.handing import count_by_text, progress_of
    from editor.desk.saving.keeping import missing_in
    from editor.desk.saving.printing import Caches
    from editor.desk.saving.result import Meanwhile, SaveResult
    from editor.desk.saving.saving import ENDINGS, refuse_unfilled
    from editor.desk.values.cell_values import value_of_cell
    from editor.desk.values.field_list import field_lines, fields_json
    from editor.desk.values.foreign_words import kinds_in_words, not_drawn, thing_words
    from editor.desk.values.left_out_words import is_missed, left_out_sentences, place_words, why_words
    from editor.desk.values.outside_words import outside_problems
    from editor.desk.values.own_history import OwnHistory
    from editor.desk.values.rules import passed_limits, problems_in, rule_problems, tally_of
    from editor.desk.values.sheet_words import fault_words, sheet_refusal
    from editor.desk.values.values_in import SheetAnswer, answers_in, joined_values, with_samples

__all__ = [
    "ENDINGS",
    "Caches",
    "Checking",
    "Copies",
    "CopyStyle",
    "Desk",
    "DraftRemarks",
    "DrawPdf",
    "FileKindOfForm",
    "Meanwhile",
    "OpenForm",
    "Opened",
    "OpenedKind",
    "OwnHistory",
    "ReadBack",
    "SaveResult",
    "SheetAnswer",
    "TakenKind",
    "TakenUp",
    "another_document",
    "answers_in",
    "copies_of",
    "count_by_text",
    "fault_words",
    "field_lines",
    "fields_json",
    "holds_all",
    "in_order",
    "is_missed",
    "join_pdfs",
    "joined_into",
    "joined_values",
    "kinds_in_words",
    "left_out_sentences",
    "list_size",
    "marked_blank",
    "missing_in",
    "not_drawn",
    "of_one_document",
    "outside_problems",
    "passed_limits",
    "place_words",
    "problems_in",
    "progress_of",
    "read_report",
    "refuse_newer",
    "refuse_unfilled",
    "reviewed",
    "rows_of",
    "rule_problems",
    "sheet_refusal",
    "taken_up",
    "tally_of",
    "thing_words",
    "value_of_cell",
    "why_words",
    "with_all_rows",
    "with_defaults",
    "with_line_back",
    "with_samples",
    "with_words_back",
]

__getattr__ = lazily(
    __name__,
    {
        "checking": ("Checking", "DraftRemarks"),
        "desk": ("Desk",),
        "forms.data": ("rows_of",),
        "forms.kinds": ("FileKindOfForm",),
        "forms.opening": ("OpenForm",),
        "opening.defaults": ("with_defaults",),
        "opening.opened": ("Opened", "OpenedKind"),
        "opening.report": ("ReadBack", "read_report"),
        "opening.samples": (
            "another_document",
            "list_size",
            "marked_blank",
            "of_one_document",
            "reviewed",
            "taken_up",
            "with_all_rows",
            "with_line_back",
            "with_words_back",
        ),
        "opening.taken_up": ("TakenKind", "TakenUp"),
        "opening.taking": ("holds_all", "joined_into"),
        "opening.untouched": ("refuse_newer",),
        "saving.as_pdf": ("in_order", "join_pdfs"),
        "saving.copies": ("Copies", "CopyStyle", "DrawPdf", "copies_of"),
        "saving.handing": ("count_by_text", "progress_of"),
        "saving.keeping": ("missing_in",),
        "saving.printing": ("Caches",),
        "saving.result": ("Meanwhile", "SaveResult"),
        "saving.saving": ("ENDINGS", "refuse_unfilled"),
        "values.cell_values": ("value_of_cell",),
        "values.field_list": ("field_lines", "fields_json"),
        "values.foreign_words": ("kinds_in_words", "not_drawn", "thing_words"),
        "values.left_out_words": ("is_missed", "left_out_sentences", "place_words", "why_words"),
        "values.outside_words": ("outside_problems",),
        "values.own_history": ("OwnHistory",),
        "values.rules": ("passed_limits", "problems_in", "rule_problems", "tally_of"),
        "values.sheet_words": ("fault_words", "sheet_refusal"),
        "values.values_in": ("SheetAnswer", "answers_in", "joined_values", "with_samples"),
    },
)
