"""What somebody gave to whole paragraphs by hand is given to their counterparts in the new file."""

from collections.abc import Mapping, Sequence

from editor.word.grafting_lines import Line
from editor.word.paragraph_looks import ParagraphLooks
from editor.word.sheet import StyleSheet

Given = Mapping[int, Mapping[str, tuple[str, ...]]]


def given_looks(lines: Sequence[Line], sheet: StyleSheet) -> Given:
    """By the number of a line what its paragraph was given by hand; of paragraphs that became one the last one's look is that of all."""
    looks = ParagraphLooks(sheet)
    found = ((at, looks.by_hand(line.paragraphs[-1], has_text=bool(line.text.strip()))) for at, line in enumerate(lines) if not line.is_toc)
    return {at: look for at, look in found if look}


def give_looks(old: Sequence[Line], new: Sequence[Line], pairs: Mapping[int, int], given: Given, sheet: StyleSheet) -> list[tuple[str, str]]:
    """Give the looks to the counterparts; the texts of the paragraphs (before, after) that have theirs. `sheet` is that of the new file."""
    looks, placed = ParagraphLooks(sheet), list[tuple[str, str]]()
    for at, wanted in given.items():
        if at in pairs:
            line = new[pairs[at]]
            looks.dress(line.paragraphs[0], wanted, old[at].paragraphs[-1])
            placed.append((old[at].text, line.text))
    return placed
