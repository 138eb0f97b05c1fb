"""Widths by the standard's own fonts."""

from dataclasses import replace

from editor.layout.lines.breaking import is_wide
from editor.layout.lines.nominal import nominal_width
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile

_TEXT = Paragraph("正文", size=32, spacing=0)


def test_a_character_is_as_wide_as_a_line_may_be_broken_beside_it(profile: LayoutProfile) -> None:
    characters = list(map(chr, [*range(0x20, 0x3100), 0x4E00, 0xFF21, 0x20000, 0x10FFFF]))
    assert [nominal_width(one, _TEXT, profile) == 320 for one in characters] == list(map(is_wide, characters))


def test_a_text_is_as_wide_as_its_characters_with_their_spacing(profile: LayoutProfile) -> None:
    spaced = replace(_TEXT, spacing=-10)
    assert nominal_width("第3号", spaced, profile) == 320 + 160 + 320 - 3 * 10
    assert nominal_width("", spaced, profile) == 0
