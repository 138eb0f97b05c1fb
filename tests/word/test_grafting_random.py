"""Random things put into a report at random places, of a draft that was edited at random too: each is in the new file or told as lost."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.document import Document, Paragraph, Run
from editor.word import Grafted, expected_of, graft, prove, read_foreign, read_runs, read_values, write_docx
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
from tests.word.papers import packed, parts_of, profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
RUN = re.compile(r'<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">([^<]+)</w:t></w:r>')
PARAGRAPH = re.compile(r"</w:p>(?=<w:p>)")
POINTS = ("picture", "text box", "footnote", "index entry")
AROUND = ("comment", "link", "field", "simple field", "formula", "bold")
PARTLY = {"formatting", "link"}  # of which two that meet are read as one, and one may become two


@dataclass(frozen=True)
class Put:
    """A thing that is put at a column of a run, or around characters from there; the numbers are taken modulo what there is."""

    kind: str
    at: int
    column: int
    size: int


KINDS = st.sampled_from((*POINTS, *AROUND, "picture paragraph"))
PUTS = st.lists(st.builds(Put, KINDS, st.integers(0, 99), st.integers(0, 20), st.integers(1, 4)), max_size=12)
CUTS = st.lists(st.tuples(st.sampled_from(("drop", "double", "rewrite", "append")), st.integers(0, 99)), min_size=1, max_size=3)


def _point(kind: str, number: int) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "end"))
    made = {
        "picture": picture_run(number=number, words=f"图{number}"),
        "text box": text_box(f"框{number}", number),
        "footnote": reference("footnote", number),
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


def _base(puts: list[Put]) -> bytes:
    data = edited(WRITTEN)
    document = parts_of(data)["word/document.xml"].decode()
    for number, put in enumerate(puts, start=1):
        document = _put(document, put, number)
    document = re.sub(r"<box n='(\d+)'/>", lambda found: text_box(f"框{found[1]}", int(found[1])), document)
    data = with_link(with_picture(packed({**parts_of(data), "word/document.xml": document})), "rId77", "https://example.com/")
    texts = [f"说明{number}" for number in range(1, len(puts) + 1)]
    return with_notes(with_notes(data, "comment", *texts), "footnote", *texts)


def _cut(document: Document, cuts: list[tuple[str, int]]) -> Document:
    """The report after edits of its prose."""
    blocks = list(document.blocks)
    for act, number in cuts:
        plain = [
            at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.runs and all(run.field is None for run in block.runs)
        ]
        if not plain:
            break
        at = plain[number % len(plain)]
        block = blocks[at]
        assert isinstance(block, Paragraph)
        if act == "drop":
            del blocks[at]
        elif act == "double":
            blocks.insert(at, block)
        else:
            text = f"新写{block.text[2:]}" if act == "rewrite" else f"{block.text}另行补充。"
            blocks[at] = replace(block, runs=(Run(text),), breaks=())
    return replace(document, blocks=tuple(blocks))


def _checked(document: Document, base: bytes) -> Grafted:
    written = write_docx(document, profile(), "{}")
    made = graft(written, base)
    assert [problem.text for problem in prove(made.data, expected_of(document))] == []
    again = graft(written, made.data)
    assert (again.data == made.data, again.lost) == (True, ())
    assert [p.text for p in read_runs(made.data) if p.text] == [p.text for p in read_runs(written) if p.text]
    assert read_values(made.data) == read_values(written)
    return made


@settings(max_examples=40, deadline=None, derandomize=True)
@given(puts=PUTS)
def test_of_a_draft_that_was_not_edited_nothing_is_lost(puts: list[Put]) -> None:
    base = _base(puts)
    made = _checked(DOCUMENT, base)
    assert made.lost == ()
    assert read_foreign(made.data) == read_foreign(base)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(puts=PUTS, cuts=CUTS)
def test_of_any_draft_each_thing_is_there_or_told(puts: list[Put], cuts: list[tuple[str, int]]) -> None:
    base = _base(puts)
    made = _checked(_cut(DOCUMENT, cuts), base)
    there = Counter((thing.kind, thing.text) for thing in (*made.lost, *read_foreign(made.data)) if thing.kind not in PARTLY)
    assert there == Counter((thing.kind, thing.text) for thing in read_foreign(base) if thing.kind not in PARTLY)
