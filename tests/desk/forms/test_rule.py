"""A form or a sample: most blanks in tables, controls, fields and tags make a form, sentences a sample; headers and footers count for nothing."""

import io
import zipfile
from pathlib import Path

import pytest

from editor.desk import Desk, FileKindOfForm
from tests.desk.forms.made import para, run, table, word
from tests.word.papers import control

HEAD = para("柳溪市粮储局文件") + para("柳粮发〔2026〕X号")
NOTICE = para("关于开展检查的通知") + para("各科室：") + para("一、时间") + para("定于X月X日由XX科承办，预计XX人参加。") + para("二、要求")
PICTURE = "<w:r><w:drawing/></w:r>"
PAGES = para("第 ", "<w:fldSimple w:instr=' PAGE '>" + run("1") + "</w:fldSimple>", " 页")
MERGE = "<w:fldSimple w:instr=' MERGEFIELD {0} '>" + run("«{0}»") + "</w:fldSimple>"
LEGACY = (
    "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='{0}'/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT "
    "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>     </w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
APPLICATION = table(("姓名", ""), ("单位", ""), ("职务", ""), ("联系电话", ""))

FORMS: dict[str, bytes] = {
    "an application": word(para("申请表") + APPLICATION),
    "with a red head": word(HEAD + APPLICATION),
    "with a header and page numbers": word(para("申请表") + APPLICATION, para("内部资料 编号：XX"), PAGES),
    "with a picture": word(para(PICTURE) + APPLICATION),
    "with an addressee": word(para("尊敬的领导：") + APPLICATION),
    "with numbered headings": word(para("一、基本情况") + APPLICATION + para("二、说明")),
    "with a sentence that has a blank": word(APPLICATION + para("以上由XX填写。")),
    "empty rows": word(para("签到表") + table(("序号", "姓名", "单位"), ("1", "", ""), ("2", "", ""), ("3", "", ""))),
    "content controls": word(para("姓名：", control(run("单击此处"), alias="姓名")) + para("单位：", control(run("单击此处"), alias="单位"))),
    "a control in a sentence": word(para("由", control(run("单击此处"), alias="单位"), "承办。")),
    "merge fields": word(para("户主", MERGE.format("户主"), "应缴", MERGE.format("金额"), "元")),
    "legacy fields": word(para("姓名", LEGACY.format("甲")) + para("单位", LEGACY.format("乙"))),
    "tags": word(para("由{{ 单位 }}于{{ 日期 }}办理。")),
    "tags in a notice": word(para("关于开展检查的通知") + para("各科室：") + para("一、时间") + para("定于{{ 日期 }}由{{ 单位 }}承办。")),
    "code": word(para("{% if 有附件 %}附件随文报送。{% endif %}") + para("{{ 单位 }}")),
    "rows of a loop": word(table(("姓名",), ("{%tr for 人 in 名单 %}",), ("{{ 人.姓名 }}",), ("{%tr endfor %}",))),
    "boxes in a table": word(table(("性别", "□男 □女"), ("民族", ""))),
    "a table of dates": word(table(("开始日期", "   年  月  日"), ("结束日期", "   年  月  日"))),
    "tags in a header too": word(para("{{ 甲 }}"), para("{{ 乙 }}")),
    "underscores in cells": word(table(("承办单位：____", "负责人：____"))),
}
SAMPLES: dict[str, bytes] = {
    "a notice": word(NOTICE),
    "with a red head": word(HEAD + NOTICE),
    "with a header and page numbers": word(NOTICE, para("柳溪市粮储局"), PAGES),
    "with tags in the header alone": word(NOTICE, para("{{ 甲 }}"), para("{{ 乙 }}{{ 丙 }}{{ 丁 }}{{ 戊 }}{{ 己 }}")),
    "with a picture": word(para(PICTURE) + NOTICE),
    "with a table of data": word(NOTICE + table(("项目", "数量"), ("桌椅", "12"), ("电脑", "3"))),
    "with a table that has a blank": word(NOTICE + table(("联系人", ""))),
    "without blanks": word(para("关于开展检查的通知") + para("各科室：") + para("请按要求办理。")),
    "a text of sentences": word(para("甲方XX与乙方XX于X月X日签订本合同。")),
    "a contract": word(para("甲方：____") + para("乙方：____") + para("一、标的") + para("乙方向甲方供应____吨。")),
    "underscores": word(para("兹有____同志前往你处联系____事宜。")),
    "brackets": word(para("【单位】定于【日期】召开会议。")),
    "half and half": word(para("由XX承办，XX协办。") + table(("姓名", ""), ("职务", ""))),
    "a speech": word(para("在会议上的讲话") + para("同志们：") + para("今年完成投资X亿元，增长X%。")),
    "a report with two tables": word(NOTICE + table(("指标", "值"), ("甲", "1")) + table(("指标", "值"), ("乙", "2"))),
    "nothing": word(para("")),
    "a table of data alone": word(table(("项目", "数量"), ("桌椅", "12"))),
    "underlined words": word(para("由", run("柳溪市粮储局", "<w:u w:val='single'/>"), "承办，共XX人。")),
    "a letter": word(para("尊敬的XX先生：") + para("感谢您于X月X日来访。") + para("此致")),
    "minutes": word(para("会议纪要") + para("时间：X月X日") + para("地点：XX") + para("一、会议听取了XX的汇报。")),
}


def read_as(folder: Path, data: bytes) -> bool:
    path = folder / "文.docx"
    path.write_bytes(data)
    return not isinstance(Desk().open_form(str(path)), FileKindOfForm)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_a_form(name: str, tmp_path: Path) -> None:
    assert read_as(tmp_path, FORMS[name])


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_a_sample(name: str, tmp_path: Path) -> None:
    assert not read_as(tmp_path, SAMPLES[name])


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_a_form_that_could_not_be_written_again_is_read_as_a_sample(part: str, tmp_path: Path) -> None:
    assert not read_as(tmp_path, _with_damaged(FORMS["an application"], part))
    desk, out = Desk(), tmp_path / "存.docx"
    desk.save_word(desk.open(tmp_path / "文.docx").draft, out)
    assert out.exists()


def _with_damaged(data: bytes, part: str) -> bytes:
    """The file with a part whose packed bytes are none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo(part)
    at = entry.header_offset + 30 + len(part)
    return data[:at] + b"\xff" * entry.compress_size + data[at + entry.compress_size :]
