"""Rewriting the code of a draft's text: every line of markup, its slots one by one, and the keys in code wherever it stands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.template.field import Field
from editor.model.template.file_text import read_sections, section_lines
from editor.model.template.markup import KeyFinder, Token, TokenKind, joined_markup, tokens_of
from editor.model.template.template import Block, Prose, Section, Template

Piece = tuple[str, bool]
"""A piece of markup: a text as it reads, or (True) code in its braces."""
Change = Callable[[str, Token], Piece | None]
"""What takes the place of a piece of code in a line of markup; None leaves it."""


def changed_markup(markup: str, change: Change) -> str:
    """A line of markup with its pieces of code changed; the same text where none is."""
    if "{" not in markup:
        return markup
    tokens = tokens_of(markup)
    changes = [None if token.kind == TokenKind.TEXT else change(markup, token) for token in tokens]
    if not any(changes):
        return markup
    return joined_markup(new or _as_it_was(markup, token) for token, new in zip(tokens, changes, strict=True))


def _as_it_was(markup: str, token: Token) -> Piece:
    return (token.text, False) if token.kind == TokenKind.TEXT else (markup[token.start : token.end], True)


def changed_section(section: Section, change: Change) -> Section:
    """A section with its pieces of code changed, in the order of `Section.markups`; a paragraph that gets several lines becomes several."""
    heading, run_on = changed_markup(section.heading, change), changed_markup(section.run_on, change)
    blocks = tuple(new for block in section.blocks for new in _changed_blocks(block, change))
    return replace(section, heading=heading, run_on=run_on, blocks=blocks)


def _changed_blocks(block: Block, change: Change) -> Iterable[Block]:
    if isinstance(block, Grid):
        return (block.with_rows((changed_markup(cell, change) for cell in row) for row in block.rows),)
    text = changed_markup(block.text, change)
    if isinstance(block, Prose) and "\n" in text:
        return [Prose(line) for line in text.split("\n") if line]
    return (block if text == block.text else replace(block, text=text),)


def changed_text(template: Template, change: Change) -> Template:
    """A template with the pieces of code of all its text changed, that of the elements that are off too."""
    sections = tuple(changed_section(section, change) for section in template.sections)
    return replace(template, sections=sections, off=tuple(_changed_lines(lines, change) for lines in template.off))


def _changed_lines(lines: str, change: Change) -> str:
    read, _ = read_sections(lines.split("\n"))
    changed = tuple(changed_section(section, change) for section in read)
    return lines if changed == read else "\n".join(line for line, _ in section_lines(changed))


def with_keys(code: str, finder: KeyFinder, keys: Mapping[str, str]) -> str:
    """Code with other keys in the place of these."""
    for key, start, end in reversed(finder.keys_in(code)):
        code = code[:start] + keys.get(key, key) + code[end:]
    return code


def token_with_keys(markup: str, token: Token, finder: KeyFinder, keys: Mapping[str, str]) -> str:
    """A piece of code in its braces with other keys in the place of these."""
    written = markup[token.start : token.end]
    at = written.index(token.text)
    return written[:at] + with_keys(token.text, finder, keys) + written[at + len(token.text) :]


def rekeyed(draft: Draft, keys: Mapping[str, str]) -> Draft:
    """The draft in which the places of these fields, and the rules and computed fields that name them, name other ones; `keys` has these by the
    old ones. A field whose new key is that of another one goes; its value stays where the other one has none.
    """
    if not keys:
        return draft
    template, finder = draft.template, draft.template.finder

    def change(markup: str, token: Token) -> Piece | None:
        new = token_with_keys(markup, token, finder, keys)
        return None if new == markup[token.start : token.end] else (new, True)

    fields = tuple(
        _renamed(field, finder, keys) for field in template.fields if keys.get(field.key, field.key) == field.key or _is_free(draft, field, keys)
    )
    text = changed_text(template, change)
    sections = tuple(_repeating(section, keys) for section in text.sections)
    return _with_names(draft.with_template(replace(text, sections=sections, fields=fields)), keys)


def _is_free(draft: Draft, field: Field, keys: Mapping[str, str]) -> bool:
    """Whether the new key of a field is no other field's, or that field's key changes too."""
    new = keys[field.key]
    return new not in draft.template.by_key or keys.get(new, new) != new


def _renamed(field: Field, finder: KeyFinder, keys: Mapping[str, str]) -> Field:
    rule, computed = with_keys(field.rule, finder, keys), with_keys(field.computed, finder, keys)
    return replace(field, key=keys.get(field.key, field.key), rule=rule, computed=computed)


def _repeating(section: Section, keys: Mapping[str, str]) -> Section:
    if section.repeat is None or section.repeat[1] not in keys:
        return section
    return replace(section, repeat=(section.repeat[0], keys[section.repeat[1]]))


def _with_names(draft: Draft, keys: Mapping[str, str]) -> Draft:
    """The draft whose values, and what is remembered with them, go by other keys; a value that is there stays."""
    kept = {key: value for key, value in draft.values.items() if key not in keys}
    for old, new in keys.items():
        if draft.values.get(old) and not kept.get(new):
            kept[new] = draft.values[old]
    verbatim, unjoined = (frozenset((_name(name, keys), text) for name, text in pairs) for pairs in (draft.verbatim, draft.unjoined))
    return replace(draft, values=kept, verbatim=verbatim, unjoined=unjoined)


def _name(name: str, keys: Mapping[str, str]) -> str:
    if name in keys:
        return keys[name]
    key, _, column = name.rpartition(".")
    return f"{keys[key]}.{column}" if key in keys else name
