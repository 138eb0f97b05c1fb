"""The exceptions of the house only become fewer."""

from collections import Counter

import pytest

from tests.house import exceptions
from tests.house.exceptions import RULES, broken, needless, written


@pytest.mark.parametrize("rule", RULES)
def test_an_exception_that_nothing_needs_is_struck(rule: str) -> None:
    assert needless(rule) == [], "python -m tests.house.exceptions strikes them"


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> str:
    """A rule that finds more, less and other than its exceptions say."""
    monkeypatch.setattr(exceptions, "RULES", {"made up": lambda _: Counter({"more": 3, "less": 1, "as said": 1, "new": 2})})
    said = {"made up": ["more × 2", "less × 4", "as said", "gone"], "waiting": {"later": "why"}}
    monkeypatch.setattr(exceptions, "_read", lambda: said)
    return "made up"


def test_what_is_more_than_its_exception_or_has_none_breaks_the_rule(made_up: str) -> None:
    assert broken(made_up) == ["more × 1", "new × 2"]


def test_what_is_less_than_its_exception_is_needless(made_up: str) -> None:
    assert needless(made_up) == ["gone × 1", "less × 3"]


def test_the_command_strikes_and_never_adds(made_up: str) -> None:
    entries = written(anew=False).splitlines()
    assert [line.strip(' ",') for line in entries[2:5]] == ["as said", "less", "more × 2"]
    assert entries[-2:] == ["[waiting]", 'later = "why"']


def test_the_house_is_taken_as_it_is_only_when_that_is_said(made_up: str) -> None:
    assert [line.strip(' ",') for line in written(anew=True).splitlines()[2:6]] == ["as said", "less", "more × 3", "new × 2"]
