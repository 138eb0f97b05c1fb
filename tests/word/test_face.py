"""What the Word room promises to give is there."""

import pytest

from editor import word


@pytest.mark.parametrize("name", word.__all__)
def test_every_name_of_the_room_is_given(name: str) -> None:
    assert getattr(word, name).__module__.startswith("editor.word.")


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError):
        getattr(word, "nothing_like_that")  # noqa: B009 - a checker of types would refuse the plain way
