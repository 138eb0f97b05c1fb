"""What lines of the head say together: signatories, marks of several issuers, a number beside its title."""

import pytest

from editor.desk.opening.samples import read_sample
from editor.model.sample.inspection import left_out_of
from editor.model.sample.source import SourceText
from tests.reading.marked import seen
from tests.reading.template.test_elements import BODY, FOOT, TITLE, made, of_head

NUMBER = "柳粮发〔2026〕5号"


def untold(text: str) -> list[str]:
    """What the import of a text leaves out."""
    opened = read_sample(SourceText.of(text), "范文")
    assert opened.inspection is not None
    return [entry.text for entry in left_out_of(opened.inspection)]


@pytest.mark.parametrize(
    ("lines", "signers"),
    [
        ([f"{NUMBER}　　签发人：王明", "　　　　　　　　　　李华"], ["王明", "李华"]),
        ([f"{NUMBER}　　签发人：王明　李华", "　　　　　　　　　赵云"], ["王明　李华", "赵云"]),
        (["签发人：王明　李华", "　　　　赵云　周平", NUMBER], ["王明　李华", "赵云　周平"]),
        (["签发人：王明", f"{NUMBER}　　　　李华"], ["王明", "李华"]),
        (["签发人：王明、李华、", "赵云", NUMBER], ["王明、李华", "赵云"]),
        ([NUMBER, "签发人：王明", "李　华", "赵云（女）"], ["王明", "李　华", "赵云（女）"]),
        (["签发人：", "王明", NUMBER], ["王明"]),
        (["签发人：王明（局长）", "欧阳清", NUMBER], ["王明（局长）", "欧阳清"]),
    ],
)
def test_names_below_the_signatory_are_signatories(lines: list[str], signers: list[str]) -> None:
    found = of_head(*lines)
    assert [line.removeprefix("@签发人 ") for line in found if line.startswith("@签发人")] == signers
    assert f"@发文字号 {NUMBER}" in found
    assert len(found) == len(signers) + 1
    assert untold("\n".join([*lines, TITLE, BODY + FOOT])) == []


@pytest.mark.parametrize(
    "line",
    [
        *(f"{NUMBER}{gap}签发人：王明" for gap in ("", " ", "　", "　　　　", "\t", "      ", "　\t")),
        *(f"{NUMBER} {label}" for label in ("签发人:王明", "签 发 人：王明", "签发人 王明", "签发人王明", "签发：王明", "（签发人：王明）")),
        *(f"签发人：王明{gap}{NUMBER}" for gap in (" ", "　", "\t", "　　　　")),
    ],
)
def test_number_and_signatory_stand_on_one_line_in_any_spacing(line: str) -> None:
    assert sorted(of_head(line)) == [f"@发文字号 {NUMBER}", "@签发人 王明"]
    assert untold(f"{line}\n{TITLE}\n{BODY}{FOOT}") == []


@pytest.mark.parametrize(
    "line",
    [
        "签发人：王明　审核：李华",
        "签发后请于当日送达",
        "签发人签字后生效。",
        "本件由签发人负责",
        "签发人：见附件；会签：各科室",
        "拟稿：王明　核稿：李华",
    ],
)
def test_a_line_that_only_speaks_of_signing_is_none(line: str) -> None:
    assert of_head(line) == [line]


@pytest.mark.parametrize("below", ["王明任组长", "会议材料之三", "内部资料", "储粮"])
def test_what_is_no_name_below_the_signatory_stays_text(below: str) -> None:
    assert of_head(NUMBER, "签发人：王明", below) == [f"@发文字号 {NUMBER}", "@签发人 王明", below]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["签发人：____", "　　　　____", NUMBER], 2),
        (["签发人：XXX", "XXX", "XXX", NUMBER], 3),
        (["签发人：XXX", f"{NUMBER}　　　　XXX"], 2),
        ([f"{NUMBER}　　签发人："], 1),
        ([NUMBER, "签发人："], 1),
        ([f"{NUMBER}　签发人：某某某"], 1),
    ],
)
def test_blanks_of_signatories_are_called_so_on_each_line(lines: list[str], count: int) -> None:
    slots = seen("\n".join([*lines, TITLE, BODY + FOOT])).slots
    assert [("签发人" in slot.field, slot.type) for slot in slots] == [(True, "person")] * count
    assert sum(line.startswith("@签发人 {{") for line in of_head(*lines)) == count


