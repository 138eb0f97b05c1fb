"""One word tells nothing: titles and lines of offices stay, whatever words they hold; lines of sites go where sites have them."""

import pytest

from editor.model.sample.inspection import Inspection
from tests.reading.frame.telling import ADVERTS, OFFICE, TITLES, lines
from tests.reading.marked import seen

BODY = "为做好储粮工作，现将有关事项通知如下：\n一、工作任务\n各站要在X月底前完成X吨轮换任务。\n二、有关要求\n请认真执行。"
FOOT = "柳溪市粮储局\n2026年X月X日"
HEAD = ["首页 > 公文 > 通知", "来源：网络　点击：88次"]


def dropped(found: Inspection) -> list[str]:
    return [found.source.lines[n] for n in found.noise_lines]


def test_the_lists_are_long_enough() -> None:
    counts = [len(set(lines(text))) for text in (TITLES, OFFICE, ADVERTS)]
    assert counts[0] >= 100
    assert counts[1] >= 200
    assert counts[2] >= 100


@pytest.mark.parametrize("behind", ["各站：\n", ""])
def test_a_title_stays_whatever_words_it_holds(behind: str) -> None:
    found = {title: seen(f"{title}\n{behind}{BODY}\n{FOOT}") for title in lines(TITLES)}
    assert {title: one.title for title, one in found.items() if one.title != title} == {}
    assert [dropped(one) for one in found.values() if one.noise_lines] == []


def test_a_title_between_a_sites_lines_stays() -> None:
    for title in lines(TITLES):
        found = seen("\n".join([*HEAD, title, "各站：", BODY, FOOT, "上一篇：防汛通知", "下一篇：会议通知"]))
        assert (found.title, len(found.noise_lines)) == (title, 4)


def test_an_offices_line_behind_the_date_stays() -> None:
    lost = {line: gone for line in lines(OFFICE) if (gone := dropped(seen(f"关于储粮工作的通知\n各站：\n{BODY}\n{FOOT}\n{line}")))}
    assert lost == {}


def test_an_offices_line_above_the_title_stays() -> None:
    lost = {line: gone for line in lines(OFFICE) if (gone := dropped(seen(f"{line}\n关于储粮工作的通知\n各站：\n{BODY}\n{FOOT}")))}
    assert lost == {}


def test_an_offices_lines_inside_the_text_stay() -> None:
    text = f"关于储粮工作的通知\n各站：\n{BODY}\n"
    between = "请认真抓好落实，确保按期完成全部任务。"
    assert dropped(seen("\n".join([text, *(f"{line}\n{between}" for line in lines(OFFICE)), FOOT]))) == []


def test_the_lines_of_an_office_stay_together() -> None:
    behind = "\n".join(lines(OFFICE))
    found = seen(f"关于储粮工作的通知\n各站：\n{BODY}\n{FOOT}\n{behind}")
    assert dropped(found) == []


def test_a_sites_line_goes_behind_the_date() -> None:
    tail = ["相关推荐：防汛通知 | 会议通知", "下一篇：会议通知"]
    kept = [line for line in lines(ADVERTS) if line not in dropped(seen("\n".join(["关于储粮工作的通知", "各站：", BODY, FOOT, line, *tail])))]
    assert kept == []


def test_a_sites_line_goes_above_the_title() -> None:
    kept = [line for line in lines(ADVERTS) if line not in dropped(seen("\n".join([*HEAD, line, "关于储粮工作的通知", "各站：", BODY, FOOT])))]
    assert kept == []
