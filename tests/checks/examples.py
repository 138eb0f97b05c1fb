"""The examples of a rule as texts: each line a paragraph, `style|words` one of that style; ⟦words→fix⟧ is what has to be found."""

import re
from dataclasses import dataclass

from editor.checks import Checker, Finding, text_of_document
from editor.checks.terms.rule import CheckRule
from editor.model.document.document import Document, Paragraph, Run

_STYLED = re.compile(r"([\u4e00-\u9fff]{2,7})\|")
_MARKED = re.compile(r"⟦([^⟦⟧→]*)(?:(→)([^⟦⟧]*))?⟧")


@dataclass(frozen=True)
class Expected:
    """What an example wants found: the line, the columns, and the fix, None where there is none."""

    line: int
    start: int
    end: int
    fix: str | None


def document_of(example: str) -> Document:
    """The document that an example stands for, without its marks."""
    return Document(tuple(_paragraph(_MARKED.sub(r"\1", line)) for line in example.split("\n")))


def _paragraph(line: str) -> Paragraph:
    styled = _STYLED.match(line)
    return Paragraph(styled[1] if styled else "正文", (Run(line[styled.end() :] if styled else line),))


def expected_in(example: str) -> list[Expected]:
    """What the marks of an example say."""
    found: list[Expected] = []
    for number, line in enumerate(example.split("\n")):
        styled = _STYLED.match(line)
        removed = styled.end() if styled else 0
        for match in _MARKED.finditer(line):
            start = match.start() - removed
            found.append(Expected(number, start, start + len(match[1]), match[3] if match[2] else None))
            removed += len(match[0]) - len(match[1])
    return found


def findings_of(rules: CheckRule | tuple[CheckRule, ...], example: str) -> list[Finding]:
    """What rules find in an example."""
    return Checker(rules if isinstance(rules, tuple) else (rules,)).check(text_of_document(document_of(example)))


def as_expected(findings: list[Finding]) -> list[Expected]:
    """Findings in the form of what is expected."""
    return [Expected(one.place.line, one.place.start, one.place.end, one.fix) for one in findings]


def fixed_example(example: str) -> str:
    """An example as it should be; where nobody knows better it stays as it is."""
    return _MARKED.sub(lambda match: match[3] if match[2] else match[1], example)


def lines_of(example: str) -> list[str]:
    """The lines of an example without marks and styles."""
    return [paragraph.text for paragraph in document_of(example).paragraphs()]
