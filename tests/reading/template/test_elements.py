"""The elements around a text are read as what they are: the head, attachments, what stands behind the date, 版记."""

import pytest

from editor.model.template.file import parse_template, print_template
from tests.reading.marked import seen
from tests.reading.template.test_offices_texts import untold_of
from tests.reading.template.test_templating import template

TITLE = "关于召开储粮工作会议的通知"
BODY = "各站：\n定于近日召开储粮工作会议。现将有关事项通知如下：\n一、会议时间\n3月5日上午9时。\n"
FOOT = "柳溪市粮储局\n2026年3月1日\n"


def made(text: str) -> list[str]:
    """The lines of the template of a text, without blank ones and without those that say where text stands."""
    written = print_template(template(text)).split("+++\n", 2)[2]
    return [line for line in written.splitlines() if line and line not in ("@文前", "@文后")]


def of_head(*lines: str) -> list[str]:
    """What becomes of lines above the title."""
    found = made("\n".join([*lines, TITLE, BODY + FOOT]))
    return found[: found.index(f"@标题 {TITLE}")]


def behind_date(*lines: str) -> list[str]:
    """What becomes of lines behind the date."""
    found = made("\n".join([TITLE, BODY + FOOT, *lines]))
    return found[found.index("@成文日期 2026年3月1日") + 1 :]


@pytest.mark.parametrize(
    "number",
    [
        "柳粮发〔2026〕5号", "柳粮发[2026]5号", "柳粮发［2026］5号", "柳粮发（2026）5号", "柳粮发(2026)5号", "柳粮发【2026】5号", "柳粮发﹝2026﹞5号",
        "柳粮发 〔2026〕 5号", "柳粮发〔 2026 〕 5 号", "柳粮发〔2026〕第5号", "柳粮发〔2026〕05号", "柳粮发〔2026]5号", "柳粮发<2026>5号",
        "柳粮发〔二〇二六〕5号", "柳粮发〔2026年〕5号", "柳粮发2026年5号", "2026年第5号", "第5号", "中共柳粮党〔2026〕12号", "柳粮发〔2026〕5-1号",
        "(2026)柳粮字第5号", "〔2026〕柳粮办字 5 号",
    ],
)  # fmt: skip
def test_a_number_above_the_title_is_one_however_it_is_typed(number: str) -> None:
    assert of_head("柳溪市粮储局文件", number) == ["@发文机关标志 柳溪市粮储局文件", f"@发文字号 {number}"]
    assert of_head(number) == [f"@发文字号 {number}"]


@pytest.mark.parametrize(
    ("line", "element"),
    [
        ("密级和保密期限：机密★1年", "密级 机密★1年"),
        ("缓急程度：加急", "紧急程度 加急"),
        ("平急：特急", "紧急程度 特急"),
        ("文号：柳粮发〔2026〕5号", "发文字号 柳粮发〔2026〕5号"),
    ],
)
def test_a_label_before_an_element_of_the_head_is_no_loss(line: str, element: str) -> None:
    assert of_head(line) == [f"@{element}"]
    assert untold_of("\n".join([line, TITLE, BODY + FOOT])) == []


def test_a_zero_of_either_kind_may_stand_in_a_year_with_blanks() -> None:
    assert untold_of(f"{TITLE}\n{BODY}柳溪市粮储局\n二○二六年×月×日") == untold_of(f"{TITLE}\n{BODY}柳溪市粮储局\n二〇二六年×月×日") == []


@pytest.mark.parametrize("number", ["X粮发〔20XX〕X号", "____〔____〕____号", "柳粮发〔202_〕__号", "××发〔20××〕××号"])
def test_a_number_with_blanks_is_one_too(number: str) -> None:
    head = of_head("柳溪市粮储局文件", number)
    assert head[1].startswith("@发文字号 ")
    assert "{{" in head[1]


@pytest.mark.parametrize("line", ["请见柳粮发〔2026〕5号文件。", "柳粮发〔2026〕5号文件精神", "（柳粮发〔2026〕5号）", "第5期", "编号5"])
def test_a_line_that_only_speaks_of_a_number_is_none(line: str) -> None:
    assert of_head(line) == [line]


