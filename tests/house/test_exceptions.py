"""The exceptions of the house only become fewer."""

import pytest

from tests.house.exceptions import RULES, needless


@pytest.mark.parametrize("rule", RULES)
def test_an_exception_that_nothing_needs_is_struck(rule: str) -> None:
    assert needless(rule) == [], "python -m tests.house.exceptions strikes them"
