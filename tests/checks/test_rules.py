"""Each rule by its own examples."""

import pytest

from editor.checks import rules_of
from editor.checks.terms.rule import CheckRule
from tests.checks.examples import as_expected, expected_in, findings_of, fixed_example

RULES = [pytest.param(rule, id=rule.name) for rule in rules_of(hints=True)]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_what_is_wrong_at_its_place_and_knows_what_should_stand_there(rule: CheckRule) -> None:
    assert rule.wrong
    for example in rule.wrong:
        assert as_expected(findings_of(rule, example)) == expected_in(example), example


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_leaves_alone_what_is_right_and_what_only_looks_wrong(rule: CheckRule) -> None:
    assert rule.right
    assert rule.near
    for example in (*rule.right, *rule.near):
        assert [one.words for one in findings_of(rule, example)] == [], example


@pytest.mark.parametrize("rule", RULES)
def test_a_fixed_example_is_right(rule: CheckRule) -> None:
    for example in rule.wrong:
        marked = expected_in(example)
        if marked and all(one.fix is not None for one in marked):
            assert findings_of(rule, fixed_example(example)) == [], example


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_why_and_where_it_is_written_in_both_languages(rule: CheckRule) -> None:
    found = findings_of(rule, rule.wrong[0])[0]
    assert rule.source in found.why
    assert rule.english
