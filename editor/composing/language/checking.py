"""What is wrong in a template's markup, with the line and column of its file."""

import re
from collections.abc import Iterator
from dataclasses import replace

from editor.composing.language.language import CodePart, Language, Program, language_of
from editor.model.problem import Problem
from editor.model.template.field import Field
from editor.model.template.header_places import HeaderPlaces
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.template import Section, Template
from editor.model.words import tr

_OPENED = re.compile(r"\{[{%]")


def check_template(template: Template) -> tuple[Problem, ...]:
    """All that is wrong in the expressions, statements and filters of a template; line and column are those of its file when it has one."""
    language = language_of(template.fields)
    lines = _Lines(template.origin)
    problems = [problem for section in template.sections for problem in _section_problems(template, section, language, lines)]
    places = HeaderPlaces(template.origin)
    return (*problems, *(problem for field in template.fields for problem in _field_problems(field, language, places)))


class _Lines:
    """Finds markups in the lines of a file one after the other."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._at = (0, 0)

    def find(self, markup: str) -> tuple[int | None, int]:
        """Line and column of the next place of a markup; (None, 0) when the file does not hold it any more."""
        first, start = self._at
        for line in range(first, len(self._lines)):
            column = self._lines[line].find(markup, start if line == first else 0)
            if column >= 0:
                self._at = (line, column + len(markup))
                return line, column
        return None, 0


def _section_problems(template: Template, section: Section, language: Language, lines: _Lines) -> Iterator[Problem]:
    variables = _variables(template, section, language)
    for _, markup in section.markups():
        line, column = lines.find(markup)
        found = _markup_problems(markup, language, variables) if "{" in markup else ()
        yield from (replace(problem, line=line, column=column + (problem.column or 0)) for problem in found)


def _markup_problems(markup: str, language: Language, variables: set[str]) -> Iterator[Problem]:
    program = language.program(markup)
    yield from program.problems
    yield from _unclosed(markup)
    yield from _unknown_names(program, language, variables)


def _unclosed(markup: str) -> Iterator[Problem]:
    """Braces of code that are not closed: they would be printed as they stand."""
    for token in tokens_of(markup):
        if token.kind == TokenKind.TEXT and (found := _OPENED.search(token.text)) and token.end - token.start == len(token.text):
            text = tr("“{start}”后面少了“{end}”；要照原样写，前面加 \\。", start=found[0], end={"{{": "}}", "{%": "%}"}[found[0]])
            yield Problem(text, column=token.start + found.start())


def _variables(template: Template, section: Section, language: Language) -> set[str]:
    """The variables of the repeated sections that a section may stand under, its own included."""
    return {language.variable(s.repeat[0]) for s in template.sections if s.repeat and (s is section or s.level < section.level)}


def _field_problems(field: Field, language: Language, places: HeaderPlaces) -> Iterator[Problem]:
    """What is wrong in a field's own expressions."""
    for name, code in (("computed", field.computed), ("rule", field.rule)):
        if code:
            program = language.expression(code)
            found = (*program.problems, *_unknown_names(program, language, set()))
            yield from (Problem(problem.text, field.key, *places.of_field(field.key, name)) for problem in found)


def _unknown_names(program: Program, language: Language, variables: set[str]) -> Iterator[Problem]:
    """Names that are neither a field nor a variable of a loop around them."""
    for part in program.parts:
        if isinstance(part, CodePart):
            from editor.composing.language.parsing import names_in  # noqa: PLC0415 - most templates need no jinja2, and it takes time to load

            used, set_by_loops = names_in(part.tree)
            known = {*variables, *part.texts, *language.names, *set_by_loops, "loop"}
            unknown = dict.fromkeys(name for name in used if name not in known)
            yield from (Problem(tr("没有叫“{name}”的填写项。", name=language.written(name)), column=part.column) for name in unknown)
