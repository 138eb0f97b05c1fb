"""A heading as the person edits it: slots stand as 〔label〕 and come back as the slots they were."""

import re

from editor.model.template.markup import literal, tokens_of
from editor.model.template.template import Template

_SLOT = re.compile(r"〔[^〔〕]*〕")


def _slots(template: Template, heading: str) -> dict[str, str]:
    """The slots of a heading: what stands for each, and its markup."""
    found: dict[str, str] = {}
    for token in tokens_of(heading):
        if token.kind != "text":
            field = template.by_key.get(token.text)
            found[f"〔{field.name if field else token.text}〕"] = heading[token.start : token.end]
    return found


def heading_in_words(template: Template, heading: str) -> str:
    """A heading's markup as words with 〔label〕 for each slot."""
    words = {markup: shown for shown, markup in _slots(template, heading).items()}
    return "".join(t.text if t.kind == "text" else words[heading[t.start : t.end]] for t in tokens_of(heading))


def heading_from_words(template: Template, before: str, words: str) -> str:
    """The markup for edited words: each 〔label〕 of the heading before is its slot again, all else is literal."""
    slots = _slots(template, before)
    markup, at = "", 0
    for match in _SLOT.finditer(words):
        if match[0] in slots:
            markup += literal(words[at : match.start()]) + slots[match[0]]
            at = match.end()
    return markup + literal(words[at:])
