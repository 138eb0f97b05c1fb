"""Hidden text and the ends of pages that somebody put between words stand in the new file where they stood, or are told as lost."""

from dataclasses import replace

import pytest

from editor.model.document.document import Document
from editor.word import Grafted, expected_of, graft, open_package, prove, read_foreign, read_values, write_docx
from tests.word.edited_files import edited, text_run
from tests.word.papers import paragraph, profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
RUN = text_run("特此报告。")
CLOSING = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{RUN}'
HIDDEN = text_run("内部说明", "<w:vanish/>")
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def _put_back(base: bytes, document: Document = DOCUMENT) -> Grafted:
    written = write_docx(document, profile(), "{}")
    made = graft(open_package(written), open_package(base))
    assert [problem.text for problem in prove(made.data, expected_of(document))] == []
    again = graft(open_package(written), open_package(made.data))
    assert (again.data == made.data, again.lost) == (True, ())
    assert read_values(open_package(made.data)) == read_values(open_package(written))
    return made


def _with_closing(*texts: str) -> Document:
    blocks = [
        new
        for block in DOCUMENT.blocks
        for new in ([paragraph("正文", text) for text in texts] if "特此报告" in getattr(block, "text", "") else [block])
    ]
    return replace(DOCUMENT, blocks=tuple(blocks))


def _kinds(data: bytes) -> list[tuple[str, str, int]]:
    return [(thing.kind, thing.text, thing.start) for thing in read_foreign(open_package(data))]


@pytest.mark.parametrize(("inside", "kind"), [(HIDDEN, ("hidden", "内部说明")), (BREAK, ("break", ""))])
@pytest.mark.parametrize("at", [0, 2, 5])
def test_what_is_not_seen_stays_before_in_and_behind_the_words(inside: str, kind: tuple[str, str], at: int) -> None:
    around = [text_run(part) if part else "" for part in ("特此报告。"[:at], "特此报告。"[at:])]
    base = edited(WRITTEN, (RUN, inside.join(around)))
    made = _put_back(base)
    assert (made.lost, _kinds(made.data)) == ((), [(*kind, at)])
    told = _put_back(base, _with_closing())
    assert [(thing.kind, thing.text) for thing in told.lost] == [kind]


def test_hidden_text_in_the_control_of_a_field_is_no_part_of_its_value() -> None:
    value = text_run("市水务局")
    made = _put_back(edited(WRITTEN, (value, value + HIDDEN)))
    assert (made.lost, _kinds(made.data)) == ((), [("hidden", "内部说明", 4)])


def test_a_paragraph_of_hidden_text_comes_along_whole() -> None:
    base = edited(WRITTEN, (CLOSING, f"<w:p>{HIDDEN}</w:p>{CLOSING}"))
    made = _put_back(base)
    assert (made.lost, [thing.kind for thing in read_foreign(open_package(made.data))]) == ((), ["hidden"])


def test_text_that_a_switched_off_property_would_hide_is_shown() -> None:
    assert read_foreign(open_package(edited(WRITTEN, (RUN, text_run("特此报告。", '<w:vanish w:val="0"/>'))))) == []


def test_a_page_break_where_the_draft_breaks_the_line_by_now_is_told() -> None:
    base = edited(WRITTEN, (RUN, f"{text_run('特此')}{BREAK}{text_run('报告。')}"))
    made = _put_back(base, _with_closing("特此\n报告。"))
    assert [thing.kind for thing in made.lost] == ["break"]


def test_a_break_in_front_of_what_begins_a_page_by_itself_is_nobodys() -> None:
    attached = '<w:p><w:pPr><w:pStyle w:val="Attachment"/><w:pageBreakBefore/></w:pPr>'
    for change in (f"<w:p>{BREAK}</w:p>{attached}", f"{attached}{BREAK}"):
        base = edited(WRITTEN, (attached, change))
        assert (read_foreign(open_package(base)), graft(open_package(WRITTEN), open_package(base))) == ([], Grafted(WRITTEN))
