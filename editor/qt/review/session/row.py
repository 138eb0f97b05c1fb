"""A row of the review's list: a caption, a field or noise."""

from dataclasses import dataclass

from editor.model.sample.inspection import Span
from editor.model.sample.review import ReviewField
from editor.model.words import tr
from editor.qt.editors.type_looks import type_words
from editor.qt.review.session.looks import sure_words


@dataclass(frozen=True, slots=True)
class ListRow:
    """A caption (`words`), a field, or noise: a whole line (`span` from 0 to its end, `whole`) or characters inside of one."""

    words: str = ""
    field: ReviewField | None = None
    tint: int = 0
    span: Span | None = None
    whole: bool = False

    @property
    def about(self) -> str:
        """The row in words, for screen readers."""
        if self.field is None:
            return self.words
        count = tr("{count} 处", count=len(self.field.places))
        return "，".join((f"{self.field.number} {self.field.label}", type_words(self.field.type), count, sure_words(self.field)))
