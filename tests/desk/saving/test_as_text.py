"""Text and HTML: the same words as the Word file, in their places."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from editor.desk import Desk, with_samples
from editor.model.problem import ExitCode, NigaoError
from tests.desk.made import empty_draft, filled_draft


class _Outline(HTMLParser):
    """The text of each element, and that every element is closed in its turn."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1], data))


def test_the_text_has_a_line_a_paragraph_in_its_place(desk: Desk, tmp_path: Path) -> None:
    desk.export(filled_draft(), tmp_path / "a.txt")
    lines = (tmp_path / "a.txt").read_text("utf-8").splitlines()
    assert lines[0] == "　　　　　关于清溪县水务局防汛值守情况的报告"
    assert "县政府：" in lines
    assert "　　一、值守情况" in lines
    assert "　　2026年8月3日起启动二级响应，投入资金12.80万元。" in lines
    assert lines[lines.index("队伍\t人数") + 1] == "城关抢险队\t32"
    signature, date = lines[-2:]
    assert signature == "　" * 20 + "清溪县水务局"
    assert date.strip() == "2026年8月3日"


def test_what_stands_at_the_right_end_of_the_page_does_so_in_text_and_the_foot_is_apart(desk: Desk, tmp_path: Path) -> None:
    opened = desk.open_any("专项资金请示")
    desk.export(with_samples(opened.draft), tmp_path / "a.txt")
    lines = (tmp_path / "a.txt").read_text("utf-8").splitlines()
    number = next(line for line in lines if "签发人" in line)
    assert ("\t" in number, number.startswith("　"), 24 <= len(number) <= 30) == (False, True, True)
    foot = next(at for at, line in enumerate(lines) if line.endswith("印发"))
    assert (lines[foot - 1], "\t" in lines[foot]) == ("", False)


def test_an_unfilled_slot_shows_its_label(desk: Desk, tmp_path: Path) -> None:
    done = desk.export(empty_draft(), tmp_path / "a.txt")
    assert "投入资金〔投入资金〕万元" in (tmp_path / "a.txt").read_text("utf-8")
    assert "本单位" in [field.key for field in done.unfilled]


def test_the_html_is_well_formed_and_has_real_headings_and_tables(desk: Desk, tmp_path: Path) -> None:
    desk.export(filled_draft(), tmp_path / "a.html")
    outline = _Outline((tmp_path / "a.html").read_text("utf-8"))
    assert outline.open == []
    assert ("h1", "关于清溪县水务局防汛值守情况的报告") in outline.texts
    assert ("title", "关于清溪县水务局防汛值守情况的报告") in outline.texts
    assert [text for tag, text in outline.texts if tag == "h2"] == ["一、值守情况", "二、出动情况", "三、工作体会"]
    assert ("p", "城关抢险队") in outline.texts


def test_what_is_typed_can_not_become_markup_in_html(desk: Desk, tmp_path: Path) -> None:
    desk.export(filled_draft().with_value("本单位", "<script>alert(1)</script>&amp;"), tmp_path / "a.html")
    text = (tmp_path / "a.html").read_text("utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in text


def test_an_unfilled_slot_is_marked_in_html(desk: Desk, tmp_path: Path) -> None:
    desk.export(empty_draft(), tmp_path / "a.html")
    assert '<span class="slot">〔投入资金〕</span>' in (tmp_path / "a.html").read_text("utf-8")


def test_a_long_title_is_broken_where_the_page_breaks_it(desk: Desk, tmp_path: Path) -> None:
    draft = filled_draft().with_value("本单位", "清溪县防汛抗旱指挥部办公室会同县水务局和县应急管理局")
    desk.export(draft, tmp_path / "a.html")
    desk.export(draft, tmp_path / "a.txt")
    title = next(line for line in (tmp_path / "a.html").read_text("utf-8").splitlines() if line.startswith("<h1"))
    breaks = title.count("<br>")
    assert breaks >= 1
    lines = (tmp_path / "a.txt").read_text("utf-8").splitlines()
    assert "".join(line.strip() for line in lines[: breaks + 1]).startswith("关于清溪县防汛抗旱指挥部办公室")
    assert lines[breaks + 1] == ""


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_the_same_draft_gives_the_same_file(desk: Desk, tmp_path: Path, name: str) -> None:
    desk.export(filled_draft(), tmp_path / name)
    first = (tmp_path / name).read_bytes()
    desk.export(filled_draft(), tmp_path / name)
    assert (tmp_path / name).read_bytes() == first


def test_other_endings_are_refused_and_so_is_a_pdf_without_a_window(desk: Desk, tmp_path: Path) -> None:
    for name in ("a.odt", "a", "a.pdf"):
        with pytest.raises(NigaoError) as caught:
            desk.export(filled_draft(), tmp_path / name)
        assert caught.value.code == ExitCode.WRONG_USE
    assert list(tmp_path.glob("a*")) == []


def test_a_final_export_is_refused_while_fields_are_empty(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NigaoError, match="没填"):
        desk.export(empty_draft(), tmp_path / "a.txt", final=True)
