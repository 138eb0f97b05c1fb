"""Word forms on the command line: read by the rule, filled in place, kept, read back."""

import json
import zipfile
from pathlib import Path

import pytest

from editor.cli import main
from tests.desk.forms.made import para, run, table, texts_of, word
from tests.word.papers import R, control, packed, parts_of

DOCUMENT = "word/document.xml"
APPLICATION = word(para("申请表") + table(("姓名", ""), ("单位", ""), ("日期", "")), para("编号：{{ 编号 }}"))
VALUES = {"姓名": "王芳", "单位": "第三处", "日期": "2026-08-03", "编号": "17"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    Path("表.docx").write_bytes(APPLICATION)
    Path("值.json").write_text(json.dumps(VALUES, ensure_ascii=False), "utf-8")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> tuple[str, str]:
    capsys.readouterr()
    assert main(["--lang", "zh", *arguments]) == code
    return capsys.readouterr()


def test_the_fields_of_a_form_are_listed_with_those_of_its_header(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = said(capsys, 0, "fields", "表.docx", "--json")
    assert [(field["key"], field["type"]) for field in json.loads(out)] == [("姓名", "person"), ("单位", "org"), ("日期", "date"), ("编号", "text")]
    assert "--as sample" in err


def test_a_form_is_filled_in_place_and_gives_its_values(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 0, "fill", "表.docx", "--values", "值.json", "-o", "填.docx")
    texts = texts_of(Path("填.docx").read_bytes())
    assert texts[DOCUMENT] == ["申请表", "姓名", "王芳", "单位", "第三处", "日期", "2026年8月3日"]
    assert texts["word/header9.xml"] == ["编号：17"]
    back = json.loads(said(capsys, 0, "values", "填.docx", "--json")[0])
    assert (back["values"], back["changed_fields"]) == (VALUES, [])


def test_fields_that_are_empty_are_named_and_the_file_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("少.json").write_text('{"姓名": "王芳"}', "utf-8")
    _, err = said(capsys, 1, "fill", "表.docx", "--values", "少.json", "-o", "填.docx")
    assert "还有 3 项没填：单位、日期、编号。" in err
    _, err = said(capsys, 1, "fill", "表.docx", "--values", "少.json", "-o", "净.docx", "--final")
    assert not Path("净.docx").exists()


def test_nothing_filled_in_gives_the_file_itself(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 1, "fill", "表.docx", "-o", "填.docx")
    assert Path("填.docx").read_bytes() == APPLICATION


def test_a_filled_form_goes_on_with_what_it_has(capsys: pytest.CaptureFixture[str]) -> None:
    Path("少.json").write_text('{"姓名": "王芳"}', "utf-8")
    Path("多.json").write_text('{"单位": "第三处"}', "utf-8")
    said(capsys, 1, "fill", "表.docx", "--values", "少.json", "-o", "填.docx")
    said(capsys, 1, "fill", "填.docx", "--values", "多.json", "-o", "填.docx", "--force")
    assert json.loads(said(capsys, 0, "values", "填.docx", "--json")[0])["values"] == {"姓名": "王芳", "单位": "第三处"}


def test_what_was_changed_in_word_is_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 0, "fill", "表.docx", "--values", "值.json", "-o", "填.docx")
    parts = parts_of(Path("填.docx").read_bytes())
    parts[DOCUMENT] = parts[DOCUMENT].replace("王芳".encode(), "李明".encode())
    Path("改.docx").write_bytes(packed(parts))
    back = json.loads(said(capsys, 0, "values", "改.docx", "--json")[0])
    assert (back["values"], back["changed_fields"]) == ({**VALUES, "姓名": "李明"}, ["姓名"])


def test_what_was_changed_in_word_stays_when_the_form_is_filled_again(capsys: pytest.CaptureFixture[str]) -> None:
    Path("少.json").write_text('{"姓名": "王芳"}', "utf-8")
    Path("多.json").write_text('{"单位": "第三处", "姓名": "赵六"}', "utf-8")
    said(capsys, 1, "fill", "表.docx", "--values", "少.json", "-o", "填.docx")
    parts = parts_of(Path("填.docx").read_bytes())
    parts[DOCUMENT] = parts[DOCUMENT].replace("申请表".encode(), "登记表（新）".encode())
    Path("改.docx").write_bytes(packed(parts))
    said(capsys, 1, "fill", "改.docx", "--values", "多.json", "-o", "又.docx")
    assert texts_of(Path("又.docx").read_bytes())[DOCUMENT] == ["登记表（新）", "姓名", "赵六", "单位", "第三处", "日期", ""]
    assert json.loads(said(capsys, 0, "values", "又.docx", "--json")[0])["values"] == {"姓名": "赵六", "单位": "第三处"}
    said(capsys, 0, "fill", "又.docx", "--values", "值.json", "-o", "三.docx")
    assert texts_of(Path("三.docx").read_bytes())[DOCUMENT] == ["登记表（新）", "姓名", "王芳", "单位", "第三处", "日期", "2026年8月3日"]


@pytest.mark.parametrize("ending", ["txt", "html"])
def test_the_text_of_a_filled_form_is_written(ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 0, "fill", "表.docx", "--values", "值.json", "-o", f"填.{ending}")
    text = Path(f"填.{ending}").read_text("utf-8")
    assert all(word in text for word in ("王芳", "第三处", "2026年8月3日", "编号：17"))
    assert ("<td" in text) == (ending == "html")


@pytest.mark.needs("soffice")
def test_a_filled_form_is_printed_by_libreoffice(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 0, "fill", "表.docx", "--values", "值.json", "-o", "填.pdf")
    assert Path("填.pdf").read_bytes().startswith(b"%PDF")


def test_a_sheet_of_a_form_is_filled_in_and_read(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 0, "fields", "表.docx", "-o", "表.xlsx")
    assert zipfile.is_zipfile("表.xlsx")
    said(capsys, 1, "fill", "表.docx", "--values", "表.xlsx", "-o", "填.docx")


def test_a_form_is_kept_as_it_is_or_read_as_a_sample(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, 0, "import", "表.docx", "-o", "模板.docx")
    assert parts_of(Path("模板.docx").read_bytes())[DOCUMENT] == parts_of(APPLICATION)[DOCUMENT]
    assert [field["key"] for field in json.loads(said(capsys, 0, "fields", "模板.docx", "--json")[0])] == list(VALUES)
    assert main(["import", "表.docx", "-o", "模板.nigao"]) in (0, 1)
    assert "{{ 姓名 }}" in Path("模板.nigao").read_text("utf-8")


def test_as_overrules_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    Path("文.docx").write_bytes(word(para("由XX承办。")))
    assert main(["fill", "表.docx", "--values", "值.json", "-o", "公文.docx", "--as", "sample"]) == 2
    said(capsys, 1, "fill", "文.docx", "-o", "原样.docx", "--as", "form")
    assert Path("原样.docx").read_bytes() == Path("文.docx").read_bytes()
    assert json.loads(said(capsys, 0, "inspect", "文.docx", "--as", "form", "--json")[0])["as"] == "form"


def test_an_unknown_key_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("错.json").write_text('{"没有": "x"}', "utf-8")
    assert "没有" in said(capsys, 2, "fill", "表.docx", "--values", "错.json", "-o", "填.docx")[1]


def test_errors_of_tags_name_their_paragraphs_all_at_once_and_the_rest_is_filled(capsys: pytest.CaptureFixture[str]) -> None:
    body = "".join(
        map(para, ("{% for 人 in 名单 %}{{ 人.姓名 }}", "{{ 单位 }}", "{% endif %}", "{{ 甲 + }}", "{{ 乙 | 没有 }}", "{% include 'x' %}"))
    )
    Path("错.docx").write_bytes(word(body))
    Path("值.json").write_text('{"单位": "第三处"}', "utf-8")
    _, err = said(capsys, 1, "fill", "错.docx", "--values", "值.json", "-o", "填.docx", "--as", "form")
    assert all(f"第 {line} 段" in err for line in (1, 3, 4, 5, 6))
    assert "第 2 段" not in err
    assert texts_of(Path("填.docx").read_bytes())[DOCUMENT][1:3] == ["第三处", "{% endif %}"]


def test_a_clean_copy_has_neither_marks_nor_what_reaches_outside(capsys: pytest.CaptureFixture[str]) -> None:
    fetched = "<w:fldSimple w:instr=' INCLUDETEXT \"http://example.org/a\" '>" + run("网站") + "</w:fldSimple>"
    parts = parts_of(word(para("姓名：", control(run("单击此处"), alias="姓名")) + para(fetched)))
    link = f'<Relationship Id="out" Type="{R}/attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", link.encode())
    Path("外.docx").write_bytes(packed(parts))
    Path("值.json").write_text('{"姓名": "王芳"}', "utf-8")
    _, err = said(capsys, 0, "fill", "外.docx", "--values", "值.json", "-o", "填.docx")
    assert "example.org" in err
    assert "example.org" in parts_of(Path("填.docx").read_bytes())["word/_rels/document.xml.rels"].decode()
    said(capsys, 0, "fill", "外.docx", "--values", "值.json", "-o", "净.docx", "--final")
    clean = parts_of(Path("净.docx").read_bytes())
    assert [path for path, data in clean.items() if b"example.org" in data or b"_nf" in data or b"<w:sdt>" in data or b"urn:nigao" in data] == []
    assert texts_of(Path("净.docx").read_bytes())[DOCUMENT] == ["姓名：王芳", "网站"]


def test_a_file_with_a_password_is_told_from_a_damaged_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("锁.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    Path("坏.docx").write_bytes(APPLICATION[:300])
    assert "有密码" in said(capsys, 3, "fields", "锁.docx")[1]
    assert "已损坏" in said(capsys, 3, "fields", "坏.docx")[1]


def test_a_form_that_becomes_too_long_is_refused_with_the_limit_before_it_fills_the_memory(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ("{%p for 甲 in 表 %}", "{%p for 乙 in 表 %}", "正文" * 5000, "{%p endfor %}", "{%p endfor %}")
    Path("长.docx").write_bytes(word("".join(map(para, lines))))
    Path("行.json").write_text(json.dumps({"表": [{"名": str(number)} for number in range(60)]}), "utf-8")
    _, err = said(capsys, 4, "fill", "长.docx", "--values", "行.json", "-o", "填.docx")
    assert "最多 2400 万字" in err
    assert not Path("填.docx").exists()
