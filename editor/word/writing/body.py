"""The text itself: the body of word/document.xml from a settled document.

Its elements are made here, not by python-docx's paragraphs and runs, which take up to three times as long.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from editor.model.document.document import Cell, Document, Indents, Paragraph, Run, Table
from editor.model.document.profile import LayoutProfile, Style
from editor.model.document.table_look import CELL_MARGIN
from editor.word.package.marks import LINE_TURN
from editor.word.package.xml import Element, clean_text, element, find, get, text_elements
from editor.word.writing.cells import CellStyle, borders_of, cell_look
from editor.word.writing.controls import NO_PLACE, Controls, Place, place_of
from editor.word.writing.placing import frame_of, tabs_of
from editor.word.writing.style_names import character_style, slot_id, style_id
from editor.word.writing.styles import TABLE, line_spacing

# Quotation marks, dashes and their like are Latin to Word unless a run says that it is East Asian.
_AMBIGUOUS = re.compile("[^\x00-\x7f\u2e80-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]")


def blocks_of(document: Document, profile: LayoutProfile, *, final: bool) -> list[Element]:
    """The paragraphs and tables of a document in order, as elements of Word."""
    body = _Body(document, profile, final=final)
    titles = document.attachment_titles()
    return [
        body.table(block) if isinstance(block, Table) else body.paragraph(block, outline=number in titles)
        for number, block in enumerate(document.blocks)
    ]


class _Body:
    """Makes the blocks of one document."""

    def __init__(self, document: Document, profile: LayoutProfile, *, final: bool) -> None:
        self._profile = profile
        self._final = final
        self._controls = Controls(document, profile)

    def paragraph(self, paragraph: Paragraph, identity: str = "", *, outline: bool = False) -> Element:
        """A paragraph; `identity` is the id of a style to take instead of the paragraph's own; with `outline` it stands in the outline although its
        style does not.
        """
        look = _paragraph_properties(self._profile, paragraph, identity, outline=outline)
        return element("w:p", look, *self._runs(paragraph))

    def table(self, table: Table) -> Element:
        """A table whose header rows repeat and whose rows stay whole; rows about as high as a page do neither."""
        columns = max((len(row) for row in table.rows), default=1)
        widths = _widths(table, columns, self._profile.page.text_width)
        look = element(
            "w:tblPr",
            element("w:tblStyle", val="TableNormal" if table.joint else TABLE),
            element("w:tblW", w=sum(widths), type="dxa"),
            element("w:jc", val="center"),
            borders_of(table.look.rules),
            element("w:tblLayout", type="fixed"),
            None if table.joint else _cell_margins(self._profile, table),
        )
        grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
        return element("w:tbl", look, grid, *(self._row(table, index, widths) for index in range(len(table.rows))))

    def _row(self, table: Table, index: int, widths: tuple[int, ...]) -> Element:
        is_head = index < table.header_rows
        is_whole = index not in table.parted
        lowest = self._profile.row_height(leaves=0 if index else table.look.closing_rule)
        height = None if table.joint else element("w:trHeight", val=lowest, hRule="atLeast")
        look = element("w:trPr", element("w:cantSplit") if is_whole else None, height, element("w:tblHeader") if is_head and is_whole else None)
        cells = list(table.cells_of(index))
        if not cells:
            return element("w:tr", look, element("w:tc", cell_look(table, index, 0, None, widths), element("w:p")))
        return element(
            "w:tr",
            look,
            *(self._cell(cell, cell_look(table, index, column, cell, widths), is_sized_by_style=not table.joint) for column, cell in cells),
        )

    def _cell(self, cell: Cell, look: Element, *, is_sized_by_style: bool) -> Element:
        style = CellStyle.of(cell)
        if not (style.is_own and is_sized_by_style):
            return element("w:tc", look, self.paragraph(cell.paragraph))
        # The size is the style's, so that the ends of paragraphs have it as well.
        plain = replace(cell.paragraph, size=None)
        return element("w:tc", look, self.paragraph(plain, style.identity(self._profile)))

    def _place_of(self, run: Run) -> Place:
        return NO_PLACE if self._final else place_of(run)

    def _runs(self, paragraph: Paragraph) -> Iterator[Element]:
        """The runs, those of one place of a field together inside its control."""
        start = 0
        for place, group in groupby(paragraph.runs, key=self._place_of):
            members = tuple(group)
            runs: list[Element] = []
            for run in members:
                if start and start in paragraph.breaks:
                    runs.append(_line_turn())
                runs += _run_elements(self._profile, paragraph, run, start, mark=not self._final)
                start += len(run.shown)
            if place == NO_PLACE:
                yield from runs
            else:
                turns = [run for run in runs[:1] if _is_line_turn(run)]
                yield from (*turns, *self._controls.marked(place, members[0], runs[len(turns) :]))


def _cell_margins(profile: LayoutProfile, table: Table) -> Element:
    """The room around the text of cells; at its sides the table has that of its style where no other is settled."""
    beside = None if table.margin == CELL_MARGIN else table.margin
    rooms = {"top": profile.page.cell_margin, "left": beside, "bottom": profile.page.cell_margin, "right": beside}
    return element("w:tblCellMar", *(element(f"w:{side}", w=room, type="dxa") for side, room in rooms.items() if room is not None))


def _paragraph_properties(profile: LayoutProfile, paragraph: Paragraph, identity: str, *, outline: bool) -> Element:
    """The style, and over it only what layout settled for this paragraph."""
    style = profile.style(paragraph.style)
    return element(
        "w:pPr",
        element("w:pStyle", val=identity or style_id(profile, paragraph.style)),
        _keep_next(paragraph, style),
        element("w:pageBreakBefore") if paragraph.page_break else None,
        frame_of(paragraph, profile),
        tabs_of(paragraph.tabs),
        line_spacing(paragraph.line) if paragraph.line is not None and paragraph.line != style.line else None,
        _settled_indents(paragraph.indents) if paragraph.indents else None,
        element("w:jc", val=str(paragraph.side)) if paragraph.side else None,
        element("w:outlineLvl", val=0) if outline else None,
    )


def _keep_next(paragraph: Paragraph, style: Style) -> Element | None:
    """What is said of keeping with the next paragraph, where it differs from the style: a heading that text runs on behind does not stand alone."""
    keep = paragraph.keep_next or (style.keep_next and not paragraph.runs_on)
    return None if keep == style.keep_next else element("w:keepNext", val=int(keep))


def _settled_indents(indents: Indents) -> Element:
    """Indents in twips; the character counts of the style, which Word would prefer, are set to none."""
    first = {"hanging": -indents.first} if indents.first < 0 else {"firstLine": indents.first}
    return element("w:ind", leftChars=0, left=indents.left, rightChars=0, right=indents.right, firstLineChars=0, **first)


def _run_elements(profile: LayoutProfile, paragraph: Paragraph, run: Run, start: int, *, mark: bool) -> Iterator[Element]:
    """The Word runs of one run, cut inside where lines are settled to break; `start` is its offset in the paragraph's text."""
    end = start + len(run.shown)
    cuts = [offset for offset in paragraph.breaks if start < offset < end]
    for begin, stop in pairwise([start, *cuts, end]):
        if begin in cuts:
            yield _line_turn()
        if text := clean_text(run.shown[begin - start : stop - start]):
            yield element("w:r", _run_properties(profile, paragraph, run, text, mark=mark), *text_elements(text))


