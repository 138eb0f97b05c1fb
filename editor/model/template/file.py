"""The template file NAME.nigao: a TOML header between +++ lines, then the text."""

from dataclasses import replace
from functools import lru_cache

from editor.model.problem import Problem
from editor.model.template.file_fields import names_in_text, rows_problems
from editor.model.template.file_header import NAMES, read_header
from editor.model.template.file_text import format_of_sections, read_sections, section_lines
from editor.model.template.template import Template
from editor.model.text.matching import opcodes
from editor.model.words import tr

_FENCE = "+++"


def parse_template(text: str) -> tuple[Template, tuple[Problem, ...]]:
    """The template of a file's text, and all that is wrong in it with line and column; a wrong template still opens."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    header_text, body, first_line, problems = _split(text)
    header = read_header(header_text, max(0, first_line - 1 - header_text.count("\n") - 1))
    sections, text_problems = read_sections(body, first_line, header.format)
    kept, _ = read_sections(line for lines in header.off for line in lines.split("\n"))
    named = names_in_text(header.fields, (*sections, *kept))
    template = Template(
        name=header.name,
        kind=header.kind,
        layout=header.layout,
        numbering=header.numbering,
        tags=header.tags,
        about=header.about,
        form=header.form,
        seal=header.seal,
        off=header.off,
        fields=(*header.fields, *named.fields),
        sections=sections,
        origin=text,
    )
    return template, (*problems, *header.problems, *text_problems, *rows_problems(named, body, first_line))


@lru_cache(maxsize=8)
def template_in(text: str) -> Template:
    """The template of a file's text, kept for the next time that the same draft is written."""
    return parse_template(text)[0]


@lru_cache(maxsize=8)
def format_in(text: str) -> int:
    """The format of a file's text."""
    return read_header(_split(text)[0]).format


def _split(text: str) -> tuple[str, list[str], int, list[Problem]]:
    """The header, the lines of the text, the file's line of the first of them, and what is wrong."""
    lines = text.split("\n")
    fences = [i for i, line in enumerate(lines) if line.rstrip() == _FENCE][:2]
    if len(fences) == 2 and not any(line.strip() for line in lines[: fences[0]]):
        return "\n".join(lines[fences[0] + 1 : fences[1]]), lines[fences[1] + 1 :], fences[1] + 1, []
    problem = Problem(tr("文件开头要有两行 +++，中间写模板的名称和填写项。"), line=0, column=0)
    return "", lines, 0, [problem]


def header_of(template: Template) -> str:
    """A header that says all of a template but its text, as `with_header` reads it."""
    from editor.model.template.header_printing import print_header  # noqa: PLC0415 - tomlkit is slow to load

    return print_header(template)


def with_header(template: Template, text: str) -> Template:
    """The template with the names and fields of another header."""
    header = read_header(text)
    names = {name: getattr(header, name) for name in NAMES}
    return replace(template, **names, tags=header.tags, off=header.off, fields=header.fields)


def print_template(template: Template) -> str:
    """The text of the template's file: that of its origin where nothing changed, and only the changed lines new.

    A header that can't be read stays as it is, word for word; only where the fields have changed since, it goes on as a comment above a new one.
    """
    from editor.model.template.header_printing import headers_of, print_header  # noqa: PLC0415 - tomlkit is slow to load, and only changes need it

    if not template.origin:
        return f"{_FENCE}\n{print_header(template)}{_FENCE}\n" + _merged_text([], template, format_of_sections(template.sections))
    before = template_in(template.origin)
    if before == template:
        return template.origin
    header, body, _, _ = _split(template.origin)
    form = max(format_in(template.origin), format_of_sections(template.sections))
    text = _merged_text(body, template, form)
    wanted, made = replace(template, sections=()), ""
    for made in headers_of(header, before, template, form):
        read = replace(template_in(f"{_FENCE}\n{made}{_FENCE}\n{text}"), sections=())
        if read == wanted or (read_header(made).is_broken and replace(read, name=template.name) == wanted):
            break
    return f"{_FENCE}\n{made}{_FENCE}\n{text}"


def _merged_text(original: list[str], template: Template, form: int) -> str:
    """The template's lines, with those of the original, and their blank lines, where they say the same."""
    old = [line for line in original if line.strip()]
    gaps = _gaps_before(original)
    new = list(section_lines(template.sections, form))
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
