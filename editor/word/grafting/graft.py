"""What other programs put into a report is put into the file that is written anew from its draft, where it stood."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.model.returned.foreign import Foreign, ForeignKind
from editor.word.grafting.cleaning import clean, declared
from editor.word.grafting.document import has_own_footers, note_settings, put_into, put_parts
from editor.word.grafting.foreign import foreign_in
from editor.word.grafting.lines.styles import Styles
from editor.word.grafting.parts import Source, Target
from editor.word.package.package import Package, open_package
from editor.word.package.xml import serialized
from editor.word.proving.proof import is_whole
from editor.word.reading.others_controls import may_have_others
from editor.word.writing.zip import zipped

# Tracked changes were accepted and automatic numbers are text by now: the draft has them.
_IN_DRAFT: frozenset[ForeignKind] = frozenset((ForeignKind.INSERTION, ForeignKind.DELETION, ForeignKind.NUMBERING))
_PARTLY: frozenset[ForeignKind] = frozenset((ForeignKind.FORMATTING, ForeignKind.PARAGRAPH, ForeignKind.LINK, ForeignKind.CONTROL))
_Key = tuple[ForeignKind, str, str]


def lost_of(old: Sequence[Foreign], new: Sequence[Foreign], renamed: Iterable[tuple[str, str]] = (), *, final: bool = False) -> tuple[Foreign, ...]:
    """The things of the old file that the new one lacks. A look or a link of which a part of the text is left is there, and so is one whose text
    is another by now (`renamed`: before, after); a `final` copy wants no comments.
    """
    there = Counter(_key(thing) for thing in new)
    missing: list[Foreign] = []
    for thing in old:
        if thing.kind in _IN_DRAFT or (final and thing.kind == ForeignKind.COMMENT):
            continue
        if there[_key(thing)]:
            there[_key(thing)] -= 1
        else:
            missing.append(thing)
    left = [key for key, count in there.items() if count and key[0] in _PARTLY]
    others = [(_bare(before), _bare(after)) for before, after in renamed]
    return tuple(thing for thing in missing if not (thing.kind in _PARTLY and _takes_part(thing, left, others)))


def _key(thing: Foreign) -> _Key:
    return thing.kind, _bare(thing.text), thing.author


def _bare(text: str) -> str:
    return "".join(text.split())


def _takes_part(thing: Foreign, left: list[_Key], others: Sequence[tuple[str, str]]) -> bool:
    """Whether the new file has a part of it, or it by its new text, which is then used up."""
    own = _bare(thing.text)
    names = {own, *(after for before, after in others if before and before in own)}
    for key in left:
        if key[0] == thing.kind and any(_is_part(name, key[1]) for name in names):
            left.remove(key)
            return True
    return False


def _is_part(text: str, other: str) -> bool:
    return bool(text and other) and (text in other or other in text)


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
