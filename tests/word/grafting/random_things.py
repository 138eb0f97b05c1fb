"""Random things put into a report at random places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.word.edited_files import (
    commented,
    edited,
    field_code,
    picture_paragraph,
    picture_run,
    reference,
    text_box,
    text_run,
    with_link,
    with_notes,
    with_picture,
)
from tests.word.papers import packed, parts_of

RUN = re.compile(r'<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">([^<]+)</w:t></w:r>')
PARAGRAPH = re.compile(r"</w:p>(?=<w:p>)")
POINTS = ("picture", "text box", "footnote", "index entry", "hidden text", "page break")
AROUND = ("comment", "link", "field", "simple field", "formula", "bold", "control")
_NAMED = '<w:tag w:val="x{0}"/><w:id w:val="{0}"/>'
PARTLY = {"formatting", "link", "control"}  # of which two that meet are read as one, and one may become two


@dataclass(frozen=True)
class Put:
    """A thing that is put at a column of a run, or around characters from there; the numbers are taken modulo what there is."""

    kind: str
    at: int
    column: int
    size: int


def _point(kind: str, number: int) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "end"))
    made = {
        "picture": picture_run(number=number, words=f"图{number}"),
        "text box": text_box(f"框{number}", number),
        "footnote": reference("footnote", number),
        "hidden text": text_run(f"藏{number}", "<w:vanish/>"),
        "page break": '<w:r><w:br w:type="page"/></w:r>',
        "index entry": f"{begin}<w:r><w:instrText>XE</w:instrText></w:r>{end}",
    }
    return made[kind]


def _around(kind: str, text: str, number: int) -> str:
    made = {
        "comment": commented(text_run(text), number),
        "link": f'<w:hyperlink r:id="rId77">{text_run(text)}</w:hyperlink>',
        "field": field_code(f"REF x{number}", text),
        "simple field": f'<w:fldSimple w:instr="REF x{number}">{text_run(text)}</w:fldSimple>',
        "formula": f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>",
        "bold": text_run(text, "<w:b/>"),
        "control": f"<w:sdt><w:sdtPr>{_NAMED.format(number)}</w:sdtPr><w:sdtContent>{text_run(text)}</w:sdtContent></w:sdt>",
    }
    return made[kind]


def _put(document: str, put: Put, number: int) -> str:
    """The document's XML with one more thing; text boxes are put in as a sign at first, for nothing is put into them."""
    if put.kind == "picture paragraph":
        ends = list(PARAGRAPH.finditer(document))
        at = ends[put.at % len(ends)].end()
        return document[:at] + picture_paragraph(number=number, words=f"图{number}") + document[at:]
    runs = list(RUN.finditer(document))
    run = runs[put.at % len(runs)]
    look, text = run[1] or "", run[2]
    column = put.column % len(text)
    inner = look.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    if put.kind in POINTS:
        inside, end = (f"<box n='{number}'/>" if put.kind == "text box" else _point(put.kind, number)), column
    else:
        end = min(len(text), column + put.size)
        inside = _around(put.kind, text[column:end], number)
    pieces = (text_run(text[:column], inner) if column else "", inside, text_run(text[end:], inner) if text[end:] else "")
    return document[: run.start()] + "".join(pieces) + document[run.end() :]


def with_things(written: bytes, puts: Sequence[Put]) -> bytes:
    """The file with all of these things put in, one after the other."""
    data = edited(written)
    document = parts_of(data)["word/document.xml"].decode()
    for number, put in enumerate(puts, start=1):
        document = _put(document, put, number)
    document = re.sub(r"<box n='(\d+)'/>", lambda found: text_box(f"框{found[1]}", int(found[1])), document)
    data = with_link(with_picture(packed({**parts_of(data), "word/document.xml": document})), "rId77", "https://example.com/")
    texts = [f"说明{number}" for number in range(1, len(puts) + 1)]
    return with_notes(with_notes(data, "comment", *texts), "footnote", *texts)
