"""The signs that are boxes to tick: squares, circles, brackets with nothing or a tick in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class BoxFamily(StrEnum):
    """What a box is drawn as; squares are boxes by themselves, circles and brackets only where their words say so."""

    SQUARE = "square"
    CIRCLE = "circle"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class Box:
    """A sign in a line that may be ticked: its columns, its characters, what it is drawn as, and whether it is ticked."""

    start: int
    end: int
    text: str
    family: BoxFamily
    ticked: bool


_EMPTY_SQUARES, _FULL_SQUARES, _TICKS = "□☐▢◻◽⬜❏❐❑❒", "☑☒🗹■▣◼⬛🗷", "√✓✔"
_EMPTY_CIRCLES, _FULL_CIRCLES = "○◯⚪", "●◉⊙⚫"
_SQUARE = re.compile(f"[{_EMPTY_SQUARES}{_FULL_SQUARES}{_TICKS}]")
_CIRCLE = re.compile(f"[{_EMPTY_CIRCLES}{_FULL_CIRCLES}]")
_S, _TICK = r"[ \u3000]{0,8}", "[√✓✔]?"
_BRACKET = re.compile(rf"（{_S}{_TICK}{_S}）|\({_S}{_TICK}{_S}\)|\[{_S}[√✓✔xX]?{_S}\]|【{_S}{_TICK}{_S}】")
_ANY = re.compile(rf"口|{_SQUARE.pattern}|{_CIRCLE.pattern}|[（(\[【][ \u3000]*[√✓✔xX]?[ \u3000]*[）)\]】]")
# The letter that many type for a box: 口 窗口办理  口 网上办理.
_TYPED = re.compile(r"(?:^|(?<=[\s：:（(/]))口(?=[ \u3000]?[\u4e00-\u9fff])")
# Words that say how to tick: （请打√）, 在□内打“√”.
_HINT = re.compile(
    r"[（(][^（）()]*[\u4e00-\u9fff][^（）()]*[√✓✔][^（）()]*[）)]|[“\"‘']\s*[√✓✔]\s*[”\"’']|"
    r"[在于][□☐](?=[内中里上打划])|[打划画]\s*[√✓✔]"
)
_STRICT = re.compile(f"[{_EMPTY_SQUARES}☑☒🗹▣🗷]")
_EMPTY_OF = {**dict.fromkeys(_FULL_SQUARES, "□"), **dict.fromkeys(_TICKS, "□"), **dict.fromkeys(_FULL_CIRCLES, "○")}
_TICKED_OF = {**dict.fromkeys(_EMPTY_SQUARES, "☑"), **dict.fromkeys(_EMPTY_CIRCLES, "●")}


def may_hold_boxes(text: str) -> bool:
    """Whether a line holds any sign that may be a box, looked at quickly."""
    return _ANY.search(text) is not None


def boxes_in(text: str) -> list[Box]:
    """The boxes of a line, all of one family: squares before circles, and both before brackets. Signs in a row without a space are none."""
    text = _HINT.sub(lambda match: " " * len(match[0]), text)
    for family, pattern in ((BoxFamily.SQUARE, _SQUARE), (BoxFamily.CIRCLE, _CIRCLE), (BoxFamily.BRACKET, _BRACKET)):
        found = [Box(m.start(), m.end(), m[0], family, _is_ticked(m[0])) for m in pattern.finditer(text)]
        if found and (family != BoxFamily.SQUARE or any(box.text not in _TICKS for box in found)):
            return list(_apart(found))
        if family == BoxFamily.SQUARE and len(typed := list(_TYPED.finditer(text))) > 1:
            return [Box(m.start(), m.end(), m[0], family, ticked=False) for m in typed]
    return []


def is_plain_box(box: Box) -> bool:
    """Whether a sign is a box wherever it stands before words: ■ and ● may be the mark of a list."""
    return _STRICT.fullmatch(box.text) is not None or box.text == "口"


def _is_ticked(text: str) -> bool:
    return any(sign in text for sign in f"{_FULL_SQUARES}{_TICKS}{_FULL_CIRCLES}xX")


def _apart(boxes: list[Box]) -> Iterable[Box]:
    starts, ends = {box.start for box in boxes}, {box.end for box in boxes}
    return (box for box in boxes if box.end not in starts and box.start not in ends)


def manner_of(boxes: Iterable[Box]) -> Mapping[BoxFamily, tuple[str, str]]:
    """How a text writes its boxes, empty and ticked: the first of each; "" where it has none."""
    found: dict[BoxFamily, tuple[str, str]] = {}
    for box in boxes:
        empty, ticked = found.get(box.family, ("", ""))
        found[box.family] = (empty, ticked or box.text) if box.ticked else (empty or box.text, ticked)
    return found


def signs_of(box: Box, manners: Sequence[Mapping[BoxFamily, tuple[str, str]]]) -> str:
    """How a box is written empty and ticked, with a stroke between, in the first of these manners that says it."""
    known = [manner.get(box.family, ("", "")) for manner in manners]
    empty = next((one for one, _ in known if one), _emptied(box.text)) if box.ticked else box.text
    ticked = box.text if box.ticked else next((one for _, one in known if one), _ticked(box.text))
    return f"{empty}|{ticked}"


def _emptied(text: str) -> str:
    return _EMPTY_OF.get(text) or re.sub(r"[√✓✔xX]", " ", text)


def _ticked(text: str) -> str:
    if text in _TICKED_OF:
        return _TICKED_OF[text]
    return f"{text[0]}{'x' if text[0] == '[' else '√'}{text[-1]}"
