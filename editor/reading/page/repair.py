"""Places inside a line that do not belong there: a site's mark, a reading in Latin letters, doubled or masked characters."""

import re
from collections.abc import Iterable
from functools import cache

from editor.model.sample.inspection import DOUBLED, Span
from editor.reading.page.lexicon import listed, patterns
from editor.reading.page.page import SamplePage

# Readings are told by their tones: a Latin word without one may be a name. They stand in brackets or bare, a word for each syllable.
_TONES = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"
_PINYIN = re.compile(
    rf"[（(][a-z{_TONES}ü\s'’]*[{_TONES}][a-z{_TONES}ü\s'’]*[）)]|"
    rf"[a-z{_TONES}ü]*[{_TONES}][a-z{_TONES}ü]*(?:\s[a-z{_TONES}ü]*[{_TONES}][a-z{_TONES}ü]*)*"
)
_TONE = re.compile(f"[{_TONES}]")
# A page that draws each letter twice (a shadow) gives a copy of the text with each letter doubled; two such letters in a row are looked for first,
# since most lines have none and the whole pattern takes long.
_DOUBLE = re.compile(r"([\u4e00-\u9fff])\1[\u4e00-\u9fff]{2}")


def noise_spans(page: SamplePage, line: int) -> list[Span]:
    """The places of a line that are not the document's: to be removed (site's marks, readings) or mended (doubled characters)."""
    text = page.lines[line]
    # The marks of a site are looked for where one of their words stands: most lines have none.
    found = [Span(line, m.start(), m.end(), m[0]) for m in (patterns("adverts", "spans").finditer(text) if _tells().search(text) else ())]
    for pattern, tell in ((_PINYIN, _TONE), (DOUBLED, _DOUBLE)):
        if tell.search(text):
            found += [Span(line, m.start(), m.end(), m[0]) for m in pattern.finditer(text)]
    return _apart(found) if found else found


@cache
def _tells() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, listed("adverts", "spans", "tells"))))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans without those that begin inside of another: of two that begin together the longer one stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
