"""A settled document as a Word file."""

from collections.abc import Iterable, Sequence

from editor.model.document.document import Document, Paragraph, Table
from editor.model.document.profile import LayoutProfile
from editor.word.package.package import Package
from editor.word.package.xml import escaped
from editor.word.writing.base import Shell, ShellKind, shell_of
from editor.word.writing.body import blocks_of, is_ambiguous, parted
from editor.word.writing.cells import CellStyle
from editor.word.writing.draft import DraftText
from editor.word.writing.sections import is_letter, is_unnumbered
from editor.word.writing.style_names import character_style
from editor.word.writing.zip import zipped


def write_docx(document: Document, profile: LayoutProfile, draft_json: str | None = None, final: bool = False) -> bytes:
    """The bytes of a Word file as `write_package` makes it, the same for the same input."""
    return zipped(_files(document, profile, draft_json, final=final).items())


def write_package(document: Document, profile: LayoutProfile, draft_json: str | None = None, final: bool = False) -> Package:
    """A Word file by the profile.

    Every place of a field is a content control inside a bookmark, and `draft_json` lies in a custom part;
    a `final` copy has neither, and nothing of the person.
    """
    return Package.held(_files(document, profile, draft_json, final=final))


class TextForm:
    """The Word file of a document with a draft, cut where texts of it stand: writes the files of documents that differ in these texts alone."""

    def __init__(self, document: Document, profile: LayoutProfile, places: Iterable[tuple[int, int]]) -> None:
        """The `places` are the numbers of blocks and of their runs, in document order. Raises ValueError where one can't be cut out."""
        self._shell = _shell_of(document, profile, final=False, has_draft=True)
        self._title, self._draft = document.title, DraftText(document)
        self._between, self._looks = [""], list[bool]()
        wanted: dict[int, set[int]] = {}
        for block, run in places:
            wanted.setdefault(block, set()).add(run)
        for at, written in enumerate(blocks_of(document, profile, final=False, section=self._shell.section)):
            block = document.blocks[at]
            if at in wanted and isinstance(block, Paragraph):
                self._cut(written, block, wanted[at])
            else:
                self._between[-1] += written

    def _cut(self, written: str, paragraph: Paragraph, runs: set[int]) -> None:
        shown = [run.shown for run in paragraph.runs]
        between, texts = parted(written)
        if texts != list(map(escaped, shown)) or not all(map(str.isprintable, shown)):
            raise ValueError(written)
        for number, text in enumerate(texts):
            self._between[-1] += between[number] + ("" if number in runs else text)
            if number in runs:
                self._between.append("")
                self._looks.append(is_ambiguous(shown[number]))
        self._between[-1] += between[-1]

    def written(self, texts: Sequence[str], draft_json: str) -> bytes | None:
        """The bytes of the file with these texts, each of one line; None where one has another look than that in its place."""
        if list(map(is_ambiguous, texts)) != self._looks:
            return None
        pieces = [*self._between, *texts]
        pieces[::2], pieces[1::2] = self._between, map(escaped, texts)
        return zipped(self._shell.around("".join(pieces), self._title, self._draft.of(draft_json)).items())


def _files(document: Document, profile: LayoutProfile, draft_json: str | None, *, final: bool) -> dict[str, bytes]:
    draft = None if draft_json is None or final else DraftText(document).of(draft_json)
    shell = _shell_of(document, profile, final=final, has_draft=draft is not None)
    return shell.around("".join(blocks_of(document, profile, final=final, section=shell.section)), document.title, draft)


def _shell_of(document: Document, profile: LayoutProfile, *, final: bool, has_draft: bool) -> Shell:
    slots = {run.style for run in document.runs() if not (run.filled or final)}
    kind = ShellKind(
        frozenset(character_style(profile, style) for style in slots),
        frozenset(_cell_styles(document)),
        is_final=final,
        has_draft=has_draft,
        is_letter=is_letter(document),
        ends_silent=is_unnumbered(document),
    )
    return shell_of(profile, kind)


def _cell_styles(document: Document) -> set[CellStyle]:
    tables = (block for block in document.blocks if isinstance(block, Table) and not block.joint)
    return {style for table in tables for row in table.rows for cell in row if (style := CellStyle.of(cell)).is_own}
