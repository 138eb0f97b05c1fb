"""The sentence around a slot."""

import re

from editor.model.document.document import Paragraph

_ENDS = re.compile(r"[。；！？\n][”’」』）]*")


def sentence_of(paragraph: Paragraph, path: str, place: int) -> tuple[str, str, str]:
    """The text before a field's place, what the slot shows, and the text after it, within its sentence (to the next 。；！？ or the paragraph's end).

    All three are empty when the place is not in the paragraph.
    """
    inside = [index for index, run in enumerate(paragraph.runs) if run.field == path and run.place == place]
    if not inside:
        return "", "", ""
    first, last = inside[0], inside[-1]
    before, shown, after = (
        "".join(run.shown for run in runs) for runs in (paragraph.runs[:first], paragraph.runs[first : last + 1], paragraph.runs[last + 1 :])
    )
    starts = [match.end() for match in _ENDS.finditer(before)]
    end = _ENDS.search(after)
    return before[starts[-1] if starts else 0 :], shown, after[: end.end()] if end else after
