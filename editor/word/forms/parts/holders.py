"""What holds a blank (a content control, a legacy field, an empty cell) when it is filled: no prompt, no tie to other data, the state of its box."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from editor.word.forms.parts.joints import Joints, Sequel, around, behind, inside, take_out
from editor.word.forms.parts.nodes import GivenOrKept, ListEntries, TickedOrEmpty
from editor.word.forms.parts.runs import RunCutter
from editor.word.package.xml import Element, clean_text, element, find, get, name, remove, text_element, walk
from editor.word.signs.symbols import sign_of_code

_TIES = ("w:showingPlcHdr", "w:dataBinding", "w15:dataBinding", "w:temporary")
_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange")


class Holders:
    """Fills what holds blanks in one part."""

    def __init__(self, joints: Joints, cutter: RunCutter, prefix: str) -> None:
        self._joints, self._cutter, self._prefix = joints, cutter, prefix
        self._settled: dict[Element, set[int]] = {}

    def settle(self, node: Element, holder: Element | None, spot: int) -> None:
        """Remember that a blank fills the control around it."""
        control = holder if holder is not None and holder.tag == name("w:sdt") else next(node.iterancestors(name("w:sdt")), None)
        if control is not None:
            self._settled.setdefault(control, set()).add(spot)

    def finish(self) -> None:
        """Give every control that has a blank the properties that it has when it is filled."""
        for control, spots in self._settled.items():
            look = find(control, "w:sdtPr")
            if look is not None and (settled := _settled_look(look)) is not None:
                self._either(look, frozenset(spots), [settled])

    def is_box(self, holder: Element | None) -> bool:
        """Whether a holder is a check box control."""
        return holder is not None and find(holder, "w:sdtPr/w14:checkbox") is not None

    def fill_box(self, control: Element, paragraph: Element, shown: Sequence[Element], spot: int) -> None:
        """Make a check box control one that is ticked or not, with the signs and the font that it names in the place of the texts that it shows."""
        look, spots = find(control, "w:sdtPr"), frozenset((spot,))
        if not shown:
            self.insert(paragraph, control, spot)
        for number, (run, texts) in enumerate(_by_run(shown).items()):
            alternative: Sequel = [_without(run, texts)] if number else self._signs(control, run, texts, spot)
            self._either(run, spots, alternative)
        if look is not None:
            self._either(look, spots, self._ticked(spot, [_with_state(look, state) for state in (False, True)]))

    def _signs(self, control: Element, run: Element, texts: Sequence[Element], spot: int) -> Sequel:
        """A run with the sign of a check box control, empty or ticked, in the place of its texts, between its bookmark."""
        signs = [_signed(run, texts, control, is_ticked=ticked) for ticked in (False, True)]
        return self._cutter.marked(spot, self._ticked(spot, signs))

    def fill_choice(self, begin: Element, spot: int) -> bool:
        """Make a legacy check box or list one with a value; False for a field that is neither."""
        run, box, entries = begin.getparent(), find(begin, "w:ffData/w:checkBox"), find(begin, "w:ffData/w:ddList")
        if run is None or (box is None and entries is None):
            return False
        states = [_checked(run, ticked=ticked) for ticked in (False, True)]
        self._either(run, frozenset((spot,)), self._ticked(spot, states) if box is not None else [self._listed(run, spot)])
        return True

    def _listed(self, run: Element, spot: int) -> Element:
        copied = _copied(run)
        entries = next(walk(copied, "w:ddList"))
        known = tuple(get(node, "w:val") for node in walk(entries, "w:listEntry"))
        for node in [node for node in entries if node.tag in (name("w:result"), name("w:listEntry"))]:
            entries.remove(node)
        inside(entries, [self._joints.single(ListEntries(spot, self._prefix, known))])
        return copied

    def lock(self, begin: Element, spot: int) -> None:
        """A field that is filled is not worked out anew."""
        run = begin.getparent()
        if run is None:
            return
        copied = _copied(run)
        for mark in walk(copied, "w:fldChar"):
            mark.set(name("w:fldLock"), "1")
        self._either(run, frozenset((spot,)), [copied])

    def insert(self, paragraph: Element, holder: Element | None, spot: int) -> None:
        """A value where nothing stands yet: in the control or field that waits for it, else at the end of the paragraph."""
        content = None if holder is None else find(holder, "w:sdtContent")
        if content is not None:
            inner = paragraph if content in paragraph.iterancestors() else None
            place = content if inner is None else inner
            run = _run_like(next(walk(place, "w:r"), None), inner)
            inside(place, self._only_given(spot, self._valued(holder, run, spot)))
        elif holder is not None and holder.tag == name("w:sdt"):
            made = element("w:sdtContent")
            inside(made, self._valued(holder, _run_like(None, None), spot))
            inside(holder, self._only_given(spot, [made]))
        elif holder is not None and holder.tag == name("w:fldChar"):
            self._put_in_field(holder, spot)
        elif holder is not None:
            self._put(holder, element("w:r"), spot)
        else:
            self._put(paragraph, _run_like(None, paragraph), spot)

    def _valued(self, holder: Element | None, run: Element, spot: int) -> Sequel:
        return self._signs(holder, run, (), spot) if holder is not None and self.is_box(holder) else self._cutter.valued(run, spot)

    def _put(self, place: Element, run: Element, spot: int) -> None:
        inside(place, self._only_given(spot, self._cutter.valued(run, spot)))

    def _put_in_field(self, begin: Element, spot: int) -> None:
        """In the result of a complex field, which gets one where it had none."""
        start, depth = begin.getparent(), 0
        node = start
        while node is not None:
            for mark in walk(node, "w:fldChar"):
                kind = get(mark, "w:fldCharType")
                depth += {"begin": 1, "end": -1}.get(kind, 0)
                if depth == 0 and kind == "end":
                    parting = [] if _has_result(begin) else [element("w:r", element("w:fldChar", fldCharType="separate"))]
                    before = node.getprevious()
                    assert before is not None
                    behind(before, self._only_given(spot, [*parting, *self._cutter.valued(element("w:r"), spot)]))
                    return
            node = node.getnext()

    def _only_given(self, spot: int, sequel: Sequel) -> Sequel:
        signs = self._joints.over(lambda parts: GivenOrKept(frozenset((spot,)), *parts), 2)
        return [signs[1], signs[2], *sequel, signs[3]]

    def _either(self, node: Element, spots: frozenset[int], alternative: Sequel) -> None:
        around(node, self._joints.over(lambda parts: GivenOrKept(spots, *parts), 2), alternative)

    def _ticked(self, spot: int, states: Sequence[Element]) -> Sequel:
        """An element as it is for an empty box, and as it is for a ticked one."""
        signs = self._joints.over(lambda parts: TickedOrEmpty(spot, *parts), 2)
        return [signs[1], states[0], signs[2], states[1], signs[3]]


def _copied(node: Element) -> Element:
    copied = deepcopy(node)
    copied.tail = None
    return copied


def _settled_look(look: Element) -> Element | None:
    """The properties of a control that is filled; None where they are the same."""
    settled, found = _copied(look), False
    for node in [node for tag in _TIES for node in settled.findall(name(tag))]:
        settled.remove(node)
        found = True
    date = find(settled, "w:date")
    if date is not None and get(date, "w:fullDate"):
        date.attrib.pop(name("w:fullDate"), "")
        found = True
    return settled if found else None


def _with_state(look: Element, ticked: bool) -> Element:
    made = _copied(look)
    settled = _settled_look(made)
    made = made if settled is None else settled
    box, state = find(made, "w14:checkbox"), find(made, "w14:checkbox/w14:checked")
    if state is not None:
        state.set(name("w14:val"), str(int(ticked)))
    elif box is not None:
        new = box.makeelement(name("w14:checked"), {name("w14:val"): str(int(ticked))})
        box.insert(0, new)
    return made


def _by_run(texts: Sequence[Element]) -> dict[Element, list[Element]]:
    """Texts by the runs in which they stand."""
    found: dict[Element, list[Element]] = {}
    for node in texts:
        if (run := node.getparent()) is not None:
            found.setdefault(run, []).append(node)
    return found


def _without(run: Element, texts: Sequence[Element], *instead_of_first: Element) -> Element:
    """A run without these texts, with another element in the place of the first of them; what stands beside them stays."""
    made = _copied(run)
    twins = dict(zip(run.iter(), made.iter(), strict=True))
    for node in texts[:1]:
        behind(twins[node], [*instead_of_first])
    for node in texts:
        take_out(twins[node])
    return made


def _signed(run: Element, texts: Sequence[Element], control: Element, *, is_ticked: bool) -> Element:
    """A run of a check box control with the sign of a state in the place of its texts, in the font that the control names for it. What a damaged
    file has inside of the texts goes on standing where nobody sees it.
    """
    sign = find(control, f"w:sdtPr/w14:checkbox/{'w14:checkedState' if is_ticked else 'w14:uncheckedState'}")
    code, font = ("", "") if sign is None else (get(sign, "w14:val"), get(sign, "w14:font"))
    chosen = clean_text(chr(int(code, 16))) if sign_of_code(code, font) else ""
    shown = text_element(chosen or ("☒" if is_ticked else "☐"))
    shown.extend(_copied(child) for node in texts for child in node)
    made = _without(run, texts, shown)
    if not texts:
        made.append(shown)
    if font:
        _set_font(made, font)
    return made


def _set_font(run: Element, font: str) -> None:
    look = find(run, "w:rPr")
    if look is None:
        look = element("w:rPr")
        run.insert(0, look)
    fonts = find(look, "w:rFonts")
    if fonts is None:
        fonts = element("w:rFonts")
        style = find(look, "w:rStyle")
        look.insert(0 if style is None else 1, fonts)
    for kind in ("ascii", "eastAsia", "hAnsi"):
        fonts.set(name(f"w:{kind}"), font)


def _checked(run: Element, *, ticked: bool) -> Element:
    made = _copied(run)
    for box in walk(made, "w:checkBox"):
        for node in box.findall(name("w:checked")):
            remove(node)
        box.append(element("w:checked", val=int(ticked)))
    return made


def _run_like(model: Element | None, paragraph: Element | None) -> Element:
    """A run that looks as an empty run that stands there, else as text that is typed into the paragraph: as its mark."""
    look = None if model is None else find(model, "w:rPr")
    if look is None and model is None and paragraph is not None:
        look = find(paragraph, "w:pPr/w:rPr")
    run = element("w:r")
    if look is not None:
        copied = _copied(look)
        for node in [node for tag in _TRACKED for node in copied.findall(name(tag))]:
            copied.remove(node)
        run.append(copied)
    return run


def _has_result(begin: Element) -> bool:
    """Whether a complex field has a place for its result already."""
    depth = 0
    for mark in _marks_from(begin):
        kind = get(mark, "w:fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if depth == 1 and kind == "separate":
            return True
        if depth == 0:
            return False
    return False


def _marks_from(begin: Element) -> Iterator[Element]:
    paragraph = next(begin.iterancestors(name("w:p")), None)
    marks: Sequence[Element] = [] if paragraph is None else list(walk(paragraph, "w:fldChar"))
    yield from marks[marks.index(begin) :] if begin in marks else []
