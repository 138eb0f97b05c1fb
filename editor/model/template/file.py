"""The template file NAME.nigao: a TOML header between +++ lines, then the text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from editor.model.problem import Problem
from editor.model.template.field import Field
from editor.model.template.file_fields import implicit_field
from editor.model.template.file_header import read_header
from editor.model.template.file_text import read_sections, section_lines
from editor.model.template.markup import KeyFinder, TokenKind, tokens_of
from editor.model.template.template import Section, Template
from editor.model.text.matching import opcodes
from editor.model.words import tr

_FENCE = "+++"
_VARIABLE = re.compile(r"\{%-?\s*(?:for|set)\s+(\S+)\s")
_NOT_IN_NAMES = re.compile(r"[\"'{}]|\s[-+*/%~<>=!]+\s|\s(?:if|and|or|not|in|is)\s")


def parse_template(text: str) -> tuple[Template, tuple[Problem, ...]]:
    """The template of a file's text, and all that is wrong in it with line and column; a wrong template still opens."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    header_text, body, first_line, problems = _split(text)
    header = read_header(header_text)
    sections, text_problems = read_sections(body, first_line)
    template = Template(
        name=header.name,
        kind=header.kind,
        layout=header.layout,
        numbering=header.numbering,
        tags=header.tags,
        about=header.about,
        form=header.form,
        seal=header.seal,
        fields=(*header.fields, *_undeclared(header.fields, sections)),
        sections=sections,
        origin=text,
    )
    return template, (*problems, *header.problems, *text_problems)


def _split(text: str) -> tuple[str, list[str], int, list[Problem]]:
    """The header, the lines of the text, the file's line of the first of them, and what is wrong."""
    lines = text.split("\n")
    fences = [i for i, line in enumerate(lines) if line.rstrip() == _FENCE][:2]
    if len(fences) == 2 and not any(line.strip() for line in lines[: fences[0]]):
        return "\n".join(lines[fences[0] + 1 : fences[1]]), lines[fences[1] + 1 :], fences[1] + 1, []
    problem = Problem(tr("文件开头要有两行 +++，中间写模板的名称和填写项。"), line=0, column=0)
    return "", lines, 0, [problem]


def _undeclared(declared: tuple[Field, ...], sections: tuple[Section, ...]) -> Iterator[Field]:
    """The fields of slots that name no declared field and no variable of the text, in document order."""
    finder = KeyFinder([f.key for f in declared])
    markups = [markup for section in sections for _, markup in section.markups() if "{" in markup]
    variables = {section.repeat[0] for section in sections if section.repeat} | {"loop"}
    variables |= {match[1] for markup in markups for match in _VARIABLE.finditer(markup)}
    seen = {f.key for f in declared}
    for token in (token for markup in markups for token in tokens_of(markup) if token.kind == TokenKind.SLOT):
        key = token.text.split("|")[0].strip()
        if key and key not in seen and not finder.keys_in(token.text) and _is_name(key, variables):
            seen.add(key)
            yield implicit_field(key)


def _is_name(code: str, variables: set[str]) -> bool:
    """Whether code can only be a field's name: no quotes, no operators between blanks, no variable of the text."""
    first = re.split(r"[.\[]", code)[0].strip()
    return not _NOT_IN_NAMES.search(code) and first not in variables and not code.isdigit()


def print_template(template: Template) -> str:
    """The text of the template's file: that of its origin where nothing changed, and only the changed lines new."""
    from editor.model.template.header_printing import merge_header, print_header  # noqa: PLC0415 - tomlkit is slow to load, and only changes need it

    if not template.origin:
        return f"{_FENCE}\n{print_header(template)}{_FENCE}\n" + _merged_text([], template)
    before, _ = parse_template(template.origin)
    if before == template:
        return template.origin
    header, body, _, _ = _split(template.origin)
    same_header = replace(before, sections=()) == replace(template, sections=())
    new_header = f"{header}\n" if same_header else merge_header(f"{header}\n", before, template)
    return f"{_FENCE}\n{new_header}{_FENCE}\n" + _merged_text(body, template)


def _merged_text(original: list[str], template: Template) -> str:
    """The template's lines, with those of the original, and their blank lines, where they say the same."""
    old = [line for line in original if line.strip()]
    gaps = _gaps_before(original)
    new = list(section_lines(template.sections))
    lines: list[str] = []
    for tag, a1, a2, b1, b2 in opcodes([line.strip() for line in old], [line for line, _ in new]):
        for offset, (line, gap) in enumerate(new[b1:b2]):
            stands = a1 + offset if a1 + offset < a2 else None
            lines += [""] * (int(gap and bool(lines)) if stands is None else gaps[stands])
            lines.append(old[a1 + offset] if tag == "equal" else line)
    return "\n".join(lines) + "\n" * max(1, len(original) and _trailing_blank(original))


def _gaps_before(lines: list[str]) -> list[int]:
    """How many blank lines stand before each line of text."""
    gaps: list[int] = []
    blank = 0
    for line in lines:
        if line.strip():
            gaps.append(blank)
        blank = 0 if line.strip() else blank + 1
    return gaps


def _trailing_blank(lines: list[str]) -> int:
    return next((i for i, line in enumerate(reversed(lines)) if line.strip()), 0)
