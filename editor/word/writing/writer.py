"""A settled document as a Word file."""

from collections.abc import Iterable, Iterator, Sequence

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

_CUT = b"\0"


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
        self._looks: list[bool] = []
        wanted: dict[int, set[int]] = {}
        for block, run in places:
            wanted.setdefault(block, set()).add(run)
        pieces: list[str] = []
        for at, written in enumerate(blocks_of(document, profile, final=False, section=self._shell.section)):
            block = document.blocks[at]
            pieces += self._cut(written, block, wanted[at]) if at in wanted and isinstance(block, Paragraph) else [written]
        self._between = "".join(pieces).encode().split(_CUT)

    def _cut(self, written: str, paragraph: Paragraph, runs: set[int]) -> Iterator[str]:
        """The pieces of a written paragraph, with a mark in the place of the texts of these runs."""
        shown = [run.shown for run in paragraph.runs]
        between, texts = parted(written)
        if texts != list(map(escaped, shown)):
            raise ValueError(written)
        self._looks += [is_ambiguous(text) for number, text in enumerate(shown) if number in runs]
        for number, text in enumerate(texts):
            yield from (between[number], "\0" if number in runs else text)
        yield between[-1]

    def written(self, texts: Sequence[str], draft_json: str) -> bytes | None:
        """The bytes of the file with these texts, each of one line and none empty; None where one has another look than that in its place."""
        whole = "\0".join(texts)
        if is_ambiguous(whole.replace("\0", "")) != any(self._looks) or (any(self._looks) and list(map(is_ambiguous, texts)) != self._looks):
            return None
        pieces = [b""] * (2 * len(texts) + 1)
        pieces[::2], pieces[1::2] = self._between, escaped(whole).encode().split(_CUT)
        return zipped(self._shell.around(b"".join(pieces), self._title, self._draft.of(draft_json)).items())


def _files(document: Document, profile: LayoutProfile, draft_json: str | None, *, final: bool) -> dict[str, bytes]:
    draft = None if draft_json is None or final else DraftText(document).of(draft_json)
    shell = _shell_of(document, profile, final=final, has_draft=draft is not None)
    text = "".join(blocks_of(document, profile, final=final, section=shell.section))
    return shell.around(text.encode(), document.title, draft)


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
