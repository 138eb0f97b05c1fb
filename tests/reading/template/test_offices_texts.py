"""Texts as offices write them, each with what is right: minutes, bulletins, contracts, plans that are issued, notes dated by month and day."""

import pytest

from editor.model.sample.pieces import pieces_of
from editor.model.sample.proof.proof import untold
from editor.model.sample.source import SourceText
from editor.model.template.file import print_template
from editor.reading import document_range, inspect, template_of

_HEADS = {
    "minutes": ("坝下镇镇长办公会议纪要", "（第X期）", "坝下镇党政办公室\tXXXX年X月X日", "时　间：XXXX年X月X日下午"),
    "a bulletin": ("护林信息简报", "第 X 期", "（总第__期）", "坝下镇林业站编　　　　XXXX年X月X日"),
    "a bulletin in one line": ("护林信息简报", "2026年第3期（总第18期）", "坝下镇林业站　　XXXX年X月X日"),
    "a study": ("关于村级图书室的调研报告", "——以坝下镇为例", "镇文化站课题组"),
    "a speech": ("在护林动员会上的讲话", "（XXXX年X月X日）", "XXX"),
    "a cover": ("护林合同书", "（示范文本）", "甲方（护林站）：____", "乙方（护林员）：____", "签订日期：____年__月__日", "坝下镇林业站监制"),
}
_BODY = "今年以来，护林工作总体平稳，全镇共巡山XX次，没有发生火情，现将有关情况记录如下：\n一、巡山\n巡山XX次。\n二、宣传\n发放传单XX份。"


def made(text: str, name: str = "") -> list[str]:
    """The lines of the template of a text, without blank ones."""
    written = print_template(template_of(inspect(SourceText.of(text, name)))).split("+++\n", 2)[2]
    return [line for line in written.splitlines() if line]


def untold_of(text: str) -> list[str]:
    """What the template of a text leaves out and nobody says."""
    seen = inspect(SourceText.of(text))
    return [entry.text for entry in untold(seen, template_of(seen), pieces_of(seen.source), document_range(seen))]


@pytest.mark.parametrize("lines", _HEADS.values(), ids=_HEADS)
def test_office_and_day_in_the_head_are_no_signature_behind_which_the_text_stands(lines: tuple[str, ...]) -> None:
    found = made("\n".join([*lines, _BODY]))
    assert not [line for line in found if line.startswith(("@署名", "@成文日期", "@文后"))]
    assert untold_of("\n".join([*lines, _BODY])) == []


@pytest.mark.parametrize("between", ["请各站阅。", "各站要安排专人。\n1.白天巡山。\n2.夜间值班。", "护林员名单见附件"])
def test_a_signature_below_the_text_stays_one(between: str) -> None:
    attached = "附件\n护林员名单\n名单由各站报送，每站不少于三人，名单有变化的要在三日内重新报送。"
    found = made(f"关于做好护林工作的通知\n各站：\n{between}\n坝下镇林业站\n2026年3月1日\n{attached}")
    assert found[-4:-1] == ["@署名 坝下镇林业站", "@成文日期 2026年3月1日", "@附件 护林员名单"]


@pytest.mark.parametrize("note", ["罗小溪\n（2026年3月1日）", "坝下镇　XXX\n（XXXX年X月X日）", "（在护林动员会上）", "——在护林动员会上的讲话\nXXX"])
def test_speaker_and_day_above_the_salutation_stay_above_it(note: str) -> None:
    found = made(f"在护林动员会上的讲话\n{note}\n同志们：\n今天的会议很重要，主要任务是部署护林工作。\n一、认清形势\n形势总体平稳。")
    assert [line.split()[0] for line in found[:5]][: note.count("\n") + 3] == ["@标题", *["@题注"] * (note.count("\n") + 1), "@主送机关"]


@pytest.mark.parametrize("head", ["附件", "附件1", "附件：", "附 件 1"])
def test_the_word_above_an_attachment_is_written_again_and_not_missed(head: str) -> None:
    above = "关于做好护林工作的通知\n各站：\n请按要求做好护林工作。\n附件：巡山安排表\n坝下镇林业站\n2026年3月1日"
    text = f"{above}\n{head}\n巡山安排表\n每日两次，由护林员巡山。"
    assert untold_of(text) == []
    assert made(text).count("@附件 巡山安排表") == 1


def test_what_an_attachment_names_as_its_own_attachment_stays_its_text() -> None:
    text = (
        "关于印发《坝下镇护林方案》的通知\n各站：\n现将《坝下镇护林方案》印发给你们，请认真执行。\n坝下镇林业站\n2026年3月1日\n坝下镇护林方案\n"
        "为做好护林工作，制定本方案。\n一、任务\n各站每日巡山。\n附件：巡山统计表\n附件\n巡山统计表\n填报单位：____"
    )
    found = made(text)
    assert [line for line in found if line.startswith(("@附件 ", "附件"))] == ["@附件 坝下镇护林方案", "附件：巡山统计表", "@附件 巡山统计表"]


