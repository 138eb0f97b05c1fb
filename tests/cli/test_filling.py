"""fields, fill, values, import, templates, render: what they write and how they end."""

import json
import struct
from pathlib import Path

import pytest

from editor.cli import main
from tests.desk.made import TEMPLATE, VALUES, text_of_docx
from tests.word.edited_files import edited, picture_paragraph, with_picture


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with the template 值守.nigao in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    Path("值守.nigao").write_text(TEMPLATE, "utf-8")
    return tmp_path


def _values(**changed: object) -> str:
    Path("v.json").write_text(json.dumps({**VALUES, **changed}, ensure_ascii=False), "utf-8")
    return "v.json"


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> object:
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_fill_writes_every_value_and_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "值守.nigao", "--values", _values(), "-o", "a.docx"]) == 0
    assert capsys.readouterr() == ("", "")
    text = text_of_docx(Path("a.docx"))
    assert "2026年8月3日起启动二级响应，投入资金12.80万元。" in text


def test_values_come_back_as_they_were_given(capsys: pytest.CaptureFixture[str]) -> None:
    main(["fill", "值守.nigao", "--values", _values(), "-o", "a.docx"])
    read = _json(capsys, "values", "a.docx")
    assert isinstance(read, dict)
    assert read["values"] == json.loads(Path("v.json").read_text("utf-8"))
    assert (read["template"], read["changed_fields"], read["changed_text"]) == ("防汛值守情况报告", [], [])
    assert main(["values", "a.docx"]) == 0
    assert "投入资金\t12.80" in capsys.readouterr().out


def test_the_sheet_of_fields_can_be_filled_and_given_back(capsys: pytest.CaptureFixture[str]) -> None:
    main(["fill", "值守.nigao", "--values", _values(), "-o", "a.docx"])
    assert main(["fields", "a.docx", "-o", "s.xlsx"]) == 0
    assert main(["fill", "值守.nigao", "--values", "s.xlsx", "-o", "b.docx"]) == 0
    assert Path("b.docx").read_bytes() == Path("a.docx").read_bytes()


def test_unfilled_fields_are_listed_and_the_file_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "值守.nigao", "--values", _values(投入资金="", 值守日期=""), "-o", "a.docx"]) == 1
    err = capsys.readouterr().err
    assert ("投入资金" in err, "值守日期" in err, "本单位" in err, err.count("\n")) == (True, True, False, 1)
    assert Path("a.docx").exists()


def test_a_wrong_value_is_written_and_remarked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "值守.nigao", "--values", _values(投入资金="很多", 响应等级="九级"), "-o", "a.docx"]) == 1
    err = capsys.readouterr().err
    assert ("很多" in err, "九级" in err) == (True, True)
    assert "投入资金很多万元" in text_of_docx(Path("a.docx"))


def test_a_final_copy_needs_every_required_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "值守.nigao", "--values", _values(投入资金=""), "-o", "a.docx", "--final"]) == 1
    assert "投入资金" in capsys.readouterr().err
    assert not Path("a.docx").exists()
    assert main(["fill", "值守.nigao", "--values", _values(), "-o", "a.docx", "--final"]) == 0
    assert main(["values", "a.docx"]) == 3


def test_an_unknown_key_is_named_and_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "值守.nigao", "--values", _values(本单元="甲"), "-o", "a.docx"]) == 2
    assert "本单元" in capsys.readouterr().err
    assert not Path("a.docx").exists()


def test_an_existing_file_is_replaced_only_by_force(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.docx").write_bytes(b"mine")
    for command in (["fill", "值守.nigao", "--sample", "-o", "a.docx"], ["fill", "值守.nigao", "-o", "a.docx", "--quiet"]):
        assert main(command) == 4
        assert "--force" in capsys.readouterr().err
        assert Path("a.docx").read_bytes() == b"mine"
    assert main(["fill", "值守.nigao", "--sample", "-o", "a.docx", "--force"]) == 0
    Path("s.xlsx").write_bytes(b"mine")
    assert main(["fields", "值守.nigao", "-o", "s.xlsx"]) == 4


@pytest.mark.parametrize("out", ["没有/a.docx", "值守.nigao/a.docx", "没有/a.txt"])
def test_a_place_that_can_not_be_written_is_exit_code_4(out: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "值守.nigao", "--sample", "-o", out]) == 4
    err = capsys.readouterr().err
    assert ("没有文件夹" in err, err.count("\n")) == (True, 1)


