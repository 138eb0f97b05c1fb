"""Places inside a line that do not belong there: a site's mark, a reading in Latin letters, doubled or masked characters."""

import re
from collections.abc import Iterable

from editor.model.sample.inspection import DOUBLED, Span
from editor.reading.page.lexicon import listed, patterns
from editor.reading.page.page import SamplePage

_TONES = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"
_PINYIN = re.compile(
    rf"[（(][a-z{_TONES}ü\s'’]*[{_TONES}][a-z{_TONES}ü\s'’]*[）)]|"
    rf"[a-z{_TONES}ü]*[{_TONES}][a-z{_TONES}ü]*(?:\s[a-z{_TONES}ü]*[{_TONES}][a-z{_TONES}ü]*)*"
)
_TONE = re.compile(f"[{_TONES}]")
_DOUBLE = re.compile(r"([\u4e00-\u9fff])\1[\u4e00-\u9fff]{2}")


def noise_spans(page: SamplePage, line: int) -> list[Span]:
    """The places of a line that are not the document's: to be removed (site's marks, readings) or mended (doubled characters)."""
    text = page.lines[line]
    told = any(word in text for word in listed("adverts", "spans", "tells"))
    found = [Span(line, m.start(), m.end(), m[0]) for m in (patterns("adverts", "spans").finditer(text) if told else ())]
    for pattern, tell in ((_PINYIN, _TONE), (DOUBLED, _DOUBLE)):
        if tell.search(text):
            found += [Span(line, m.start(), m.end(), m[0]) for m in pattern.finditer(text)]
    return _apart(found) if found else found


def _apart(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
