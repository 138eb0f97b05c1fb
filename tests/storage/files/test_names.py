"""The names of what is only there for a moment, on systems that tell less than this one."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.storage.files import names
from editor.storage.files.names import is_left, own_prefix, owner_of

GONE = 4_000_000  # more than any system numbers its processes


@pytest.fixture
def without_proc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that has no folder of its processes, as macOS and Windows have none."""

    def nothing(path: Path) -> bytes:
        raise FileNotFoundError(path)

    monkeypatch.setattr(Path, "read_bytes", nothing)
    monkeypatch.setattr(Path, "readlink", nothing)
    monkeypatch.setattr(names, "is_there", lambda _path: False)
    names._host.cache_clear()
    yield
    names._host.cache_clear()


def _owned(process: int) -> bool:
    """Whether what a process of this number made a moment ago is taken for left behind."""
    host, _, start, _ = own_prefix().split("-")
    return is_left(owner_of(f"{host}-{process}-{start}-abcd_123"), 0.0)


@pytest.mark.usefixtures("without_proc")
def test_without_its_folder_the_system_is_asked_for_a_process() -> None:
    assert owner_of(f"{own_prefix()}abcd_123") == names.Owner(own_prefix()[:8], os.getpid(), 0)
    assert [_owned(process) for process in (os.getpid(), GONE)] == [False, True]


@pytest.mark.usefixtures("without_proc")
def test_a_process_of_somebody_else_and_a_number_of_none_are_not_known_to_have_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_process: int, _signal: int) -> None:
        raise PermissionError

    assert not _owned(10**9 * 9)
    monkeypatch.setattr(os, "kill", refuse)
    assert not _owned(GONE)


@pytest.mark.usefixtures("without_proc")
def test_where_no_process_can_be_asked_for_only_age_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "_can_ask", lambda: False)
    assert owner_of(f"{own_prefix()}abcd_123") == names.Owner(own_prefix()[:8], os.getpid(), 0)
    owner = owner_of(f"{own_prefix()}abcd_123")
    assert [is_left(owner, written) for written in (0.0, 1e12)] == [True, False]