def test_fill_on_a_report_keeps_the_values_that_are_not_named() -> None:
    main(["fill", "值守.nigao", "--values", _values(), "-o", "a.docx"])
    Path("w.json").write_text('{"投入资金": "9,900.50"}', "utf-8")
    assert main(["fill", "a.docx", "--values", "w.json", "-o", "b.docx"]) == 0
    text = text_of_docx(Path("b.docx"))
    assert ("投入资金9900.50万元" in text, "二级响应" in text) == (True, True)


def test_the_sample_values_fill_all_and_are_the_same_each_time() -> None:
    for name in ("a.docx", "b.docx"):
        assert main(["fill", "值守.nigao", "--sample", "-o", name]) == 0
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
    assert "〔" not in text_of_docx(Path("a.docx"))


def test_text_html_and_pdf_are_written_by_the_ending() -> None:
    for name, start in (("a.txt", "　"), ("a.html", "<!DOCTYPE html>"), ("a.pdf", "%PDF")):
        assert main(["fill", "值守.nigao", "--sample", "-o", name]) == 0
        assert Path(name).read_bytes().startswith(start.encode())


@pytest.mark.needs("soffice")
def test_libreoffice_prints_the_pdf_where_it_is_asked_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "值守.nigao", "--sample", "-o", "a.pdf", "--through-libreoffice"]) == 0
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")
    assert main(["fill", "值守.nigao", "--sample", "-o", "a.docx", "--through-libreoffice"]) == 2
    assert ".pdf" in capsys.readouterr().err


def test_a_template_is_filled_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    entries = _json(capsys, "templates")
    assert isinstance(entries, list)
    assert len(entries) >= 2
    for entry in entries:
        assert entry["origin"] == "shipped"
        assert set(entry) == {"name", "file", "kind", "tags", "origin", "fields", "version"}
    for entry in entries[::8]:
        assert main(["fill", entry["name"], "--sample", "-o", f"{entry['name']}.docx"]) == 0
        assert len(_fields(capsys, entry["name"])) == entry["fields"]


def _fields(capsys: pytest.CaptureFixture[str], file: str) -> list[dict[str, object]]:
    listed = _json(capsys, "fields", file)
    assert isinstance(listed, list)
    return listed


def test_own_templates_hide_shipped_ones_of_the_same_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "值守"
    own = folder / "home" / "data" / "templates"
    own.mkdir(parents=True)
    (own / "a.nigao").write_text(TEMPLATE.replace("防汛值守情况报告", name), "utf-8")
    assert len(_fields(capsys, name)) == 6
    (own / "b.nigao").write_text(TEMPLATE.replace("防汛值守情况报告", name), "utf-8")
    assert main(["fields", name]) == 2
    err = capsys.readouterr().err
    assert ("a.nigao" in err, "b.nigao" in err) == (True, True)


def test_fields_are_the_same_from_template_and_report(capsys: pytest.CaptureFixture[str]) -> None:
    main(["fill", "值守.nigao", "--sample", "-o", "a.docx"])
    assert _fields(capsys, "a.docx") == _fields(capsys, "值守.nigao")


def test_import_of_a_report_gives_its_template_without_values() -> None:
    main(["fill", "值守.nigao", "--values", _values(), "-o", "a.docx"])
    assert main(["import", "a.docx", "-o", "b.nigao"]) == 0
    assert Path("b.nigao").read_text("utf-8") == TEMPLATE


