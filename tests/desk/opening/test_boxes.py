"""Boxes to tick of a Word file, whatever draws them: symbol fonts, controls, legacy fields; what is saved opens again with their values."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from editor.desk import Desk
from editor.model.sample.inspection import left_out_of
from editor.model.template.field import Field, FieldType
from editor.storage.folders import Folders

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def _symbol(code: str, font: str = "Wingdings") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _lettered(text: str, font: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t>{text}</w:t></w:r>'


def _control(sign: str, name: str = "") -> str:
    alias, on = f'<w:alias w:val="{name}"/>' if name else "", int(sign == "☒")
    box = f'<w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{alias}{box}</w:sdtPr><w:sdtContent>{_run(sign)}</w:sdtContent></w:sdt>"


def _legacy(name: str) -> str:
    data = f'<w:ffData><w:name w:val="{name}"/><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


LINES = {
    "symbols": (_run("性别：") + _symbol("F0A8") + _run("男  ") + _symbol("F0A8") + _run("女"), "性别", ("男", "女"), ""),
    "a ticked symbol": (_run("性别：") + _symbol("F0FE") + _run("男  ") + _symbol("F0A8") + _run("女"), "性别", ("男", "女"), "男"),
    "symbols of another font": (
        _run("性别：") + _symbol("00A3", "Wingdings 2") + _run("男 ") + _symbol("0052", "Wingdings 2") + _run("女"),
        "性别",
        ("男", "女"),
        "女",
    ),
    "letters in a symbol font": (
        _run("性别：") + _lettered("£", "Wingdings 2") + _run("男 ") + _lettered("£", "Wingdings 2") + _run("女"),
        "性别",
        ("男", "女"),
        "",
    ),
    "controls": (_run("政治面貌：") + _control("☐") + _run("党员 ") + _control("☒") + _run("群众"), "政治面貌", ("党员", "群众"), "群众"),
    "controls named as their words": (
        _run("性别：") + _control("☐", "男") + _run("男 ") + _control("☐", "女") + _run("女"),
        "性别",
        ("男", "女"),
        "",
    ),
    "legacy fields": (
        _run("审批意见：") + _legacy("Check1") + _run("同意 ") + _legacy("Check2") + _run("不同意"),
        "审批意见",
        ("同意", "不同意"),
        "",
    ),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Folders.under(tmp_path / "home"))


def _file(tmp_path: Path, line: str) -> Path:
    document = docx.Document()
    document.add_paragraph("人员情况登记表")
    document.add_paragraph("姓名：__________")
    document.add_paragraph("以下内容由本人填写。")._p.addnext(parse_xml(f"<w:p {W}>{line}</w:p>"))
    held = io.BytesIO()
    document.save(held)
    path = tmp_path / "表.docx"
    path.write_bytes(held.getvalue())
    return path


def _choices(desk: Desk, path: Path) -> list[Field]:
    return [field for field in desk.open(path, read_as="sample").draft.template.fields if field.type in (FieldType.CHOICE, FieldType.FLAG)]


@pytest.mark.parametrize(("line", "key", "options", "ticked"), LINES.values(), ids=LINES)
def test_boxes_of_a_word_file_are_one_choice(tmp_path: Path, desk: Desk, line: str, key: str, options: tuple[str, ...], ticked: str) -> None:
    path = _file(tmp_path, line)
    assert [(field.key, field.type, field.choices, field.sample) for field in _choices(desk, path)] == [(key, FieldType.CHOICE, options, ticked)]
    opened = desk.open(path, read_as="sample")
    assert opened.inspection is not None
    assert left_out_of(opened.inspection) == ()


def test_controls_with_names_of_their_own_stay_a_flag_each(tmp_path: Path, desk: Desk) -> None:
    line = _run("材料：") + _control("☐", "身份证明") + _run("证件 ") + _control("☐", "学历证明") + _run("证书")
    assert [(field.key, field.type) for field in _choices(desk, _file(tmp_path, line))] == [("身份证明", "flag"), ("学历证明", "flag")]


@pytest.mark.parametrize("value", ["", "男", "女"])
def test_a_saved_choice_opens_again(tmp_path: Path, desk: Desk, value: str) -> None:
    draft = desk.open(_file(tmp_path, LINES["symbols"][0])).draft.with_values({"姓名": "林水生", "性别": value})
    out = tmp_path / "存.docx"
    desk.save_word(draft, out)
    again = desk.open(out)
    assert (again.draft.value("性别"), again.draft.template) == (value, draft.template)
    shown = "\n".join(p.text for p in docx.Document(str(out)).paragraphs)
    assert f"{'☑' if value == '男' else '□'}男  {'☑' if value == '女' else '□'}女" in shown
