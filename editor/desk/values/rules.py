"""What is wrong in a draft as a whole: the rules between its fields, the limits of what is composed of it."""

import re
from collections.abc import Iterator

from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.draft.refusals import problems_of
from editor.model.problem import NigaoError, Problem
from editor.model.session.tally import Tally
from editor.model.template.markup import TokenKind, tokens_of


def rule_problems(draft: Draft) -> tuple[Problem, ...]:
    """The rules that the values break; nothing is loaded for a draft whose ruled fields are empty."""
    if not any(field.rule for field in draft.template.fields) or not any(draft.values.values()):
        return ()
    from editor.composing import rule_problems as broken_rules  # noqa: PLC0415 - jinja2 takes time to load

    return broken_rules(draft)


def tally_of(draft: Draft) -> Tally:
    """A draft counted once, as the window counts the one at hand."""
    from editor.composing import TextStand  # noqa: PLC0415 - nothing is composed before there is a draft

    tally = Tally(draft)
    tally.obey(rule_problems, TextStand())
    return tally


def problems_in(draft: Draft) -> tuple[Problem, ...]:
    """All that is wrong in a draft: single values in document order, then the rules that values break which are right by themselves."""
    found = problems_of(draft)
    wrong = {problem.field for problem in found}
    return (*found, *(problem for problem in rule_problems(draft) if not {problem.field, problem.other} & wrong))


# A draft of so few characters passes no limit: its lines are too short for that, and those with a loop have a single one, over what is written there.
_LITTLE, _LITTLE_LINE, _LITTLE_LOOP = 20_000, 2000, 500
# Nor does one of words and single fields alone below half of what a document may hold: each is shown as it is.
_MOST_CHARACTERS, _MOST_PARTS = 600_000, 50_000
_LONGEST_SLOT = 20  # what stands around the name of a field that is not filled, or in the place of a date
_LOOP = re.compile(r"\bfor\b")


def passed_limits(draft: Draft) -> tuple[Problem, ...]:
    """The limits that are passed by what is composed of a draft: where it is refused as a whole that one, else those where it is cut off.

    Nothing is loaded for a draft that is too little, or too plain, to pass any.
    """
    if not draft.values and (_is_little(draft) or _is_plain(draft)):
        return ()
    from editor.composing import compose  # noqa: PLC0415 - most acts compose anyway, and later; jinja2 takes time to load

    try:
        found = compose(draft).problems
    except NigaoError as error:
        return (Problem(error.text, is_limit=True),)
    return tuple(problem for problem in found if problem.is_limit)


def _is_little(draft: Draft) -> bool:
    lines = list(_lines(draft))
    return sum(map(len, lines)) <= _LITTLE and all(map(_is_little_line, lines))


def _is_little_line(line: str) -> bool:
    loops = len(_LOOP.findall(line))
    return loops <= 1 and len(line) <= (_LITTLE_LOOP if loops else _LITTLE_LINE)


def _is_plain(draft: Draft) -> bool:
    """Whether a draft says nothing but words and single fields, no section and no field of it is worked out, and all of it is far from any limit."""
    template = draft.template
    if any(field.computed for field in template.fields) or any(section.repeat for section in template.sections):
        return False
    lines = [line for line in _lines(draft) if line]
    coded = [tokens_of(line) for line in lines if "{" in line]
    codes = [token.text for tokens in coded for token in tokens if token.kind != TokenKind.TEXT]
    longest = max((len(field.name) + len(field.default) for field in template.fields), default=0) + _LONGEST_SLOT
    parts = (
        sum(map(len, coded))
        + len(lines)
        + sum(len(block.rows) * block.width for section in template.sections for block in section.blocks if isinstance(block, Grid))
    )
    is_short = parts <= _MOST_PARTS and sum(map(len, lines)) + len(codes) * longest <= _MOST_CHARACTERS
    return is_short and max(map(len, coded), default=0) <= _LITTLE_LINE and template.by_key.keys() >= set(codes)


def _lines(draft: Draft) -> Iterator[str]:
    """All that is written in the template's language."""
    yield from (field.computed for field in draft.template.fields)
    yield from (markup for section in draft.template.sections for _, markup in section.markups())