@pytest.mark.parametrize("rule", ["|---|---|", "|:---|---:|", "|:--:|:--:|", "| :--- | ---: |", "---|---"])
def test_the_rule_of_a_table_of_pipes_is_not_missed(rule: str) -> None:
    assert untold_of(f"关于护林的通知\n各站：\n安排如下：\n\n| 山头 | 人数 |\n{rule}\n| 东山 | X |\n| 西山 | X |\n\n请遵照执行。") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("**X**人参加", "{{ 站派人数 }}人参加"), ("**站里派X人**参加", "站里派{{ 人数 }}人参加"), ("*X站*参加", "{{ 站名 }}站参加"),
        ("参加2*3*4组", "参加2*3*4组"), ("**全体**参加", "全体参加"),
    ],
)  # fmt: skip
def test_emphasis_of_markdown_is_no_text(typed: str, said: str) -> None:
    assert any(_without_keys(said) in _without_keys(line) for line in made(f"# 关于护林的通知\n\n各站：\n\n请{typed}。", "护林.md"))


def _without_keys(line: str) -> str:
    return "▢".join(part.partition("}}")[2] if number else part for number, part in enumerate(line.split("{{")))


@pytest.mark.parametrize("day", ["X月X日", "3月5日", "__月__日", "三月五日"])
@pytest.mark.parametrize("mark", ["", "# "])
def test_notes_dated_by_month_and_day_are_documents_of_their_own(mark: str, day: str) -> None:
    one = "各处室：\n\n定于近日开展演练，请各处室派人参加，并做好准备工作。\n联系人：___。\n\n局办公室\n\n"
    text = f"{mark}关于开展演练的通知\n\n{one}{day}\n\n---\n\n{mark}关于放假安排的通知\n\n{one}{day}\n"
    seen = inspect(SourceText.of(text))
    assert len(seen.documents) == 2
    assert (seen.signature, seen.date) == ("局办公室", day)
    assert not [line for line in made(text) if line.startswith("---")]


@pytest.mark.parametrize("line", ["3月5日", "3月5日开展演练", "三月五日上午"])
def test_a_day_of_a_programme_dates_nothing(line: str) -> None:
    seen = inspect(SourceText.of(f"关于演练安排的通知\n各处室：\n演练安排如下：\n{line}\n上午在院内演练，下午总结。\n请各处室按时参加。"))
    assert seen.date is None


@pytest.mark.parametrize("bracket", ["（固定期限）", "（无固定期限）", "（以完成一定任务为期限）", "（适用于护林员）", "（示范文本）"])
def test_a_bracket_that_says_which_form_it_is_waits_for_nothing(bracket: str) -> None:
    assert bracket in made(f"护林劳动合同\n{bracket}\n甲方：____\n乙方：____\n第一条　合同期限为__年。")


@pytest.mark.parametrize(
    "number", ["{{ word }}〔{{ year }}〕{{ no }}号", "林发〔{{ year }}〕{{ no }}号", "林发[{{ year }}]{{ no }}号", "林发﹝XXXX﹞XX号"]
)
def test_a_year_in_the_brackets_of_a_number_is_a_field(number: str) -> None:
    found = made(f"坝下镇林业站文件\n{number}\n关于护林的通知\n各站：\n请做好护林工作。\n坝下镇林业站\n{{{{ date }}}}")
    head = next(line for line in found if line.startswith("@发文字号 "))
    assert head.count("{{") == number.replace("XXXX", "{{").replace("XX", "{{").count("{{")
    assert "\\" not in head
    assert "@成文日期 {{ date }}" in found


@pytest.mark.parametrize(
    "behind", ["日前在系统（网址：http://ysh.example）填报", "名同志（身份证号：____）前往", "日前报送材料（一式两份：正本、副本）"]
)
def test_no_blanks_are_put_behind_a_blank_where_a_sentence_goes_on(behind: str) -> None:
    line = next(line for line in made(f"关于护林的通知\n各站：\n请于每月____{behind}。") if "每月" in line)
    assert "}}" + behind[:4] in line


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("请于X月X日前报送", "报送截止日期"), ("3.2 押金为____元", "押金"), ("工作地点为____。", "工作地点"),
        ("水费由____方承担，电费自理", "承担方"),
        ("编辑：____", "编辑"), ("租金按（  ）支付", "支付名称"), ("周XX同志任站长", "站长姓名"),
    ],
)  # fmt: skip
def test_names_without_the_words_around_them(sentence: str, label: str) -> None:
    found = inspect(SourceText.of(f"关于护林的通知\n各站：\n{sentence}。\n请遵照执行。"))
    assert [slot.label for slot in found.slots] == [label]
