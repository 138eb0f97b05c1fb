"""Word files in and out: the only room that knows OOXML."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.word.expected import Expected, Shown, expected_of
    from editor.word.foreign import read_foreign
    from editor.word.form_proof import prove_filled
    from editor.word.forms import Filling, WordForm
    from editor.word.grafting import Grafted, graft, ungrafted
    from editor.word.grafting_losses import lost_of
    from editor.word.inner import read_draft_json
    from editor.word.opening import is_docx, open_package
    from editor.word.origin import was_written_here
    from editor.word.proof import prove
    from editor.word.readback import PlaceValue, read_values
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
    "lost_of",
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

_HOMES = {
    "expected": ("Expected", "Shown", "expected_of"),
    "foreign": ("read_foreign",),
    "form_proof": ("prove_filled",),
    "forms": ("Filling", "WordForm"),
    "grafting": ("Grafted", "graft", "ungrafted"),
    "grafting_losses": ("lost_of",),
    "inner": ("read_draft_json",),
    "opening": ("is_docx", "open_package"),
    "origin": ("was_written_here",),
    "proof": ("prove",),
    "readback": ("PlaceValue", "read_values"),
    "reader": ("read_paragraphs", "read_source"),
    "runs": ("read_runs",),
    "sealing": ("is_sealed",),
    "writer": ("write_docx",),
}


def __getattr__(name: str) -> object:
    """What the room gives, from a module that is loaded by the first who asks for it: opening a report needs three of them, saving it all."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)
