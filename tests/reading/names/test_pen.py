"""Blanks for the pen: signature, seal, opinion and the date beside them."""

import pytest

from tests.reading.marked import seen

BY_HAND = {
    "a signature": "申请人签字：________",
    "a hint before": "法定代表人（签字）：________",
    "a hint behind": "委托代理人：________（签字）",
    "a seal": "单位盖章：________",
    "an opinion": "部门意见：________",
    "an instruction": "领导批示：________",
    "a date beside a seal": "（盖章）    年    月    日",
}  # fmt: skip

TYPED = {
    "a name": "申请人：________",
    "masked words": "部门意见：XX",
    "advice that is collected": "意见建议：________",
    "a date by itself": "填表日期：____年__月__日",
    "a date in a sentence": "自____年__月__日起施行。",
    "a unit": "单位：________",
}  # fmt: skip


@pytest.mark.parametrize("line", BY_HAND.values(), ids=BY_HAND)
def test_what_is_signed_or_stamped_is_for_the_pen(line: str) -> None:
    assert [slot.pen for slot in seen(f"申请表\n姓名：________\n{line}").slots] == [False, True]


@pytest.mark.parametrize("line", TYPED.values(), ids=TYPED)
def test_what_is_typed_is_not(line: str) -> None:
    assert not any(slot.pen for slot in seen(f"申请表\n姓名：________\n{line}").slots)


def test_a_date_in_the_line_of_a_signature_is_for_the_pen() -> None:
    assert [slot.pen for slot in seen("申请表\n申请人签字：________    日期：____年__月__日").slots] == [True, True]


def test_a_date_alone_below_a_seal_is_for_the_pen() -> None:
    assert [slot.pen for slot in seen("申请表\n姓名：________\n（盖章）\n    年    月    日").slots] == [False, True]


def test_a_party_that_is_named_elsewhere_is_typed_beside_its_seal_too() -> None:
    found = seen("租赁合同\n甲方：________\n乙方：________\n双方各执一份。\n甲方（盖章）：________ 乙方（盖章）：________").slots
    assert not any(slot.pen for slot in found)
