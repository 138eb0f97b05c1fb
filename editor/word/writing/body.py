"""The text itself: the body of word/document.xml from a settled document.

It is made here as text, not as elements of lxml, which take nine times as long, nor by python-docx's paragraphs and runs, which take longer still.
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter

from editor.model.document.document import Cell, Document, FramePlace, Indents, Paragraph, Run, Tab, Table
from editor.model.document.profile import LayoutProfile, Style
from editor.model.document.table_look import CELL_MARGIN, Side
from editor.word.package.marks import LINE_TURN
from editor.word.package.xml import Element, clean_text, element, escaped, markup, markup_of, text_markup
from editor.word.writing.cells import CellStyle, borders_of, cell_look
from editor.word.writing.controls import NO_PLACE, Controls, Place, place_of
from editor.word.writing.placing import frame_of, tabs_of
from editor.word.writing.style_names import character_style, slot_id, style_id
from editor.word.writing.styles import TABLE, line_spacing

# Quotation marks, dashes and their like are Latin to Word unless a run says that it is East Asian.
_AMBIGUOUS = re.compile("[^\x00-\x7f\u2e80-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]")
_LINE_TURN = markup("w:r", markup("w:rPr", markup("w:rStyle", val=LINE_TURN)), "<w:br/>")
"""A settled line break; its style tells it from a line break of a value."""
_TEXTS = re.compile('(?<=<w:t xml:space="preserve">)[^<]*(?=</w:t>)')
_ABOUT_RUN = attrgetter("style", "field", "label", "place", "filled", "derived")
_KEPT = 512
_MOST_RUNS = 100
"""What stands between the texts of paragraphs with more runs is not kept: it is long, and hardly any other has it."""


def blocks_of(document: Document, profile: LayoutProfile, *, final: bool, section: str = "") -> list[str]:
    """The paragraphs and tables of a document in order, as text of Word; `section` ends the pages with numbers before the first of those without."""
    body = _Body(document, profile, final=final)
    titles, ends = document.attachment_titles(), _end_of_numbers(document) if section else -1
    return [
        body.table(block) if isinstance(block, Table) else body.paragraph(block, outline=number in titles, section=section if number == ends else "")
        for number, block in enumerate(document.blocks)
    ]


def parted(written: str) -> tuple[list[str], list[str]]:
    """A written block cut at its texts: what stands between them, one piece more than texts, and these as they stand there."""
    return _TEXTS.split(written), _TEXTS.findall(written)


def is_ambiguous(text: str) -> bool:
    """Whether a text has characters that Word would take for Latin, so that its run has to say that it is Chinese."""
    return _AMBIGUOUS.search(text) is not None


def _end_of_numbers(document: Document) -> int:
    """The number of the last block before the pages without numbers."""
    return next((at for at, block in enumerate(document.blocks) if isinstance(block, Paragraph) and block.unnumbered), 0) - 1


class _Body:
    """Makes the blocks of one document."""

    def __init__(self, document: Document, profile: LayoutProfile, *, final: bool) -> None:
        self._profile = profile
        self._final = final
        self._looks = _looks_of(profile)
        self._controls = Controls(document, profile)

    def paragraph(self, paragraph: Paragraph, identity: str = "", *, outline: bool = False, section: str = "") -> str:
        """A paragraph; `identity` is the id of a style to take instead of the paragraph's own; with `outline` it stands in the outline although its
        style does not; `section` is that which it ends.
        """
        look = self._looks.of_paragraph(paragraph, identity, outline=outline)
        return f"<w:p><w:pPr>{look}{section}</w:pPr>{self._inner(paragraph)}</w:p>"

    def table(self, table: Table) -> str:
        """A table whose header rows repeat and whose rows stay whole; rows about as high as a page do neither."""
        columns = max((len(row) for row in table.rows), default=1)
        widths = _widths(table, columns, self._profile.page.text_width)
        look = markup(
            "w:tblPr",
            markup("w:tblStyle", val="TableNormal" if table.joint else TABLE),
            markup("w:tblW", w=sum(widths), type="dxa"),
            markup("w:jc", val="center"),
            borders_of(table.look.rules),
            markup("w:tblLayout", type="fixed"),
            None if table.joint else _cell_margins(self._profile, table),
        )
        grid = markup("w:tblGrid", *(markup("w:gridCol", w=width) for width in widths))
        return markup("w:tbl", look, grid, *(self._row(table, index, widths) for index in range(len(table.rows))))

    def _row(self, table: Table, index: int, widths: tuple[int, ...]) -> str:
        is_head = index < table.header_rows
        is_whole = index not in table.parted
        lowest = self._profile.row_height(leaves=0 if index else table.look.closing_rule)
        height = None if table.joint else markup("w:trHeight", val=lowest, hRule="atLeast")
        look = markup("w:trPr", "<w:cantSplit/>" if is_whole else None, height, "<w:tblHeader/>" if is_head and is_whole else None)
        cells = list(table.cells_of(index))
        if not cells:
            return markup("w:tr", look, markup("w:tc", cell_look(table, index, 0, None, widths), "<w:p/>"))
        return markup(
            "w:tr",
            look,
            *(self._cell(cell, cell_look(table, index, column, cell, widths), is_sized_by_style=not table.joint) for column, cell in cells),
        )

    def _cell(self, cell: Cell, look: str, *, is_sized_by_style: bool) -> str:
        style = CellStyle.of(cell)
        if not (style.is_own and is_sized_by_style):
            return markup("w:tc", look, self.paragraph(cell.paragraph))
        # The size is the style's, so that the ends of paragraphs have it as well.
        plain = replace(cell.paragraph, size=None)
        return markup("w:tc", look, self.paragraph(plain, style.identity(self._profile)))

    def _place_of(self, run: Run) -> Place:
        return NO_PLACE if self._final else place_of(run)

    def _inner(self, paragraph: Paragraph) -> str:
        """The runs of a paragraph; what stands between their texts is known of one that differs in these alone, where nothing in them counts."""
        runs, texts = paragraph.runs, [run.shown for run in paragraph.runs]
        places = [place for run in runs if (place := self._place_of(run)) != NO_PLACE]
        if (
            len(runs) > _MOST_RUNS
            or paragraph.breaks
            or not all(text.isprintable() and text for text in texts)
            or not self._controls.are_alone(places)
        ):
            return "".join(self._runs(paragraph))
        about = paragraph.style, paragraph.spacing, paragraph.size, self._final, self._controls.next
        form = about, tuple(map(_ABOUT_RUN, runs)), tuple(map(is_ambiguous, texts))
        between = self._looks.forms.get(form)
        if between is None:
            made = "".join(self._runs(paragraph))
            self._looks.keep(form, _TEXTS.split(made))
            return made
        self._controls.pass_over(places)
        pieces = [*between, *between[1:]]
        pieces[::2], pieces[1::2] = between, [escaped(text) for text in texts]
        return "".join(pieces)

    def _runs(self, paragraph: Paragraph) -> Iterator[str]:
        """The runs, those of one place of a field together inside its control."""
        start = 0
        for place, group in groupby(paragraph.runs, key=self._place_of):
            members = tuple(group)
            runs: list[str] = []
            for run in members:
                if start and start in paragraph.breaks:
                    runs.append(_LINE_TURN)
                runs += self._run(paragraph, run, start)
                start += len(run.shown)
            if place == NO_PLACE:
                yield from runs
            else:
                turns = runs[: runs[:1] == [_LINE_TURN]]
                yield from (*turns, *self._controls.marked(place, members[0], "".join(runs[len(turns) :])))

    def _run(self, paragraph: Paragraph, run: Run, start: int) -> Iterator[str]:
        """The Word runs of one run, cut inside where lines are settled to break; `start` is its offset in the paragraph's text."""
        shown = run.shown
        end = start + len(shown)
        cuts = [offset for offset in paragraph.breaks if start < offset < end]
        for begin, stop in pairwise([start, *cuts, end]):
            if begin in cuts:
                yield _LINE_TURN
            if text := clean_text(shown[begin - start : stop - start]):
                yield f"<w:r>{self._looks.of_run(paragraph, run, text, mark=not self._final)}{text_markup(text)}</w:r>"


