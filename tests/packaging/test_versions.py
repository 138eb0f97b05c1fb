"""What is built has the version of the tag that it is built from."""

import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from editor import __version__
from tests.source import ROOT


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    (tmp_path / "editor").mkdir()
    (tmp_path / "editor" / "__init__.py").write_text('__version__ = "1.2.0"\n')
    _git(tmp_path, "init", "--quiet")
    _commit(tmp_path)
    return tmp_path


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@b.c", *words], check=True)


def _commit(folder: Path) -> None:
    _git(folder, "commit", "--quiet", "--allow-empty", "--no-gpg-sign", "-m", "a")


@pytest.mark.needs("git")
def test_without_git_and_without_tags_the_source_says_the_version(
    scripts: dict[str, ModuleType], clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scripts["versions"].version(clone) == "1.2.0"
    monkeypatch.setenv("PATH", "/nonexistent")
    assert scripts["versions"].version(clone) == "1.2.0"


@pytest.mark.needs("git")
def test_files_in_the_clone_of_another_program_have_not_its_version(scripts: dict[str, ModuleType], clone: Path) -> None:
    _git(clone, "tag", "v7.0.0")
    unpacked = clone / "nigao"
    (unpacked / "editor").mkdir(parents=True)
    (unpacked / "editor" / "__init__.py").write_text('__version__ = "1.2.0"\n')
    assert scripts["versions"].version(unpacked) == "1.2.0"


@pytest.mark.needs("git")
def test_a_tag_names_its_commit_and_commits_around_it_sort_before_and_behind(scripts: dict[str, ModuleType], clone: Path) -> None:
    versions = scripts["versions"]
    _git(clone, "tag", "v1.1.0")
    _git(clone, "tag", "unlike-a-version")
    _commit(clone)
    assert versions.version(clone).startswith("1.2.0.dev1+g")
    assert versions.for_debian(versions.version(clone)).startswith("1.2.0~dev1+g")
    _git(clone, "tag", "v1.2.0")
    assert (versions.version(clone), versions.for_debian("1.2.0")) == ("1.2.0", "1.2.0-1")
    _commit(clone)
    assert versions.version(clone).startswith("1.2.0+1.g")


@pytest.mark.needs("git")
def test_a_tag_that_says_another_version_than_the_source_is_told(scripts: dict[str, ModuleType], clone: Path) -> None:
    _git(clone, "tag", "v1.3.0")
    with pytest.raises(SystemExit, match=r"v1\.3\.0.*1\.2\.0"):
        scripts["versions"].version(clone)


@pytest.mark.needs("git")
def test_an_sdist_keeps_the_version_that_it_was_made_with(scripts: dict[str, ModuleType], clone: Path) -> None:
    (clone / "PKG-INFO").write_text("Metadata-Version: 2.4\nName: nigao\nVersion: 1.2.0+4.gabc1234\n")
    assert scripts["versions"].version(clone) == "1.2.0+4.gabc1234"


def test_changelog_help_and_readmes_speak_of_the_version_of_the_source() -> None:
    released = next(line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## [") and "Unreleased" not in line)
    assert released.startswith(f"## [{__version__}] - ")
    for language in ("zh", "en"):
        page = (ROOT / "resources" / "help" / language / "16-new.md").read_text("utf-8")
        assert next(line for line in page.splitlines() if line.startswith("## ")) == f"## {__version__}"
    for name in ("README.md", "README.zh-CN.md"):
        assert set(re.findall(r"nigao[_-](\d+\.\d+\.\d+)-", (ROOT / name).read_text("utf-8"))) == {__version__}
