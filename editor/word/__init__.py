"""Word files in and out: the only room that knows OOXML."""

from editor.word.expected import Expected, Shown, expected_of
from editor.word.foreign import read_foreign
from editor.word.form_proof import prove_filled
from editor.word.forms import Filling, WordForm
from editor.word.grafting import Grafted, graft, ungrafted
from editor.word.opening import is_docx, open_package
from editor.word.origin import was_written_here
from editor.word.proof import prove
from editor.word.readback import PlaceValue, read_draft_json, read_values
from editor.word.reader import read_paragraphs, read_source
from editor.word.runs import read_runs
from editor.word.sealing import is_sealed
from editor.word.writer import write_docx

__all__ = [
    "Expected",
    "Filling",
    "Grafted",
    "PlaceValue",
    "Shown",
    "WordForm",
    "expected_of",
    "graft",
    "is_docx",
    "is_sealed",
    "open_package",
    "prove",
    "prove_filled",
    "read_draft_json",
    "read_foreign",
    "read_paragraphs",
    "read_runs",
    "read_source",
    "read_values",
    "ungrafted",
    "was_written_here",
    "write_docx",
]
