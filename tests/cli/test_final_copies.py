"""Clean copies, judged in the written files: nothing of the person, the program or the time in them, and every value whole in every kind."""

import re
import zipfile
from html import unescape
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from editor.cli import main
from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.qt.paper.output import save_pdf
from tests.desk.made import desk_in, filled_draft, text_of_docx

KINDS = ("docx", "pdf", "html", "txt")
FORBIDDEN = (
    b"w:sdt",
    b"bookmarkStart",
    b"rsid",
    b"creator",
    b"lastModifiedBy",
    b"Company",
    b"Manager",
    b"attachedTemplate",
    b"dcterms:",
    b"rPrChange",
)
ALLOWED_PARTS = {"[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels"}
ALLOWED_PARTS |= {f"word/{name}.xml" for name in ("styles", "settings", "fontTable", "footer1", "footer2")}
VALUES = (
    "甲&乙<丙>丁\"戊'己&amp;]]></w:t>",
    "{{ 不是空位 }}{% if %}**不是粗体**",
    "\U00020bb7野家",
    "甲\t乙",
    "甲   乙    丙",
    "第一行\n第二行\r\n第三行\n\n第五行",
    "".join(f"第{number}句。" for number in range(1500)),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


def _written(desk: Desk, draft: Draft, path: Path) -> Path:
    if path.suffix == ".docx":
        desk.save_word(draft, path, final=True)
    else:
        desk.export(draft, path, final=True, pdf=save_pdf)
    return path


def _text(path: Path) -> str:
    if path.suffix == ".docx":
        return text_of_docx(path)
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            # The number at a page's foot stands between two lines of the text.
            return "".join(re.sub(r"— \d+ —\s*$", "", page.get_textpage().get_text_range()) for page in pdf)
    text = path.read_text("utf-8")
    return unescape(re.sub(r"<[^>]*>", "", text)) if path.suffix == ".html" else text


def _plain(text: str) -> str:
    return "".join(text.split())


def test_a_clean_word_file_has_no_part_but_those_of_its_pages(desk: Desk, tmp_path: Path) -> None:
    with zipfile.ZipFile(_written(desk, filled_draft(), tmp_path / "a.docx")) as archive:
        assert set(archive.namelist()) <= ALLOWED_PARTS
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert [(name, word) for name, data in parts.items() for word in FORBIDDEN if word in data] == []
    named = {name: {etree.QName(node).localname for node in etree.fromstring(parts[f"docProps/{name}.xml"])} for name in ("app", "core")}
    assert named == {"app": {"Application"}, "core": {"title"}}


@pytest.mark.parametrize("kind", KINDS)
def test_a_clean_copy_knows_nobody_and_no_place_on_the_disk(kind: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "zhangsanfeng")
    path = _written(desk, filled_draft(), tmp_path / f"a.{kind}")
    data = path.read_bytes()
    if kind == "docx":
        with zipfile.ZipFile(path) as archive:
            data = b"".join(map(archive.read, archive.namelist()))
    assert [word for word in (b"zhangsanfeng", str(tmp_path).encode(), b"D:20") if word in data] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_a_value_is_whole_and_in_order_in_every_kind_of_file(kind: str, value: str, desk: Desk, tmp_path: Path) -> None:
    draft = filled_draft().with_value("工作体会", value)
    assert _plain(f"三、工作体会{value}特此报告。") in _plain(_text(_written(desk, draft, tmp_path / f"a.{kind}")))


@pytest.mark.parametrize("kind", ["docx", "html", "txt"])
def test_an_emoji_is_kept_and_several_spaces_stay_several(kind: str, desk: Desk, tmp_path: Path) -> None:
    draft = filled_draft().with_value("工作体会", "好\U0001f600   乐")
    assert "好\U0001f600   乐" in _text(_written(desk, draft, tmp_path / f"a.{kind}"))


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_file_can_hold_is_left_out_and_said(kind: str, desk: Desk, tmp_path: Path) -> None:
    draft = filled_draft().with_value("工作体会", "甲\x07\x0b乙\ud800丙\x00\uffff丁")
    path = tmp_path / f"a.{kind}"
    done = desk.save_word(draft, path, final=True) if kind == "docx" else desk.export(draft, path, final=True, pdf=save_pdf)
    assert "工作体会甲乙丙丁特此报告" in _plain(_text(path))
    assert ["工作体会" in problem.text for problem in done.problems] == [True]
    assert main(["values", str(path)]) == 3
