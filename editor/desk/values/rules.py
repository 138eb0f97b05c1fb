"""The rules between fields, as the person's draft is asked about them."""

from editor.model.draft.draft import Draft
from editor.model.draft.refusals import problems_of
from editor.model.problem import Problem


def rule_problems(draft: Draft) -> tuple[Problem, ...]:
    """The rules that the values break; nothing is loaded for a draft whose ruled fields are empty."""
    if not any(field.rule for field in draft.template.fields) or not any(draft.values.values()):
        return ()
    from editor.composing import rule_problems as broken_rules  # noqa: PLC0415 - jinja2 takes time to load

    return broken_rules(draft)


def progress_of(draft: Draft) -> tuple[int, int]:
    """How many fields of a draft are done, and how many that makes with those that are asked for: where it would print a hole, it is not done."""
    from editor.composing import progress_of as told_by_text  # noqa: PLC0415 - nothing is composed before there is a draft

    return told_by_text(draft)


def problems_in(draft: Draft) -> tuple[Problem, ...]:
    """All that is wrong in a draft: single values in document order, then the rules that values break which are right by themselves."""
    found = problems_of(draft)
    wrong = {problem.field for problem in found}
    return (*found, *(problem for problem in rule_problems(draft) if not {problem.field, problem.other} & wrong))
