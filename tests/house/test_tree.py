"""The folders explain themselves: each has a face, nothing leads in a circle, and no module is a splinter of another."""

from tests.house.exceptions import broken


def test_no_folder_needs_a_folder_that_needs_it() -> None:
    assert broken("circles_of_folders") == []


def test_no_module_needs_a_module_that_needs_it() -> None:
    assert broken("circles_of_modules") == []


def test_a_room_has_a_face_that_says_what_it_gives() -> None:
    assert broken("faceless_rooms") == []


def test_a_room_is_entered_by_its_face() -> None:
    assert broken("past_faces") == []


def test_what_a_face_gives_is_used_by_the_program_outside_of_its_folder() -> None:
    assert broken("unused_gifts") == []


def test_a_small_module_serves_more_than_one_other() -> None:
    assert broken("lonely_modules") == []
