"""Two fields that are the same thing become one, and one place of a field becomes a field of its own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from editor.model.acts.fields.describing import meant
from editor.model.acts.fields.markups import Piece, changed_section, rekeyed, token_with_keys
from editor.model.document.document import Document, Paragraph, Run, Table, paragraphs_of
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, FieldType, key_of
from editor.model.template.markup import KeyFinder, Token, TokenKind, tokens_of
from editor.model.template.template import Place, Template, head_or_block
from editor.model.words import tr

_DECIDING = (FieldType.FLAG, FieldType.CHOICE)


# Joining


def fields_to_join(draft: Draft, key: str) -> tuple[Field, ...]:
    """The fields that a field can be the same as, those of its type and with its value first; none for tables and what is computed."""
    field = draft.template.by_key.get(key)
    if field is None or not _is_single(field):
        return ()
    value = draft.value(key)
    others = [other for other in draft.template.ordered_fields if other.key != key and _is_single(other) and _can_be(field, other)]
    return tuple(sorted(others, key=lambda other: (other.type != field.type, not value or draft.value(other.key) != value)))


def _is_single(field: Field) -> bool:
    return field.type != FieldType.ROWS and not field.computed


def _can_be(field: Field, other: Field) -> bool:
    """Whether the text can go on with another field: what it decides by has the same answers, and only what decides becomes a yes or no."""
    if field.type in _DECIDING or other.type == FieldType.FLAG:
        return (field.type, field.choices) == (other.type, other.choices)
    return True


def joined(draft: Draft, key: str, into: str) -> Draft:
    """The draft in which all places of a field show another one, which takes its value where it has none; the same where they can't be one."""
    field = draft.template.by_key.get(key)
    other = next((one for one in fields_to_join(draft, key) if one.key == into), None)
    if field is None or other is None:
        return draft
    value = draft.values.get(key, "")
    if isinstance(value, str) and value and field.type != other.type:
        draft = draft.with_value(key, meant(field, other, value, draft.template.around.get(key, ())))
    return rekeyed(draft, {key: into})


# Splitting


def split_problem(draft: Draft, key: str, number: int | None) -> str:
    """Why a place of a field, by its number among `Template.places_of` from 0, can't be a field of its own, in words; "" where it can."""
    field = draft.template.by_key.get(key)
    if field is None or not _is_single(field):
        return tr("表格和算出来的值不能单列。")
    shown = [place for place in draft.template.places_of[key] if shows(place)]
    if len(shown) < 2:
        return tr("“{name}”在文中只有这一处。", name=field.name)
    place = None if number is None else draft.template.places_of[key][number]
    if place is None or not shows(place) or _is_decided_by(place, draft.template.finder):
        return tr("这一处写不写由“{name}”自己定，不能单列。", name=field.name)
    return ""


def shows(place: Place) -> bool:
    """Whether a place prints its field; others only ask for it."""
    token = next((token for token in tokens_of(place.markup) if token.start == place.start), None)
    return token is not None and token.kind == TokenKind.SLOT


def _is_decided_by(place: Place, finder: KeyFinder) -> bool:
    """Whether a condition around a place asks for the same field."""
    open_codes: list[str] = []
    for token in tokens_of(place.markup):
        if token.start >= place.start:
            break
        word = token.text.strip("-+ ").split(" ", 1)[0] if token.kind == TokenKind.STATEMENT else ""
        if word in ("if", "for"):
            open_codes.append(token.text)
        elif word == "elif" and open_codes:
            open_codes[-1] += f" {token.text}"
        elif word in ("endif", "endfor") and open_codes:
            open_codes.pop()
    return any(key == place.key for code in open_codes for key, _, _ in finder.keys_in(code))


def split(draft: Draft, key: str, number: int | None) -> tuple[Draft, str]:
    """The draft in which one place of a field is a field of its own with the same value, and its key; the same where `split_problem` says why."""
    if split_problem(draft, key, number) or number is None:
        return draft, key
    template, field = draft.template, draft.template.by_key[key]
    place = template.places_of[key][number]
    inside = sum(other.section == place.section for other in template.places_of[key][:number])
    new, label = _name_beside(template, field)
    seen = count()

    def change(markup: str, token: Token) -> Piece | None:
        here = [next(seen) for found, _, _ in template.finder.keys_in(token.text) if found == key]
        return (token_with_keys(markup, token, template.finder, {key: new}), True) if inside in here else None

    at = template.fields.index(field) + 1
    fields = (*template.fields[:at], replace(field, key=new, label=label), *template.fields[at:])
    section = changed_section(template.by_id[place.section], change)
    after = draft.with_template(replace(template.with_section(section), fields=fields))
    values = {**draft.values, new: draft.values[key]} if key in draft.values else draft.values
    return replace(after, values=values, verbatim=draft.verbatim | {(new, text) for name, text in draft.verbatim if name == key}), new


def _name_beside(template: Template, field: Field) -> tuple[str, str]:
    """A key and a name that no field has yet, after those of a field."""
    taken = {name for other in template.fields for name in (other.key, other.name)}
    key = key_of(field.key, taken)
    names = (f"{field.name}（{number}）" for number in range(2, len(taken) + 3))
    return key, next(name for name in names if name not in taken)


# Where a place is


def place_on_page(draft: Draft, document: Document, key: str, place: int) -> int | None:
    """The number among `Template.places_of` of a place as the composed document counts it; None where a condition may have left out others."""
    blocks = [block for block in document.blocks if any(run.field == key and run.place == place for run in _runs(block))]
    if not blocks or key not in draft.template.by_key:
        return None
    where = blocks[0].section, head_or_block(blocks[0].block)
    here = [block for block in document.blocks if (block.section, head_or_block(block.block)) == where]
    printed = [*dict.fromkeys(run.place for block in here for run in _runs(block) if run.field == key)]
    places = draft.template.places_of[key]
    shown = [n for n, one in enumerate(places) if (one.section, head_or_block(one.block)) == where and shows(one)]
    if not shown or (len(shown) > 1 and any("{%" in places[n].markup for n in shown)):
        return shown[0] if len(shown) == 1 else None
    return shown[printed.index(place) % len(shown)]


def _runs(block: Paragraph | Table) -> Iterator[Run]:
    return (run for paragraph in paragraphs_of([block]) for run in paragraph.runs)
