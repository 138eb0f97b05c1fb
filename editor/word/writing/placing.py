"""What takes paragraphs out of the flow or puts a line below them: frames, borders, tabs, the head of a letter."""

from editor.model.document.document import FramePlace, Tab
from editor.model.document.profile import LETTER_FOOT, LayoutProfile
from editor.word.package.xml import Element, element, root
from editor.word.writing.style_names import style_id


def frame_of(frame: FramePlace, profile: LayoutProfile) -> Element | None:
    """The frame that a paragraph shares with its neighbours: 版记 at the foot of the type area (7.4), the head of a letter across the page (10.1)."""
    letter = profile.letter
    if frame == FramePlace.FOOT:
        sides: dict[str, str | int] = {"w": profile.page.text_width, "hAnchor": "margin", "vAnchor": "margin", "xAlign": "left", "yAlign": "bottom"}
    elif frame == FramePlace.LETTERHEAD:
        sides = _across(profile, letter.top)
    else:
        return None
    return _framed(sides)


def _framed(sides: dict[str, str | int]) -> Element:
    return element("w:framePr", hSpace=0, wrap="around", **sides)


def _across(profile: LayoutProfile, y: int) -> dict[str, str | int]:
    width = profile.letter.width
    return {"w": width, "hAnchor": "page", "vAnchor": "page", "x": (profile.page.width - width) // 2, "y": y}


def tabs_of(tabs: tuple[Tab, ...]) -> Element | None:
    """Where text goes on behind tabs."""
    return element("w:tabs", *(element("w:tab", val="right" if tab.end else "left", pos=tab.at) for tab in tabs)) if tabs else None


def letter_footer_part(profile: LayoutProfile) -> Element:
    """The foot of a letter's first page: no number, a double line, thin over thick, 20 mm above the paper's lower edge (10.1)."""
    top = profile.page.height - profile.letter.foot - sum(profile.style(name).line for name in LETTER_FOOT)
    frame = _across(profile, top)
    looks = (element("w:pPr", element("w:pStyle", val=style_id(profile, name)), _framed(frame)) for name in LETTER_FOOT)
    return root("w:ftr", *(element("w:p", look) for look in looks), _empty(profile))


def empty_footer_part(profile: LayoutProfile) -> Element:
    """The foot of a page without a number."""
    return root("w:ftr", _empty(profile))


def _empty(profile: LayoutProfile) -> Element:
    return element("w:p", element("w:pPr", element("w:pStyle", val=style_id(profile, profile.page_number.style))))
