"""A row of the review's list: a caption, a field or noise."""

from dataclasses import dataclass

from editor.model.sample.inspection import Proposal, Span
from editor.model.sample.left_out import LeftOut
from editor.model.sample.offer import Offer, OfferKind
from editor.model.sample.putting_back import can_be_put_back
from editor.model.sample.review import ReviewField
from editor.model.words import tr
from editor.qt.editors.type_looks import type_words
from editor.qt.review.session.looks import sure_words


@dataclass(frozen=True, slots=True)
class ListRow:
    """A caption (`words`), a field, or noise: a whole line (`span` from 0 to its end, `whole`) or characters inside of one; proposals to be taken
    together (one alone is a row of its own); something that was left out; or an offer between fields.
    """

    words: str = ""
    field: ReviewField | None = None
    tint: int = 0
    span: Span | None = None
    whole: bool = False
    proposals: tuple[Proposal, ...] = ()
    left_out: LeftOut | None = None
    offer: Offer | None = None

    @property
    def is_caption(self) -> bool:
        """Whether the row says what is below it, and can't be come to."""
        return self.field is None and self.span is None and not self.proposals and self.left_out is None and self.offer is None

    @property
    def act_words(self) -> str:
        """What Enter or a click at its end does with the row; "" where that is nothing, or more than one act."""
        if self.proposals:
            return tr("全部采用") if len(self.proposals) > 1 else tr("采用")
        if self.offer is not None:
            return tr("合并") if self.offer.why == OfferKind.SAME else tr("采用")
        can_go_back = self.span is not None or (self.left_out is not None and can_be_put_back(self.left_out))
        return tr("放回") if can_go_back else ""

    @property
    def about(self) -> str:
        """The row in words, for screen readers."""
        if self.field is None:
            return self.words
        count = tr("{count} 处", count=len(self.field.places))
        return "，".join((f"{self.field.number} {self.field.label}", type_words(self.field.type), count, sure_words(self.field)))
