"""The table of the house."""

from pathlib import Path

from tests.house.covering import own_tests
from tests.house.measure import column, table
from tests.house.measuring.house import House


def _checkout(root: Path, *files: str) -> House:
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("def f():\n    return 1\n", "utf-8")
    return House(root)


def test_two_checkouts_stand_side_by_side_and_a_room_that_one_lacks_is_a_dash(tmp_path: Path) -> None:
    before = _checkout(tmp_path / "before", "editor/__main__.py", "editor/desk/a.py", "tests/desk/test_a.py")
    after = _checkout(tmp_path / "after", "editor/__main__.py", "editor/desk/a.py", "editor/merging/b.py", "tests/merging/deep/test_b.py")
    lines = table({"before": column(before, ["desk", "merging"]), "after": column(after, ["desk", "merging"])}).splitlines()
    cells = {line[:42].strip(): line[42:].split() for line in lines}
    assert cells[""] == ["before", "after"]
    assert cells["modules (without faces)"] == ["2", "3"]
    assert cells["desk"] == ["1.00", "0.00"]
    assert cells["merging"] == ["–", "1.00"]


def test_a_room_owns_the_tests_in_its_folder_and_those_named_after_it(tmp_path: Path) -> None:
    files = ["tests/cli/test_a.py", "tests/cli/deep/made.py", "tests/test_cli_b.py", "tests/test_client.py", "tests/qt/test_cli_c.py"]
    _checkout(tmp_path, *files)
    assert own_tests(tmp_path, "cli") == [tmp_path / name for name in ("tests/cli/deep/made.py", "tests/cli/test_a.py", "tests/test_cli_b.py")]
