"""Word files in and out: the only room that knows OOXML."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.word.forms.final import final_copy
    from editor.word.forms.form import CompiledForm, FormValues, WordForm
    from editor.word.forms.form_proof import FormProof
    from editor.word.forms.own_part import KeptForm, can_be_kept, filled_texts, own_parts, read_kept_form, unfilled
    from editor.word.forms.parts.places import FormRows, FormSlot, FormTag
    from editor.word.grafting.foreign import lost_of, read_foreign
    from editor.word.grafting.graft import Grafted, graft, may_hold_more
    from editor.word.joining import join_docx
    from editor.word.outside.finding import read_outside
    from editor.word.package.draft_part import is_draft_whole, read_draft_json
    from editor.word.package.marks import form_end, form_stem
    from editor.word.package.opening import open_package, package_in
    from editor.word.package.package import Package
    from editor.word.package.plain_lines import all_text, plain_lines
    from editor.word.package.seal import is_sealed
    from editor.word.package.xml import clean_text
    from editor.word.proving.again import ProvedFile
    from editor.word.proving.contents import read_pieces
    from editor.word.proving.expected import Expected, expected_of
    from editor.word.proving.proof import prove
    from editor.word.reading.fields.paragraphs import read_runs
    from editor.word.reading.fields.places import PlaceValue, emptied_in, read_values
    from editor.word.reading.origin import was_written_here
    from editor.word.reading.pages import read_page_setup
    from editor.word.reading.reader import read_paragraphs, read_source
    from editor.word.reading.set_looks import read_set_looks
    from editor.word.tables.look import TableLoss, lost_of_tables
    from editor.word.writing.writer import TextForm, write_docx, write_package

__all__ = [
    "CompiledForm",
    "Expected",
    "FormProof",
    "FormRows",
    "FormSlot",
    "FormTag",
    "FormValues",
    "Grafted",
    "KeptForm",
    "Package",
    "PlaceValue",
    "ProvedFile",
    "TableLoss",
    "TextForm",
    "WordForm",
    "all_text",
    "can_be_kept",
    "clean_text",
    "emptied_in",
    "expected_of",
    "filled_texts",
    "final_copy",
    "form_end",
    "form_stem",
    "graft",
    "is_draft_whole",
    "is_sealed",
    "join_docx",
    "lost_of",
    "lost_of_tables",
    "may_hold_more",
    "open_package",
    "own_parts",
    "package_in",
    "plain_lines",
    "prove",
    "read_draft_json",
    "read_foreign",
    "read_kept_form",
    "read_outside",
    "read_page_setup",
    "read_paragraphs",
    "read_pieces",
    "read_runs",
    "read_set_looks",
    "read_source",
    "read_values",
    "unfilled",
    "was_written_here",
    "write_docx",
    "write_package",
]

__getattr__ = lazily(
    __name__,
    {
        "forms.form": ("CompiledForm", "FormValues", "WordForm"),
        "forms.final": ("final_copy",),
        "forms.form_proof": ("FormProof",),
        "forms.own_part": ("KeptForm", "can_be_kept", "filled_texts", "own_parts", "read_kept_form", "unfilled"),
        "forms.parts.places": ("FormRows", "FormSlot", "FormTag"),
        "grafting.foreign": ("lost_of", "read_foreign"),
        "grafting.graft": ("Grafted", "graft", "may_hold_more"),
        "joining": ("join_docx",),
        "outside.finding": ("read_outside",),
        "package.draft_part": ("is_draft_whole", "read_draft_json"),
        "package.marks": ("form_end", "form_stem"),
        "package.xml": ("clean_text",),
        "package.opening": ("open_package", "package_in"),
        "package.package": ("Package",),
        "package.seal": ("is_sealed",),
        "proving.again": ("ProvedFile",),
        "proving.contents": ("read_pieces",),
        "proving.expected": ("Expected", "expected_of"),
        "proving.proof": ("prove",),
        "reading.origin": ("was_written_here",),
        "reading.fields.paragraphs": ("read_runs",),
        "reading.fields.places": ("PlaceValue", "emptied_in", "read_values"),
        "reading.pages": ("read_page_setup",),
        "package.plain_lines": ("all_text", "plain_lines"),
        "reading.reader": ("read_paragraphs", "read_source"),
        "reading.set_looks": ("read_set_looks",),
        "tables.look": ("TableLoss", "lost_of_tables"),
        "writing.writer": ("TextForm", "write_docx", "write_package"),
    },
)
