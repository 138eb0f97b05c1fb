"""A name means one thing, and what it means is said in one place."""

from tests.house.exceptions import broken


def test_no_two_classes_of_the_program_have_one_name() -> None:
    assert broken("classes_named_twice") == []


def test_no_attribute_is_set_on_a_class_from_outside() -> None:
    assert broken("set_from_outside") == []


def test_a_heading_and_a_text_run_on_are_named_and_not_numbered() -> None:
    assert broken("block_numbers") == []


def test_a_table_keyed_by_the_types_of_a_field_holds_them_all() -> None:
    assert broken("uncovered_types") == []


def test_what_lies_at_a_path_is_asked_through_one_module() -> None:
    assert broken("bare_questions") == []
