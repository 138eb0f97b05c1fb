"""Headings of a sample as headings of a template: their numbering style, and which numbers break the sequence."""

import re
from collections.abc import Iterator

from editor.model.draft.numbering import next_number, number_forms
from editor.model.problem import Problem
from editor.model.sample.inspection import HeadingSpan, Inspection
from editor.model.template.file_text import heading_line, prose_line
from editor.model.template.template import Section, SectionPart
from editor.model.words import tr
from editor.reading.page.numbering import Number, number_of
from editor.reading.template.lines import TemplateLine, document_range

_FIRST_OF = {
    "han": "一、",
    "han)": "（一）",
    "1.": "1.",
    "(1)": "（1）",
    "①": "①",
    "1)": "1）",
    "chapter": "第一章",
    "passage": "第一节",
    "article": "第一条",
}
_LEAD = re.compile(r"#{1,6}\s+")
_DEEPEST = 4


def numbering_of(seen: Inspection) -> tuple[str, dict[int, Problem]]:
    """The numbering style of a document's headings, and a problem for each line whose number breaks it, by line."""
    inside = document_range(seen)
    numbered = [(h, n) for h in seen.headings if h.line in inside and h.level <= _DEEPEST and (n := number_of(h.text))]
    style = _style(numbered)
    return style, dict(_broken(numbered, style))


def _style(numbered: list[tuple[HeadingSpan, Number]]) -> str:
    """The style named by the first heading of each level; a level that has none takes its place in the standard's."""
    first: dict[int, str] = {}
    for heading, number in numbered:
        first.setdefault(heading.level, ".".join("1" * len(number.values)) if number.system == "deep" else _FIRST_OF.get(number.system, ""))
    forms = [first[level] for level in sorted(first)]
    if not all(forms) or sorted(first) != list(range(1, len(first) + 1)):
        return "一、（一）1.（1）" if numbered else ""
    return (" " if any(form[-1:] == "1" for form in forms) else "").join(forms)


def _broken(numbered: list[tuple[HeadingSpan, Number]], style: str) -> Iterator[tuple[int, Problem]]:
    forms, counts = number_forms(style), [0, 0, 0, 0]
    for heading, number in numbered:
        before = list(counts)
        expected = number_of(next_number(forms, counts, heading.level) + "题") if forms else None
        if expected is None or (expected.system, expected.values) != (number.system, number.values):
            counts[:] = before
            text = tr("“{heading}”的序号与前面接不上，先照原样留着。", heading=heading.text[:20])
            yield heading.line, Problem(text, line=heading.line, column=0)


def headed_lines(line: TemplateLine, *, broken: bool, numbered: bool) -> Iterator[str]:
    """A heading in the form of a template file: number taken off, or kept where it breaks the sequence; one too deep stays a paragraph."""
    level = line.heading.level if line.heading else 1
    text = _LEAD.sub("", line.markup, count=1)
    if level > _DEEPEST:
        yield prose_line(text + line.run_on)
        return
    number = number_of(text)
    kept = broken or number is None
    heading, run_on = _punctuated(text if kept or number is None else text[number.end :].strip(), line.run_on)
    yield heading_line(Section("", SectionPart.BODY, level, _unbold(heading), _unbold(run_on), numbered=not (kept and numbered)))


def _unbold(text: str) -> str:
    """Text without the half of a pair of ** that heading and text share."""
    return re.sub(r"^\*\*|\*\*$", "", text)


def _punctuated(heading: str, run_on: str) -> tuple[str, str]:
    """The mark between a heading and its text: a full stop is set by composing, any other belongs to the heading."""
    if run_on[:1] == "。":
        return heading.rstrip("。"), run_on[1:].strip()
    if run_on[:1] and run_on[0] in "：:；;，,！？":
        return heading + run_on[0], run_on[1:].strip()
    return (heading.rstrip("。") if run_on else heading), run_on
