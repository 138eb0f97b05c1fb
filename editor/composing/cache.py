"""What composing remembers between keystrokes."""

from copy import copy
from itertools import chain

from editor.composing.language.language import Language, language_of
from editor.composing.language.limits import Size, document_error
from editor.composing.language.scope import Budget
from editor.composing.pieces import ComposedUnit, in_place, is_plain, piece_of, place_of, refilled
from editor.composing.plan.plan import Shape, Unit, planning_keys, units_of
from editor.composing.shapes import Block
from editor.model.document.document import Paragraph
from editor.model.draft.draft import Draft, shared
from editor.model.effort import Effort
from editor.model.problem import Problem

_UNIT = 10  # characters: what a paragraph, or a part of it, takes more than its text


class ComposeCache:
    """The pieces of the draft that was composed last. A paragraph that a change does not reach stays the same object.

    One cache serves one open draft and one thread.
    """

    def __init__(self, *, addressee_last: bool = False) -> None:
        """`addressee_last` composes with the addressees in 版记 (GB/T 9704-2012, 7.3.2)."""
        self._addressee_last = addressee_last
        self._draft: Draft | None = None
        self._language: Language | None = None
        self._pieces: list[ComposedUnit] = []
        self._blocks: tuple[Block, ...] | None = None
        self._readers: dict[str, set[int]] = {}
        self._planned_by: frozenset[str] = frozenset()
        self._effort = Effort()

    def renew(self, draft: Draft, effort: Effort) -> None:
        """Compose a draft anew where it differs from the one before.

        Raises NigaoError where it is more than a document may hold, and StoppedError where that takes more than the effort.
        """
        if self._draft is draft:
            return
        self._effort = effort
        before, self._draft = self._draft, None
        if self._language is None or before is None or before.template is not draft.template:
            self._language = language_of(draft.template.fields)
        language, budget = self._language, Budget()
        changed = None if before is None or differs(before, draft) else shared(before.values).differing(draft.values)
        self._blocks = None if changed is None or changed else self._blocks
        if changed is None or changed & self._planned_by:
            self._plan(draft, language, budget, keep=before is not None and _means_the_same(before, draft))
        elif changed:
            self._update(draft, language, budget, changed)
        self._draft = draft
        self._check()

    def twin(self) -> "ComposeCache":
        """A cache of its own that knows what this one knows, for another thread or taker."""
        twin = copy(self)
        twin._pieces = [piece.twin() for piece in self._pieces]  # noqa: SLF001 - one of this class
        twin._readers = {key: set(indexes) for key, indexes in self._readers.items()}  # noqa: SLF001
        twin._effort = Effort()  # noqa: SLF001
        return twin

    @property
    def is_blank(self) -> bool:
        """Whether nothing was composed yet, or not to its end."""
        return self._draft is None

    def is_of(self, draft: Draft) -> bool:
        """Whether a draft of the very template of this one was composed last, so that only its values can differ."""
        return self._draft is not None and self._draft.template is draft.template

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the document."""
        if self._blocks is None:
            self._blocks = in_place(self._pieces)
        return self._blocks

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, in document order, each thing once."""
        return tuple(dict.fromkeys(chain.from_iterable([piece.problems for piece in self._pieces if piece.problems])))

    def holes(self) -> tuple[str, ...]:
        """The paths of the fields of which 〔label〕 stands on the page, each once, in document order."""
        return tuple(dict.fromkeys(chain.from_iterable([piece.holes for piece in self._pieces if piece.holes])))

    def title(self) -> str:
        """The title as it stands on the page, on one line."""
        first = next((piece for piece in self._pieces[:2] if piece.unit.shape == Shape.TITLE), None)
        if first is None:
            return ""
        return "".join(block.text for block in first.blocks if isinstance(block, Paragraph)).replace("\n", "")

    @property
    def characters(self) -> int:
        """How long the text of all units is."""
        return sum([piece.size.characters for piece in self._pieces])

    def is_alone(self, key: str) -> bool:
        """Whether a field of the draft that was composed last has its value in paragraphs of words and values alone, or nowhere."""
        readers = [self._pieces[at] for at in self._readers.get(key, ())]
        draft, language = self._draft, self._language
        if draft is None or language is None or key in self._planned_by:
            return False
        return all(is_plain(piece, draft, language) and any(run.field == key and run.filled for run in piece.runs) for piece in readers)

    def _plan(self, draft: Draft, language: Language, budget: Budget, *, keep: bool) -> None:
        """Compose all units anew. With `keep`, the definitions of the fields are unchanged, so that pieces may be reused."""
        known = {piece.unit: piece for piece in self._pieces}
        self._planned_by = planning_keys(draft)
        self._pieces = [
            self._renewed(unit, known.get(unit), draft, language, budget, keep=keep) for unit in units_of(draft, addressee_last=self._addressee_last)
        ]
        self._readers = {}
        for index in range(len(self._pieces)):
            self._note_reader(index)
        self._place()

    def _renewed(self, unit: Unit, old: ComposedUnit | None, draft: Draft, language: Language, budget: Budget, *, keep: bool) -> ComposedUnit:
        """The piece of a unit: the old one where all that it read is the same, its paragraphs where they come out the same."""
        if old is not None and keep and old.is_fresh(draft):
            return old
        new = piece_of(unit, draft, language, budget)
        self._effort.spend(_UNIT + new.size.characters + _UNIT * new.size.parts)
        if old is not None:
            new.take_over(old)
        return new

    def _refilled(self, old: ComposedUnit, draft: Draft, language: Language) -> ComposedUnit | None:
        new = refilled(old, draft, language)
        if new is not None:
            self._effort.spend(_UNIT + new.size.characters + _UNIT * new.size.parts)
        return new

    def _update(self, draft: Draft, language: Language, budget: Budget, changed: frozenset[str]) -> None:
        """Compose the pieces that read a changed value."""
        moved = False
        for index in sorted({index for key in changed for index in self._readers.get(key, ())}):
            old = self._pieces[index]
            new = self._pieces[index] = self._refilled(old, draft, language) or self._renewed(old.unit, old, draft, language, budget, keep=False)
            new.place(old.offsets)
            moved = moved or new.counts != old.counts
            self._note_reader(index)
        if moved:
            self._place()

    def _check(self) -> None:
        """Raise NigaoError where all units together are too much."""
        size = Size(self.characters, sum([piece.size.parts for piece in self._pieces]))
        if self._draft is not None and not size.fits_document:
            raise document_error(size, place_of(self._pieces[-1].unit, self._draft))

    def _note_reader(self, index: int) -> None:
        for key in self._pieces[index].values:
            self._readers.setdefault(key, set()).add(index)

    def _place(self) -> None:
        """Count the places of each path through the whole document."""
        totals: dict[str, int] = {}
        for piece in self._pieces:
            piece.place({path: totals.get(path, 0) for path in piece.counts})
            for path, count in piece.counts.items():
                totals[path] = totals.get(path, 0) + count


def differs(before: Draft, after: Draft) -> bool:
    """Whether two drafts differ in more than their values."""
    return before.template is not after.template or any(
        getattr(before, name) != getattr(after, name) for name in ("switches", "verbatim", "keeps_blanks", "unjoined")
    )


def _means_the_same(before: Draft, after: Draft) -> bool:
    """Whether fields and what was let stand are the same, so that a piece whose values are the same comes out the same."""
    return before.template.fields == after.template.fields and (before.verbatim, before.unjoined) == (after.verbatim, after.unjoined)
