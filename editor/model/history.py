"""Undo and redo: a line of immutable drafts, each with the name of the act that made it."""

from dataclasses import dataclass

from editor.model.draft import Draft

LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Step:
    """A draft and the act that led to it. Acts with the same `merge` key that follow each other are one step."""

    draft: Draft
    label: str = ""
    merge: str | None = None


class History:
    """The drafts before and after the current one."""

    def __init__(self, draft: Draft) -> None:
        self._steps = [Step(draft)]
        self._at = 0

    @property
    def draft(self) -> Draft:
        """The current draft."""
        return self._steps[self._at].draft

    def record(self, draft: Draft, label: str, merge: str | None = None) -> None:
        """Make `draft` the current one. It replaces the current step when both carry the same merge key, else what was undone is dropped."""
        current = self._steps[self._at]
        del self._steps[self._at + 1 :]
        if merge is not None and current.merge == merge:
            self._steps[-1] = Step(draft, label, merge)
            return
        self._steps.append(Step(draft, label, merge))
        del self._steps[: max(0, len(self._steps) - LIMIT)]
        self._at = len(self._steps) - 1

    def seal(self) -> None:
        """End the current step: the next act starts a new one (focus left, saved, a pause)."""
        step = self._steps[self._at]
        self._steps[self._at] = Step(step.draft, step.label)

    @property
    def undo_label(self) -> str | None:
        """The name of the act that undo takes back, or None when there is nothing to undo."""
        return self._steps[self._at].label if self._at else None

    @property
    def redo_label(self) -> str | None:
        """The name of the act that redo brings back, or None."""
        return self._steps[self._at + 1].label if self._at + 1 < len(self._steps) else None

    def undo(self) -> Draft:
        """Go one step back, if there is one; the draft that is now current."""
        self.seal()
        self._at = max(0, self._at - 1)
        return self.draft

    def redo(self) -> Draft:
        """Go one step forward, if there is one; the draft that is now current."""
        self._at = min(len(self._steps) - 1, self._at + 1)
        return self.draft
