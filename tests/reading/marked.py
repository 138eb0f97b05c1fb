"""Sample texts in which ⟦ ⟧ stand around what the reader should find."""

import re

from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.sample.source import SourceText
from editor.reading import inspect

_MARKS = re.compile(r"⟦(.*?)⟧")


def seen(text: str) -> Inspection:
    """What the reader sees in a text."""
    return inspect(SourceText.of(text))


def blanks(text: str) -> list[str]:
    """The text's lines with ⟦ ⟧ around each blank that the reader found."""
    found = seen(_MARKS.sub(r"\1", text))
    lines = list(found.source.lines)
    for slot in reversed(found.slots):
        line = lines[slot.line]
        lines[slot.line] = f"{line[: slot.start]}⟦{line[slot.start : slot.end]}⟧{line[slot.end :]}"
    return lines


def slots_of(sentence: str) -> tuple[SlotSpan, ...]:
    """The blanks of a sentence that stands in the body of a report."""
    return seen(f"关于有关工作情况的报告\n各位领导：\n{sentence}\n特此报告。").slots


def types_of(sentence: str) -> list[str | None]:
    """The types of a sentence's blanks."""
    return [slot.type for slot in slots_of(sentence)]


def labels_of(sentence: str) -> list[str]:
    """The names of a sentence's blanks."""
    return [slot.label for slot in slots_of(sentence)]
