"""Which column fills which field: by name, by words that mean the same, by likeness, by what stands in the column."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz

from editor.batch.table import Column
from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType
from editor.model.template.template import Template
from editor.model.template.values import FIELD_TYPES, clean_value, value_problem
from editor.model.words import tr
from editor.shipped import shipped_text

_ALIKE = 80
"""From this likeness on (of 100) two names may be the same: one sign in five differs."""
_BRACKET = re.compile(r"[(（\[【]([^)）\]】]*)[)）\]】]")
_NO_WORD = re.compile(r"[\W_]+")
_NAMED = (FieldType.ORG, FieldType.PERSON, FieldType.DATE, FieldType.PLACE, FieldType.MONEY, FieldType.PROJECT, FieldType.MEETING)
"""Types of which a document seldom has two: the only column for a person is for the only person."""
_TOLD_BY_VALUES = (FieldType.DATE, FieldType.TIME, FieldType.PERCENT, FieldType.CHOICE)


class MatchKind(StrEnum):
    """How a column found its field: a person chose it, the same name, words of the same meaning, what stands in it, likeness; or not at all."""

    CHOSEN = "chosen"
    NAME = "name"
    MEANING = "meaning"
    CONTENT = "content"
    LIKE = "like"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A column and the key of the field that it fills, "" for one that is not used."""

    column: Column
    field: str = ""
    kind: MatchKind = MatchKind.NONE

    @property
    def wants_a_look(self) -> bool:
        """Whether somebody should look at it: it was guessed."""
        return self.kind in (MatchKind.LIKE, MatchKind.CONTENT)


def fillable(template: Template) -> tuple[Field, ...]:
    """The fields that a column can fill, in document order; rows of a table stand in no single cell."""
    return tuple(field for field in template.ordered_fields if not field.computed and field.type != FieldType.ROWS)


def knows(template: Template) -> Callable[[str], bool]:
    """Tells of a title whether it is the name of a field, in the same words or in others."""
    names = {plain for field in fillable(template) for name in _names(field) for plain in (_plain(name), _meaning(name))}
    return lambda title: bool(title) and (_plain(title) in names or _meaning(title) in names)


def matched(columns: Sequence[Column], template: Template, chosen: Mapping[str, str]) -> tuple[ColumnMatch, ...]:
    """The columns with their fields, each field filled by one. `chosen` are the choices of a person by title, "" for a column not to be used."""
    fields = fillable(template)
    by_key = {field.key: field for field in fields}
    found = {c.at: ColumnMatch(c, chosen[c.title], MatchKind.CHOSEN) for c in columns if chosen.get(c.title, "-") in ("", *by_key)}
    for kind, alike in _WAYS:
        taken = {match.field for match in found.values()}
        left = [column for column in columns if column.at not in found]
        for column, field in _pairs(left, [field for field in fields if field.key not in taken], alike):
            found[column.at] = ColumnMatch(column, field.key, MatchKind.LIKE if _other_unit(column, field) else kind)
    return tuple(found.get(column.at, ColumnMatch(column)) for column in columns)


Alike = Callable[[Column, Field], float]


def _pairs(columns: Sequence[Column], fields: Sequence[Field], alike: Alike) -> Iterator[tuple[Column, Field]]:
    """The pairs that are alike, the most alike first; none where a column or a field is as alike to two."""
    scores = [(score, column, field) for column in columns for field in fields if (score := alike(column, field)) > 0]
    scores.sort(key=lambda one: -one[0])
    used: set[object] = set()
    for score, column, field in scores:
        rivals = [one for one in scores if one[0] == score and (one[1] is column) != (one[2] is field) and not {one[1].at, one[2].key} & used]
        if column.at not in used and field.key not in used and not rivals:
            used |= {column.at, field.key}
            yield column, field


def _names(field: Field) -> tuple[str, ...]:
    return (field.key, field.label) if field.label else (field.key,)


def _plain(name: str) -> str:
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", name)).lower()


def _meaning(name: str) -> str:
    """A name without what stands in brackets, each word of the lexicon replaced by the one that stands for all of its meaning."""
    same, pattern = _lexicon()
    plain = _plain(_BRACKET.sub("", name)) or _plain(name)
    return pattern.sub(lambda match: same[match[0]], plain)


