"""Text put into a Word file where it stands: into text elements, empty controls and cells, check boxes and lists, by the look of what was there."""

from copy import deepcopy

from editor.word.package.xml import Element, clean_text, element, find, get, name, remove, text_elements, walk
from editor.word.reading.lines import FilePiece
from editor.word.reading.visible import kept_spaces

_YES = {"是", "有", "☑", "√", "✓", "1", "true", "yes"}
_PROMPT_STYLES = ("PlaceholderText", "placeholder text")


def means_yes(text: str) -> bool:
    """Whether a text ticks a check box."""
    return text.strip().lower() in _YES


def replace_pieces(pieces: tuple[FilePiece, ...], text: str) -> None:
    """Put text where the pieces stand: into the first of them, in the look of its run; the others lose what they held of the blank."""
    first, *others = pieces
    for piece in reversed(others):
        _replace(piece, "")
    if first.node.tag == name("w:fldChar"):
        _choose(first.node, text)
    else:
        _replace(first, text)


def insert_text(paragraph: Element, holder: Element | None, text: str) -> None:
    """Put text where nothing stands yet: into the control or the field that waits for it, else at the end of the paragraph."""
    run = element("w:r", *text_elements(clean_text(text)))
    content = None if holder is None else find(holder, "w:sdtContent")
    if content is not None:
        _into_control(content, run)
    elif holder is not None and holder.tag == name("w:fldChar"):
        _into_field(holder, run)
    elif holder is not None:
        holder.append(run)
    else:
        _copy_look(paragraph, run)
        paragraph.append(run)


def settle(node: Element, holder: Element | None) -> None:
    """What goes with a filled blank: its control shows no prompt and is bound to no other data, its field is not worked out anew."""
    controls = [holder] if holder is not None and holder.tag == name("w:sdt") else list(node.iterancestors(name("w:sdt")))[:1]
    for control in controls:
        _settle_control(control)
    if holder is not None and holder.tag in (name("w:fldChar"), name("w:fldSimple")):
        holder.set(name("w:fldLock"), "1")


def drop_highlight(piece: FilePiece) -> None:
    """Take the marker's colour off a run that held nothing but the blank."""
    run = piece.node.getparent()
    look = None if run is None else find(run, "w:rPr/w:highlight")
    if look is not None:
        remove(look)


def _replace(piece: FilePiece, text: str) -> None:
    node = piece.node
    if node.tag not in (name("w:t"), name("m:t")):
        _put_behind(node, text)
        remove(node)
        return
    shown = kept_spaces(node)
    before, after = shown[: piece.offset], shown[piece.offset + piece.end - piece.start :]
    _put_behind(node, text + after)
    node.text = before
    node.set(name("xml:space"), "preserve")
    _join_next(node)


def _join_next(node: Element) -> None:
    """Text that was put behind a text element goes into it, so that a plain value makes no second element."""
    follower = node.getnext()
    if follower is not None and follower.tag == name("w:t") and node.tag == name("w:t"):
        node.text = (node.text or "") + (follower.text or "")
        remove(follower)


def _put_behind(node: Element, text: str) -> None:
    for made in reversed(list(text_elements(clean_text(text)))):
        node.addnext(made)


def _into_control(content: Element, run: Element) -> None:
    """Into the control's own paragraph, where it has one; an empty run of the control lends its look."""
    paragraph = next(walk(content, "w:p"), None)
    place = content if paragraph is None else paragraph
    empty = next((found for found in walk(place, "w:r")), None)
    look = None if empty is None else find(empty, "w:rPr")
    if look is not None:
        run.insert(0, deepcopy(look))
    elif paragraph is not None:
        _copy_look(paragraph, run)
    place.append(run)


def _into_field(begin: Element, run: Element) -> None:
    """Into the result of a complex field, which gets one where it had none."""
    start = begin.getparent()
    depth, node = 0, start
    while node is not None:
        for mark in walk(node, "w:fldChar"):
            kind = get(mark, "w:fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            if depth == 1 and kind == "separate":
                node.addnext(run)
                return
            if depth == 0 and kind == "end":
                node.addprevious(element("w:r", element("w:fldChar", fldCharType="separate")))
                node.addprevious(run)
                return
        node = node.getnext()


def _copy_look(paragraph: Element, run: Element) -> None:
    """The look that Word gives to text typed into an empty paragraph: that of its mark."""
    mark = find(paragraph, "w:pPr/w:rPr")
    if mark is None:
        return
    look = deepcopy(mark)
    for tracked in ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange"):
        for node in look.findall(name(tracked)):
            look.remove(node)
    run.insert(0, look)


def _settle_control(control: Element) -> None:
    properties = find(control, "w:sdtPr")
    if properties is None:
        return
    for tag in ("w:showingPlcHdr", "w:dataBinding", "w15:dataBinding"):
        for node in properties.findall(name(tag)):
            properties.remove(node)
    date = find(properties, "w:date")
    if date is not None:
        date.attrib.pop(name("w:fullDate"), "")
    own_look = find(properties, "w:rPr")
    for run in walk(control, "w:r"):
        _take_prompt_look_off(run, own_look)


def _take_prompt_look_off(run: Element, own_look: Element | None) -> None:
    style = find(run, "w:rPr/w:rStyle")
    look = find(run, "w:rPr")
    if style is None or look is None or get(style, "w:val") not in _PROMPT_STYLES:
        return
    look.remove(style)
    if own_look is not None:
        run.replace(look, deepcopy(own_look))


def _choose(begin: Element, text: str) -> None:
    """Tick a legacy check box, or choose an entry of a legacy list, which is added where it lacks it."""
    box, entries = find(begin, "w:ffData/w:checkBox"), find(begin, "w:ffData/w:ddList")
    if box is not None:
        for node in box.findall(name("w:checked")):
            box.remove(node)
        box.append(element("w:checked", val=int(means_yes(text))))
    elif entries is not None:
        _choose_entry(entries, text)


def _choose_entry(entries: Element, text: str) -> None:
    known = [get(node, "w:val") for node in walk(entries, "w:listEntry")]
    if text not in known:
        entries.append(element("w:listEntry", val=clean_text(text)))
        known.append(text)
    for node in entries.findall(name("w:result")):
        entries.remove(node)
    entries.insert(0, element("w:result", val=known.index(text)))


def tick(control: Element, text: str) -> str | None:
    """The sign that a check box control shows for this text, which it is set to; None for another control."""
    box = find(control, "w:sdtPr/w14:checkbox")
    if box is None:
        return None
    chosen = means_yes(text)
    state, sign = find(box, "w14:checked"), find(box, "w14:checkedState" if chosen else "w14:uncheckedState")
    if state is not None:
        state.set(name("w14:val"), str(int(chosen)))
    code = "" if sign is None else get(sign, "w14:val")
    return chr(int(code, 16)) if code else "☒" if chosen else "☐"
