"""The places of fields in the written text: content controls inside bookmarks, with ids that stay the same from save to save."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from editor.model.document.document import Document, Run
from editor.model.document.profile import LayoutProfile
from editor.word.package.marks import LONGEST_NAME, PROMPT, bookmark_name, tag_of
from editor.word.package.xml import clean_text, markup
from editor.word.writing.style_names import character_style, style_id

Place = tuple[str, int]
NO_PLACE: Place = ("", 0)


def place_of(run: Run) -> Place:
    """The path and the number of the place that a run fills; NO_PLACE for prose and for text that only follows from a field."""
    return NO_PLACE if run.field is None or run.derived else (clean_text(run.field), run.place)


class Controls:
    """Marks the places of one document. A value of several paragraphs has a control in each and one bookmark around them all."""

    def __init__(self, document: Document, profile: LayoutProfile) -> None:
        self._profile = profile
        parts = (place for paragraph in document.paragraphs() for place, _ in groupby(paragraph.runs, key=place_of))
        self._left = Counter(parts)
        self.next = 1
        """The number of the next bookmark."""
        self._open: dict[Place, int] = {}
        self._ids: set[int] = set()

    def marked(self, place: Place, run: Run, content: str) -> Iterator[str]:
        """The content in its control, with the start of its bookmark before the first and the end after the last part of the place."""
        if place not in self._open:
            self._open[place], self.next = self.next, self.next + 1
            yield f'<w:bookmarkStart w:id="{self._open[place]}" w:name="{bookmark_name(*place)}"/>'
        if content:
            yield f"<w:sdt>{self._properties(place, run)}<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        self._left[place] -= 1
        if not self._left[place]:
            yield f'<w:bookmarkEnd w:id="{self._open[place]}"/>'

    def are_alone(self, places: Sequence[Place]) -> bool:
        """Whether places stand once in the document, all of them still to come, and have numbers that nobody has."""
        numbers = set(map(_number_of, places))
        return len(numbers) == len(places) and self._ids.isdisjoint(numbers) and all(self._left[place] == 1 for place in places)

    def pass_over(self, places: Sequence[Place]) -> None:
        """Count places that are alone as marked: what `marked` gives for them is known."""
        self._ids.update(map(_number_of, places))
        self.next += len(places)

    def _properties(self, place: Place, run: Run) -> str:
        head = _control_head(self._profile, run.style, run.label, place[0])
        shown = "" if run.filled else "<w:showingPlcHdr/>"
        return f'{head}<w:id w:val="{self._id(place)}"/><w:placeholder><w:docPart w:val="{PROMPT}"/></w:placeholder>{shown}</w:sdtPr>'

    def _id(self, place: Place) -> int:
        """The number of a place, moved on where two meet."""
        number = _number_of(place)
        while number in self._ids:
            number = number % 0x7FFFFFFF + 1
        self._ids.add(number)
        return number


@lru_cache(maxsize=1024)
def _control_head(profile: LayoutProfile, run_style: str, label: str, path: str) -> str:
    """How the properties of a control begin: the look of what is typed over a prompt in Word (it is not taken from the prompt), label and tag."""
    style = character_style(profile, run_style)
    look = markup("w:rPr", markup("w:rStyle", val=style_id(profile, style))) if style else ""
    alias = (clean_text(label) or path)[:LONGEST_NAME]
    return f"<w:sdtPr>{look}{markup('w:alias', val=alias)}{markup('w:tag', val=tag_of(path))}"


@lru_cache(maxsize=1024)
def _number_of(place: Place) -> int:
    """A positive 31-bit number made of a place."""
    return int(hashlib.sha256(f"{place[0]}\n{place[1]}".encode()).hexdigest()[:8], 16) & 0x7FFFFFFF or 1
