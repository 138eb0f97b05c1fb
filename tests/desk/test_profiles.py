"""Layout profiles: those that are shipped, and the person's own."""

from pathlib import Path

import pytest

from editor.desk.desk import Desk
from editor.desk.profiles import Profiles
from editor.layout import FontBook
from editor.model.document.document import Document
from editor.model.problem import NigaoError
from editor.storage.folders import Folders
from editor.word import write_docx
from tests.desk.elements import DOCUMENT, SENTENCE, draft_of, laid_of
from tests.office import convert_to_pdf, pdf_lines
from tests.word.papers import NS, W, paragraph, part

MM = 1440 / 25.4
KEYS = ["company", "gbt33476", "gbt9704", "gbt9704-grid"]


@pytest.fixture
def profiles(tmp_path: Path) -> Profiles:
    return Profiles(tmp_path / "profiles")


def _own(folder: Path, text: str) -> Profiles:
    (folder / "profiles").mkdir(parents=True)
    (folder / "profiles" / "own.toml").write_text(text, "utf-8")
    return Profiles(folder / "profiles")


def test_four_layouts_are_shipped_and_none_has_a_fault(profiles: Profiles) -> None:
    assert profiles.keys() == KEYS
    assert [profiles.problem(key) for key in KEYS] == [None] * 4
    assert len({profiles.profile(key).name for key in KEYS}) == 4


def test_the_coordinates_of_gbt_33476_are_34_58_and_32_58_mm_with_lines_of_29_5_points(profiles: Profiles) -> None:
    page, body = profiles.profile("gbt33476").page, profiles.profile("gbt33476").style("正文")
    assert (page.top / MM, page.bottom / MM) == (pytest.approx(34.58, abs=0.02), pytest.approx(32.58, abs=0.02))
    assert body.line == 590


def test_word_s_character_grid_is_written_instead_of_exact_lines_and_spacing(profiles: Profiles) -> None:
    data = write_docx(Document((paragraph("正文", "国"),)), profiles.profile("gbt9704-grid"))
    grid = part(data, "word/document.xml").find(".//w:docGrid", NS)
    assert grid is not None
    assert {key.rpartition("}")[2]: value for key, value in grid.items()} == {"type": "linesAndChars", "linePitch": "579", "charSpace": "-849"}
    normal = part(data, "word/styles.xml").find("w:style[@w:styleId='Normal']", NS)
    assert normal is not None
    assert normal.find("w:pPr/w:snapToGrid", NS) is None
    spacing = normal.find("w:pPr/w:spacing", NS)
    assert spacing is not None
    assert spacing.get(f"{{{W}}}lineRule") == "auto"


def test_a_layout_with_the_grid_has_the_pages_of_the_standard(profiles: Profiles) -> None:
    plain, grid = profiles.profile("gbt9704"), profiles.profile("gbt9704-grid")
    pages = [laid_of(DOCUMENT, profile, FontBook(profile.fonts, files=())).pages for profile in (plain, grid)]
    assert pages[0] == pages[1]


@pytest.mark.needs("soffice", "pdftotext")
@pytest.mark.parametrize(("key", "lines", "characters"), [("gbt33476", 22, 28), ("company", 34, 35)])
def test_a_page_holds_the_lines_and_characters_that_its_layout_says(
    profiles: Profiles, tmp_path: Path, pinned_fonts: Path, key: str, lines: int, characters: int
) -> None:
    assert pinned_fonts.is_file()
    profile = profiles.profile(key)
    assert (profile.page.lines, profile.page.characters) == (lines, characters)
    written = tmp_path / "w.docx"
    written.write_bytes(write_docx(Document((paragraph("主送机关", "国" * lines * characters * 2),)), profile))
    pages = pdf_lines(convert_to_pdf(written, tmp_path))
    assert [page[:-1] for page in pages] == [["国" * characters] * lines] * 2


def test_an_own_layout_says_only_what_differs(tmp_path: Path) -> None:
    profiles = _own(tmp_path, 'name = "本省"\n[page]\nleft = 1600\n[styles."正文"]\nfont = "楷体"\n')
    profile = profiles.profile("own")
    assert profiles.problem("own") is None
    assert (profile.name, profile.page.left, profile.page.top, profile.style("正文").font, profile.style("正文").first) == (
        "本省",
        1600,
        2098,
        "楷体",
        2,
    )


def test_an_own_layout_goes_before_a_shipped_one_of_the_same_key(tmp_path: Path) -> None:
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "company.toml").write_text('base = "company"\nname = "我司"\n', "utf-8")
    assert Profiles(folder).profile("company").name == "我司"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('name = "甲"\n[page]\nwidth = "A4"\n', "page.width"),
        ('name = "甲"\n[page]\nleft = 12000\n', "page"),
        ('name = "甲"\n[page]\nlines = 0\n', "page.lines"),
        ('name = "甲"\n[styles."正文"]\nfont = "隶书"\n', "styles.正文.font"),
        ('name = "甲"\n[styles."正文"]\nsize = 0\n', "styles.正文.size"),
        ('name = "甲"\n[styles."正文"]\nalgin = "left"\n', "styles.正文.algin"),
        ('name = "甲"\n[styles."正文"]\nalign = "middle"\n', "styles.正文.align"),
        ('name = "甲"\nbase = "没有"\n', "base = '没有'"),
        ("name = 3\n", "name"),
        ('name = "甲"\n[fonts."仿宋"]\nfile = "a.ttf"\n', "fonts.仿宋"),
    ],
)
def test_a_wrong_layout_is_told_in_one_sentence_and_gbt_9704_is_used(tmp_path: Path, text: str, place: str) -> None:
    profiles = _own(tmp_path, text)
    problem = profiles.problem("own")
    assert problem is not None
    assert problem.text == f"版式“own”写得不对：{place}。先按 GB/T 9704 排版。"
    assert profiles.profile("own").page.top == 2098


@pytest.mark.parametrize(
    "text", ["[page\n", "\x00", "styles = 3\n", 'page = "x"\n', "fonts = []\n", '[styles]\n"正文" = 3\n', "[page_number]\nstyle = 5\n"]
)
def test_a_broken_layout_never_stops_the_program(tmp_path: Path, text: str) -> None:
    profiles = _own(tmp_path, text)
    assert profiles.problem("own") is not None
    assert profiles.profile("own").page.top == 2098


def test_a_template_that_names_a_wrong_or_missing_layout_opens_with_a_remark(tmp_path: Path) -> None:
    desk = Desk(Folders.under(tmp_path))
    file = tmp_path / "甲.nigao"
    file.write_text(f'+++\nname = "甲"\nlayout = "没有这个"\n+++\n{SENTENCE}\n', "utf-8")
    assert [note.text for note in desk.open(file).notes] == ["没有版式“没有这个”，按 GB/T 9704 排版。"]
    assert desk.profile("没有这个").key == "gbt9704"


def test_the_layout_of_a_draft_follows_its_template() -> None:
    assert draft_of('+++\nname = "甲"\nlayout = "company"\n+++\n正文。').template.layout == "company"


@pytest.mark.parametrize("key", KEYS)
def test_no_line_of_exact_height_is_lower_than_word_takes(profiles: Profiles, key: str) -> None:
    lines = [style.line for style in profiles.profile(key).styles.values() if not style.character]
    assert min(line for line in lines if line) >= 14


def test_a_program_whose_own_files_can_not_be_read_says_so(profiles: Profiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.desk.profiles.shipped_path", lambda name: tmp_path / "gone" / name)
    with pytest.raises(NigaoError, match="重新安装"):
        profiles.profile("gbt9704")