@pytest.mark.parametrize(
    ("line", "elements"),
    [
        ("000012", ["@份号 000012"]),
        ("份号：000012", ["@份号 000012"]),
        ("机密★1年", ["@密级 机密★1年"]),
        ("秘密", ["@密级 秘密"]),
        ("绝密 ★ 长期", ["@密级 绝密 ★ 长期"]),
        ("密级：机密★三年", ["@密级 机密★三年"]),
        ("特急", ["@紧急程度 特急"]),
        ("紧急程度：加急", ["@紧急程度 加急"]),
        ("000012　　机密★1年　　特急", ["@份号 000012", "@密级 机密★1年", "@紧急程度 特急"]),
        ("签发人：王明", ["@签发人 王明"]),
        ("签发人：王　明　李　华", ["@签发人 王　明　李　华"]),
        ("柳粮发〔2026〕5号　　　　签发人：王明", ["@发文字号 柳粮发〔2026〕5号", "@签发人 王明"]),
        ("柳粮发(2026)5号 签发人: 王明", ["@发文字号 柳粮发(2026)5号", "@签发人 王明"]),
        ("柳 溪 市 粮 储 局 文 件", ["@发文机关标志 柳溪市粮储局文件"]),
    ],
)
def test_the_elements_of_the_head_are_told_by_themselves(line: str, elements: list[str]) -> None:
    assert of_head(line) == elements


def test_an_office_right_above_the_number_is_the_mark() -> None:
    assert of_head("柳溪市粮储局", "柳粮函〔2026〕5号") == ["@发文机关标志 柳溪市粮储局", "@发文字号 柳粮函〔2026〕5号"]
    marks = of_head("柳溪市粮储局", "柳溪市财政局文件", "柳粮发〔2026〕5号")
    assert marks == ["@发文机关标志 柳溪市粮储局", "@发文机关标志 柳溪市财政局文件", "@发文字号 柳粮发〔2026〕5号"]


@pytest.mark.parametrize("line", ["柳溪市粮储局内部资料　注意保存", "会议材料之三", "（征求意见稿）", "样表", "2026年第一季度"])
def test_a_line_above_the_title_that_is_no_element_stays_there(line: str) -> None:
    assert of_head(line, "柳溪市粮储局文件", "柳粮发〔2026〕5号") == [line, "@发文机关标志 柳溪市粮储局文件", "@发文字号 柳粮发〔2026〕5号"]


def test_text_above_the_title_and_below_the_signature_is_marked_as_such() -> None:
    behind = "回执\n姓名：王明\n（此件公开发布）\n补充说明一句。\n附件\n须知\n到场。"
    found = template(f"内部资料\n{TITLE}\n{BODY}{FOOT}{behind}")
    marked = [line for line in print_template(found).splitlines() if line.startswith("@")]
    assert marked[:3] == ["@文前", f"@标题 {TITLE}", "@主送机关 各站"]
    assert marked[-4:] == ["@文后", "@附注 此件公开发布", "@文后", "@附件 须知"]
    assert parse_template(print_template(found)) == (found, ())


def test_a_number_below_the_title_is_an_element() -> None:
    assert made(f"{TITLE}\n柳粮发〔2026〕5号\n{BODY}{FOOT}")[:3] == [f"@标题 {TITLE}", "@发文字号 柳粮发〔2026〕5号", "@主送机关 各站"]


@pytest.mark.parametrize("text", [f"{TITLE}。\n{BODY}{FOOT}", f"柳溪市粮储局{TITLE}。\n{BODY}{FOOT}", f"2026年储粮工作总结。\n{BODY}{FOOT}"])
def test_a_title_that_ends_in_a_full_stop_is_a_title(text: str) -> None:
    assert made(text)[0] == f"@标题 {text.splitlines()[0]}"


def test_words_that_close_a_text_are_no_title() -> None:
    assert seen(f"各站：\n近日召开会议。\n特此通知。\n{FOOT}").title is None


@pytest.mark.parametrize("first", ["附件", "附件1", "附件：", "附 件", "附件一", "【附件】", "附件1："])
@pytest.mark.parametrize("count", [1, 12, 60])
def test_attachments_of_any_length_hide_no_signature(first: str, count: int) -> None:
    items = [f"参会人员应当按照第{n}项要求做好准备，并在会前提交材料。" for n in range(count)]
    assert behind_date("", first, "会议须知", *items) == ["@附件 会议须知", *items]


def test_an_attachment_may_have_its_title_beside_the_word() -> None:
    assert behind_date("附件1：会议须知", "请提前到场。", "附件2：会议日程", "上午报到。") == [
        "@附件 会议须知",
        "请提前到场。",
        "@附件 会议日程",
        "上午报到。",
    ]


def test_a_list_of_attachments_behind_the_date_is_the_note() -> None:
    assert behind_date("附件：1.会议须知", "2.会议日程") == ["@附件说明 会议须知", "@附件说明 会议日程"]


