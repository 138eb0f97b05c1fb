"""A field becomes plain text: what stands at each of its places is text of the document from then on."""

from collections.abc import Callable
from dataclasses import replace

from editor.model.acts.fields.markups import Piece, changed_text
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, FieldType, is_filled
from editor.model.template.markup import Token, TokenKind, is_blank_alone, tokens_of
from editor.model.template.surroundings import around_token
from editor.model.template.template import Prose, Template
from editor.model.template.values import placed_value
from editor.model.words import tr

Said = Callable[[Draft, str], str]
"""What a piece of code in its braces says in a draft."""


def plain_problem(draft: Draft, key: str) -> str:
    """Why a field can't become plain text, in words for the person; "" where it can."""
    template = draft.template
    field = template.by_key.get(key)
    if field is None or field.type == FieldType.ROWS or field.computed:
        return tr("表格和算出来的值不能改成正文。")
    if user := _computed_from(template, key):
        return tr("“{other}”要用到“{name}”，不能改成正文。", other=user.name, name=field.name)
    for place in template.places_of[key]:
        token = next((t for t in tokens_of(place.markup) if t.start == place.start), None)
        if token is None or token.kind == TokenKind.STATEMENT:
            return tr("有的内容写不写由“{name}”定，不能改成正文。", name=field.name)
        if {found for found, _, _ in template.finder.keys_in(token.text)} != {key}:
            return tr("有一处要用“{name}”和别的项一起算，不能改成正文。", name=field.name)
    if key in template.dating and str(draft.value(key)).startswith("--"):
        return tr("“{name}”还没有写年，先写上再改成正文。", name=field.name)
    return _lines_problem(draft, field)


def _computed_from(template: Template, key: str) -> Field | None:
    """Another field that a field is named by: in what it is computed from, or in its rule."""
    codes = ((field, code) for field in template.fields if field.key != key for code in (field.rule, field.computed) if code)
    return next((field for field, code in codes if any(found == key for found, _, _ in template.finder.keys_in(code))), None)


def _lines_problem(draft: Draft, field: Field) -> str:
    """A value of several paragraphs has room only where it is a paragraph by itself."""
    value = draft.value(field.key)
    if not isinstance(value, str) or "\n" not in value:
        return ""
    lines = {block.text for section in draft.template.sections for block in section.blocks if isinstance(block, Prose)}
    is_whole = all(is_blank_alone(place.markup) and place.markup in lines for place in draft.template.places_of[field.key])
    return "" if is_whole else tr("“{name}”有好几段，只有单独成段的才能改成正文。", name=field.name)


def wants_words(draft: Draft, key: str) -> bool:
    """Whether a field has nothing yet that could become text; the boxes of one that has no answer are text as they are."""
    places = draft.template.places_of[key]
    return not is_filled(draft.value(key)) and any(token.text == key for place in places for token in tokens_of(place.markup))


def as_text(draft: Draft, key: str, said: Said) -> Draft:
    """The draft in which what a field says is text, and the field is gone; `said` tells what code says that is more than the field's name.

    Unchanged where `plain_problem` says why not.
    """
    if plain_problem(draft, key):
        return draft
    template, field, value = draft.template, draft.template.by_key[key], draft.value(key)
    assert isinstance(value, str)

    def change(markup: str, token: Token) -> Piece | None:
        if not any(found == key for found, _, _ in template.finder.keys_in(token.text)):
            return None
        tokens = tokens_of(markup)
        is_alone = token.text == key
        text = placed_value(field, value, around_token(tokens, tokens.index(token))) if is_alone else said(draft, markup[token.start : token.end])
        return text, False

    text = changed_text(template, change)
    left = {other: kept for other, kept in draft.values.items() if other != key}
    fields = tuple(other for other in template.fields if other.key != key)
    pairs, unjoined = (frozenset(pair for pair in known if pair[0] != key) for known in (draft.verbatim, draft.unjoined))
    return replace(draft.with_template(replace(text, fields=fields)), values=left, verbatim=pairs, unjoined=unjoined)
