"""What a content control, a legacy field or a merge field says of the blank that it is: its name, the type of its value, its choices, its picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from editor.model.sample.source import MarkKind
from editor.model.template.field import FieldType
from editor.model.template.markup import is_constant
from editor.word.package.xml import Element, find, get, walk

_NO_BLANKS = ("w:docPartObj", "w:docPartList", "w:picture", "w:group", "w:citation", "w:bibliography", "w:equation")
_REPEATING = ("w15:repeatingSection", "w15:repeatingSectionItem")
_FORM_FIELDS = frozenset(("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"))
_DECIDING = frozenset(("IF", "COMPARE", "SKIPIF", "NEXTIF"))
_SAYING = {"\\b": "before", "\\f": "behind", "\\*": "letters", "\\@": "picture", "\\#": "picture"}
_PLAIN = ("MERGEFORMAT", "CHARFORMAT", "ARABIC")
_LETTERS = {"UPPER": "upper", "LOWER": "lower", "CAPS": "title", "FIRSTCAP": "capitalize"}
_WORD = re.compile(r"\"([^\"]*)\"|“([^”]*)”|(\\.)|([^\s\\\"“]+)")
_BRACE = re.compile(r"[{}]")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_ASKING = re.compile(r"^(?:请)?(?:(?:单击|点击|在)?(?:此处|这里))?(?:键入|输入|填写|添加|选择)?")
_PROMPT_FRAME = re.compile(r"^[\s\[【〔<＜（(]+|[\s\]】〕>＞）)]+$")


@dataclass(frozen=True, slots=True)
class BlankSign:
    """A blank as the file describes it: what it is called, what it is, and for its value the type, the choices and the picture (0.00, yyyy年M月d日).

    `kind` is None for what is no blank; `unread` is what its code says beyond what is known here; `letters`, `before` and `behind` as `Mark` has
    them.
    """

    name: str = ""
    kind: MarkKind | None = None
    type: FieldType | None = None
    choices: tuple[str, ...] = ()
    picture: str = ""
    unread: str = ""
    letters: str = ""
    before: str = ""
    behind: str = ""


def control_sign(control: Element) -> BlankSign:
    """What a content control is as a blank."""
    look = find(control, "w:sdtPr")
    if look is None:
        return BlankSign("", MarkKind.CONTROL)
    if any(find(look, tag) is not None for tag in (*_NO_BLANKS, *_REPEATING)):
        return BlankSign(control_name(control))
    type_, choices, picture = _value_of(look)
    return BlankSign(control_name(control), MarkKind.CONTROL, type_, choices, picture)


def control_name(control: Element) -> str:
    """What a control is called: its title, else its tag."""
    named = (find(control, f"w:sdtPr/{tag}") for tag in ("w:alias", "w:tag"))
    return next((get(node, "w:val").strip() for node in named if node is not None and get(node, "w:val").strip()), "")


def repeated_name(node: Element) -> str:
    """The name of the repeating section in which something stands, 重复 where it has none; "" where it stands in none."""
    for control in node.iterancestors():
        if find(control, "w:sdtPr/w15:repeatingSection") is not None:
            return control_name(control) or "重复"
    return ""


def _value_of(look: Element) -> tuple[FieldType | None, tuple[str, ...], str]:
    if find(look, "w14:checkbox") is not None:
        return FieldType.FLAG, (), ""
    if find(look, "w:date") is not None:
        picture = find(look, "w:date/w:dateFormat")
        return FieldType.DATE, (), "" if picture is None else _moment_of(get(picture, "w:val"))[1]
    listed = find(look, "w:dropDownList")
    combined = find(look, "w:comboBox") if listed is None else listed
    return (None, (), "") if combined is None else (FieldType.CHOICE if listed is not None else FieldType.TEXT, tuple(_entries(combined)), "")


def _entries(listed: Element) -> Iterator[str]:
    """The choices of a list as they are shown, each once; the first one without a value is the prompt."""
    known: set[str] = set()
    for node in walk(listed, "w:listItem"):
        shown, value = get(node, "w:displayText"), get(node, "w:value")
        text = (shown or value).strip()
        if text and (value or not shown) and text not in known and not _asks(text):
            known.add(text)
            yield text


def _asks(text: str) -> bool:
    return bool(re.fullmatch(r"(?:请)?选择(?:一项|一个项目|项目)?[。.…]*|[-—=<\[（(]*\s*(?:请选择|请选)[^，]{0,8}|Choose an item\.?", text))


_KNOWN_PROPERTY = re.compile(
    "TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS|LASTSAVED(BY|TIME)|REVISIONNUMBER|LASTPRINTED|CREATETIME|TOTALEDITINGTIME|PAGES|WORDS|BYTES|LINES|"
    "PARAGRAPHS|CHARACTERS(WITHSPACES)?|SECURITY|CATEGORY|MANAGER|COMPANY|TEMPLATE|NAMEOFAPPLICATION|HYPERLINKBASE",
    re.IGNORECASE,
)
"""Properties that a word processor fills by itself; all others an office made for its forms."""


def field_sign(code: str, begin: Element) -> BlankSign:
    """What a field is as a blank, by its code; the element is the one that begins it."""
    words = code_words(code)
    kind = words[0].upper() if words else ""
    is_property = kind == "DOCPROPERTY" and len(words) > 1 and not _KNOWN_PROPERTY.fullmatch(words[1])
    if (kind == "MERGEFIELD" and len(words) > 1) or is_property:
        said, unread = _said_of_value(words[2:])
        around = (said.get("before", ""), said.get("behind", ""))
        letters = _LETTERS.get(said.get("letters", "").upper(), "")
        return BlankSign(words[1], MarkKind.MERGE_FIELD, _type_of(words[2:]), (), said.get("picture", ""), unread, letters, *around)
    if kind in _FORM_FIELDS:
        return _form_field(begin)
    if kind in ("FILLIN", "ASK") and len(words) > 1:
        return BlankSign(words[-1 if kind == "FILLIN" else 1], MarkKind.FIELD)
    shown = shown_by_code(code)
    if shown:
        return BlankSign(_ASKING.sub("", _PROMPT_FRAME.sub("", shown)), MarkKind.FIELD)
    return BlankSign(unread=" ".join(code.split())) if kind in _DECIDING else BlankSign()


def code_words(code: str) -> list[str]:
    """The words of a field's code; a quoted text is one, a switch is a backslash with its letter."""
    return [next((group for group in match.groups() if group is not None), "") for match in _WORD.finditer(code)]


