"""Different rows, lines and owners never share a field."""

import pytest

from tests.reading.marked import seen

ROWS = {
    "a list of people": "1.XXX  XX单位XX职务\n2.XXX  XX单位XX职务",
    "another number": "（一）张XX，男，XX村村民，欠XX公司XX元。\n（二）李XX，女，XX村村民，欠XX公司XX元。",
    "parts of a line": "父亲XXX，在XX单位工作；母亲XXX，在XX单位工作。",
    "labels": "姓名：____ 单位：[单位]\n姓名：____ 单位：[单位]",
    "brackets": "[姓名]，[所在单位]职工。\n[姓名]，[所在单位]职工。",
    "rows of two lines": "姓名：XXX\n现在XX公司任职。\n姓名：XXX\n现在XX公司任职。",
    "projects": "XX项目由XX公司承建，XX公司监理。\nYY项目由XX公司承建，XX公司监理。".replace("YY", "XX"),
}  # fmt: skip


@pytest.mark.parametrize("text", ROWS.values(), ids=ROWS)
def test_rows_share_no_field(text: str) -> None:
    slots = seen(f"关于有关人员的公示\n现将有关情况公示如下。\n{text}\n特此公示。").slots
    rows = [{slot.field for slot in slots if slot.line == line} for line in sorted({slot.line for slot in slots})]
    assert sum(map(len, rows)) == len(slots)
    assert len({field for row in rows for field in row}) == len(slots)


def test_what_the_whole_document_speaks_of_is_one_field_in_rows_too() -> None:
    text = "关于XX县供水的报告\n各单位：\n1.XX县完成XX公里。\n2.XX县完成XX公里。\nXX县高度重视。"
    slots = seen(text).slots
    assert len({slot.field for slot in slots if slot.line in (0, 4)}) == 1


def test_a_tag_is_the_same_field_in_every_row() -> None:
    slots = seen("名单\n1.{{ name }}，{{ unit }}职工。\n2.{{ name }}，{{ unit }}职工。").slots
    assert [slot.field for slot in slots] == ["name", "unit", "name", "unit"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("合同编号：{{ contractNo }}", ["contractNo"]),
        ("甲方：${buyer_name}\n甲方（盖章）：${buyer_seal}", ["buyer_name", "buyer_seal"]),
        ("由«Contract No»承办，联系人«Contact»。", ["Contract No", "Contact"]),
        ("编号：________，编号{{ 编号 }}", ["编号", "编号"]),
        ("甲方：{{ buyer }}\n乙方：{{ buyer }}", ["buyer", "buyer"]),
    ],
)
def test_the_name_of_a_tag_is_the_key_of_its_field(text: str, keys: list[str]) -> None:
    assert [slot.field for slot in seen(f"采购合同\n{text}").slots] == keys
