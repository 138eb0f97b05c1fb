"""What other programs put into a report is put into the file that is written anew from its draft, where it stood."""

import io
import re
import zipfile
from dataclasses import dataclass

from editor.model.returned.foreign import Foreign
from editor.word.foreign import foreign_in
from editor.word.grafting_cleaning import clean, declared
from editor.word.grafting_document import has_own_footers, note_settings, put_into, put_parts
from editor.word.grafting_losses import lost_of
from editor.word.grafting_parts import Source, Target
from editor.word.grafting_styles import Styles
from editor.word.opening import Package, open_package
from editor.word.others_controls import may_have_others
from editor.word.package import zipped
from editor.word.proof import is_whole
from editor.word.xml import serialized

_SIGNS = re.compile(
    rb"[<:](?:drawing|pict|object|commentReference|footnoteReference|endnoteReference|hyperlink|oMath|fldSimple|fldChar|headerReference)\b"
    rb"|:type=\"(?:page|column)\"|:(?:ascii|eastAsia)=|:bookmarkStart\b(?![^>]*\"_ng)"
    rb"|<\w+:(?:b|i|strike|dstrike|color|sz|highlight|u|shd|vertAlign|em)[ />]"
    rb"|[<:](?:vanish|pBdr|pageBreakBefore)\b|<\w+:tab [^>]*:pos=|<\w+:jc\b[^>]*>(?!<\w+:tblLayout)"
    rb"|:(?:before|after)(?:Lines|Autospacing)?=\"[1-9]|:lineRule=\"(?:auto|atLeast)\"|:line=\"\d+\"(?! \w+:lineRule)"
)
Renamed = tuple[tuple[str, str], ...]
_SECTIONS = re.compile(rb"<\w+:sectPr\b")


@dataclass(frozen=True, slots=True)
class Grafted:
    """A written file with what its base holds more, and what of that found no place in it."""

    data: bytes
    lost: tuple[Foreign, ...] = ()


def graft(written: bytes, base: bytes, *, final: bool = False) -> Grafted:
    """The written file with the pictures, comments, notes, links, formulas, fields, sections, headers and formatting of the file that its draft was
    opened from, and what of them could not be put back; the same bytes where the base holds nothing but what a draft can.

    Tracked changes and automatic numbers stand in the draft as text. A `final` copy gets no comments. Macros, ActiveX controls and links to
    other documents are left behind, embedded objects come along unopened, nothing outside is fetched. Raises NigaoError for what is not a Word file.
    """
    package = open_package(base)
    if not _may_hold_more(package):
        return Grafted(written)
    there = foreign_in(package)
    made, renamed = _grafted(written, package, final=final)
    is_kept = made != written and is_whole(made)
    left = foreign_in(open_package(made)) if is_kept else []
    return Grafted(made if is_kept else written, lost_of(there, left, renamed, final=final))


def ungrafted(written: bytes, base: bytes, *, final: bool = False) -> Grafted:
    """The written file as it is, with all that its base holds more told as lost; raises NigaoError as `graft` does."""
    return Grafted(written, lost_of(foreign_in(open_package(base)), (), final=final))


def _may_hold_more(package: Package) -> bool:
    """A quick look that passes over files that nobody put anything into."""
    data = package.data(package.main)
    return _SIGNS.search(data) is not None or may_have_others(data) or len(_SECTIONS.findall(data)) > 1 or has_own_footers(package)


def _grafted(data: bytes, package: Package, *, final: bool) -> tuple[bytes, Renamed]:
    """The written file with all that finds a place in it, the same bytes for nothing; and the texts of links and looks that are others by now."""
    written = open_package(data)
    source, target = Source(package), Target(_files(data), frozenset(package.paths))
    top, settings = written.tree("word/styles.xml"), written.tree("word/settings.xml")
    styles = Styles(package.optional(source.related("styles")), top)
    put = put_into(written, source, styles, final=final)
    if put is None:
        return data, ()
    document = written.tree(written.main)
    clean(document)
    kinds = put_parts(put, document, source, target, styles)
    target.files[written.main] = serialized(declared(document, package.tree(package.main)))
    if styles.finish():
        target.files["word/styles.xml"] = serialized(top)
    if note_settings(settings, source, kinds):
        target.files["word/settings.xml"] = serialized(settings)
    return zipped(target.finished().items()), put.renamed


def _files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}
