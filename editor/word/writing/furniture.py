"""The parts around the text: settings, fonts, page numbers, properties, and the draft itself."""

import re
from collections.abc import Mapping

from editor.model.document.profile import LayoutProfile
from editor.word.package.seal import seal
from editor.word.package.xml import NAMESPACES, Element, clean_text, element, name, root, text_element
from editor.word.writing.styles import EVEN_PAGE_NUMBER, style_id

DRAFT_NAMESPACE = NAMESPACES["ng"]
STORE_ID = "{6E696761-6F00-4D64-8A11-647261667431}"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def settings_part() -> Element:
    """settings.xml: odd and even footers (7.5), no squeezing of punctuation (5.2.3), broken lines never stretched, Word's present behaviour."""
    behaviour = element("w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root(
        "w:settings",
        element("w:zoom", percent=100),
        element("w:defaultTabStop", val=420),
        element("w:evenAndOddHeaders"),
        element("w:characterSpacingControl", val="doNotCompress"),
        element("w:compat", element("w:doNotExpandShiftReturn"), element("w:useFELayout"), behaviour),
    )


def font_table_part(profile: LayoutProfile) -> Element:
    """fontTable.xml: the standard's fonts, each with another name of the same design for machines that lack it."""
    fonts = {font.name: font.alternatives for font in profile.fonts.values()}
    return root("w:fonts", *(_font(font, others) for font, others in fonts.items()))


def _font(font: str, others: tuple[str, ...]) -> Element:
    # One name only: Word takes the value for a single name of at most 31 characters, commas and all ([MS-OI29500] 2.1.262).
    names = element("w:altName", val=others[0]) if others else None
    kind = element("w:charset", val="86"), element("w:family", val="auto"), element("w:pitch", val="default")
    return element("w:font", names, *kind, name=font)


def footer_part(profile: LayoutProfile, *, even: bool) -> Element:
    """A footer with the page number between dashes, at the outer edge (GB/T 9704-2012, 7.5)."""
    number = profile.page_number
    identity = EVEN_PAGE_NUMBER if even else style_id(profile, number.style)
    field = (_field_mark("begin"), _run(element("w:instrText", "PAGE")), _field_mark("separate"), _run(text_element("1")), _field_mark("end"))
    before, after = _run(text_element(number.before)), _run(text_element(number.after))
    return root("w:ftr", element("w:p", element("w:pPr", element("w:pStyle", val=identity)), before, *field, after))


def _run(content: Element) -> Element:
    return element("w:r", element("w:rPr", element("w:rFonts", hint="eastAsia")), content)


def _field_mark(kind: str) -> Element:
    return _run(element("w:fldChar", fldCharType=kind))


def core_part(title: str) -> Element:
    """docProps/core.xml: the title and nothing of the person or the time."""
    return root("cp:coreProperties", element("dc:title", clean_text(title)), prefixes=("dc",))


def app_part() -> Element:
    """docProps/app.xml: the program's name."""
    return root("ep:Properties", element("ep:Application", "nigao"))


def draft_part(draft_json: str, fields: Mapping[str, str], digest: str) -> Element:
    """The custom part: the draft, and the label of each field by its path, so that bookmarks can be told apart when a program dropped the tags.

    All of it is element text, for LibreOffice drops attributes; what XML bars in the draft is escaped as JSON escapes it.
    `digest` is that of all other parts, for the seal.
    """
    draft = _NOT_IN_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", draft_json)
    known = (element("ng:field", element("ng:path", path), element("ng:label", label)) for path, label in fields.items())
    return root("ng:draft", element("ng:content", draft), element("ng:fields", *known), element("ng:seal", seal(digest, draft)))


def draft_properties_part() -> Element:
    """The properties of the custom part: an id by which Word keeps it, and the schema by which we know it."""
    schema = element("ds:schemaRef", **{"ds:uri": DRAFT_NAMESPACE})
    made = root("ds:datastoreItem", element("ds:schemaRefs", schema))
    made.set(name("ds:itemID"), STORE_ID)
    return made
