"""A review that is come back to while its draft is filled: what it was used for, and how the draft goes on with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.desk import Opened, reviewed, with_defaults
from editor.model.draft.draft import Draft
from editor.model.sample.inspection import Inspection
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.storage.settings import Settings

if TYPE_CHECKING:
    from editor.model.acts.fields.carrying import Carried
    from editor.qt.review.session.session import ReviewSession

_NAMED = 3


@dataclass(frozen=True, slots=True)
class GoneOn:
    """What became of a draft: with what was `seen` in its sample by now, of which a draft was `made`; None where nothing was done since."""

    carried: "Carried"
    seen: Inspection
    made: Draft | None = None


class ReviewAgain:
    """Knows what the draft at hand was made of: the inspection, and the template as the review made it."""

    def __init__(self) -> None:
        self._seen: Inspection | None = None
        self._made: Draft | None = None

    def note(self, seen: Inspection, made: Draft | None) -> None:
        """A draft was made of an inspection; None for the one before."""
        self._seen, self._made = seen, made or self._made

    def is_used(self, seen: Inspection) -> bool:
        """Whether a draft was made of this very inspection."""
        return seen is self._seen

    def begin(self, session: "ReviewSession", draft: Draft) -> None:
        """The review is come back to: what fields were called and typed while filling is shown in it."""
        from editor.model.acts.fields.following import as_described  # noqa: PLC0415 - loaded by the first way back

        if self._made is not None:
            made = self._made.template
            session.do(lambda seen: as_described(seen, made, draft.template), tr("填写时改的名称和类型"))
        self._seen = session.inspection

    def going_on(self, opened: Opened, seen: Inspection, draft: Draft, settings: Settings) -> Callable[[object], GoneOn]:
        """How to work out, away from the window, what becomes of a draft with what is reviewed by now."""
        before = self._seen

        def work(_work: object) -> GoneOn:
            from editor.model.acts.fields.carrying import Carried, carried  # noqa: PLC0415 - loaded by the first way back
            from editor.model.acts.fields.following import followed  # noqa: PLC0415 - the same

            if before is None or seen == before:
                return GoneOn(Carried(draft), seen)
            base = reviewed(opened, before).draft.template
            made = with_defaults(reviewed(opened, seen), settings).draft
            return GoneOn(carried(base, draft, made, followed(before, seen)), seen, made)

        return work


def lost_words(made: "Carried") -> str:
    """What did not come along, in a sentence; "" where all did."""
    words = ""
    if made.homeless:
        names = in_row([tr("“{name}”", name=name) for name in made.homeless[:_NAMED]])
        words = tr("{names}等 {count} 项填过的内容没有地方放了，撤销可以找回。", names=names, count=len(made.homeless))
    if made.left_out:
        words += tr("校对里有 {count} 处没有改进来：那里填写时也改过，用的是填写时的。", count=len(made.left_out))
    return words