def test_render_writes_a_picture_a_page_and_the_text_of_every_line() -> None:
    assert main(["render", "值守.nigao", "-o", "seiten/neu", "--dpi", "48", "--viewer", "libreoffice"]) == 0
    data = json.loads(Path("seiten/neu/pages.json").read_text("utf-8"))
    assert data["viewer"] == "libreoffice"
    assert sorted(path.name for path in Path("seiten/neu").iterdir()) == ["page-1.png", "pages.json"]
    lines = [line["text"] for line in data["pages"][0]["lines"]]
    assert lines[0] == "关于〔本单位〕防汛值守情况的报告"
    assert any("一、值守情况" in line for line in lines)
    width, height = struct.unpack(">II", Path("seiten/neu/page-1.png").read_bytes()[16:24])
    assert (round(width / 48 * 25.4), round(height / 48 * 25.4)) == (210, 297)


def test_pages_of_an_earlier_run_go_by_force_and_other_pictures_stay(capsys: pytest.CaptureFixture[str]) -> None:
    Path("长.nigao").write_text("正文。\n" * 60, "utf-8")
    assert main(["render", "长.nigao", "-o", "p", "--dpi", "20", "--quiet"]) == 0
    before = sorted(path.name for path in Path("p").glob("page-*.png"))
    Path("p/page-99.png").write_bytes(b"mine")
    assert main(["render", "值守.nigao", "-o", "p", "--dpi", "20"]) == 4
    assert "page-1.png" in capsys.readouterr().err
    assert sorted(path.name for path in Path("p").glob("page-*.png")) == [*before, "page-99.png"]
    assert main(["render", "值守.nigao", "-o", "p", "--dpi", "20", "--force"]) == 0
    assert before[:3] == ["page-1.png", "page-2.png", "page-3.png"]
    assert sorted(path.name for path in Path("p").glob("page-*.png")) == ["page-1.png", "page-99.png"]


def test_render_into_a_file_is_exit_code_4(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "值守.nigao", "-o", "值守.nigao"]) == 4
    assert Path("值守.nigao").read_text("utf-8") == TEMPLATE


def test_quiet_says_nothing_beside_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    Path("坏.nigao").write_text("+++\nname = \n+++\n正文\n", "utf-8")
    main(["fields", "坏.nigao"])
    assert "第 2 行" in capsys.readouterr().err
    main(["fields", "坏.nigao", "--quiet"])
    assert capsys.readouterr().err == ""


def test_of_many_notes_the_first_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("坏.nigao").write_text("+++\n+++\n" + "@没有 这个\n" * 30, "utf-8")
    main(["fields", "坏.nigao"])
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), "20" in lines[-1]) == (11, True)


def test_what_has_no_place_in_the_new_file_is_named_with_the_file_that_holds_it(capsys: pytest.CaptureFixture[str]) -> None:
    main(["fill", "值守.nigao", "--values", _values(), "-o", "a.docx"])
    report = Path("a.docx")
    report.write_bytes(with_picture(edited(report.read_bytes(), ("<w:body>", f"<w:body>{picture_paragraph()}"))))
    assert main(["fill", "a.docx", "-o", "b.docx"]) == 0
    assert capsys.readouterr().err == ""
    report.write_bytes(with_picture(edited(report.read_bytes(), ('r:embed="rId41"', 'r:embed="rId999"'))))
    assert main(["fill", "a.docx", "-o", "c.docx"]) == 0
    assert capsys.readouterr().err.splitlines() == ["有 1 处内容写不进新文件：图片“红方块”。", "这些内容都在“a.docx”里。"]


def test_a_name_that_is_too_long_for_the_disk_is_no_mistake_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", "值守.nigao", "-o", f"{'很' * 120}.docx", "--force"]) == 4
    assert "程序自己" not in capsys.readouterr().err


def test_what_is_wrong_with_the_template_is_not_said_to_be_mended_by_letting_a_value_stand(capsys: pytest.CaptureFixture[str]) -> None:
    Path("漏.nigao").write_text('+++\nname = "漏"\n+++\n@标题 报告\n\n{% if 单位 %}{{ 单位 }}办。\n', "utf-8")
    assert main(["--lang", "zh", "fill", "漏.nigao", "--sample", "-o", "a.docx"]) == 1
    err = capsys.readouterr().err
    assert ("endif" in err, "照写" in err) == (True, False)
