"""Boxes to tick in the review: a choice becomes flags, flags become a choice, and one box is taken out of a choice."""

from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.sample.inspection_file import records, replayed
from editor.model.sample.review import merge, retype, review_fields, split
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType

LINE = "交通工具：□飞机 □火车 ☑汽车"


def _box(start: int, option: str, field: str, type_: FieldType, sample: str = "") -> SlotSpan:
    return SlotSpan(0, start, start + 1, LINE[start], type_, "g1", field, field, sample=sample, option=option, box="□|☑")


def _choice() -> Inspection:
    places = ((5, "飞机"), (9, "火车"), (13, "汽车"))
    return Inspection(SourceText((LINE,)), slots=tuple(_box(at, option, "交通工具", FieldType.CHOICE, "汽车") for at, option in places))


def _told(seen: Inspection) -> list[tuple[str, str | None, int]]:
    return [(field.key, field.type, len(field.places)) for field in review_fields(seen)]


def test_a_choice_that_is_yes_or_no_is_a_flag_for_each_box() -> None:
    flags = retype(_choice(), "交通工具", FieldType.FLAG)
    assert _told(flags) == [("飞机", "flag", 1), ("火车", "flag", 1), ("汽车", "flag", 1)]


def test_flags_that_are_joined_are_a_choice() -> None:
    flags = retype(_choice(), "交通工具", FieldType.FLAG)
    assert _told(merge(merge(flags, "火车", "飞机"), "汽车", "飞机")) == [("飞机", "choice", 3)]


def test_a_box_that_is_taken_out_of_a_choice_is_a_flag() -> None:
    seen = _choice()
    assert _told(split(seen, seen.slots[2])) == [("交通工具", "choice", 2), ("汽车", "flag", 1)]


def test_boxes_are_kept_in_the_journal() -> None:
    assert replayed(records(None, _choice())) == _choice()
