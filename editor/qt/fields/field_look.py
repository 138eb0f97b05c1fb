"""What a field's row shows, worked out from the draft: label, remarks, sentence, other places."""

from collections.abc import Mapping
from dataclasses import dataclass

from editor.model.acts.outline import section_title
from editor.model.draft.draft import Draft
from editor.model.draft.refusals import is_let_stand
from editor.model.problem import Problem
from editor.model.session.tally import Tally
from editor.model.template.field import Field, FieldType, Value, is_filled
from editor.model.template.template import Place
from editor.model.text.numerals import capital_amount
from editor.model.text.series import in_row
from editor.model.typed.numbers import exact_number
from editor.model.words import tr
from editor.qt.editors.type_looks import look_of
from editor.qt.fields.sentence import LineRuns, SentencePart, sentence_of


@dataclass(frozen=True, slots=True)
class FieldLook:
    """The words of a field's row. `waits` says that the person is asked for a value, `counted` that the field counts in this section; `places` is how
    often it stands in the document;
    `other` is the key of a second field that its problem speaks of. A `refused` value can be let stand, and then is (`let_stand`).
    """

    name: str
    kind: str
    remark: str
    filled: bool
    waits: bool
    by_hand: bool
    counted: bool
    problem: str
    other: str
    refused: bool
    let_stand: bool
    in_words: str
    sentence: tuple[SentencePart, ...]
    places: int
    elsewhere: str

    @property
    def spoken(self) -> str:
        """The field's name for screen readers: label, type and unit, state, problem."""
        empty = tr("留白，手写") if self.by_hand else tr("未填") if self.waits else tr("选填，未填")
        state = tr("照写") if self.let_stand else tr("已填") if self.filled and not self.waits else empty
        trouble = tr("有问题：{problem}", problem=self.problem) if self.problem else ""
        return "，".join(filter(None, (self.name, self.kind, state, trouble)))

    @property
    def spoken_sentence(self) -> str:
        """The sentence around the field for screen readers."""
        return "".join(part.text or tr("（未填）") for part in self.sentence)


class Looks:
    """The looks of the rows in hand: worked out once, however often they are asked for before something changes."""

    def __init__(self) -> None:
        self._draft: Draft | None = None
        self._problems: Mapping[str, Problem] = {}
        self._open: frozenset[str] = frozenset()
        self._asked = ("", list[str]())
        self._found: dict[str, FieldLook] = {}
        self._lines = LineRuns()

    def of(self, draft: Draft, section: str, keys: list[str], tally: Tally) -> dict[str, FieldLook]:
        """The look of each of these fields in a section, by key."""
        if draft is not self._draft or tally.problems is not self._problems or (section, keys, tally.open) != (*self._asked, self._open):
            self._draft, self._problems, self._asked, self._open = draft, tally.problems, (section, keys), tally.open
            self._found = {key: field_look(draft, key, section, tally, self._lines) for key in keys}
        return self._found


def field_look(draft: Draft, key: str, section: str, tally: Tally, lines: LineRuns | None = None) -> FieldLook:
    """What the row of a field shows in a section, with what is wrong with its value; `lines` remembers lines from field to field."""
    problem = tally.problems.get(key)
    field, value = draft.template.by_key[key], draft.value(key)
    places = draft.places_of(key)
    if field.type == FieldType.ROWS:
        # A loop or a table names its rows often, and is one place.
        places = tuple({(place.section, place.block): place for place in reversed(places)}.values())[::-1]
    here = next((p for p in places if p.section == section), places[0] if places else None)
    return FieldLook(
        name=field.name,
        kind=_kind(field),
        remark=_remark(draft, field, section, is_open=key in tally.open),
        filled=is_filled(value),
        waits=key in tally.open,
        by_hand=field.empty == "pen",
        counted=draft.template.home_of.get(key) == section,
        problem=problem.text if problem else "",
        other=(problem.other or "") if problem else "",
        refused=key in tally.refused,
        let_stand=is_let_stand(draft, key),
        in_words=_in_words(field, value),
        sentence=_sentence(draft, here, lines) if here else (),
        places=len(places),
        elsewhere=_elsewhere(draft, places, here),
    )


def _kind(field: Field) -> str:
    """What kind of answer is asked for, with its unit; nothing where the editor says it, or where words are asked for."""
    look = look_of(field.type)
    return "，".join(filter(None, (look.name(), field.unit))) if look.named else ""


def _sentence(draft: Draft, place: Place, lines: LineRuns | None) -> tuple[SentencePart, ...]:
    """The sentence around a place; a slot that stands alone on its line has none."""
    parts = sentence_of(draft, place, lines)
    return parts if len(parts) > 1 else ()


def _remark(draft: Draft, field: Field, section: str, *, is_open: bool) -> str:
    """The small line under the label: what kind of answer, how much there is, or where the field counts."""
    value = draft.value(field.key)
    home = draft.template.home_of.get(field.key, "")
    if home and home != section:
        return tr("计在“{section}”", section=section_title(draft, draft.template.by_id[home]))
    if field.type == FieldType.LONGTEXT and isinstance(value, str) and value:
        return tr("{count} 字", count=len(value))
    if field.type == FieldType.ROWS and value:
        return tr("{count} 行", count=len(value))
    # What would leave a hole is asked for, whatever the template calls it.
    return tr("留白，手写") if field.empty == "pen" else "" if field.required or is_open else tr("选填")


def _in_words(field: Field, value: Value) -> str:
    amount = exact_number(value, field.unit) if field.type == FieldType.MONEY and isinstance(value, str) else None
    try:
        return capital_amount(amount, field.unit or "元") if amount is not None else ""
    except ValueError:
        return ""


def _elsewhere(draft: Draft, places: tuple[Place, ...], here: Place | None) -> str:
    """Where else the field stands: titles of sections, with how often when that is more than once."""
    counts: dict[str, int] = {}
    for place in places:
        if place is not here:
            counts[place.section] = counts.get(place.section, 0) + 1
    return in_row(_named(draft, section, count) for section, count in counts.items())


def _named(draft: Draft, section_id: str, count: int) -> str:
    title = draft.numbers.get(section_id, "") or section_title(draft, draft.template.by_id[section_id])
    title = title.rstrip("、. ")
    return tr("{title} {count} 处", title=title, count=count) if count > 1 else title
