"""Blanks in lists of names: signatories of the head (also those on lines of their own, and 签发人： with nothing behind it), who was at a meeting."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from editor.model.template.field import FieldType
from editor.reading.frame.structure import DocumentFrame
from editor.reading.page.element_lines import LineElement, are_names, ends_in_signer_label, is_signer_label
from editor.reading.page.head_block import head_of
from editor.reading.page.lexicon import words
from editor.reading.page.page import SamplePage
from editor.reading.page.tokens import BlankShape, BlankToken

_SIGNER = LineElement.SIGNER.value
_PRESENT = re.compile(r"\s*(?:会议)?(出\s*席|列\s*席|缺\s*席|请\s*假|参\s*[加会])(?:会议)?(?:人\s*员|人|领导|同志)?\s*[：:]")
_ENDS = "、，,；;。 \u3000\t（("

Listed = Mapping[int, tuple[int, str]]
"""Lines that list persons: the column behind which the names stand, and what a blank there is called."""


def with_persons(page: SamplePage, frames: Sequence[DocumentFrame], tokens: Sequence[BlankToken]) -> list[BlankToken]:
    """The blanks with those of lists of names called so, in the order of the text."""
    heads = {line: (end, _SIGNER) for frame in frames for line, end in _signed_lines(page, frame)}
    lists = {**_attendance(page), **heads}
    called = [_called(page, token, lists) for token in tokens] if lists else list(tokens)
    filled = {token.line for token in tokens if token.line in heads and token.start >= heads[token.line][0]}
    empty = [n for n in heads if n not in filled and ends_in_signer_label(page.bare[n]) and not _is_named_below(page, n)]
    new = [BlankToken(n, end, end, "", BlankShape.MARK, _SIGNER, type=FieldType.PERSON) for n in empty for end in (len(page.lines[n].rstrip()),)]
    return sorted([*called, *new], key=lambda token: (token.line, token.start)) if new else called


def _called(page: SamplePage, token: BlankToken, lists: Listed) -> BlankToken:
    """The blank; one that is a name of a list, or the last part of one, is a person's, one before the word for an office is its name."""
    start, name = lists.get(token.line, (0, ""))
    if not name or token.start < start or token.is_tag or token.name or token.type is not None or token.parts:
        return token
    text = page.lines[token.line]
    before, after = text[start : token.start].rstrip(), text[token.end :]
    office = words("suffixes", "org")
    if office.at_start(after):
        return replace(token, type=FieldType.ORG)
    ends = not after or after[0] in _ENDS
    begins = not before or text[token.start - 1] in _ENDS or bool(office.at_end(before))
    return replace(token, name=name, type=FieldType.PERSON) if ends and begins else token


def _attendance(page: SamplePage) -> Listed:
    """The lines that say who was at a meeting, and those that go on with nothing but names."""
    found: dict[int, tuple[int, str]] = {}
    name = ""
    for line, text in enumerate(page.lines):
        if not page.bare[line]:
            continue
        if label := _PRESENT.match(text):
            name = f"{''.join(label[1].split())}人员"
            found[line] = (label.end(), name)
        elif name and are_names(text):
            found[line] = (0, name)
        else:
            name = ""
    return found


def _is_named_below(page: SamplePage, line: int) -> bool:
    below = page.next_full(line, set())
    return is_signer_label(page.bare[line]) and below is not None and bool(head_of([page.bare[line], page.bare[below]])[1])


def _signed_lines(page: SamplePage, frame: DocumentFrame) -> Iterator[tuple[int, int]]:
    """The lines of the head with signatories that no label stands before, and the column of each behind which their names stand."""
    lines = [n for n in range(frame.start, frame.title.lines[0] if frame.title else frame.start) if page.bare[n]]
    for line, parts in zip(lines, head_of([page.bare[n] for n in lines]), strict=True):
        text, names = page.lines[line], [part.name for part in parts]
        if ends_in_signer_label(text):
            yield line, len(text.rstrip())
        elif LineElement.SIGNER in names and not ("签" in text and "人" in text):
            yield line, text.rfind("号") + 1 if LineElement.NUMBER in names else 0
