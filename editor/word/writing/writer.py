"""A settled document as a Word file."""

from editor.model.document.document import Document, Table
from editor.model.document.profile import LayoutProfile
from editor.word.package.package import Package
from editor.word.writing.base import ShellKind, shell_of
from editor.word.writing.body import blocks_of
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


def _files(document: Document, profile: LayoutProfile, draft_json: str | None, *, final: bool) -> dict[str, bytes]:
    draft = None if draft_json is None or final else DraftText(draft_json, document)
    slots = {run.style for run in document.runs() if not (run.filled or final)}
    kind = ShellKind(
        frozenset(character_style(profile, style) for style in slots),
        frozenset(_cell_styles(document)),
        is_final=final,
        has_draft=draft is not None,
        is_letter=is_letter(document),
        ends_silent=is_unnumbered(document),
    )
    shell = shell_of(profile, kind)
    return shell.around("".join(blocks_of(document, profile, final=final, section=shell.section)), document.title, draft)


def _cell_styles(document: Document) -> set[CellStyle]:
    tables = (block for block in document.blocks if isinstance(block, Table) and not block.joint)
    return {style for table in tables for row in table.rows for cell in row if (style := CellStyle.of(cell)).is_own}
