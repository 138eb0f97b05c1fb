"""The parts around the text: settings, fonts, page numbers, properties."""

from editor.model.document.profile import LayoutProfile
from editor.word.package.marks import PROMPT
from editor.word.package.xml import Element, element, root, text_element
from editor.word.writing.style_names import style_id
from editor.word.writing.styles import EVEN_PAGE_NUMBER

_PROMPT_ID = "{6E696761-6F01-4D64-8A11-647261667431}"
_ROOM = "\u3000" * 4  # wide enough to be clicked


def settings_part() -> Element:
    """settings.xml: no squeezing of punctuation (5.2.3), broken lines never stretched, Word's present behaviour."""
    behaviour = element("w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root(
        "w:settings",
        element("w:zoom", percent=100),
        element("w:defaultTabStop", val=420),
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


def prompt_part() -> Element:
    """glossary/document.xml: what Word shows in a control whose value was deleted; its own words there would be printed."""
    properties = element(
        "w:docPartPr",
        element("w:name", val=PROMPT),
        element("w:category", element("w:name", val="General"), element("w:gallery", val="placeholder")),
        element("w:types", element("w:type", val="bbPlcHdr")),
        element("w:behaviors", element("w:behavior", val="content")),
        element("w:guid", val=_PROMPT_ID),
    )
    body = element("w:docPartBody", element("w:p", _run(text_element(_ROOM))))
    return root("w:glossaryDocument", element("w:docParts", element("w:docPart", properties, body)))


def core_part() -> Element:
    """docProps/core.xml: a title, which each document sets, and nothing of the person or the time."""
    return root("cp:coreProperties", element("dc:title"), prefixes=("dc",))


def app_part() -> Element:
    """docProps/app.xml: the program's name."""
    return root("ep:Properties", element("ep:Application", "nigao"))
