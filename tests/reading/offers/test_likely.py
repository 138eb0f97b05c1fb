"""Two fields that are likely one value stay two, and are offered as one; what is certainly two is not."""

import pytest

from editor.model.sample.offer import OfferKind
from tests.reading.marked import seen


def offered(*lines: str) -> list[tuple[str, ...]]:
    offers = seen("\n".join(("关于有关情况的报告", "各单位：", *lines, ""))).offers
    return [(offer.field, *offer.others) for offer in offers if offer.why == OfferKind.SAME]


def test_a_role_that_many_may_have_is_asked_about() -> None:
    lines = ("地点：中心，联系人：____，电话：____。", "一、材料", "按时报送材料。", "二、其他", "未尽事宜由联系人____解释。")
    assert offered(*lines) == [("联系人", "联系人（其二）")]


def test_the_town_of_one_party_and_that_of_another_may_be_one() -> None:
    lines = ("甲方：XX市公安局", "乙方：XX公司", "丙方：XX市大数据局", "根据《XX市管理办法》，达成协议。")
    assert ("甲方市名", "市名") in offered(*lines)


TWO = [
    ("XX镇、XX乡进度较快；XX镇、XX乡进度较慢。",),
    ("联系人：X，电话：X。", "联系人：X，电话：X。"),
    ("高一年级设X个考场，高二年级设X个考场。",),
    ("上年利润总额X万元。", "二、打算", "明年利润总额达到X万元。"),
    ("甲方（盖章）：X", "法定代表人：X", "乙方（盖章）：X", "法定代表人：X"),
]


@pytest.mark.parametrize("lines", TWO)
def test_what_stands_in_lists_rows_and_other_years_is_not_asked_about(lines: tuple[str, ...]) -> None:
    assert offered(*lines) == []


def test_a_name_that_many_fields_have_is_not_asked_about() -> None:
    assert offered(*(f"{n}组的队长X到场，检查正常。第{n}天结束。" for n in "一二三四五六")) == []


def test_however_many_places_a_line_has_reading_stays_quick() -> None:
    assert len(seen("关于投资的报告\n" + "，".join(["投资X万元"] * 2000) + "。\n").slots) == 2000
