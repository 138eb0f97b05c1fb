"""Words that were put back into a sample, read like all others: their blanks are fields, what may be a field is a proposal."""

from dataclasses import replace

from editor.model.sample.inspection import Inspection
from editor.model.sample.left_out import LeftOut
from editor.model.sample.putting_back import line_put_back, put_back
from editor.model.sample.review import restore_lines
from editor.model.sample.source import SourceText
from editor.model.template.field import key_of
from editor.reading.reader import inspect

_AROUND = "关于有关工作情况的报告", "各有关单位：", "现将有关情况报告如下。"


def read_put_back(seen: Inspection, entry: LeftOut, lines: range) -> Inspection:
    """The inspection with the words as a line of its own (see `put_back`), with its blanks as fields; a tag that names a field is a place of it."""
    return _read(put_back(seen, entry, lines), line_put_back(seen.source, entry.place, lines))


def read_restored(seen: Inspection, line: int) -> Inspection:
    """The inspection with a line of noise back in the document, and its blanks as fields."""
    return _read(restore_lines(seen, [line]), line)


def _read(after: Inspection, at: int) -> Inspection:
    """The inspection with what is seen in a line that nobody looked at."""
    own = inspect(SourceText((*_AROUND, after.source.lines[at])))
    mine = len(_AROUND)
    taken = {slot.field for slot in after.slots}
    new: dict[str, str] = {}
    for slot in (*own.slots, *own.proposals):
        is_same = slot.text.startswith("{{") and slot.field in taken
        new.setdefault(slot.field, slot.field if is_same else key_of(slot.label or slot.field, (*taken, *new.values())))
    slots = [replace(slot, line=at, field=new[slot.field]) for slot in own.slots if slot.line == mine]
    codes = [replace(code, line=at) for code in own.codes if code.line == mine]
    return replace(
        after,
        slots=tuple(sorted((*after.slots, *slots), key=lambda slot: (slot.line, slot.start))),
        codes=tuple(sorted((*after.codes, *codes), key=lambda code: (code.line, code.start))),
        proposals=(*after.proposals, *(replace(one, line=at, field=new[one.field]) for one in own.proposals if one.line == mine)),
    )
