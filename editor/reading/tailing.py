"""The lines behind the body that are elements of the document: attachment note, copy-to, remark, attachments."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from editor.model.inspection import Inspection
from editor.reading.lines import Line

_NOTE = re.compile(r"附\s?件[：:]\s*(.+)")
_ITEM = re.compile(r"\d{1,2}\s*[.．、]\s*(.+)")
_COPY = re.compile(r"抄送[：:]\s*(.+)")
_REMARK = re.compile(r"[（(]((?:联系人|联系电话|此件|此文).+)[）)]")
_ATTACHMENT = re.compile(r"附\s?件\s*[\d一二三四五六七八九十]*[：:]?")


def tail_lines(seen: Inspection, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with those of the tail given their role; an attachment's title stands on the line after 附件1."""
    signed, note, attachment = False, False, False
    for line in lines:
        signed = signed or line.role in ("signature", "date")
        if line.role != "body":
            note = False
            yield line
        elif attachment:
            attachment = False
            yield replace(line, role="attachment")
        elif signed and _ATTACHMENT.fullmatch(line.markup):
            attachment = True
        else:
            told = _told(line, after_note=note)
            note = told.role == "note"
            yield told
    if attachment:
        yield Line(len(seen.source.lines), "attachment", "")


def _told(line: Line, *, after_note: bool) -> Line:
    """A line of the tail with its role, or as it is."""
    if match := _NOTE.fullmatch(line.markup):
        return replace(line, role="note", markup=_without_number(match[1]))
    if after_note and (match := _ITEM.fullmatch(line.markup)):
        return replace(line, role="note", markup=match[1])
    if match := _COPY.fullmatch(line.markup):
        return replace(line, role="copy", markup=match[1].rstrip("。"))
    if match := _REMARK.fullmatch(line.markup):
        return replace(line, role="remark", markup=match[1])
    return line


def _without_number(text: str) -> str:
    match = _ITEM.fullmatch(text)
    return match[1] if match else text