def test_an_attachment_without_a_title_keeps_its_text() -> None:
    sentence = "参会人员应当做好准备，并在会前提交材料，会议期间不得请假。"
    assert behind_date("附件", sentence) == ["@附件", sentence]


@pytest.mark.parametrize(
    "lines",
    [
        ["——————————", "回  执", "注：请于会前2日报送会务组。"],
        ["会议回执", "姓名：王明", "填表日期：2026年3月2日"],
        ["本通知由市粮储局负责解释", "网址：www.lxlc.example.cn"],
        ["审核：王明　　校对：李华", "经费来源：本级财政"],
        [f"说明文字{n}放在日期后面。" for n in range(30)],
    ],
)
def test_what_stands_behind_the_date_stays_behind_it(lines: list[str]) -> None:
    assert behind_date(*lines) == lines


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("（此件公开发布）", "此件公开发布"),
        ("此件公开发布", "此件公开发布"),
        ("(此件主动公开)", "此件主动公开"),
        ("（联系人：王明，电话：5556677）", "联系人：王明，电话：5556677"),
        ("（信息公开形式：主动公开）", "信息公开形式：主动公开"),
        ("主动公开", "主动公开"),
    ],
)
def test_the_note_behind_the_date_is_an_element(line: str, note: str) -> None:
    assert behind_date(line) == [f"@附注 {note}"]


def test_a_note_before_the_signature_stays_there() -> None:
    found = made(f"{TITLE}\n{BODY}（联系人：王明，电话：5556677）\n{FOOT}")
    assert found.index("（联系人：王明，电话：5556677）") < found.index("@署名 柳溪市粮储局")


@pytest.mark.parametrize(
    "lines",
    [
        ["市粮储局办公室　　　　2026年3月5日印发"],
        ["市粮储局办公室 2026年3月5日印发"],
        ["市粮储局办公室", "2026年3月5日印发"],
        ["印发机关：市粮储局办公室　　印发日期：2026年3月5日"],
        ["印发机关：市粮储局办公室", "印发日期：2026年3月5日"],
    ],
)
def test_who_printed_it_and_when_are_elements(lines: list[str]) -> None:
    printed = ["@印发机关 市粮储局办公室", "@印发日期 2026年3月5日"]
    assert behind_date(*lines) == printed
    assert behind_date("抄送：市委办公室，市政府办公室。", *lines) == ["@抄送机关 市委办公室，市政府办公室", *printed]
    assert behind_date("附件", "会议须知", "请提前到场。", *lines) == ["@附件 会议须知", "请提前到场。", *printed]


def test_receivers_over_two_lines_are_one_list() -> None:
    copies = behind_date("抄送：市委办公室，市人大办公室，", "市政协办公室。")
    assert "".join(line.removeprefix("@抄送机关 ") for line in copies) == "市委办公室，市人大办公室，市政协办公室"


@pytest.mark.parametrize(
    ("title", "text", "plan"),
    [
        ("关于印发《柳溪市储粮工作方案》的通知", "现印发给你们。", "柳溪市储粮工作方案"),
        ("关于印发2026年储粮工作要点的通知", "现印发给你们。", "2026年储粮工作要点"),
        ("关于印发储粮管理办法（试行）的通知", "现印发给你们。", "柳溪市储粮管理办法（试行）"),
        ("关于转发省粮储局关于做好储粮工作的通知的通知", "现转发给你们。", "省粮储局关于做好储粮工作的通知"),
        ("柳溪市人民政府令", "《柳溪市粮食管理办法》已经通过，现予公布。", "柳溪市粮食管理办法"),
    ],
)
def test_what_a_document_passes_on_is_its_attachment(title: str, text: str, plan: str) -> None:
    found = f"{title}\n{text}\n请认真执行。\n{FOOT}{plan}\n为了做好储粮工作，制定本文件。\n一、目标\n安全储粮。"
    assert len(seen(found).documents) == 1
    assert f"@附件 {plan}" in made(found)


def test_another_document_behind_the_first_is_told_with_its_head() -> None:
    other = "柳溪市粮储局文件\n柳粮发〔2026〕6号\n关于开展储粮检查的通知\n各站：\n请做好准备，迎接检查。\n柳溪市粮储局\n2026年4月1日"
    found = seen(f"{TITLE}\n{BODY}{FOOT}{other}")
    assert [found.source.lines[n] for n in found.documents] == [TITLE, "柳溪市粮储局文件"]