@cache
def _lexicon() -> tuple[Mapping[str, str], re.Pattern[str]]:
    lines = str(tomllib.loads(shipped_text("lexicons/columns.toml"))["same"]["words"]).splitlines()
    same = {_plain(word): _plain(words[0]) for words in map(str.split, lines) if words for word in words}
    return same, re.compile("|".join(map(re.escape, sorted(same, key=len, reverse=True))))


def _by_name(column: Column, field: Field) -> float:
    return 100.0 if _plain(column.title) in map(_plain, _names(field)) else 0.0


def _by_meaning(column: Column, field: Field) -> float:
    return 100.0 if _meaning(column.title) in map(_meaning, _names(field)) else 0.0


def _by_ending(column: Column, field: Field) -> float:
    """Whether one name ends with the other: 地点 is the only place there is beside 会议地点."""
    title = _meaning(column.title)
    pairs = (sorted((title, name), key=len) for name in map(_meaning, _names(field)))
    return 1.0 if any(len(short) > 1 and long.endswith(short) for short, long in pairs) else 0.0


def _by_likeness(column: Column, field: Field) -> float:
    best = max(fuzz.ratio(_meaning(column.title), name) for name in map(_meaning, _names(field)))
    return best if best >= _ALIKE else 0.0


def _by_content(column: Column, field: Field) -> float:
    """Whether a column is for things of the field's type: its title says so, or its values do."""
    if field.type in _kinds(_plain(_BRACKET.sub("", column.title))):
        return 2.0
    shown = [text for text in column.samples if text]
    told = field.type in _TOLD_BY_VALUES and (field.type != FieldType.CHOICE or bool(field.choices))
    return 1.0 if told and shown and all(_fits(field, text) for text in shown) else 0.0


def _fits(field: Field, text: str) -> bool:
    value = clean_value(field, text)
    is_number = FIELD_TYPES[field.type].numeric and not text.endswith(("%", "％", "‰"))
    return value_problem(field, value) is None and not is_number


_WAYS: tuple[tuple[MatchKind, Alike], ...] = (
    (MatchKind.NAME, _by_name),
    (MatchKind.MEANING, _by_meaning),
    (MatchKind.MEANING, _by_ending),
    (MatchKind.LIKE, _by_likeness),
    (MatchKind.CONTENT, _by_content),
)


@cache
def _kinds(title: str) -> frozenset[str]:
    """The types of fields whose labels a title is."""
    labels = tomllib.loads(shipped_text("lexicons/labels.toml"))
    return frozenset(kind for kind, entry in labels.items() if kind in _NAMED and title in map(_plain, str(entry["words"]).split()))


def _other_unit(column: Column, field: Field) -> bool:
    """Whether a title names a unit (经费（元）) that is not that of the field."""
    named = _BRACKET.search(column.title)
    is_amount = FIELD_TYPES[field.type].numeric and bool(field.unit)
    return is_amount and named is not None and named[1].strip().removeprefix("单位：") not in (field.unit, "")


def column_problems(matches: Iterable[ColumnMatch], template: Template, filled: Mapping[str, object]) -> tuple[Problem, ...]:
    """What is to be known of the columns before a run: those of no field, those that were guessed, fields that have neither a column nor a value."""
    matches = tuple(matches)
    taken = {match.field for match in matches}
    unused = [match.column.title for match in matches if not match.field and match.kind != MatchKind.CHOSEN]
    guessed = [(match.column.title, template.by_key[match.field].name) for match in matches if match.wants_a_look]
    asked = [field for field in template.ordered_fields if field.is_asked and not field.computed and field.key not in taken]
    missing = [field.name for field in asked if not (filled.get(field.key) or field.default)]
    said = [tr("这些列没有对应的填写项，没有用：{names}。", names=tr("、").join(unused))] if unused else []
    said += [tr("“{title}”一列填到“{field}”，是猜的，请看一眼。", title=title, field=name) for title, name in guessed]
    said += [tr("这些填写项没有对应的列，也没有值：{names}。", names=tr("、").join(missing))] if missing else []
    return tuple(map(Problem, said))
