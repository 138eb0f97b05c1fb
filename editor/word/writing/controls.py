"""The places of fields in the written text: content controls inside bookmarks, with ids that stay the same from save to save."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import count, groupby

from editor.model.document.document import Document, Run
from editor.model.document.profile import LayoutProfile
from editor.word.package.marks import LONGEST_NAME, PROMPT, bookmark_name, tag_of
from editor.word.package.xml import Element, clean_text, element
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
        self._numbers = count(1)
        self._open: dict[Place, int] = {}
        self._ids: set[int] = set()

    def marked(self, place: Place, run: Run, content: list[Element]) -> Iterator[Element]:
        """The content in its control, with the start of its bookmark before the first and the end after the last part of the place."""
        path, number = place
        if place not in self._open:
            self._open[place] = next(self._numbers)
            yield element("w:bookmarkStart", id=self._open[place], name=bookmark_name(path, number))
        if content:
            yield element("w:sdt", self._properties(place, run), element("w:sdtContent", *content))
        self._left[place] -= 1
        if not self._left[place]:
            yield element("w:bookmarkEnd", id=self._open[place])

    def _properties(self, place: Place, run: Run) -> Element:
        style = character_style(self._profile, run.style)
        # What is typed over a prompt in Word takes its look from here, not from the prompt.
        look = element("w:rPr", element("w:rStyle", val=style_id(self._profile, style))) if style else None
        return element(
            "w:sdtPr",
            look,
            element("w:alias", val=(clean_text(run.label) or place[0])[:LONGEST_NAME]),
            element("w:tag", val=tag_of(place[0])),
            element("w:id", val=self._id(place)),
            element("w:placeholder", element("w:docPart", val=PROMPT)),
            None if run.filled else element("w:showingPlcHdr"),
        )

    def _id(self, place: Place) -> int:
        """A positive 31-bit number made of the place, moved on where two meet."""
        number = int(hashlib.sha256(f"{place[0]}\n{place[1]}".encode()).hexdigest()[:8], 16) & 0x7FFFFFFF or 1
        while number in self._ids:
            number = number % 0x7FFFFFFF + 1
        self._ids.add(number)
        return number
