"""The type of a blank, with what gave it away; and the type that a field's name tells."""

import re
from dataclasses import dataclass

from editor.model.template.field import FieldType
from editor.reading.page.lexicon import words

MEASURES = (FieldType.MONEY, FieldType.PERCENT, FieldType.NUMBER)
POINTS_IN_TIME = (FieldType.DATE, FieldType.MONTH, FieldType.YEAR)
IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,8})[）)]$")


@dataclass(frozen=True, slots=True)
class Kind:
    """A type with the unit behind the blank, the word that gave it away, and how sure that is (0 to 2)."""

    type: FieldType
    unit: str = ""
    word: str = ""
    sure: int = 2


def type_of_name(name: str) -> FieldType | None:
    """The type that a field's name tells (单位名称 → org), None if none."""
    measure = IN_BRACKETS.search(name)
    if measure and not words("labels", "quantity").at_end(name):
        told = words("units", *MEASURES).meaning(measure[1])
        return FieldType.named(told) or type_of_name(name[: measure.start()])
    label = words("labels").at_end(name)
    kind = FieldType.named(words("labels").meaning(label))
    stem = re.sub(r"(?:名称|全称|名)$", "", name)
    if stem != name and stem and label in ("名称", "全称", ""):
        kind = _type_of_stem(stem) or kind
    return kind or FieldType.named(words("things", "endings").meaning(name[-1:]))


def _type_of_stem(stem: str) -> FieldType | None:
    """The type of what is called by its 名称: a person has a 姓名, so that 投标人名称 asks for a unit."""
    kinds = words("suffixes", "org", "place", "project", "meeting")
    found = kinds.meaning(kinds.at_end(stem)) or words("things", "endings").meaning(stem[-1])
    if not found:
        found = words("labels", "org", "place", "project", "meeting").meaning(words("labels", "org", "place", "project", "meeting").at_end(stem))
    return FieldType.ORG if found == FieldType.PERSON else FieldType.named(found)


def type_of_identifier(name: str) -> FieldType | None:
    """The type that an English field name tells (company → org), None if none."""
    return type_of_name(words("measures", "identifiers").meaning(name.lower()))
