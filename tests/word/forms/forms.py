"""Forms filled by lines and columns, for the tests of the Word room."""

from editor.word import CompiledForm, FormProof, FormSlot, FormValues, WordForm

Filling = tuple[int, int, int, str]


def compiled(data: bytes, fillings: tuple[Filling, ...]) -> tuple[CompiledForm, FormValues]:
    """A form with slots at these lines and columns, and their texts."""
    slots = [FormSlot(line, start, end, f"空{number}") for number, (line, start, end, _) in enumerate(fillings)]
    return WordForm.opened(data).compiled(slots), FormValues({number: text for number, (_, _, _, text) in enumerate(fillings)})


def filled(data: bytes, *fillings: Filling, marked: bool = False) -> bytes:
    """A form filled at these lines and columns, and proved."""
    form, values = compiled(data, fillings)
    written = form.fill(values, marked=marked)
    assert FormProof(form).problems(written, values) == []
    return written


def lines_of(data: bytes) -> tuple[str, ...]:
    """The lines of a form."""
    return WordForm.opened(data).source.lines


def blanks_filled(data: bytes, *texts: str) -> bytes:
    """The form with the blanks that the file marks itself filled in order."""
    marks = WordForm.opened(data).source.marks
    assert len(marks) == len(texts)
    return filled(data, *((mark.line, mark.start, mark.end, text) for mark, text in zip(marks, texts, strict=True)), marked=True)
