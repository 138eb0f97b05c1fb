"""What leads to the bookmarks of a text: links, the codes of fields, and form fields, which are named like theirs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from editor.word.outside.codes import WORDS, is_harmless, target_of
from editor.word.package.xml import Element, get, name, walk

_COMPARED = frozenset(("IF", "COMPARE", "SKIPIF", "NEXTIF"))
"""Kinds in which a word in quotes is a text."""
_NAMED: Mapping[str, tuple[int, ...]] = {
    **dict.fromkeys(("REF", "PAGEREF", "NOTEREF", "GOTOBUTTON", "ASK", "SET"), (1,)),
    **dict.fromkeys(_COMPARED, (1, 3)),
    "SEQ": (2,),
}
"""Which words of a field's code may name bookmarks, counted from its kind (ISO/IEC 29500-1, 17.16.5)."""
_SWITCHES: Mapping[str, str] = {
    "HYPERLINK": "\\l", **dict.fromkeys(("TOC", "INDEX", "TOA"), "\\b"), **dict.fromkeys(("XE", "TA"), "\\r"),
}  # fmt: skip
"""The switches behind which a bookmark is named."""
_CALCULATED = re.compile(r'"[^"]*"|\b\w+\b(?!\s*\()')
_NESTED = "\0"
_CODES = ("w:instrText", "w:delInstrText")
_CODE_TAGS = tuple(map(name, _CODES))


def lead(top: Element, known: Mapping[str, str]) -> None:
    """Let all that leads to a bookmark lead to its new name; Word takes no account of case in the old ones, so they are given casefolded."""
    for link in walk(top, "w:hyperlink"):
        if not get(link, "r:id"):
            _rename(link, "w:anchor", known)
    for box in walk(top, "w:ffData"):
        for node in box.iterchildren(name("w:name")):
            _rename(node, "w:val", known)
    for field in walk(top, "w:fldSimple"):
        code = get(field, "w:instr")
        for word in reversed(_found(code, known)):
            code = code[: word.start()] + _renamed(word, known) + code[word.end() :]
        field.set(name("w:instr"), code)
    for nodes in _codes(top):
        _lead_code(nodes, known)


def _rename(node: Element, attribute: str, known: Mapping[str, str]) -> None:
    own = get(node, attribute)
    if own.casefold() in known:
        node.set(name(attribute), known[own.casefold()])


def _codes(top: Element) -> Iterator[Sequence[Element]]:
    """For each field the elements that its code is cut into, with a mark of each field that stands inside of it; a deleted code by itself."""
    opened: list[dict[str, list[Element]]] = [{}]
    for node in walk(top, "w:fldChar", "w:fldSimple", *_CODES):
        kind = get(node, "w:fldCharType")
        if kind in ("separate", "end"):
            yield from opened.pop().values()
            opened += [{}] if kind == "separate" or not opened else []
            continue
        for tag in (str(node.tag),) if node.tag in _CODE_TAGS else _CODE_TAGS:
            opened[-1].setdefault(tag, []).append(node)
        opened += [{}] if kind == "begin" else []
    for left in opened:
        yield from left.values()


def _lead_code(nodes: Sequence[Element], known: Mapping[str, str]) -> None:
    said = [node.text or "" if node.tag in _CODE_TAGS else _NESTED for node in nodes]
    for word in reversed(_found("".join(said), known)):
        new, at = _renamed(word, known), 0
        for number, text in enumerate(said):
            start, end = max(word.start() - at, 0), min(word.end() - at, len(text))
            at += len(text)
            if start < end:
                said[number], new = text[:start] + new + text[end:], ""
                nodes[number].text = said[number]
                nodes[number].set(name("xml:space"), "preserve")


def _found(code: str, known: Mapping[str, str]) -> list[re.Match[str]]:
    """The words of a code that name bookmarks, in their order."""
    return [word for word in _naming(code) if word[0].strip('"').casefold() in known]


def _renamed(word: re.Match[str], known: Mapping[str, str]) -> str:
    bare = word[0].strip('"')
    return word[0].replace(bare, known[bare.casefold()])


def _naming(code: str) -> Iterable[re.Match[str]]:
    """The words of a code in a place where a bookmark is named."""
    words = list(WORDS.finditer(code))
    kind = words[0][0].upper() if words else ""
    if kind.startswith("="):
        return (word for word in _CALCULATED.finditer(code) if word[0][0] != '"')
    if kind in _SWITCHES:
        leads_outside = kind == "HYPERLINK" and target_of(code)
        return [word for before, word in pairwise(words) if before[0].lower() == _SWITCHES[kind] and not leads_outside]
    if kind in _NAMED:
        return [words[at] for at in _NAMED[kind] if at < len(words) and not (kind in _COMPARED and words[at][0][0] == '"')]
    return [] if is_harmless(code) else words[:1]
