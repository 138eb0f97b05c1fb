"""The lines of titles and of long names: whole words, balanced (GB/T 9704-2012, 7.3.1)."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.layout import FontBook, settle
from editor.layout.lines.nominal import nominal_width
from editor.model.document.document import Paragraph, Run
from editor.model.document.profile import LayoutProfile
from tests.layout.making import document, styled, texts

TITLES = """
关于做好全市城乡居民/基本养老保险待遇资格认证工作的通知
关于印发《江畔市突发地质灾害/应急预案》的通知
关于加快推进全市政务服务/“一网通办”工作的实施意见
江畔市人民代表大会常务委员会/关于批准江畔市2025年市级决算的决议
关于解决城南片区供水压力不足/问题所需资金的请示
关于望湖置业有限公司/违规取水问题调查处理情况的报告
江畔市城乡供水一体化工程建设指挥部/办公室关于报送工程进度的函
关于召开2026年全市水利工作会议/暨党风廉政建设工作会议的通知
关于江畔市第三届人民代表大会/第二次会议代表建议办理情况的报告
关于进一步做好高校毕业生/就业创业工作的若干措施
江畔市城市建设集团有限公司/关于办公用房租赁费用的请示
关于全面推行行政执法/公示制度执法全过程记录制度/重大执法决定法制审核制度的实施意见
关于转发《江畔市人民政府办公厅/关于印发江畔市“十五五”期间城镇/供水高质量发展三年行动计划的通知》的通知
关于征求《江畔市供水条例/（修订草案征求意见稿）》意见的函
"""
NAME = "江畔市滨江新区老旧小区供水管网改造工程建设指挥部办公室"


@pytest.mark.parametrize("lines", TITLES.split())
def test_a_title_is_parted_between_phrases(profile: LayoutProfile, book: FontBook, lines: str) -> None:
    assert texts(settle(document(styled("标题", lines.replace("/", ""))), profile, book))[0] == lines.split("/")


def _widths(profile: LayoutProfile, paragraph: Paragraph, lines: list[str]) -> list[int]:
    return [nominal_width(line, paragraph, profile) for line in lines]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("关于市局的水务工程情况报告2026", min_size=21, max_size=44), st.sampled_from(["标题", "署名", "盖章署名", "签章职务"]))
def test_no_line_of_two_is_shorter_than_a_third_of_the_other(profile: LayoutProfile, book: FontBook, text: str, style: str) -> None:
    paragraph = Paragraph(style, (Run(text),))
    lines = texts(settle(document(paragraph), profile, book))[0]
    assert "".join(lines) == text
    if len(lines) == 2 and _can_be_balanced(text):
        widths = _widths(profile, paragraph, lines)
        assert 3 * min(widths) >= max(widths)


def _can_be_balanced(text: str) -> bool:
    """Whether there are ideographs in the middle, between which a line may end."""
    middle = text[len(text) // 3 : len(text) * 2 // 3]
    return any(before in "市局水务工程情况" and after in "市局水务工程情况" for before, after in pairwise(middle))


@pytest.mark.parametrize("style", ["署名", "盖章署名", "签章职务"])
@pytest.mark.parametrize("name", [NAME, NAME * 2, "甲" * 30, "望湖" * 14 + "办"])
def test_a_long_name_is_balanced_and_keeps_inside_the_type_area_with_its_date_on_one_line(
    profile: LayoutProfile, book: FontBook, style: str, name: str
) -> None:
    date = "成文日期" if style == "署名" else "盖章日期"
    laid = settle(document(styled(style, name), styled(date, "2026年12月30日")), profile, book)
    *lines, last = laid.pages[0].lines
    shown = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert "".join(shown) == name
    assert "".join(piece.text for piece in last.pieces) == "2026年12月30日"
    assert all(line.x >= 1587 - 1 and line.pieces[-1].xs[-1] <= 1587 + profile.page.text_width + 1 for line in [*lines, last])
    widths = _widths(profile, styled(style, name), shown)
    assert len(shown) == 1 or 3 * min(widths) >= max(widths)
