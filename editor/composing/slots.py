"""Where values stand by themselves: of a draft that was composed, the places of which the texts alone differ when the values do."""

from collections.abc import Iterator
from typing import NamedTuple

from editor.composing.cache import ComposeCache, differs
from editor.composing.language.limits import DOCUMENT_CHARACTERS, PARAGRAPH_CHARACTERS
from editor.composing.pieces import is_line
from editor.composing.plan.inline import own_text, with_value
from editor.model.document.document import Paragraph
from editor.model.draft.draft import Draft, shared
from editor.model.template.field import is_filled
from editor.model.template.values import is_shown_as_kept
from editor.model.typed.joining import meeting, meeting_at


class Slot(NamedTuple):
    """A place with a value: the numbers of its paragraph among the blocks of the document and of its run, the key of its field and the words around
    it; `is_kept` says that every value stands there as it is kept, unless these words say some of it.
    """

    block: int
    paragraph: Paragraph
    run: int
    key: str
    before: str
    after: str
    is_kept: bool


def differ_plainly(draft: Draft, before: Draft, cache: ComposeCache) -> bool:
    """Whether a draft that the cache composed last differs from another one in nothing but values that stand by themselves."""
    values, others = shared(draft.values).plain(), shared(before.values).plain()
    if differs(draft, before) or values.keys() != others.keys():
        return False
    return all(values[key] == others[key] or _is_free(key, draft, cache) for key in values)


def _is_free(key: str, draft: Draft, cache: ComposeCache) -> bool:
    return key in draft.template.by_key and is_filled(draft.values[key]) and cache.is_alone(key)


class PlainSlots:
    """The slots of a draft in document order, in paragraphs of words and values of which nothing is worked out. A draft with other values in them,
    and the same everywhere else, has the same document with other texts there, and asks for the same.
    """

    def __init__(self, draft: Draft, cache: ComposeCache) -> None:
        """Of the draft that the cache composed last."""
        self._draft, values = draft, shared(draft.values).plain()
        self._free = [key for key in values if _is_free(key, draft, cache)]
        self._rest = {key: value for key, value in values.items() if key not in set(self._free)}
        self._count = len(values)
        self.places = tuple(self._places(cache))
        self._met = [meeting(slot.before, slot.after) for slot in self.places]
        self._worked_out = [at for at, slot in enumerate(self.places) if not slot.is_kept]
        self._room = min(PARAGRAPH_CHARACTERS, DOCUMENT_CHARACTERS) - cache.characters

    def _places(self, cache: ComposeCache) -> Iterator[Slot]:
        free, by_key = set(self._free), self._draft.template.by_key
        for at, block in enumerate(cache.blocks()):
            if isinstance(block, Paragraph):
                for number, run in enumerate(block.runs):
                    if run.field in free:
                        around = own_text(block.runs, number - 1), own_text(block.runs, number + 1)
                        yield Slot(at, block, number, run.field, *around, is_shown_as_kept(by_key[run.field]))

    def texts(self, draft: Draft) -> list[str] | None:
        """What stands in the slots of another draft, None where more than these may differ."""
        values = shared(draft.values).plain()
        if differs(self._draft, draft) or len(values) != self._count or not self._rest.items() <= values.items():
            return None
        if not all(is_line(values.get(key, "")) for key in self._free):
            return None
        texts = [str(values[slot.key]) for slot in self.places]
        for at in {*meeting_at(texts, self._met), *self._worked_out}:
            texts[at] = with_value(self.places[at].paragraph.runs, self.places[at].run, draft, values).text
        return texts if sum(map(len, texts)) <= self._room else None
