"""The lines above a title together: what one of them says for another, such as the names of signatories and marks over several lines."""

import re
from collections.abc import Sequence

from editor.reading.page.element_lines import (
    DOCUMENT,
    HeadPart,
    LineElement,
    are_names,
    head_parts,
    is_office_alone,
    is_signer_label,
    marks_of,
    number_and_names,
)
from editor.reading.page.lexicon import words
from editor.reading.page.page import closed_up

Parts = tuple[HeadPart, ...]
_SAID = HeadPart(LineElement.MARK, "")
_LONGEST_MARK, _LONGEST_HALF = 40, 20
_GOES_ON = ("和", "与", "及", "暨", "、")
_PROSE = re.compile(r"[。，；：:！？、（）()\[\]《》〔〕\d]|关于")


def head_of(texts: Sequence[str]) -> list[Parts]:
    """The elements of each of the lines above a title; an office right above the number is the issuer's mark, without 文件 too.

    An element over several lines stands on one of them; the others have a part without text.
    """
    found = [head_parts(text) for text in texts]
    _take_word(texts, found)
    _take_signers(texts, found)
    _take_offices(texts, found)
    _join_halves(texts, found)
    return found


def _take_word(texts: Sequence[str], found: list[Parts]) -> None:
    """文件 on a line of its own belongs to the offices above it."""
    for line in range(1, len(texts)):
        if "".join(texts[line].split()) == DOCUMENT and not found[line - 1] and _is_office(texts[line - 1]):
            *others, last = marks_of(closed_up(texts[line - 1].strip()))
            found[line - 1] = _as_marks(*others, last + DOCUMENT)
            found[line] = (_SAID,)


def _take_offices(texts: Sequence[str], found: list[Parts]) -> None:
    """An office above a mark or a number is a mark too."""
    for line in range(len(texts) - 2, -1, -1):
        below = {part.name for part in found[line + 1]}
        if not found[line] and below & {LineElement.MARK, LineElement.NUMBER} and _is_office(texts[line]):
            found[line] = _as_marks(*marks_of(closed_up(texts[line].strip())))


def _join_halves(texts: Sequence[str], found: list[Parts]) -> None:
    """A mark that was broken over two lines stands on the second."""
    for line in range(1, len(texts)):
        mark = found[line][0].text if len(found[line]) == 1 and found[line][0].name == LineElement.MARK else ""
        above = found[line - 1]
        is_free = not above or (len(above) == 1 and above[0].name == LineElement.MARK and not above[0].text.endswith(DOCUMENT))
        half = closed_up(texts[line - 1].strip())
        if mark and is_free and 2 <= len(half) <= _LONGEST_HALF and not _PROSE.search(half) and _goes_on(mark, half):
            found[line - 1], found[line] = (_SAID,), _as_marks(half + mark)


def _goes_on(mark: str, half: str) -> bool:
    """Whether a mark needs the line above: it begins with 和, or it is no office without another one's name before it (办公室文件)."""
    if mark.startswith(_GOES_ON):
        return True
    rest = mark.removesuffix(DOCUMENT).removeprefix("工作")
    while rest and (word := words("suffixes", "org").at_end(rest)):
        rest = rest.removesuffix(word)
    return not rest and is_office_alone(half)


def _take_signers(texts: Sequence[str], found: list[Parts]) -> None:
    """Names below a signatory are signatories, beside the number too."""
    for line in range(1, len(texts)):
        if is_signer_label(texts[line - 1]) and are_names(texts[line]):
            found[line - 1] = (HeadPart(LineElement.SIGNER, ""),)
        if found[line] or not any(part.name == LineElement.SIGNER for part in found[line - 1]):
            continue
        number, names = number_and_names(texts[line].strip())
        if number:
            found[line] = (HeadPart(LineElement.NUMBER, number), HeadPart(LineElement.SIGNER, names))
        elif are_names(texts[line]):
            found[line] = (HeadPart(LineElement.SIGNER, texts[line].strip()),)


def _is_office(text: str) -> bool:
    return len(text) <= _LONGEST_MARK and is_office_alone(text)


def _as_marks(*texts: str) -> Parts:
    return tuple(HeadPart(LineElement.MARK, text) for text in texts)