def shown_by_code(code: str) -> str:
    """The text that a field shows of its own code: the prompt of a MACROBUTTON to be typed over; "" for other fields."""
    match = re.match(r"\s*MACROBUTTON\s+(?:\"[^\"]*\"|\S+)\s+(.+)", code, re.IGNORECASE | re.DOTALL)
    return match[1].strip() if match else ""


def _type_of(words: list[str]) -> FieldType | None:
    """The type that the picture among the switches of a merge field asks for: the first that is known, else the first."""
    pictures = [pair for pair in pairwise(words) if pair[0] in ("\\@", "\\#") and pair[1]]
    switch, text = min(pictures, key=lambda pair: not _is_known(*pair), default=("", ""))
    return _moment_of(text)[0] if switch == "\\@" else FieldType.NUMBER if switch else None


def _said_of_value(words: list[str]) -> tuple[dict[str, str], str]:
    """What the switches of a merge field say of its value (picture, letters, before, behind), and those whose text is not kept: what is not known
    here, what code can't hold, and all but the first that say the same thing.
    """
    said: dict[str, tuple[str, str]] = {}
    lost: list[str] = []
    for switch, text in pairwise(words):
        if not text or switch not in _SAYING or (switch == "\\*" and text.upper() in _PLAIN):
            continue
        if _is_known(switch, text) and said.setdefault(_SAYING[switch], (switch, text)) == (switch, text):
            continue
        lost.append(switch if text in _SAYING else f"{switch} {text}" if switch == "\\*" else f'{switch} "{text}"')
    return {what: text for what, (_, text) in said.items()}, " ".join(lost)


def _is_known(switch: str, text: str) -> bool:
    """Whether a template can say what a switch does with the word behind it, which is no text where it is a switch itself."""
    match switch:
        case _ if text in _SAYING:
            return False
        case "\\*":
            return text.upper() in _LETTERS
        case "\\@":
            return bool(_moment_of(text)[1]) and _BRACE.search(text) is None
        case "\\#":
            return _is_number_picture(text) and _BRACE.search(text) is None
        case _:
            return is_constant(text)


def _moment_of(picture: str) -> tuple[FieldType | None, str]:
    """The type that a picture of dates and times asks for, and the picture; none where it asks for both at once."""
    letters = _QUOTED.sub("", picture)
    has_date, has_time = re.search(r"[yYMdDeEOA]", letters), re.search(r"[hHms]", letters)
    if has_date and not has_time:
        return FieldType.DATE, picture
    return (FieldType.TIME, picture) if has_time and not has_date else (FieldType.DATE if has_date else None, "")


def _is_number_picture(picture: str) -> bool:
    return all(re.fullmatch(r"[^#0x]*[#0x,]*[#0x](?:\.[#0x]+)?[^#0x]*|[^#0x]*", _QUOTED.sub("", part)) for part in picture.split(";"))


def _form_field(begin: Element) -> BlankSign:
    """A legacy field: text with its kind and picture, a box, or a list with its entries."""
    named = find(begin, "w:ffData/w:name")
    name = "" if named is None else get(named, "w:val")
    if find(begin, "w:ffData/w:checkBox") is not None:
        return BlankSign(name, MarkKind.FIELD, FieldType.FLAG)
    if find(begin, "w:ffData/w:ddList") is not None:
        entries = tuple(dict.fromkeys(text for node in walk(begin, "w:listEntry") if (text := get(node, "w:val").strip()) and not _asks(text)))
        return BlankSign(name, MarkKind.FIELD, FieldType.CHOICE, entries)
    asked, picture = (find(begin, f"w:ffData/w:textInput/w:{tag}") for tag in ("type", "format"))
    type_ = {"number": FieldType.NUMBER, "date": FieldType.DATE}.get("" if asked is None else get(asked, "w:val"))
    said = "" if picture is None else get(picture, "w:val")
    if type_ == FieldType.DATE:
        said = _moment_of(said)[1]
    return BlankSign(name, MarkKind.FIELD, type_, (), said if type_ == FieldType.DATE or (type_ and _is_number_picture(said)) else "")
