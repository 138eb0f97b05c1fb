"""A package names the libraries that it brings, each with its version and its licence."""

from pathlib import Path
from types import ModuleType

import pytest

LOCK = """\
win-colours==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:00
big-qt==6.9.3 ; python_full_version < '3.14' \\
    --hash=sha256:00
big-qt==6.12.0 ; python_full_version >= '3.14' \\
    --hash=sha256:00
small==1.0 \\
    --hash=sha256:00
"""


@pytest.fixture
def site(scripts: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lock").write_text(LOCK)
    monkeypatch.setitem(scripts["venvs"].LOCKS, "run", tmp_path / "lock")
    for name in ("Big_Qt-6.9.3", "small-1.0", "small_stubs-2.0"):
        info = tmp_path / "site" / f"{name}.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Name: {name}\nLicense-Expression: MIT\n")
        (info / "LICENSE.md").write_text(name)
    return tmp_path / "site"


def test_of_libraries_for_some_systems_those_are_named_that_are_installed(scripts: dict[str, ModuleType], site: Path, tmp_path: Path) -> None:
    assert scripts["licences"].libraries(site) == {"big-qt": "6.9.3", "small": "1.0"}
    assert scripts["licences"].licence_of(site, "big-qt") == "MIT"
    scripts["licences"].collect(site, tmp_path / "texts")
    assert (tmp_path / "texts" / "big-qt" / "LICENSE.txt").read_text() == "Big_Qt-6.9.3"


def test_a_library_that_every_system_wants_is_missed(scripts: dict[str, ModuleType], site: Path) -> None:
    (site / "small-1.0.dist-info").rename(site / "elsewhere")
    with pytest.raises(SystemExit, match="small"):
        scripts["licences"].libraries(site)
