"""Controls of other people around whole paragraphs go around the counterparts of these."""

from collections.abc import Iterator, Mapping, Sequence

from editor.word.grafting.lines.lines import GraftedLine
from editor.word.grafting.lines.styles import Styles
from editor.word.package.package import Package
from editor.word.package.xml import Element, find, name, walk
from editor.word.reading.others_controls import shell_of
from editor.word.reading.paragraph_looks import ParagraphLooks, holds_picture

Given = Mapping[int, Mapping[str, tuple[str, ...]]]


def given_looks(lines: Sequence[GraftedLine], package: Package) -> Given:
    """By the number of a line what its paragraph was given by hand; of paragraphs that became one the last one's look is that of all."""
    looks = ParagraphLooks.of(package)
    found = ((at, looks.by_hand(line.paragraphs[-1], has_text=bool(line.text.strip()))) for at, line in enumerate(lines) if not line.is_toc)
    return {at: look for at, look in found if look}


def give_looks(
    old: Sequence[GraftedLine], new: Sequence[GraftedLine], pairs: Mapping[int, int], given: Given, written: Package
) -> list[tuple[str, str]]:
    """Give the looks to the counterparts in the new file; the texts of the paragraphs (before, after) that have theirs."""
    looks, placed = ParagraphLooks.of(written), list[tuple[str, str]]()
    for at, wanted in given.items():
        if at in pairs:
            line = new[pairs[at]]
            looks.dress(line.paragraphs[0], wanted, old[at].paragraphs[-1])
            placed.append((old[at].text, line.text))
    return placed


def open_lines(document: Element, written: Package) -> None:
    """Let the lines that hold a picture be as high as it: the exact lines of the text (GB/T 9704-2012, 5.2.3) would show a strip of it."""
    looks = ParagraphLooks.of(written)
    for paragraph in walk(document, "w:p"):
        if holds_picture(paragraph):
            looks.open_line(paragraph)


_BLOCKS = (name("w:p"), name("w:tbl"))
_Renamed = tuple[str, str]


def block_controls(controls: frozenset[Element], lines: Sequence[GraftedLine]) -> dict[Element, list[int]]:
    """The controls around paragraphs, inner ones first, with the numbers of the lines in them; those of cells and rows are none."""
    found: dict[Element, list[int]] = {}
    for at, line in enumerate(lines):
        for above in line.paragraphs[0].iterancestors(name("w:sdt")):
            content = find(above, "w:sdtContent")
            if above in controls and content is not None and any(child.tag in _BLOCKS for child in content):
                found.setdefault(above, []).append(at)
    return dict(sorted(found.items(), key=lambda pair: len(pair[1])))


def wrap_blocks(
    controls: Mapping[Element, list[int]],
    old: Sequence[GraftedLine],
    new: Mapping[int, tuple[list[Element], str]],
    styles: Styles,
) -> Iterator[_Renamed]:
    """Put the controls around what their lines became, by number: the elements and their text; the texts (before, after) of those that are there."""
    for control, numbers in controls.items():
        stretch = _stretch([element for at in numbers for element in new[at][0]]) if all(at in new for at in numbers) else []
        if stretch:
            made = shell_of(control)
            styles.adapt(made)
            stretch[0].addprevious(made)
            content = made[-1]
            for node in stretch:
                content.append(node)
            yield "".join(old[at].text for at in numbers), "".join(new[at][1] for at in numbers)


def _stretch(paragraphs: Sequence[Element]) -> list[Element]:
    """All that stands from the first to the last of these paragraphs, where nothing else is among it."""
    shared = next((above for above in paragraphs[0].iterancestors() if all(above in one.iterancestors() for one in paragraphs)), None)
    tops = [next(node for node in (one, *one.iterancestors()) if node.getparent() is shared) for one in paragraphs]
    if shared is None or shared.tag not in (name("w:body"), name("w:tc"), name("w:sdtContent")):
        return []
    first, last = shared.index(tops[0]), shared.index(tops[-1])
    between = list(shared)[first : last + 1]
    return between if all(node in tops for node in between if node.tag in _BLOCKS) else []
