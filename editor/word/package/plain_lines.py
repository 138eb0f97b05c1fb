"""The text of a report as it stands in the file: read in one pass, for comparing it with what the draft says and with what was read of it."""

import re

from editor.model.problem import NigaoError
from editor.word.package.package import Package
from editor.word.package.xml import Element, name

_TAGS = """
alias b bCs body bookmarkEnd bookmarkStart bottom br cantSplit color docGrid docPart document footerReference framePr gridCol gridSpan id ind
insideH insideV jc keepLines keepNext kern left outlineLvl p pBdr pPr pStyle placeholder pageBreakBefore pgMar pgNumType pgSz r rFonts rPr rStyle
right sdt sdtContent sdtPr sectPr shd showingPlcHdr snapToGrid spacing sz szCs t tab tabs tag tbl tblBorders tblCellMar tblGrid tblHeader tblInd
tblLayout tblPr tblStyle tblW tc tcPr tcW textAlignment titlePg top tr trHeight trPr type vAlign vMerge
"""
_OURS = frozenset(name(f"w:{tag}") for tag in _TAGS.split())
"""The elements of a document that is written here. One with any other wants a closer look."""
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app)\.xml|customXml/(item1|itemProps1|_rels/item1\.xml)\.\w+"
    r"|word/(document|styles|settings|fontTable|footer\d+|glossary/document)\.xml|word/_rels/document\.xml\.rels"
)
_BESIDE = re.compile("/(?:footer|glossary/)")
_PAGE_NUMBER = re.compile(r"(PAGE|[\s\d—–·.-])*")
# What shows otherwise than it reads, or comes from elsewhere.
_HIDING = ((".rels", b"External"), ("styles.xml", b"vanish"), ("settings.xml", b"attachedTemplate"), ("settings.xml", b"mailMerge"))


def plain_lines(package: Package) -> list[str] | None:
    """The paragraphs that say something, without spaces, in the order of the file; None where it holds more than what is written here."""
    try:
        others = [path for path in package.paths if path != package.main]
        if not all(_PARTS.fullmatch(path) for path in others) or any(_is_hiding(package, path) for path in others):
            return None
        top = package.tree(package.main)
        if not all(_PAGE_NUMBER.fullmatch(_text(package.tree(path), "w:t", "w:instrText")) for path in others if _BESIDE.search(path)):
            return None
    except NigaoError:
        return None
    if not _OURS.issuperset([node.tag for node in top.iter()]):
        return None
    text = name("w:t")
    lines = ["".join([found.text or "" for found in paragraph.iter(text)]) for paragraph in top.iter(name("w:p"))]
    return [plain for line in lines if (plain := "".join(line.split()))]


def all_text(package: Package) -> str:
    """Every character of text in the main part without spaces, wherever it stands, but for text boxes; raises NigaoError where there is none."""
    inside = {node for box in package.tree(package.main).iter(name("w:txbxContent")) for node in box.iter(name("w:t"))}
    texts = (node.text or "" for node in package.tree(package.main).iter(name("w:t")) if node not in inside)
    return "".join("".join(texts).split())


def _is_hiding(package: Package, path: str) -> bool:
    return any(path.endswith(ending) and word in package.part(path) for ending, word in _HIDING)


def _text(node: Element, *tags: str) -> str:
    """The text below an element, without spaces."""
    return "".join("".join(found.text or "" for found in node.iter(*(name(tag) for tag in tags))).split())
