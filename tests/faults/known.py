"""What is known to go wrong today. Who mends one takes it out of this list: a test that passes while its input stands here fails."""

import pytest

# Input: what kind of mistake, and what happens.
KNOWN: dict[str, str] = {}


def faulty(*names: str) -> pytest.MarkDecorator:
    """A test for each of these inputs, expected to fail where the input stands in the list."""
    return pytest.mark.parametrize("tried", [pytest.param(name, id=name, marks=_expected(name)) for name in names], indirect=True)


def _expected(name: str) -> tuple[pytest.MarkDecorator, ...]:
    if name not in KNOWN:
        return ()
    return (pytest.mark.xfail(strict=True, raises=AssertionError, reason=KNOWN[name]),)
