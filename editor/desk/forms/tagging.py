"""The tags of a form told apart: which are blanks, which are code, and which are text."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from editor.model.template.field import FieldType
from editor.model.text.unseen import without_unseen
from editor.reading import FormBlank, FormReading, tags_in
from editor.word import FormTag

_TAG = re.compile(r"\{\{\s*(?:[pr]\s+)?(\w+)\s*\}\}")
NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*")
_BEGUN_APART, _ENDED_APART = re.compile(r"\{_[{%]"), re.compile(r"[}%]_\}|\n")
_INNER = re.compile(r"^\{\{[-+]?\s*|\s*[-+]?\}\}$")
_WORKED_OUT = re.compile(r"[+*<>=|\"'\[\]~]|\s[-/%]|%\s*\w|\b(?:and|or|not|in|is|if|else)\b|^\(|\b[A-Za-z_]\w*\(")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_GIVING = re.compile(r"(?:set|for)\s+(\w+(?:\s*,\s*\w+)*)\s*(?:=|in\b)")


def with_code(reading: FormReading, lines: Sequence[str]) -> FormReading:
    """The form with its tags told apart: those that are a name alone, and that no code gives, are blanks, all else is code.

    A tag without a Chinese word is of a template that writes its values as they are given, dates and numbers too.
    """
    given = {name.strip() for line in lines for tag in tags_in(line) if (match := _GIVING.match(tag.code)) for name in match[1].split(",")}
    texts = {(number, at) for number, line in enumerate(lines) for start, end in _texts_in(line) for at in range(start, end)}
    blanks = tuple(blank for blank in reading.blanks if _is_blank(blank, given) and (blank.span.line, blank.span.start) not in texts)
    foreign = {blank.span.field for blank in blanks if blank.span.text.startswith("{{") and not _CHINESE.search(blank.span.text)}
    own, all_ = ({blank.span.field for blank in some} for some in (blanks, reading.blanks))
    kept = [field for field in reading.template.fields if field.key in own or field.key not in all_ or NAME.fullmatch(field.key)]
    fields = (replace(field, type=FieldType.TEXT) if field.key in foreign else field for field in kept)
    return replace(reading, blanks=blanks, template=replace(reading.template, fields=tuple(fields)))


def _texts_in(line: str) -> Iterator[tuple[int, int]]:
    """Where in a line no blank begins: in braces that are written apart, in remarks, and inside of tags."""
    begun = _BEGUN_APART.search(line)
    while begun is not None and (ended := _ENDED_APART.search(line, begun.end())) is not None:
        if ended[0] != "\n":
            yield begun.start(), ended.end()
        begun = _BEGUN_APART.search(line, ended.end())
    for tag in tags_in(line):
        yield tag.start if tag.kind == "remark" else tag.start + tag.text.rfind("{{") + 1, tag.end


def _is_blank(blank: FormBlank, given: Collection[str]) -> bool:
    text = without_unseen(blank.span.text)
    name, inner = _TAG.fullmatch(text), _INNER.sub("", text)
    # What no code could mean: 金额（万元）, 金额(元), 1季度, 负责人 电话.
    is_named = inner in (blank.span.field, blank.span.label) and inner.count("(") == inner.count(")")
    is_said = is_named and not _WORKED_OUT.search(inner) and not NAME.fullmatch(inner)
    return not blank.span.text.startswith("{{") or is_said or (name is not None and name[1] not in given)


def tags_of(lines: Sequence[str], slots: Mapping[tuple[int, int], int]) -> Iterator[FormTag]:
    """The tags of the lines that are no slots, of which the ends are given by line and column."""
    for number, line in enumerate(lines):
        for tag in tags_in(line, number):
            if (tag.line, tag.start) not in slots:
                yield FormTag(tag.line, tag.start, tag.end, tag.text, tag.kind.value, tag.scope.value, tag.code)