def _line_turn() -> Element:
    """A settled line break; its style tells it from a line break of a value."""
    return element("w:r", element("w:rPr", element("w:rStyle", val=LINE_TURN)), element("w:br"))


def _is_line_turn(run: Element) -> bool:
    style = find(run, "w:rPr/w:rStyle")
    return style is not None and get(style, "w:val") == LINE_TURN


def _run_properties(profile: LayoutProfile, paragraph: Paragraph, run: Run, text: str, *, mark: bool) -> Element | None:
    style = character_style(profile, run.style)
    identity = slot_id(profile, style) if mark and not run.filled else style_id(profile, style) if style else ""
    base = profile.style(paragraph.style)
    tightened = paragraph.spacing is not None and paragraph.spacing != base.spacing
    size = paragraph.size if paragraph.size != base.size else None
    properties = [
        element("w:rStyle", val=identity) if identity else None,
        element("w:rFonts", hint="eastAsia") if _AMBIGUOUS.search(text) else None,
        *_kept_bold(profile, paragraph, style),
        element("w:spacing", val=paragraph.spacing) if tightened and paragraph.spacing is not None else None,
        *(element(name, val=size) for name in ("w:sz", "w:szCs") if size is not None),
    ]
    return element("w:rPr", *properties) if any(p is not None for p in properties) else None


def _kept_bold(profile: LayoutProfile, paragraph: Paragraph, style: str) -> tuple[Element, ...]:
    """Bold said outright where paragraph and character style both are: Word would take one off against the other."""
    both = bool(style) and profile.styles[style].bold and profile.style(paragraph.style).bold
    return (element("w:b"), element("w:bCs")) if both else ()


def _widths(table: Table, columns: int, text_width: int) -> tuple[int, ...]:
    """The settled column widths, or equal ones over the type area where layout settled none."""
    return table.widths if len(table.widths) == columns else (text_width // columns,) * columns
