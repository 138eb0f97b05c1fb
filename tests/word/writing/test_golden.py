import pytest

from tests.word import golden


def test_the_written_file_has_the_expected_parts() -> None:
    assert sorted(golden.made()) == sorted(golden.expected())


@pytest.mark.parametrize("path", sorted(golden.expected()))
def test_a_part_is_the_expected_one(path: str) -> None:
    assert golden.made()[path] == golden.expected()[path]
