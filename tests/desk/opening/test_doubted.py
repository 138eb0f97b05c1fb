"""Inner data that can be read and is not as it was written: told, and held against what the file shows."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from editor.desk import Desk, OpenedKind
from editor.desk.opening.report import read_report
from editor.model.session.seen import Seen
from editor.model.template.file import parse_template
from editor.word import open_package
from editor.word.package.draft_part import is_draft_whole
from tests.desk.made import TEMPLATE, VALUES, filled_draft, retouched
from tests.desk.opening.damaged import change_document, of_newer_version, said, with_digest, with_inner
from tests.desk.rich_reports import repeated_draft
from tests.desk.word_parts import paragraph
from tests.office import save_again

DOUBTED = "文稿的拟稿记录损坏了，还能读，已按正文核对。请再看一遍。"
UNSEEN: dict[str, tuple[str, str]] = {
    "the template's name": ("防汛值守情况报告", "防汛值守情况报吊"),
    "a sample": ('sample = \\"清溪县水务局', 'sample = \\"清溪县水务居'),
    "a type": ('type = \\"money', 'type = \\"number'),
    "a choice that nobody chose": ('[\\"一级', '[\\"丁级'),
    "a word that a field need not be filled": ("required = false", "required = true"),
    "a section's id": ('"sections": [\n  "', '"sections": [\n  "q'),
    "a switch that is none": ('"switches": {}', '"switches": {"zz": true}'),
    "spaces": ('"format": 1', '"format":  1'),
}
"""What no text of the report shows."""


def _changed(was: str, now: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert was in text
        return text.replace(was, now, 1)

    return change


@pytest.mark.parametrize("name", UNSEEN)
def test_what_no_text_shows_is_not_believed_without_a_word(desk: Desk, report: Path, name: str) -> None:
    with_inner(report, _changed(*UNSEEN[name]))
    opened = desk.open(report)
    assert (opened.kind, opened.path, opened.damaged, opened.notes[0].text) == (OpenedKind.REPORT, report, True, DOUBTED)
    assert {key: opened.draft.value(key) for key in VALUES} == VALUES
    assert opened.notes[1].text == "找到 6 项。"
    assert (read_report(report).damaged, read_report(report).notes) == (True, opened.notes)


def test_a_value_that_the_text_shows_is_that_of_the_text(desk: Desk, report: Path) -> None:
    with_inner(report, _changed('"12.80"', '"12.90"'))
    opened = desk.open(report)
    assert (opened.draft.value("投入资金"), opened.damaged) == ("12.80", True)


def test_a_field_that_lost_its_key_is_named_or_asked_of_the_library(desk: Desk, report: Path) -> None:
    with_inner(report, lambda text: text.replace("投入资金", "投入资釐"))
    opened = desk.open(report)
    assert (opened.damaged, opened.notes[0].text) == (True, DOUBTED)
    assert "投入资釐" in opened.notes[1].text
    assert "投入资金" in opened.notes[2].text
    desk.save_template(parse_template(TEMPLATE)[0], "防汛值守情况报告")
    opened = desk.open(report)
    assert (opened.damaged, said(opened.notes)) == (True, "文稿的拟稿记录损坏了，已按模板“”接上。")
    assert opened.draft.value("投入资金") == "12.80"


def test_the_seal_says_that_a_draft_whose_digest_is_damaged_is_whole(desk: Desk, report: Path) -> None:
    with_digest(report, "0" * 64)
    opened = desk.open(report)
    assert (opened.draft, opened.notes, read_report(report).damaged) == (filled_draft(), (), False)
    retouched(report, (">12.80<", ">13.50<"))
    assert (desk.open(report).damaged, desk.open(report).draft.value("投入资金")) == (True, "13.50")


def test_a_draft_of_a_version_that_wrote_no_digest_is_believed(desk: Desk, report: Path) -> None:
    with_digest(report, None)
    retouched(report, (">12.80<", ">13.50<"))
    opened = desk.open(report)
    assert (opened.damaged, opened.notes, opened.draft) == (False, (), filled_draft().with_value("投入资金", "13.50"))


def test_a_damaged_draft_of_a_newer_version_is_only_looked_at(desk: Desk, report: Path) -> None:
    with_inner(report, of_newer_version)
    assert desk.open(report).locked


def test_saving_over_a_report_with_damaged_data_keeps_it(desk: Desk, report: Path) -> None:
    opened = desk.open(report)
    with_inner(report, _changed("required = false", "required = true"))
    damaged = report.read_bytes()
    met = desk.save_word(filled_draft(), report, base=report, seen=Seen(opened.digest, opened.draft)).meanwhile
    assert met.beside is not None
    assert met.beside.read_bytes() == damaged


UGLY = '两个  空格\t一行\n二行 a<b & "c" ]]> \\n \\u0007 \n 😀\u3000\u2028\u00a0\u0085é e\u0301 '


@pytest.mark.needs("soffice")
def test_libreoffice_keeps_the_draft_and_its_digest(desk: Desk, report: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    desk.save_word(filled_draft().with_value("工作体会", UGLY), report)
    again = save_again(report, tmp_path / "again")
    assert b"digest" in open_package(again.read_bytes()).part("customXml/item1.xml")
    assert is_draft_whole(open_package(again.read_bytes()))
    assert (desk.open(again).notes, desk.open(again).damaged) == ((), False)


NO_ROWS: dict[str, Callable[[str], str]] = {
    "the heading names its own row": _changed("{每 段 in 河段}", "{每 段 in 段}"),
    "the rows are a text": lambda text: re.sub(r'"河段": \[.*?\n  \]', '"河段": "一段话"', text, flags=re.DOTALL),
    "the field holds a text": _changed('type = \\"rows\\"', 'type = \\"text\\"'),
    "the header says nothing": _changed('"sections"', '"header": "", "sections"'),
    "the header has one field of them": _changed('"sections"', '"header": "[fields.\\"县名\\"]", "sections"'),
    "a column lost its key": _changed('{key = \\"河名\\"', '{key = \\"河茗\\"'),
}


def _with_lines(top: etree._Element) -> None:
    """A new paragraph before each heading, none of the last one's text."""
    for number, heading in enumerate([p for p in top[0] if "的情况" in "".join(p.itertext())]):
        heading.addprevious(paragraph(f"新加的第{number}段。"))
        gone = heading.getnext()
        if number == 1 and gone is not None:
            top[0].remove(gone)


@pytest.mark.parametrize("change", NO_ROWS)
def test_a_section_that_repeats_over_no_rows_any_more_opens_and_is_saved(desk: Desk, tmp_path: Path, change: str) -> None:
    path = tmp_path / "巡河.docx"
    desk.save_word(repeated_draft(), path)
    with_inner(path, NO_ROWS[change])
    with_digest(path, None)
    retouched(path, ("护坡塌了一处", "护坡塌了两处"), ("沿河逐段查看", "沿河看了一遍"))
    change_document(path, _with_lines)
    opened = desk.open(path)
    assert (opened.damaged, bool(opened.changes)) == (False, True)
    desk.save_word(opened.draft, tmp_path / "b.docx")