def _cell_margins(profile: LayoutProfile, table: Table) -> str:
    """The room around the text of cells; at its sides the table has that of its style where no other is settled."""
    beside = None if table.margin == CELL_MARGIN else table.margin
    rooms = {"top": profile.page.cell_margin, "left": beside, "bottom": profile.page.cell_margin, "right": beside}
    return markup("w:tblCellMar", *(markup(f"w:{side}", w=room, type="dxa") for side, room in rooms.items() if room is not None))


class _Looks:
    """What the paragraphs and runs of one profile say of their look, as text: most have the look of another, so each is worked out once."""

    def __init__(self, profile: LayoutProfile) -> None:
        self._profile = profile
        self._paragraph = lru_cache(maxsize=_KEPT)(self._made_for_paragraph)
        self._run = lru_cache(maxsize=_KEPT)(self._made_for_run)
        self.forms: dict[Hashable, list[str]] = {}
        """What stands between the texts of paragraphs, by all that it depends on."""

    def keep(self, form: Hashable, between: list[str]) -> None:
        """Keep what stands between the texts of a paragraph."""
        if len(self.forms) >= _KEPT:
            self.forms.clear()
        self.forms[form] = between

    def of_paragraph(self, paragraph: Paragraph, identity: str, *, outline: bool) -> str:
        """The style, and over it only what layout settled for this paragraph."""
        one = paragraph
        keep = one.keep_next or (self._profile.style(one.style).keep_next and not one.runs_on)
        return self._paragraph(one.style, identity, keep, one.page_break, one.frame, one.tabs, one.line, one.indents, one.side, outline)

    def of_run(self, paragraph: Paragraph, run: Run, text: str, *, mark: bool) -> str:
        """The look of a run with this text, "" where it is its paragraph's; with `mark` an unfilled one is seen as such."""
        return self._run(paragraph.style, paragraph.spacing, paragraph.size, run.style, mark and not run.filled, is_ambiguous(text))

    def _made_for_paragraph(  # noqa: PLR0913, PLR0917 - all that a paragraph says, so that equal ones are known by it
        self,
        name: str,
        identity: str,
        keep: bool,
        page_break: bool,
        frame: FramePlace,
        tabs: tuple[Tab, ...],
        line: int | None,
        indents: Indents | None,
        side: Side,
        outline: bool,
    ) -> str:
        profile, style = self._profile, self._profile.style(name)
        parts = (
            element("w:pStyle", val=identity or style_id(profile, name)),
            None if keep == style.keep_next else element("w:keepNext", val=int(keep)),
            element("w:pageBreakBefore") if page_break else None,
            frame_of(frame, profile),
            tabs_of(tabs),
            line_spacing(line) if line is not None and line != style.line else None,
            _settled_indents(indents) if indents else None,
            element("w:jc", val=str(side)) if side else None,
            element("w:outlineLvl", val=0) if outline else None,
        )
        return "".join(map(markup_of, parts))

    def _made_for_run(self, around: str, spacing: int | None, size: int | None, name: str, is_slot: bool, is_latin_too: bool) -> str:
        profile, base, style = self._profile, self._profile.style(around), character_style(self._profile, name)
        identity = slot_id(profile, style) if is_slot else style_id(profile, style) if style else ""
        own = size if size != base.size else None
        properties = [
            element("w:rStyle", val=identity) if identity else None,
            element("w:rFonts", hint="eastAsia") if is_latin_too else None,
            *_kept_bold(profile, base, style),
            element("w:spacing", val=spacing) if spacing is not None and spacing != base.spacing else None,
            *(element(tag, val=own) for tag in ("w:sz", "w:szCs") if own is not None),
        ]
        made = "".join(map(markup_of, properties))
        return f"<w:rPr>{made}</w:rPr>" if made else ""


@lru_cache(maxsize=8)
def _looks_of(profile: LayoutProfile) -> _Looks:
    return _Looks(profile)


def _settled_indents(indents: Indents) -> Element:
    """Indents in twips; the character counts of the style, which Word would prefer, are set to none."""
    first = {"hanging": -indents.first} if indents.first < 0 else {"firstLine": indents.first}
    return element("w:ind", leftChars=0, left=indents.left, rightChars=0, right=indents.right, firstLineChars=0, **first)


def _kept_bold(profile: LayoutProfile, base: Style, style: str) -> tuple[Element, ...]:
    """Bold said outright where paragraph and character style both are: Word would take one off against the other."""
    both = bool(style) and profile.styles[style].bold and base.bold
    return (element("w:b"), element("w:bCs")) if both else ()


def _widths(table: Table, columns: int, text_width: int) -> tuple[int, ...]:
    """The settled column widths, or equal ones over the type area where layout settled none."""
    return table.widths if len(table.widths) == columns else (text_width // columns,) * columns
