"""What the settings of the old file say that the new one is to say too: of notes that came along, and of a template or data that it is tied to."""

from collections.abc import Sequence
from copy import deepcopy

from editor.word.grafting.parts import GraftTarget, Source, references
from editor.word.package.xml import Element, find

NOTE_KINDS = ("footnote", "endnote")
_TIES = ("attachedTemplate", "mailMerge")
SETTINGS = "word/settings.xml"


def note_settings(settings: Element, source: Source, kinds: set[str]) -> bool:
    """Say in the settings which notes are the lines between text and notes (ISO/IEC 29500-1, 17.11.9); whether there was anything to say.

    `kinds` are the parts with notes that came along.
    """
    old = source.package.first("settings")
    wanted = [] if old is None else [find(old, f"w:{kind}Pr") for kind in NOTE_KINDS if f"{kind}s" in kinds]
    return _put(settings, [node for node in wanted if node is not None], "w:compat")


def ties_of(source: Source) -> list[Element]:
    """What ties the old file to a template or to the data of a mail merge outside: kept as it is, and never followed."""
    old = source.package.first("settings")
    found = (find(old, f"w:{tag}") for tag in _TIES) if old is not None else ()
    return [node for node in found if node is not None and all(_leads_out(source, identity) for _, _, identity in references(node))]


def keep_ties(settings: Element, source: Source, target: GraftTarget) -> bool:
    """Tie the new file to what the old one was tied to; whether there was anything."""
    ties = ties_of(source)
    known = source.relations(_path(source))
    wanted = {identity: known[identity] for tie in ties for _, _, identity in references(tie)}
    target.relate(SETTINGS, wanted.values())
    return _put(settings, ties, "w:defaultTabStop")


def _path(source: Source) -> str:
    return next(iter(source.package.related("settings")), SETTINGS)


def _leads_out(source: Source, identity: str) -> bool:
    relation = source.relations(_path(source)).get(identity)
    return relation is not None and relation.outside


def _put(settings: Element, nodes: Sequence[Element], before: str) -> bool:
    """Copies of elements before another one of the settings; whether there were any."""
    follower = find(settings, before)
    for node in map(deepcopy, nodes):
        node.tail = None
        if follower is None:
            settings.append(node)
        else:
            follower.addprevious(node)
    return bool(nodes)
