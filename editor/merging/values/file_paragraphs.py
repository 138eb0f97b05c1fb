"""The paragraphs of an edited file, found by the fields that they hold and by their words, so that reading a field costs no look at all of them."""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from editor.model.returned.edited import EditedParagraph, EditedRun
from editor.model.returned.lines import plain


class FileParagraphs:
    """Paragraphs by number, in the order of the file; one after the other is put in the place of what was there."""

    def __init__(self, paragraphs: Sequence[EditedParagraph]) -> None:
        self.all = list(paragraphs)
        self._holding: dict[str, list[int]] = {}
        self._bare: dict[str, list[int]] = {}
        for number in range(len(self.all)):
            for numbers in self._lists_of(number):
                numbers.append(number)

    def _lists_of(self, number: int) -> Iterator[list[int]]:
        """The lists that a paragraph stands in: those of its fields; of one that holds none, that of its words."""
        paths = self.all[number].paths
        for path in paths:
            yield self._holding.setdefault(path, [])
        if not paths:
            yield self._bare.setdefault(plain(self.all[number].text), [])

    def put(self, number: int, runs: Iterable[EditedRun]) -> None:
        """Give a paragraph other runs."""
        for numbers in self._lists_of(number):
            numbers.remove(number)
        self.all[number] = replace(self.all[number], runs=tuple(runs))
        for numbers in self._lists_of(number):
            insort(numbers, number)

    def holding(self, path: str) -> Sequence[int]:
        """The numbers of the paragraphs in which a control of a field stands."""
        return tuple(self._holding.get(path, ()))

    def bare(self, text: str) -> int | None:
        """The first paragraph without any field that says a text, which has no spaces; None where there is none."""
        return next(iter(self._bare.get(text, ())), None)
