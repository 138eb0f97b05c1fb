"""Scripts of edits that another program could make to a report: paragraphs and controls inserted, deleted, moved and rewritten."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from lxml import etree

from tests.desk.word_parts import (
    Element,
    controls_in,
    copied,
    dropped,
    in_style,
    loosened,
    paragraph,
    paragraphs_of,
    part_of,
    run,
    typed_over,
    w,
    with_part,
)
from tests.merging.cutting import cut_in_two, joined_with_next, tracked_out
from tests.merging.table_edits import edit_table

Act = Literal[
    "insert", "delete", "move", "rewrite", "value", "copy", "drop control", "split", "beside", "to prose",
    "enter", "join", "endless", "tracked",
    "row in", "row out", "row copy", "row move", "cell", "column",
    "element", "attachment", "total", "merge", "column out",
]  # fmt: skip
ACTS: tuple[Act, ...] = get_args(Act)
_IN_TABLES = ("row in", "row out", "row copy", "row move", "cell", "column", "total", "merge", "column out")
_STYLES = (
    *("CopyNumber", "SecrecyClass", "Urgency", "DocumentNumber", "UpwardDocumentNumber", "Title", "TitleNote", "Addressee", "AttachmentNote"),
    *("IssuerSignature", "IssueDate", "Remark", "CopyTo", "PrintingOffice", "Present", "Attending"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One edit: what is done, to which paragraph (a number that is taken modulo their count), and a second number for where or what."""

    act: Act
    at: int
    to: int = 0


def edited(data: bytes, steps: list[Step]) -> tuple[bytes, list[str]]:
    """The file after the edits, and the marks (⟦0⟧, ⟦1⟧ …) that stand in text that was typed, each once."""
    document = part_of(data, "word/document.xml")
    body = document[0]
    marks: list[str] = []
    for number, step in enumerate(steps):
        mark = f"⟦{number}⟧"
        if _done(body, step, mark):
            marks.append(mark)
    text = "".join(t.text or "" for t in document.iter(w("t")))
    return with_part(data, "word/document.xml", document), [mark for mark in marks if mark in text]


def _prose_texts(p: Element) -> list[Element]:
    return [t for t in p.iter(w("t")) if len(t.text or "") > 3 and not any(a.tag == w("sdt") for a in t.iterancestors())]


def _done(body: Element, step: Step, mark: str) -> bool:
    """Make one edit; whether it typed the mark."""
    if step.act in _IN_TABLES:
        return edit_table(body, step.act, step.at, step.to, mark)
    lines = paragraphs_of(body)
    if len(lines) < 3:
        return False
    line, other = lines[step.at % len(lines)], lines[step.to % len(lines)]
    if step.act in ("insert", "element", "attachment"):
        _inserted(line, step, mark)
    elif step.act == "delete":
        body.remove(line)
    elif step.act == "move":
        if line is not other:
            other.addnext(line)
    elif step.act == "copy":
        other.addnext(_copied(line, mark))
    elif step.act in _OF_MARKS:
        _OF_MARKS[step.act](line, step.to)
    elif step.act in ("rewrite", "split"):
        return _retyped(line, step, mark)
    else:
        return _controlled(line, step, mark)
    return step.act in ("insert", "copy", "element", "attachment")


def _inserted(line: Element, step: Step, mark: str) -> None:
    """Put a paragraph, an element by its style, or an attachment behind a line."""
    if step.act == "insert":
        line.addnext(paragraph(f"补充一段{mark}，说明情况。"))
    elif step.act == "element":
        line.addnext(in_style(f"要素{mark}", _STYLES[step.to % len(_STYLES)]))
    else:
        for text, style in ((f"正文{mark}。", "Normal"), (f"清单{mark}", "Title"), ("附件", "Attachment")):
            line.addnext(in_style(text, style))


def _enter(line: Element, to: int) -> None:
    text = "".join(t.text or "" for t in line.iter(w("t")))
    if len(text) > 1:
        cut_in_two(line, 1 + to % (len(text) - 1), ("both", "first", "second")[to % 3])


def _join(line: Element, _to: int) -> None:
    after = line.getnext()
    if after is not None and after.tag == w("p"):
        joined_with_next(line)


def _endless(line: Element, to: int) -> None:
    ends = list(line.iter(w("bookmarkEnd")))
    for end in ends[to % len(ends) :][:1] if ends else ():
        dropped(end)


def _tracked(line: Element, to: int) -> None:
    runs = list(line.iter(w("r")))
    tracked_out(runs[to % len(runs)] if to % 3 and runs else line)


_OF_MARKS: dict[str, Callable[[Element, int], None]] = {"enter": _enter, "join": _join, "endless": _endless, "tracked": _tracked}


def _copied(line: Element, mark: str) -> Element:
    made = copied(line)
    made.append(run(mark))
    return made


def _retyped(line: Element, step: Step, mark: str) -> bool:
    texts = _prose_texts(line)
    if not texts:
        return False
    text = texts[step.to % len(texts)]
    middle = len(text.text) // 2
    if step.act == "split":
        rest, own = text.text[middle:], text.getparent()
        text.text = text.text[:middle]
        after = run(rest)
        own.addnext(after)
        proof = etree.Element(w("proofErr"), {w("type"): "spellStart"})
        own.addnext(proof)
        return False
    text.text = text.text[:middle] + mark + text.text[middle + 1 :]
    return True


def _controlled(line: Element, step: Step, mark: str) -> bool:
    controls = list(controls_in(line))
    if not controls:
        return False
    control = controls[step.to % len(controls)]
    if step.act in ("drop control", "to prose"):
        (loosened if step.act == "to prose" else dropped)(control)
        for place in list(line.iter(w("bookmarkStart"), w("bookmarkEnd"))) if step.to % 2 else ():
            dropped(place)
        return False
    if step.act == "beside":
        (control.addnext if step.to % 2 else control.addprevious)(run(f"旁{mark}"))
        return True
    typed_over(control, f"新值{mark}")
    return True
