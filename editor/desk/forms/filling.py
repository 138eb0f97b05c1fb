"""The values of a form as the texts that stand in its places."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from editor.composing import Budget, FormCode, Scope, language_of, runs_of
from editor.desk.forms.data import Data, rows_of
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, FieldType, Value
from editor.model.template.markup import slot
from editor.model.template.template import Template
from editor.model.template.values import FLAG_OFF, FLAG_ON, is_shown_as_kept, placed_value
from editor.model.typed.joining import meeting, meeting_at
from editor.model.typed.narrow import Around
from editor.reading import FormBlank
from editor.word import FormSlot, FormValues, form_stem

Written = Callable[[str], str]
_ANY = "某"
"""A value that no filter changes."""
_NOTHING = Around()
_AS_CODE = (bool, list, dict)


@dataclass(frozen=True)
class FormWriter:
    """Writes the values of one form: its template, its blanks with the slots that they are, the numbers of its lists, its code."""

    template: Template
    blanks: Sequence[FormBlank]
    slots: Sequence[FormSlot]
    lists: Sequence[str]
    code: FormCode | None

    @cached_property
    def _ways(self) -> tuple[tuple[int, str, Written], ...]:
        """The numbers of the blanks that have a field, with its key and how its value is written there."""
        ways = ((number, blank, self._way(blank)) for number, blank in enumerate(self.blanks) if not blank.rows)
        return tuple((number, blank.span.field, way) for number, blank, way in ways if way is not None)

    def values(self, data: Data | None) -> FormValues:
        """What the form is filled with, None for nothing; an empty text is no value, but takes a tag away."""
        if data is None:
            return FormValues()
        texts: dict[int, str] = {}
        for number, key, write in self._ways:
            value = self._as_text(key, data.get(key), is_tag=self.slots[number].is_tag)
            if not isinstance(value, str) or (not value and not self.slots[number].is_tag):
                continue
            text = write(value) if value else ""
            if text != self.blanks[number].span.text:
                texts[number] = text
        rows = {number: list(self._rows(key, data)) for number, key in enumerate(self.lists) if data.get(key)}
        return FormValues(texts, rows, None if self.code is None else self.code.evaluator(self._for_code(data)))

    def by_place(self, data: Data) -> dict[str, list[str]]:
        """What stands in the places of each field, by the names of their marks."""
        found: dict[str, list[str]] = {}
        for number, text in self.values(data).texts.items():
            found.setdefault(form_stem(self.blanks[number].span.field), []).append(text)
        return found

    def around(self, key: str) -> list[tuple[str, str]]:
        """What each blank of a field puts before and behind a value that it writes as a text."""
        texts = [write(_ANY) for _, own, write in self._ways if own == key]
        return [(before, behind) if given else ("", "") for before, given, behind in (text.partition(_ANY) for text in texts)]

    def shown(self, data: Data | None) -> FormValues:
        """As `values`, with the blanks that are not filled as they stand in the form, so that each has its place."""
        given, own, rows = self.values(data), dict[int, str](), dict[int, list[dict[str, str]]]()
        numbers = {key: number for number, key in enumerate(self.lists)}
        for number, blank in enumerate(self.blanks):
            if blank.rows and blank.row >= 0:
                rows.setdefault(numbers[blank.rows], []).extend({} for _ in range(blank.row + 1 - len(rows.get(numbers[blank.rows], ()))))
                rows[numbers[blank.rows]][blank.row][blank.column] = blank.span.text
            elif not blank.rows and not given.texts.get(number):
                own[number] = blank.span.text
        both = {number: _over(rows.get(number, ()), given.rows.get(number, ())) for number in {*rows, *given.rows}}
        return FormValues({**given.texts, **own}, both, given.evaluator)

    def _as_text(self, key: str, value: object, *, is_tag: bool) -> object:
        """A value of a blank that was given to the code too, as a number, a yes or a list: as code writes it, in a tag."""
        if is_tag and self.code is not None and type(value) in _AS_CODE:
            return self.code.said(key, value)
        if isinstance(value, bool):
            return FLAG_ON if value else FLAG_OFF
        return str(value) if isinstance(value, Decimal) else value

    def _way(self, blank: FormBlank) -> Written | None:
        """How the value of a blank is written; None where it has no field."""
        field = self.template.by_key.get(blank.span.field)
        if field is None:
            return None
        if blank.span.box:
            return _box(blank)
        if blank.markup == slot(field.key) and not field.computed:
            return _placed(field, blank)
        return lambda value: self._composed(blank, {field.key: value})

    def _composed(self, blank: FormBlank, values: Mapping[str, Value]) -> str:
        """What code writes of a value (大写, a picture of Word's)."""
        scope = Scope(Draft(self.template, values), language_of(self.template.fields), Budget())
        return blank.before + "".join(run.text for run in runs_of(blank.markup, scope)) + blank.behind

    def _rows(self, key: str, data: Data) -> Iterator[dict[str, str]]:
        columns = {column.key: column for column in self.template.by_key[key].columns}
        for row in rows_of(data.get(key)):
            yield {name: _shown(columns.get(name), str(text)) for name, text in row.items() if text not in (None, "")}

    def _for_code(self, data: Data) -> Data:
        """The values as code sees them: what is a yes is true."""
        fields = self.template.by_key
        flags = {FLAG_ON: True, FLAG_OFF: False}
        return {
            name: flags.get(value, value) if isinstance(value, str) and name in fields and fields[name].type == FieldType.FLAG else value
            for name, value in data.items()
        }


def _placed(field: Field, blank: FormBlank) -> Written:
    """A value as it stands between the words around its blank; where these can say nothing of it, as it is kept."""
    around, before, behind = blank.around, blank.before, blank.behind
    if not is_shown_as_kept(field):
        return lambda value: before + placed_value(field, value, around) + behind
    met = (meeting(around.before, around.after),)
    return lambda value: before + (placed_value(field, value, around) if meeting_at((value,), met) else value) + behind


def _over(own: Sequence[Mapping[str, str]], given: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The rows of a form with those that were given in their place, and those beyond them."""
    filled = [{**row, **new} for row, new in zip(own, given, strict=False)]
    return [*filled, *own[len(filled) :], *given[len(filled) :]]


def _shown(column: Field | None, text: str) -> str:
    return text if column is None else placed_value(column, text, _NOTHING)


def _box(blank: FormBlank) -> Written:
    empty, ticked = blank.span.box.split("|")
    wanted = blank.span.option if blank.span.type == FieldType.CHOICE else FLAG_ON
    return lambda value: ticked if value == wanted else empty
