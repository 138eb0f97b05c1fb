"""What is wrong in a template's markup, with the line and column of its file."""

from collections.abc import Iterator
from dataclasses import replace

from jinja2 import nodes

from editor.composing.language import CodePart, Language, Program, language_of
from editor.model.field import Field
from editor.model.problem import Problem
from editor.model.template import Section, Template
from editor.model.words import tr


def check_template(template: Template) -> tuple[Problem, ...]:
    """All that is wrong in the expressions, statements, filters and repeats of a template; line and column are those of its file when it has one."""
    language = language_of(template.fields)
    lines = _Lines(template.origin)
    problems = [problem for section in template.sections for problem in _section_problems(template, section, language, lines)]
    return (*problems, *(problem for field in template.fields for problem in _field_problems(field, language)))


class _Lines:
    """Finds markups in the lines of a file, each not before the one found last."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._at = 0

    def place(self, markup: str, problem: Problem) -> Problem:
        """The problem with the file's line and column."""
        line = self._find(markup)
        if line is None:
            return problem
        return replace(problem, line=line, column=self._lines[line].find(markup) + (problem.column or 0))

    def _find(self, markup: str) -> int | None:
        for line in (*range(self._at, len(self._lines)), *range(self._at)):
            if markup in self._lines[line]:
                self._at = line
                return line
        return None


def _section_problems(template: Template, section: Section, language: Language, lines: _Lines) -> Iterator[Problem]:
    variables = {section.repeat[0]} if section.repeat else set[str]()
    if section.repeat and (section.repeat[1] not in template.by_key or template.by_key[section.repeat[1]].type != "rows"):
        yield lines.place(section.heading, Problem(tr("“{name}”不是表，章节不能按它重复。", name=section.repeat[1])))
    for _, markup in section.markups():
        if "{" in markup:
            program = language.program(markup)
            found = (*program.problems, *_unknown_names(program, language, variables | _outer_variables(template, section)))
            yield from (lines.place(markup, problem) for problem in found)


def _outer_variables(template: Template, section: Section) -> set[str]:
    """The variables of repeated sections that a section may stand under."""
    return {s.repeat[0] for s in template.sections if s.repeat and s.level < section.level}


def _field_problems(field: Field, language: Language) -> Iterator[Problem]:
    """What is wrong in a field's own expressions."""
    for code in (field.computed, field.rule):
        if code:
            program = language.expression(code)
            found = (*program.problems, *_unknown_names(program, language, set()))
            yield from (Problem(problem.text, field=field.key) for problem in found)


def _unknown_names(program: Program, language: Language, variables: set[str]) -> Iterator[Problem]:
    """Names that are neither a field nor a variable of a loop around them."""
    for part in program.parts:
        if isinstance(part, CodePart):
            names = [node for root in part.tree for node in (root, *root.find_all(nodes.Name)) if isinstance(node, nodes.Name)]
            known = {*variables, *part.texts, *language.names, "loop", *(node.name for node in names if node.ctx == "store")}
            unknown = dict.fromkeys(node.name for node in names if node.name not in known)
            yield from (Problem(tr("没有叫“{name}”的填写项。", name=name), column=part.column) for name in unknown)
