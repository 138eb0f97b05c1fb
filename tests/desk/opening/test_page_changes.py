"""Pages that were changed in Word are told, offered as the layout of the report, and kept in the old file as long as nobody takes them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from editor.desk import Desk, read_report
from editor.model.returned.change import Change, ChangeKind, Choice, choice_of, take
from editor.word import open_package, read_page_setup
from tests.desk.made import desk_in, filled_draft
from tests.desk.word_parts import dropped, part_of, run, w, with_part

Element = etree._Element
Edit = Callable[[Element], object]
DOCUMENT, FOOTER, EVEN = "word/document.xml", "word/footer1.xml", "word/footer2.xml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path / "own")


@pytest.fixture
def path(desk: Desk, tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    desk.save_word(filled_draft(), folder / "报告.docx")
    return folder / "报告.docx"


def change(path: Path, part: str, edit: Edit) -> None:
    top = part_of(path.read_bytes(), part)
    edit(top)
    path.write_bytes(with_part(path.read_bytes(), part, top))


def section(tag: str, **given: str) -> Edit:
    """Say something of the last section in an element of this tag, which comes new where there is none."""

    def edit(top: Element) -> None:
        last = top[0].find(w("sectPr"))
        assert last is not None
        node = last.find(w(tag))
        node = etree.SubElement(last, w(tag)) if node is None else node
        for name, value in given.items():
            node.set(w(name), value)

    return edit


def footer(before: str, after: str) -> Edit:
    def edit(top: Element) -> None:
        texts = list(top.iter(w("t")))
        texts[0].text, texts[-1].text = before, after

    return edit


def changes_of(desk: Desk, path: Path) -> tuple[Change, ...]:
    return desk.open(path).changes


def save(desk: Desk, path: Path, choice: Choice | None = None) -> list[Path]:
    """Save the report over itself, with its pages decided so; the files beside it."""
    opened = desk.open(path)
    draft = opened.draft if choice is None else take(opened.draft, opened.changes[0], choice)
    desk.save_word(draft, path, base=path)
    return [other for other in path.parent.glob("*.docx") if other != path]


def attribute(path: Path, tag: str, name: str) -> str:
    node = part_of(path.read_bytes(), DOCUMENT)[0].find(f"{w('sectPr')}/{w(tag)}")
    return "" if node is None else node.get(w(name), "")


def test_a_report_that_nobody_changed_has_its_own_pages(desk: Desk, path: Path) -> None:
    setup = read_page_setup(open_package(path.read_bytes()))
    page = desk.profile("gbt9704").page
    assert setup.lengths == {name: getattr(page, name) for name in ("width", "height", "top", "bottom", "left", "right", "footer")}
    assert (setup.numbers, setup.others) == ((("— ", " —", False),), ())
    change(path, DOCUMENT, lambda top: next(top.iter(w("t"))).set("changed", "1"))
    assert changes_of(desk, path) == ()
    assert save(desk, path) == []


@pytest.mark.parametrize(
    ("part", "edit", "layout", "words"),
    [
        (DOCUMENT, section("pgMar", left="1800", right="1800"), "gbt9704 左=31.75 右=31.75", "左边距 31.7，右边距 31.7 毫米"),
        (DOCUMENT, section("pgMar", top="1440"), "gbt9704 上=25.4", "上边距 25.4 毫米"),
        (DOCUMENT, section("pgMar", bottom="1134", gutter="284"), "gbt9704 下=20 左=33.02", "下边距 20.0，左边距 33.0 毫米"),
        (DOCUMENT, section("pgSz", w="16838", h="11906", orient="landscape"), "gbt9704 宽=297 高=210.01", "纸宽 297.0，纸高 210.0 毫米"),
        (DOCUMENT, section("pgSz", w="20639", h="14572"), "gbt9704 宽=364.05 高=257.03", "纸宽 364.0，纸高 257.0 毫米"),
        (FOOTER, footer("第 ", " 页"), "gbt9704 页码=第 # 页", "页码“第 1 页”"),
        (FOOTER, footer("- ", " -"), "gbt9704 页码=- # -", "页码“- 1 -”"),
        (EVEN, footer("", ""), "gbt9704 页码=#", "页码“1”"),
        (FOOTER, lambda top: etree.SubElement(top[0][0], w("jc")).set(w("val"), "center"), "gbt9704 居中", "页码居中"),
    ],
)
def test_other_pages_are_told_offered_and_kept(desk: Desk, path: Path, part: str, edit: Edit, layout: str, words: str) -> None:
    change(path, part, edit)
    opened = desk.open(path)
    (found,) = opened.changes
    assert (found.kind, found.values, found.now) == (ChangeKind.LAYOUT, ("gbt9704", layout), words)
    assert choice_of(opened.draft, found) == Choice.HERE
    old = path.read_bytes()
    (beside,) = save(desk, path)
    assert beside.read_bytes() == old
    assert changes_of(desk, path) == ()
    assert [(text.now) for text in read_report(beside, profile_of=desk.profile).changed_texts] == [words]


@pytest.mark.parametrize(
    ("part", "edit"),
    [
        (DOCUMENT, section("pgMar", left="1800", right="1700")),
        (DOCUMENT, section("pgSz", w="16838", h="11906", orient="landscape")),
        (FOOTER, footer("第 ", " 页")),
    ],
)
def test_pages_that_were_taken_are_those_of_the_report(desk: Desk, path: Path, part: str, edit: Edit) -> None:
    change(path, part, edit)
    there = read_page_setup(open_package(path.read_bytes()))
    assert save(desk, path, Choice.WORD) == []
    here = read_page_setup(open_package(path.read_bytes()))
    assert all(abs(here.lengths[name] - length) <= 1 for name, length in there.lengths.items())
    assert there.numbers[0] in here.numbers
    opened = desk.open(path)
    assert opened.changes == ()
    assert desk.lay_out(opened.draft).pages
    assert attribute(path, "pgSz", "orient") == ("landscape" if there.lengths["width"] > there.lengths["height"] else "")


def test_taken_pages_that_are_changed_again_are_told_against_those(desk: Desk, path: Path) -> None:
    change(path, DOCUMENT, section("pgMar", left="1800"))
    save(desk, path, Choice.WORD)
    change(path, DOCUMENT, section("pgMar", left="1588", right="1700"))
    (found,) = changes_of(desk, path)
    assert found.values == ("gbt9704 左=31.75", "gbt9704 左=28.01 右=29.99")


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (section("cols", num="2"), "分 2 栏"),
        (section("pgNumType", start="5"), "页码从 5 起"),
        (section("pgNumType", fmt="upperRoman"), "页码的数字形式"),
        (section("lnNumType", countBy="1"), "行号"),
        (section("textDirection", val="tbRl"), "竖排文字"),
        (section("titlePg"), "首页没有页码"),
        (section("docGrid", linePitch="637"), "文档网格行距 31.85 磅"),
    ],
)
def test_what_no_layout_has_is_listed_and_kept(desk: Desk, path: Path, edit: Edit, words: str) -> None:
    change(path, DOCUMENT, edit)
    (found,) = changes_of(desk, path)
    assert (found.kind, found.now) == (ChangeKind.LOOSE, words)
    assert len(save(desk, path)) == 1


def _without_footers(top: Element) -> None:
    for node in list(top.iter(w("footerReference"))):
        dropped(node)


def _emptied(top: Element) -> None:
    for node in list(top.iter(w("r"))):
        dropped(node)


@pytest.mark.parametrize("edits", [{DOCUMENT: _without_footers}, {FOOTER: _emptied, EVEN: _emptied}], ids=["no footers", "empty ones"])
def test_page_numbers_that_were_taken_out_are_listed_and_the_file_is_kept(desk: Desk, path: Path, edits: dict[str, Edit]) -> None:
    for part, edit in edits.items():
        change(path, part, edit)
    (found,) = changes_of(desk, path)
    assert (found.kind, found.now) == (ChangeKind.LOOSE, "没有页码")
    assert len(save(desk, path)) == 1


def test_a_footer_with_more_than_a_page_number_stays_in_the_file(desk: Desk, path: Path) -> None:
    change(path, FOOTER, lambda top: top[0].append(run("共三页")))
    assert changes_of(desk, path) == ()
    assert save(desk, path) == []
    parts = [part_of(path.read_bytes(), f"word/footer{n}.xml") for n in (1, 2, 3)]
    assert any("共三页" in "".join(node.text or "" for node in part.iter(w("t"))) for part in parts)


@pytest.mark.parametrize("pitch", ["578", "580", "x", ""])
def test_a_grid_that_another_program_rounded_or_left_out_is_no_change(desk: Desk, path: Path, pitch: str) -> None:
    change(path, DOCUMENT, section("docGrid", linePitch=pitch))
    assert changes_of(desk, path) == ()
    assert save(desk, path) == []


def test_margins_that_leave_no_room_are_not_offered(desk: Desk, path: Path) -> None:
    change(path, DOCUMENT, section("pgMar", left="6000", right="5900"))
    assert [found.kind for found in changes_of(desk, path)] == [ChangeKind.LOOSE]
    assert len(save(desk, path)) == 1
