from pathlib import Path

import pytest

from editor.layout import FontBook
from editor.layout.fonts.advances import advances_of
from editor.layout.fonts.fontfiles import FontFile, faces_of, known_fonts
from editor.model.document.profile import Font, LayoutProfile


def _book(*families: str, font: Font | None = None) -> FontBook:
    fonts = {"仿宋": font or Font("仿宋_GB2312", "", ("仿宋",), ("AR PL UMing CN",))}
    return FontBook(fonts, files=[FontFile((family,), f"/fonts/{family}.ttf") for family in families])


def test_the_standards_own_font_comes_first() -> None:
    assert _book("AR PL UMing CN", "仿宋", "仿宋_GB2312").face("仿宋").standing_in_for is None


@pytest.mark.parametrize(("families", "chosen"), [(("AR PL UMing CN", "仿宋"), "仿宋"), (("AR PL UMing CN", "Other"), "AR PL UMing CN")])
def test_a_stand_in_says_for_whom_it_stands(families: tuple[str, ...], chosen: str) -> None:
    face = _book(*families).face("仿宋")
    assert (face.family, face.standing_in_for) == (chosen, "仿宋_GB2312")


def test_a_machine_without_fonts_still_has_a_face() -> None:
    assert _book().face("仿宋").path == ""


def test_a_bold_stand_in_is_taken_where_the_profile_asks_for_one() -> None:
    font = Font("方正小标宋简体", "", (), ("Serif",), bold_stand_in=True)
    files = [FontFile(("Serif",), "/regular.ttf", 0, 80), FontFile(("Serif",), "/bold.ttf", 0, 200)]
    assert FontBook({"小标宋": font}, files=files).face("小标宋").path == "/bold.ttf"


def test_latin_letters_have_their_companion() -> None:
    font = Font("仿宋_GB2312", "Times New Roman", (), ("AR PL UMing CN",))
    book = _book("仿宋_GB2312", "Times New Roman", font=font)
    assert (book.face("仿宋").family, book.face("仿宋", latin=True).family) == ("仿宋_GB2312", "Times New Roman")


def _is_known(family: str) -> FontFile | None:
    return next((file for file in known_fonts() if family in file.families), None)


@pytest.mark.needs("font:AR PL UMing CN")
def test_widths_are_those_of_the_font_file(tmp_path: Path) -> None:
    file = _is_known("AR PL UMing CN")
    assert file
    for _ in range(2):  # read from the font file, then from what was kept
        advances = advances_of(file.path, file.index, tmp_path)
        assert [advances.of(character) for character in "字8，\ue123\U0001f44d"] == [1.0, 0.5, 1.0, None, None]
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.needs("font:AR PL UMing CN")
def test_a_damaged_keepsake_is_read_anew(tmp_path: Path) -> None:
    file = _is_known("AR PL UMing CN")
    assert file
    advances_of(file.path, file.index, tmp_path)
    kept = next(tmp_path.iterdir())
    kept.write_bytes(kept.read_bytes()[:100])
    assert advances_of(file.path, file.index, tmp_path).of("字") == 1.0


@pytest.mark.needs("font:AR PL UMing CN")
def test_the_fonts_of_the_machine_are_remembered_until_a_font_folder_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = known_fonts(tmp_path)
    monkeypatch.setattr("editor.layout.fonts.fontfiles.installed_fonts", tuple)
    assert known_fonts(tmp_path) == first
    monkeypatch.setenv("FONTCONFIG_FILE", "/another.conf")
    assert known_fonts(tmp_path) == ()


@pytest.mark.needs("font:Noto Sans CJK SC")
def test_a_collection_names_its_faces_without_fontconfig() -> None:
    file = _is_known("Noto Sans CJK SC")
    assert file
    assert any("Noto Sans CJK SC" in face.families and face.index == file.index for face in faces_of(Path(file.path)))


def test_a_file_that_is_no_font_has_no_faces(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttf"
    bad.write_bytes(b"\x00\x01\x00\x00 not a font")
    assert faces_of(bad) == ()


@pytest.mark.needs("font:AR PL UMing CN", "font:Noto Sans CJK SC")
def test_a_character_that_a_font_lacks_is_lent_by_another(profile: LayoutProfile, pinned_fonts: Path) -> None:
    book = FontBook.of(profile)
    fang = book.face("仿宋")
    lender, advance = book.lender(fang, "㎏")
    assert advance > 0
    assert book.lender(fang, "字") == (fang, 1.0)
    assert book.lender(lender, "㎏") == (lender, advance)


@pytest.mark.needs("font:DejaVu Sans")
def test_a_sign_that_no_font_of_the_standard_has_is_lent_by_a_font_of_signs(profile: LayoutProfile) -> None:
    lender, advance = FontBook.of(profile).lender(FontBook.of(profile).face("仿宋"), "☑")
    assert advance > 0
    assert lender.path
    assert "☑" not in FontBook(profile.fonts, files=()).ruler(lender, 320, 0).strays
