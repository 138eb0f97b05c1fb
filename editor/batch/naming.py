"""The names of the files: a pattern with fields, worked out for each row; no two rows have one name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

from editor.composing import said_in
from editor.model.draft.draft import Draft
from editor.model.problem import ExitCode, NigaoError
from editor.model.template.field import Field, FieldType, Value
from editor.model.template.markup import Token, TokenKind, slot, tokens_of
from editor.model.template.template import Template
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.storage.library.library import file_name

NUMBER = "序号"
"""The name by which a pattern has the number of the row, from 1."""
_UNFILLED = re.compile(r"〔[^〔〕]*〕")
_ENDING = re.compile(r"\.(?:docx|pdf)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowName:
    """The name of a row's files without ending; `plain` is what the pattern gave, where that had to be changed: signs that no name may have, or a
    name that an earlier row has.
    """

    name: str
    plain: str = ""
    twin: int = 0


def with_number(template: Template) -> Template:
    """A template with the fields that a pattern may have: its own and the number of the row."""
    return template if NUMBER in template.by_key else replace(template, fields=(*template.fields, Field(NUMBER, FieldType.NUMBER)))


def usual_pattern(template: Template) -> str:
    """The pattern of a run for which nobody wrote one."""
    return f"{file_name(template.name)}-{slot(NUMBER)}"


class NamePattern:
    """Works out the names of one template's files."""

    def __init__(self, pattern: str, template: Template) -> None:
        """A pattern in the template's language, "" for template and number; raises NigaoError (exit code 2) for fields that there are not."""
        labels = {field.label: field.key for field in template.fields if field.label and field.label not in template.by_key}
        self.template = replace(with_number(template), sections=(), origin="")
        self._pattern = _by_key(_ENDING.sub("", pattern.strip()) or usual_pattern(template), labels)
        unknown = [text for text in self._slots if not self.template.finder.keys_in(text)]
        if unknown:
            text = tr("文件名里没有这样的填写项：{names}。用 fields 看有哪些。", names=in_row(unknown))
            raise NigaoError(text, ExitCode.WRONG_USE)

    @cached_property
    def _slots(self) -> list[str]:
        return [token.text for token in tokens_of(self._pattern) if token.kind == TokenKind.SLOT]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the fields that the names are made of."""
        return frozenset(key for text in self._slots for key, _, _ in self.template.finder.keys_in(text))

    @cached_property
    def _empty(self) -> Draft:
        return Draft(self.template)

    def name(self, number: int, values: Mapping[str, Value]) -> tuple[str, str]:
        """The name of a row by its values, and the text that it was made of."""
        given = {NUMBER: str(number), **{key: value for key, value in values.items() if key in self.keys}}
        text = _UNFILLED.sub("", said_in(self._empty.with_values(given), self._pattern))
        return file_name(text), text


def _by_key(pattern: str, labels: Mapping[str, str]) -> str:
    """The pattern with the keys of the fields that it names by their labels."""
    parts = (slot(labels[name]) if (name := _name_in(token)) in labels else pattern[token.start : token.end] for token in tokens_of(pattern))
    return "".join(parts)


def _name_in(token: Token) -> str:
    return token.text.strip() if token.kind == TokenKind.SLOT else ""


class Names:
    """Gives each row a name that no earlier one has; a disk may take capitals and small letters for the same."""

    def __init__(self, pattern: NamePattern) -> None:
        self._pattern = pattern
        self._taken: dict[str, int] = {}

    def of(self, number: int, values: Mapping[str, Value]) -> RowName:
        """The name of the next row: its own, else with _2, _3 … at its end."""
        own, text = self._pattern.name(number, values)
        twin = self._taken.get(own.lower(), 0)
        name = own if not twin else next(tried for n in count(2) if (tried := f"{own}_{n}").lower() not in self._taken)
        self._taken[name.lower()] = number
        return RowName(name, text if text != own else "", twin)
