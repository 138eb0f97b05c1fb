"""What changes nothing for a reader changes nothing for the program: another blank, encoding, line end, indentation, an advert above."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.sample.inspection import Inspection
from editor.model.sample.source import SourceText
from editor.reading import inspect

HEADS = ["一、基本情况", "（一）主要做法", "1.项目推进", "二、存在问题"]
SENTENCES = [
    "今年以来，〇高度重视，迅速部署，完成投资〇亿元，同比增长〇%。",
    "一是〇项目计划〇月底完工，惠及居民〇户。",
    "由〇建筑公司承建，总经理〇同志牵头，组长〇负责协调。",
    "深化与〇的合作，按照〇的要求，依托〇系统建成站点〇个。",
    "定于20〇年〇月〇日在〇市召开会议，参会〇人。",
    "〇镇新建水厂〇座，铺设管网〇公里，〇镇群众受益。",
    "打造“〇”服务品牌，争取补助〇万元，缺口〇万元。",
    "〇将再接再厉，力争〇年建成示范点〇处。",
]
PLAIN = [
    "各级各部门要提高认识，加强领导，把各项任务落到实处。",
    "会议于3月5日上午9:00在三楼会议室召开，参会人员48人。",
    "用X射线机检测，合格率按“合格数÷总数×100%”计算，某些指标偏低。",
    "回执发至ban_gong@example.com，文件名为“单位_回执_v2.docx”。",
    "按3人*2天核算，规格为72*72*1.5mm，参加1+X证书考核的共486人。",
]
ADVERT = "好稿文库 每天更新 只做原创\n会员群：          客服电话：         \n"

sentences = st.lists(st.sampled_from(HEADS + SENTENCES), min_size=1, max_size=8)


def report(body: list[str], blank: str) -> str:
    lines = ["关于〇片区建设情况的报告", "〇集团：", "现将有关情况报告如下：", *body, "特此报告。", "", "〇公司", "20〇年〇月〇日"]
    return "\n".join(lines).replace("〇", blank) + "\n"


def fields(found: Inspection) -> list[tuple[str | None, str, str, str | None]]:
    return [(slot.type, slot.field, slot.label, slot.group) for slot in found.slots]


def read(text: str) -> Inspection:
    return inspect(SourceText.of(text))


@given(sentences, st.sampled_from(["XX", "××", "xx", "ＸＸ", "___", "＿＿＿", "XXX", "__"]))
@settings(deadline=None, max_examples=60)
def test_another_kind_of_blank_changes_no_names_and_types(body: list[str], blank: str) -> None:
    assert fields(read(report(body, blank))) == fields(read(report(body, "X")))


@given(sentences, st.sampled_from(["gb18030", "utf-16", "utf-8-sig"]), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(deadline=None, max_examples=30)
def test_encoding_and_line_ends_change_nothing(body: list[str], encoding: str, end: str) -> None:
    text = report(body, "X")
    again = text.replace("\n", end).encode(encoding).decode(encoding)
    assert inspect(SourceText.of(again)) == inspect(SourceText.of(text))


@given(sentences, st.sampled_from(["　　", "    ", "  "]))
@settings(deadline=None, max_examples=30)
def test_indentation_changes_no_names_and_types(body: list[str], indentation: str) -> None:
    text = report(body, "X")
    indented = re.sub(r"^(?=\S)", indentation, text, flags=re.MULTILINE)
    assert fields(read(indented)) == fields(read(text))


@given(sentences)
@settings(deadline=None, max_examples=30)
def test_an_advert_above_changes_no_names_and_types(body: list[str]) -> None:
    text = report(body, "X")
    found = read(ADVERT + text)
    assert fields(found) == fields(read(text))
    assert found.noise_lines == (0, 1)


@given(st.lists(st.sampled_from(HEADS + PLAIN), max_size=10))
@settings(deadline=None, max_examples=40)
def test_a_text_without_blanks_gets_none(body: list[str]) -> None:
    text = "\n".join(["关于做好有关工作的通知", "各科室：", *body, "特此通知。", "青溪县水务局办公室", "2024年3月1日"])
    assert read(text).slots == ()


WORDS = "X × * ** _ __ 【 】 [ ] （ ） {{ }} ${ } < > 某 〇 …… 年 月 日 一、 （一） 1. 第一条 # | ： ， 。 公司 万元 20 报告 通知 附件 甲方 a 😀"
PIECES = st.sampled_from([*WORDS.split(" "), "　", "  ", "\n", "\t", "\ue000", "\x00"])


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=120))
@settings(deadline=None, max_examples=150)
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    found = read(text)
    for slot in found.slots:
        assert found.source.lines[slot.line][slot.start : slot.end] == slot.text
        assert slot.field
        assert slot.label
    spans = [(slot.line, slot.start, slot.end) for slot in found.slots]
    assert spans == sorted(spans)
    assert all(a[0] < b[0] or a[2] <= b[1] for a, b in pairwise(spans))
