"""What other programs put into a report is put into the file that is written anew from its draft, where it stood."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from editor.model.returned.foreign import Foreign
from editor.word.grafting.cleaning import clean, declared
from editor.word.grafting.document import has_own_footers, put_into, put_parts
from editor.word.grafting.foreign import lost_of, read_foreign
from editor.word.grafting.lines.styles import Styles
from editor.word.grafting.paragraphs import open_lines
from editor.word.grafting.parts import GraftTarget, Source
from editor.word.grafting.settings import SETTINGS, keep_ties, note_settings
from editor.word.outside.finding import read_beside, without_outside
from editor.word.package.marks import BOOKMARK_START
from editor.word.package.package import Package
from editor.word.package.xml import serialized
from editor.word.proving.proof import is_whole
from editor.word.reading.others_controls import may_have_others
from editor.word.writing.zip import zipped

_SIGNS = re.compile(
    rb"[<:](?:drawing|pict|object|commentReference|footnoteReference|endnoteReference|hyperlink|oMath|fldSimple|fldChar|headerReference)\b"
    rb"|:type=\"(?:page|column)\"|:(?:ascii|eastAsia)=|:bookmarkStart\b(?![^>]*\"" + BOOKMARK_START.encode() + rb")"
    rb"|<\w+:(?:b|i|strike|dstrike|color|sz|highlight|u|shd|vertAlign|em)[ />]"
    rb"|[<:](?:vanish|pBdr|pageBreakBefore)\b|<\w+:tab [^>]*:pos=|<\w+:jc\b[^>]*>(?!<\w+:tblLayout)"
    rb"|:(?:before|after)(?:Lines|Autospacing)?=\"[1-9]|:lineRule=\"(?:auto|atLeast)\"|:line=\"\d+\"(?! \w+:lineRule)"
)
_Renamed = tuple[tuple[str, str], ...]
_SECTIONS = re.compile(rb"<\w+:sectPr\b")
_STYLES = "word/styles.xml"


@dataclass(frozen=True, slots=True)
class Grafted:
    """A written file with what its base holds more, and what of that found no place in it. `package` is the file where it holds more than what was
    written, which then is proved; None where it is that, byte for byte.
    """

    data: bytes
    lost: tuple[Foreign, ...] = ()
    package: Package | None = field(default=None, compare=False, repr=False)


def graft(written: Package, base: Package, is_good: Callable[[bytes], bool] = is_whole, *, final: bool = False) -> Grafted:
    """The written file with the pictures, comments, notes, links, formulas, fields, sections, headers and formatting of the file that its draft was
    opened from, and what of them could not be put back; the same bytes where the base holds nothing but what a draft can, and where `is_good`
    says of the bytes with more in them that they are no good: all is lost then.

    Tracked changes and automatic numbers stand in the draft as text. A `final` copy gets no comments and nothing that reaches outside. Macros,
    ActiveX controls and links to other documents are left behind, embedded objects come along unopened, nothing outside is fetched.
    """
    plain = zipped(written.parts().items())
    base = without_outside(base) if final else base
    if not may_hold_more(base):
        return Grafted(plain)
    there = read_foreign(base)
    made, renamed = _grafted(written.apart(), base, final=final)
    data = plain if made is None else zipped(made.parts().items())
    if made is None or data == plain or not is_good(data):
        return Grafted(plain, lost_of(there, (), renamed, final=final))
    return Grafted(data, lost_of(there, read_foreign(made), renamed, final=final), made)


def may_hold_more(package: Package) -> bool:
    """Whether a file may hold anything but what a draft can: a quick look that passes over files that nobody put anything into."""
    data = package.part(package.main)
    if read_beside(package):
        return True
    return _SIGNS.search(data) is not None or may_have_others(data) or len(_SECTIONS.findall(data)) > 1 or has_own_footers(package)


def _grafted(written: Package, base: Package, *, final: bool) -> tuple[Package | None, _Renamed]:
    """A package of the written file, whose trees are changed, with all that finds a place in it, None for nothing; and the texts of links and looks
    that are others by now.
    """
    source, target = Source(base), GraftTarget(written, frozenset(base.paths))
    styles = Styles(base.first("styles"), written.tree(_STYLES))
    put = put_into(written, source, styles, final=final)
    if put is None:
        return None, ()
    document = written.tree(written.main)
    clean(document)
    open_lines(document, written)
    kinds = put_parts(put, document, source, target, styles)
    changed = {written.main: declared(document, base.tree(base.main))}
    if styles.finish():
        changed[_STYLES] = written.tree(_STYLES)
    settings = written.tree(SETTINGS)
    if any((note_settings(settings, source, kinds), keep_ties(settings, source, target))):
        changed[SETTINGS] = settings
    files = target.files() | {path: serialized(top) for path, top in changed.items()}
    return written.with_parts(files, changed), put.renamed
