"""What a cell shows: a number, a moment or a text by the code of its format."""

from decimal import Decimal

from editor.sheets.formats.code import FormatMark, FormatSection, sections_of
from editor.sheets.formats.moments import shown_moment
from editor.sheets.formats.numbers import general, shown_number


def shows_date(code: str) -> bool:
    """Whether a format shows numbers as moments."""
    return sections_of(code)[0].is_date


def shown_text(text: str, code: str) -> str:
    """A text by the section for texts, where a format has one; else as it is."""
    sections = sections_of(code)
    section = sections[3] if len(sections) == 4 else sections[0] if sections[0].has(FormatMark.TEXT) else None
    if section is None:
        return text
    return "".join(text if token.kind == FormatMark.TEXT else token.text for token in section.tokens if token.kind in _OF_TEXTS)


_OF_TEXTS = (FormatMark.TEXT, FormatMark.LITERAL)


def shown(number: Decimal, code: str, *, from_1904: bool = False) -> str:
    """A number as its format shows it, without the spaces that a format keeps at its ends."""
    section, signed = _section_for(number, sections_of(code))
    if not section.tokens and not section.system:
        return "" if code else general(number)
    if section.is_date:
        return (shown_moment(number, section, from_1904=from_1904) or general(number)).strip()
    if section.has(FormatMark.TEXT) and not section.has(FormatMark.DIGIT):
        return general(number)
    made = shown_number(abs(number), section)
    lost_sign = signed and number < 0 and any(c not in "0.,% " for c in made)
    return ("-" + made if lost_sign else made).strip()


def _section_for(number: Decimal, sections: tuple[FormatSection, ...]) -> tuple[FormatSection, bool]:
    """The section for a number, and whether a minus sign must be put before what it prints.

    Conditions are asked in their order; without any the sections are for positive, negative and zero.
    """
    numeric = list(sections[:3])
    if any(section.holds for section in numeric):
        found = next((section for section in numeric if section.holds is None or section.holds(number)), numeric[-1])
        return found, True
    if number < 0 and len(numeric) > 1:
        return numeric[1], False
    if not number and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], True
