"""The runs of a form in which slots and tags stand, cut so that each stands by itself: what is filled keeps the look of its run."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from editor.word.forms.parts.code_nodes import CodeOutput
from editor.word.forms.parts.joints import Joints, Sequel, around, instead
from editor.word.forms.parts.nodes import CutRun, FilledValue, GivenOrKept, MarkedValue, TickedOrEmpty
from editor.word.forms.parts.places import FormSlot
from editor.word.package.xml import Element, element, find, get, look_of, name, remove, text_element
from editor.word.reading.sheet import StyleSheet
from editor.word.reading.visible import kept_spaces
from editor.word.signs.symbols import EMPTY_BOX, TICKED, code_of_sign, is_symbol_font

_PROMPT_STYLES = ("PlaceholderText", "placeholder text")
_FONTS = ("w:ascii", "w:hAnsi")


class Cut(NamedTuple):
    """A stretch of an element that belongs to a slot or a tag: its columns in the element's text, whether it is the first of its stretches.

    `spot` is the number of the slot, -1 for a tag; `sign` is what stands for the tag, `output` the code that it writes.
    """

    node: Element
    start: int
    end: int
    is_first: bool
    spot: int = -1
    sign: str = ""
    output: object | None = None


class RunCutter:
    """Cuts the runs of one part."""

    def __init__(self, joints: Joints, slots: Sequence[FormSlot], sheet: StyleSheet, prefix: str) -> None:
        self._joints, self._slots, self._sheet, self._prefix = joints, slots, sheet, prefix

    def cut(self, unit: Element, cuts: Sequence[Cut]) -> None:
        """Cut a run, or a simple field with its runs: as long as none of its slots has a value it stands as it was. One whose texts hold elements (a
        damaged file) stays whole, for these stand nowhere else.
        """
        spots = frozenset(cut.spot for cut in cuts if cut.spot >= 0)
        alternative: Sequel = self._cut_field(unit, cuts) if unit.tag == name("w:fldSimple") else self._cut_run(unit, cuts)
        if any(cut.spot < 0 for cut in cuts):
            instead(unit, alternative)
            return
        if any(len(cut.node) for cut in cuts) and unit.tag == name("w:r"):
            alternative = [self._whole(unit, cuts)]
        elif unit.tag == name("w:r") and all(self._is_plain(cut) for cut in cuts):
            signs = self._joints.over(lambda parts: CutRun(*parts), 2)
            alternative = [signs[1], *alternative, signs[2], self._whole(unit, cuts), signs[3]]
        around(unit, self._joints.over(lambda parts: GivenOrKept(spots, *parts), 2), alternative)

    def _is_plain(self, cut: Cut) -> bool:
        """Whether a value can stand in its text as it is: the look of its run is that of the value."""
        look = look_of(cut.node.getparent())
        changes = look is not None and (find(look, "w:highlight") is not None or _is_prompt(look))
        return cut.node.tag == name("w:t") and not changes and not _symbol_font(cut.node)

    def _whole(self, run: Element, cuts: Sequence[Cut]) -> Element:
        """The run with the values in its texts."""
        made = _copied(run)
        twins = dict(zip(run.iter(), made.iter(), strict=True))
        for node in {cut.node: None for cut in cuts}:
            text, at, said = kept_spaces(node), 0, ""
            for cut in sorted((cut for cut in cuts if cut.node is node), key=lambda one: (one.start, one.end)):
                said += text[at : cut.start] + self._in_text(run, cut, text[cut.start : cut.end])
                at = cut.end
            twins[node].text = said + text[at:]
            twins[node].set(name("xml:space"), "preserve")
        return made

    def _in_text(self, run: Element, cut: Cut, text: str) -> str:
        signs = self._joints.over(lambda parts: GivenOrKept(frozenset((cut.spot,)), *parts), 2)
        value = self._joints.single(FilledValue(cut.spot, self._prefix, self._room(run, cut))) if cut.is_first else ""
        return signs[1] + text + signs[2] + value + signs[3]

    def cut_text(self, node: Element, cuts: Sequence[Cut]) -> None:
        """Cut a text that stands in no run, as that of a property of the document."""
        text, at, made = node.text or "", 0, ""
        for cut in sorted(cuts, key=lambda one: one.start):
            made += text[at : cut.start] + self._plain(cut, text[cut.start : cut.end])
            at = cut.end
        node.text = made + text[at:]

    def _plain(self, cut: Cut, text: str) -> str:
        if cut.spot < 0:
            return cut.sign if cut.output is None else self._joints.single(CodeOutput(cut.output, ""))
        signs = self._joints.over(lambda parts: GivenOrKept(frozenset((cut.spot,)), *parts), 2)
        return signs[1] + text + signs[2] + self._joints.single(FilledValue(cut.spot, "")) + signs[3]

    def _cut_field(self, unit: Element, cuts: Sequence[Cut]) -> Sequel:
        copied = deepcopy(unit)
        copied.tail = None
        twins = dict(zip(unit.iter(), copied.iter(), strict=True))
        copied.set(name("w:fldLock"), "1")
        own = [cut._replace(node=twins[cut.node]) for cut in cuts]
        for run in {cut.node.getparent(): None for cut in own}:
            if run is not None:
                instead(run, self._cut_run(run, [cut for cut in own if cut.node.getparent() is run]))
        return [copied]

    def _cut_run(self, run: Element, cuts: Sequence[Cut]) -> Sequel:
        sequel: Sequel = []
        for piece in _pieces(run, cuts):
            if isinstance(piece, Cut):
                sequel += self._stretch(run, piece)
            else:
                sequel.append(piece)
        return sequel

    def _stretch(self, run: Element, cut: Cut) -> Sequel:
        if cut.spot < 0:
            return [self.written(_shell(run), cut.output)] if cut.output is not None else [cut.sign]
        signs = self._joints.over(lambda parts: GivenOrKept(frozenset((cut.spot,)), *parts), 2)
        return [signs[1], *_kept(run, cut), signs[2], *(self._filled(run, cut) if cut.is_first else ()), signs[3]]

    def written(self, run: Element, code: object) -> Element:
        """A run that shows what code writes."""
        run.append(text_element(self._joints.single(CodeOutput(code, self._prefix))))
        return run

    def _filled(self, run: Element, cut: Cut) -> Sequel:
        made = _shell(run)
        if cut.end - cut.start == len(kept_spaces(cut.node)) and (lit := find(made, "w:rPr/w:highlight")) is not None:
            remove(lit)
        _drop_prompt_look(made, cut.node)
        font = _symbol_font(cut.node) if self._slots[cut.spot].ticked else ""
        if font and (boxes := self._boxes(made, cut, font)):
            return boxes
        return self.valued(made, cut.spot, self._room(run, cut))

    def valued(self, run: Element, spot: int, room: str = "") -> Sequel:
        """A run that shows the value of a slot, with its bookmark."""
        is_math = run.tag == name("m:r")
        text = self._joints.single(FilledValue(spot, "" if is_math else self._prefix, room))
        made = text_element(text)
        made.tag = name("m:t") if is_math else made.tag
        run.append(made)
        return [run] if is_math else self.marked(spot, [run])

    def marked(self, spot: int, sequel: Sequel) -> Sequel:
        """What stands for the value of a slot, between its bookmark."""
        _, opened, closed = self._joints.over(lambda parts: MarkedValue(spot, self._prefix, parts[0]))
        return [opened, *sequel, closed]

    def _boxes(self, made: Element, cut: Cut, font: str) -> Sequel:
        """A box of a symbol font, empty and ticked, in its own font; nothing where the font has no such signs."""
        codes = [code_of_sign(sign, font) for sign in (EMPTY_BOX, TICKED)]
        if None in codes:
            return []
        both = [_with_sign(deepcopy(made), cut.node, code, font) for code in codes if code is not None]
        signs = self._joints.over(lambda parts: TickedOrEmpty(cut.spot, *parts), 2)
        return self.marked(cut.spot, [signs[1], both[0], signs[2], both[1], signs[3]])

    def _room(self, run: Element, cut: Cut) -> str:
        """The underlined spaces and tabs that a slot is, "" for another one."""
        text = "\t" if cut.node.tag == name("w:tab") else kept_spaces(cut.node)[cut.start : cut.end]
        return text if text and not text.strip() and self._is_underlined(run) else ""

    def _is_underlined(self, run: Element) -> bool:
        look = look_of(run)
        own = None if look is None else find(look, "w:u")
        style = None if look is None else find(look, "w:rStyle")
        if own is None and style is not None:
            own = next((line for node in self._sheet.chain(get(style, "w:val")) if (line := find(node, "w:rPr/w:u")) is not None), None)
        return own is not None and get(own, "w:val", "single") != "none"


def _pieces(run: Element, cuts: Sequence[Cut]) -> Iterator["Element | Cut"]:
    """What a run is cut into: runs of what stands between the cuts, and the cuts."""
    own: dict[Element, list[Cut]] = {}
    for cut in cuts:
        own.setdefault(cut.node, []).append(cut)
    waiting = _shell(run)
    bare = len(waiting)
    for child in run:
        if child.tag in (name("w:rPr"), name("m:rPr")):
            continue
        if child not in own:
            waiting.append(_copied(child))
            continue
        text, at = kept_spaces(child), 0
        for cut in sorted(own[child], key=lambda one: (one.start, one.end)):
            if text[at : cut.start]:
                waiting.append(_text_like(child, text[at : cut.start]))
            if len(waiting) > bare:
                yield waiting
                waiting = _shell(run)
            yield cut
            at = cut.end
        if text[at:] and child.tag in (name("w:t"), name("m:t")):
            waiting.append(_text_like(child, text[at:]))
    if len(waiting) > bare:
        yield waiting


def _kept(run: Element, cut: Cut) -> Iterator[Element]:
    """A run with the blank itself."""
    if cut.end == cut.start:
        return
    kept = _shell(run)
    is_text = cut.node.tag in (name("w:t"), name("m:t"))
    kept.append(_text_like(cut.node, kept_spaces(cut.node)[cut.start : cut.end]) if is_text else _copied(cut.node))
    yield kept


def _shell(run: Element) -> Element:
    """An empty run of the same look."""
    made = run.makeelement(run.tag, {str(key): str(value) for key, value in run.attrib.items()})
    for look in run:
        if look.tag in (name("w:rPr"), name("m:rPr")):
            made.append(_copied(look))
    return made


def _copied(node: Element) -> Element:
    copied = deepcopy(node)
    copied.tail = None
    return copied


def _text_like(node: Element, text: str) -> Element:
    made = text_element(text)
    made.tag = node.tag
    return made


def _drop_prompt_look(run: Element, node: Element) -> None:
    """Take the look of a prompt off a run of a control: what is filled has the control's own look."""
    look = look_of(run)
    style = None if look is None else find(look, "w:rStyle")
    if look is None or style is None or not _is_prompt(look):
        return
    control = next(node.iterancestors(name("w:sdt")), None)
    own = None if control is None else find(control, "w:sdtPr/w:rPr")
    look.remove(style)
    if own is not None:
        run.replace(look, _copied(own))


def _is_prompt(look: Element) -> bool:
    """Whether a run has the look of the prompt of a control."""
    style = find(look, "w:rStyle")
    return style is not None and get(style, "w:val") in _PROMPT_STYLES


def _symbol_font(node: Element) -> str:
    """The symbol font in which a sign stands, "" for other text."""
    look = look_of(node.getparent())
    fonts = None if look is None else find(look, "w:rFonts")
    named = [get(node, "w:font")] if node.tag == name("w:sym") else [] if fonts is None else [get(fonts, font) for font in _FONTS]
    return next((font for font in named if is_symbol_font(font)), "")


def _with_sign(run: Element, node: Element, code: int, font: str) -> Element:
    is_sign = node.tag == name("w:sym")
    far = 0xF000 if is_sign or ord((node.text or "\uf000")[0]) >= 0xF000 else 0
    run.append(element("w:sym", font=font, char=f"{far + code:04X}") if is_sign else text_element(chr(far + code)))
    return run
