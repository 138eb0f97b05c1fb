"""How much a line looks like a site's: one word is never enough, for offices have members, subscribers and stations too."""

import re
from functools import lru_cache

from editor.reading.page.element_lines import head_parts
from editor.reading.page.lexicon import is_said, patterns, words

CERTAIN = 2
"""The signs that make a line a site's wherever it stands."""
_LONGEST = 200
_NOTE = re.compile(r"[（(][^（）()]{1,12}[）)]$")


@lru_cache(maxsize=4096)
def signs_of(text: str) -> int:
    """How many signs of a site a line holds: two for what only sites say, one for each of their phrases, none for words that offices have too."""
    if not 0 < len(text) <= _LONGEST:
        return 0
    return CERTAIN * _count("certain", text) + _count("site", text)


def _count(kind: str, text: str) -> int:
    """How many different signs of a kind a text holds."""
    return len({match[0] for match in patterns("adverts", kind).finditer(text)}) if is_said("adverts", kind, text) else 0


def has_words(text: str) -> bool:
    """Whether a line holds a word of sites that offices have too (会员, 公众号, 站长 …)."""
    return len(text) <= _LONGEST and is_said("adverts", "words", text)


def is_certain(text: str) -> bool:
    """Whether a line says what only sites say."""
    return len(text) <= _LONGEST and is_said("adverts", "certain", text)


def is_own(text: str) -> bool:
    """Whether a line has a form that is an office's own: an element, a title, a label of its forms."""
    return is_said("adverts", "keep", text) or bool(head_parts(text)) or is_about(text)


def is_about(text: str) -> bool:
    """Whether a line reads like the title of a document: 关于…, with the kind of document at its end."""
    plain = _NOTE.sub("", text.strip().lstrip("# ").rstrip("。*"))
    return "关于" in plain and bool(words("kinds").at_end(plain)) and not re.search(r"[。；！|｜]", plain)


def reads_like_site(text: str) -> bool:
    """Whether a line at the head or the foot of a text is a site's: it has a sign and is no office's own, or what it says is certain."""
    if is_about(text) or head_parts(text):
        return False
    signs = signs_of(text)
    return signs > CERTAIN or is_certain(text) or (signs > 0 and not is_own(text))


def begins_advice(text: str) -> bool:
    """Whether a line opens what a site puts under a sample: advice, a review."""
    return bool(patterns("adverts", "advice").match(text))


def begins_links(text: str) -> bool:
    """Whether a line opens what a site puts last: links to more."""
    return bool(patterns("adverts", "links").match(text))


def may_begin_advice(text: str) -> bool:
    """Whether a line opens notes, which sites put under a sample and offices under a form."""
    return bool(patterns("adverts", "asides").match(text))