@pytest.mark.parametrize(
    ("lines", "marks"),
    [
        (["柳溪市粮储局", "柳溪市财政局", "文件"], ["柳溪市粮储局", "柳溪市财政局文件"]),
        (["柳溪市粮储局", "柳溪市财政局　　文件", "柳溪市审计局"], ["柳溪市粮储局", "柳溪市财政局文件", "柳溪市审计局"]),
        (["柳溪市粮储局　文件", "柳溪市财政局"], ["柳溪市粮储局文件", "柳溪市财政局"]),
        (["柳溪市粮储局 柳溪市财政局 文件"], ["柳溪市粮储局", "柳溪市财政局文件"]),
        (["中共柳溪市委 柳溪市人民政府文件"], ["中共柳溪市委", "柳溪市人民政府文件"]),
        (["柳溪市粮储局　　柳溪市财政局", "文 件"], ["柳溪市粮储局", "柳溪市财政局文件"]),
        (["柳溪市粮储局", "文　　件"], ["柳溪市粮储局文件"]),
        (["柳溪市粮食和物资储备局", "办公室文件"], ["柳溪市粮食和物资储备局办公室文件"]),
        (["柳溪市安全生产委员会", "办公室", "文件"], ["柳溪市安全生产委员会办公室文件"]),
        (["柳溪市粮食", "和物资储备局文件"], ["柳溪市粮食和物资储备局文件"]),
        (["柳溪市粮储局文件", f"{NUMBER}"], ["柳溪市粮储局文件"]),
        (["XX市粮储局", "XX市财政局文件"], ["{{ 市名 }}市粮储局", "{{ 市名 }}市财政局文件"]),
    ],
)
def test_issuers_over_several_lines_are_a_mark_each(lines: list[str], marks: list[str]) -> None:
    given = lines if NUMBER in lines else [*lines, NUMBER]
    assert of_head(*given) == [*(f"@发文机关标志 {mark}" for mark in marks), f"@发文字号 {NUMBER}"]
    assert untold("\n".join([*given, TITLE, BODY + FOOT])) == []


@pytest.mark.parametrize("above", ["内部资料", "会议材料之三", "柳溪市储粮工作汇编", "2026年第一季度", "样表"])
def test_what_is_no_office_above_a_mark_is_no_part_of_it(above: str) -> None:
    assert of_head(above, "柳溪市粮储局文件", NUMBER) == [above, "@发文机关标志 柳溪市粮储局文件", f"@发文字号 {NUMBER}"]


@pytest.mark.parametrize(
    ("line", "number_first"),
    [
        *((f"{NUMBER}{gap}{TITLE}", True) for gap in (" ", "　　", "", "\t")),
        *((f"{TITLE}{gap}{NUMBER}", False) for gap in (" ", "　　", "")),
        (f"{TITLE}（{NUMBER}）", False),
        (f"{TITLE}({NUMBER})", False),
        (f"柳粮发(2026)5号　{TITLE}", True),
    ],
)
def test_a_number_beside_the_title_is_the_number(line: str, number_first: bool) -> None:
    found, number = made(f"{line}\n{BODY}{FOOT}"), "柳粮发(2026)5号" if "(2026)" in line and number_first else NUMBER
    expected = [f"@发文字号 {number}", f"@标题 {TITLE}"]
    assert found[:3] == [*(expected if number_first else reversed(expected)), "@主送机关 各站"]
    assert seen(f"{line}\n{BODY}{FOOT}").title == TITLE
    assert untold(f"{line}\n{BODY}{FOOT}") == []


@pytest.mark.parametrize(
    "title",
    [
        "关于转发柳粮发〔2026〕5号文件的通知",
        "关于贯彻落实柳粮发〔2026〕5号文件精神的报告",
        "关于对柳粮请〔2026〕5号的批复",
        "柳粮发〔2026〕5号文件宣讲方案",
        "关于废止柳粮发〔2020〕3号等文件的决定",
        "关于第5号提案的答复",
    ],
)
def test_a_number_inside_a_title_stays_there(title: str) -> None:
    assert made(f"{title}\n{BODY}{FOOT}")[:2] == [f"@标题 {title}", "@主送机关 各站"]


def test_a_number_in_brackets_below_the_title_is_the_number() -> None:
    assert made(f"{TITLE}\n（{NUMBER}）\n{BODY}{FOOT}")[:3] == [f"@标题 {TITLE}", f"@发文字号 {NUMBER}", "@主送机关 各站"]


def test_blanks_of_a_number_beside_the_title_are_those_of_a_number() -> None:
    found = made(f"X粮发〔20XX〕X号 {TITLE}\n{BODY}{FOOT}")
    assert found[:2] == ["@发文字号 {{ 发文机关代字 }}粮发〔{{ 发文年份 }}〕{{ 发文序号 }}号", f"@标题 {TITLE}"]
