"""What print needs and no writer should have to think of: titles broken at phrases, signature and date placed, notes hung, columns measured."""

import re
from collections.abc import Sequence
from dataclasses import replace

from editor.layout.lines.looks import look_of
from editor.layout.lines.nominal import nominal_width, widest_line
from editor.layout.lines.setting import LineSetting
from editor.layout.pages.flows import Flow, flow_of
from editor.layout.settling.columns import with_columns
from editor.layout.settling.title import SIGNATURE, balanced
from editor.model.document.document import Indents, Paragraph, Table, has_long_word
from editor.model.document.profile import LayoutProfile
from editor.model.document.table_look import Side

Block = Paragraph | Table

DATE, NOTE = "成文日期", "附件说明"
SIGNED = frozenset((SIGNATURE, DATE))
_MOST_APART = 3  # characters
_NOTE_HEAD = re.compile(r"附件[：:]\s*")
_NOTE_NUMBER = re.compile(r"\d+[.．、]\s*")


def settled_block(block: Block, profile: LayoutProfile) -> Block:
    """A block with what it settles by itself; what is already settled stays as it is."""
    if isinstance(block, Table):
        return block if block.widths else with_columns(block, profile)
    if block.style == NOTE and block.indents is None:
        return replace(block, indents=note_indents(block, profile))
    return balanced(block, profile)


def unstretched(paragraph: Paragraph, setting: LineSetting) -> tuple[Paragraph, Flow] | None:
    """A paragraph whose lines begin at the left and are not drawn over the width, with its flow, where a line before a long word would have to be
    drawn apart by more than three characters; None for all others.
    """
    style = setting.profile.style(paragraph.style)
    if style.align != "both" or paragraph.side or paragraph.frame or not has_long_word(paragraph.text):
        return None
    page, made = setting.profile.page, replace(paragraph, side=Side.LEFT)
    flow = flow_of(made, setting)
    room = page.left + page.text_width - look_of(made, setting.profile).right - _MOST_APART * style.advance
    lines = [member.line for band in flow.bands[:-1] for member in band.members]
    return (made, flow) if any(line.pieces[-1].xs[-1] < room for line in lines if line.pieces) else None


def note_indents(note: Paragraph, profile: LayoutProfile) -> Indents:
    """The indents of an attachment note, two characters in, its later lines under the name's first character (GB/T 9704-2012, 7.3.4)."""
    character = profile.style(note.style).advance
    text = note.text
    head = _NOTE_HEAD.match(text)
    number = _NOTE_NUMBER.match(text, head.end() if head else 0)
    left = 2 * character + nominal_width(head.group() if head else "附件：", note, profile)
    width = nominal_width(number.group(), note, profile) if number else 0
    hanging = left - 2 * character + width if head else width
    return Indents(left=left + width, first=-hanging)


def signed_blocks(blocks: Sequence[Block], profile: LayoutProfile) -> dict[int, Paragraph]:
    """The signatures and dates of a document in their places, without a seal (GB/T 9704-2012, 7.3.5.2), by the number of their block.

    Signatures that follow each other share one date: the longest of them decides.
    """
    found: dict[int, Paragraph] = {}
    group: list[int] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.style == SIGNATURE:
            group.append(at)
        elif isinstance(block, Paragraph) and block.style == DATE and group:
            found.update(_signed(group, at, blocks, profile))
            group = []
        elif group:
            group = []
    return found


def _signed(group: Sequence[int], at: int, blocks: Sequence[Block], profile: LayoutProfile) -> dict[int, Paragraph]:
    members = {number: balanced(block, profile) for number in (*group, at) if isinstance(block := blocks[number], Paragraph)}
    widths = {number: widest_line(block, profile) for number, block in members.items()}
    character = profile.style(DATE).advance
    longest, date = max(widths[number] for number in group), widths[at]
    # The date starts two characters right of the signature; the shorter of both keeps two characters from the margin.
    rights = dict.fromkeys(group, 2 * character)
    rights[at] = longest - date
    if date > longest:
        rights = dict.fromkeys(group, 4 * character + date - longest) | {at: 2 * character}
    return {
        number: block if block.indents is not None else replace(block, indents=Indents(right=rights[number])) for number, block in members.items()
    }
