"""Where the parts of a package lead: relationships and addresses, and the list of targets that are harmless."""

import re
from collections.abc import Iterator

from editor.model.returned.outside import Outside, OutsideKind
from editor.word.package.package import Package
from editor.word.package.xml import Element, get, name

_SCHEME = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_LEADS_OUT = re.compile(r"[a-z][a-z0-9+.-]*:|[\\/]{2}|[a-z]:\\", re.IGNORECASE)
_BLANK = re.compile(r"[\x00-\x20]+")
_INSIDE = frozenset(
    (
        *("officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail", "origin", "signature", "certificate"),
        *("customXml", "customXmlProps", "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font", "theme", "themeOverride"),
        *("numbering", "image", "hdphoto", "hyperlink", "header", "footer", "footnotes", "endnotes", "comments", "commentsExtended", "commentsIds"),
        *("commentsExtensible", "people", "glossaryDocument", "chart", "chartEx", "chartUserShapes", "chartStyle", "chartColorStyle", "package"),
        *("oleObject", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing", "printerSettings", "ink"),
        *("audio", "video", "media", "model3d", "bibliography", "documenttasks", "classificationlabels", "tags"),
    )
)
"""The parts that a document may consist of, and that start nothing."""
_KINDS: dict[str, OutsideKind] = {
    "image": OutsideKind.PICTURE,
    "hyperlink": OutsideKind.LINK,
    "oleObject": OutsideKind.OBJECT,
    "package": OutsideKind.OBJECT,
    "attachedTemplate": OutsideKind.TEMPLATE,
    "mailMergeSource": OutsideKind.DATA,
    "mailMergeHeaderSource": OutsideKind.DATA,
    "recipientData": OutsideKind.DATA,
    "subDocument": OutsideKind.DOCUMENT,
    "aFChunk": OutsideKind.DOCUMENT,
    "frame": OutsideKind.DOCUMENT,
    "vbaProject": OutsideKind.MACRO,
    "wordVbaData": OutsideKind.MACRO,
    "keyMapCustomizations": OutsideKind.MACRO,
    "attachedToolbars": OutsideKind.MACRO,
    "control": OutsideKind.CONTROL,
    "activeXControlBinary": OutsideKind.CONTROL,
    "webextension": OutsideKind.EXTENSION,
    "webextensiontaskpanes": OutsideKind.EXTENSION,
    "extensibility": OutsideKind.EXTENSION,
}
_PARTS = (
    (re.compile(r"vba(?:Project|Data)", re.IGNORECASE), OutsideKind.MACRO),
    (re.compile(r"(?:^|/)activeX/", re.IGNORECASE), OutsideKind.CONTROL),
    (re.compile(r"(?:^|/)(?:webextensions|customUI)/", re.IGNORECASE), OutsideKind.EXTENSION),
)


def is_inside(target: str) -> bool:
    """Whether a link leads to its own document, or to a web page or a mailbox, which nobody asks before it is clicked."""
    plain = _BLANK.sub("", target)
    return not plain or plain.startswith("#") or _SCHEME.match(plain) is not None


def reaching_out(node: Element) -> Outside | None:
    """What a relationship of a package leads to, where that is not known to be harmless."""
    kind, target = get(node, "Type").rpartition("/")[2], get(node, "Target")
    leads_out = get(node, "TargetMode").strip().lower() == "external" or _LEADS_OUT.match(_BLANK.sub("", target)) is not None
    if (kind == "hyperlink" and leads_out and is_inside(target)) or (kind in _INSIDE and not leads_out):
        return None
    return Outside(_KINDS.get(kind, OutsideKind.OTHER), target if leads_out else "")


def relationships_of(package: Package) -> Iterator[tuple[str, Element]]:
    """The relationships of all parts of a package, each with the path of the part that it is of; those that can't be read are left out."""
    for path in package.paths:
        top = package.optional(path) if path.endswith(".rels") else None
        yield from ((path.replace("_rels/", "").removesuffix(".rels"), node) for node in (() if top is None else top.iter(name("rel:Relationship"))))


def programs_in(package: Package) -> Iterator[Outside]:
    """Parts that are programs by their names, whether anything refers to them or not."""
    kinds = (kind for path in package.paths for pattern, kind in _PARTS if pattern.search(path) and not path.endswith(".rels"))
    yield from (Outside(kind) for kind in dict.fromkeys(kinds))
