"""Thousands of templates are searched while a person types; tests/benchmarks/bench_library.py has the whole way, from the files to the page."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from editor.qt.start.library.sieve import Sieve, arranged, by_name, counts
from editor.shipped import shipped_path
from editor.storage.library.entry import LibraryEntry
from editor.storage.library.library import Library
from editor.storage.library.state import Known, Order

BAR = 0.016


@pytest.fixture(scope="module")
def many() -> list[LibraryEntry]:
    """Five thousand templates with the texts of the shipped ones."""
    shipped = Library(Path("nowhere"), shipped_path("templates")).entries()
    return [replace(shipped[n % len(shipped)], name=f"{n}号", file=Path(f"{n}.nigao")) for n in range(5000)]


@pytest.mark.parametrize("typed", ["通", "通知", "防汛", "经费 申请", "没有这样的字"])
def test_a_search_in_five_thousand_templates_is_done_within_a_key(many: list[LibraryEntry], typed: str) -> None:
    def seconds() -> float:
        """CPU of one search with its counts."""
        began = time.thread_time()
        counts(Sieve(typed).found(many))
        return time.thread_time() - began

    assert min(seconds() for _ in range(5)) < BAR


def test_a_search_finds_what_looking_into_every_text_finds(many: list[LibraryEntry]) -> None:
    for typed in ("知", "通知", "Format", "经费 申请", "号"):
        words = typed.casefold().split()
        assert Sieve(typed).found(many[:100]) == [one for one in many[:100] if all(word in one.sought.text for word in words)]


def test_what_is_pinned_comes_first_then_what_was_used_last_then_names(many: list[LibraryEntry]) -> None:
    four = by_name(many[3::-1])
    assert [one.name for one in four] == ["0号", "1号", "2号", "3号"]
    known = {four[2].file: Known("", used=5.0), four[1].file: Known("", used=9.0), four[3].file: Known("", pinned=True)}
    assert [one.name for one in arranged(four, known, Order.USED)] == ["3号", "1号", "2号", "0号"]
    assert [one.name for one in arranged(four, known, Order.NAME)] == ["3号", "0号", "1号", "2号"]
