"""Damage to the draft inside a report: its JSON, its template, or the report's visible text under the same draft."""

import html
import re
from random import Random

from tests.proofs.mutants.damage import Mutator

_CONTENT = re.compile(rb"(<(?:\w+:)?content[^>]*>)(.*?)(</(?:\w+:)?content>)", re.DOTALL)


def in_draft(change: Mutator) -> Mutator:
    """A mutator of the part that holds a draft, which changes the JSON text in it."""

    def mutator(data: bytes, chance: Random) -> bytes:
        found = _CONTENT.search(data)
        if found is None:
            return data
        text = change(html.unescape(found[2].decode("utf-8", "replace")).encode("utf-8", "surrogatepass"), chance)
        told = html.escape(text.decode("utf-8", "replace"), quote=False).encode("utf-8", "replace")
        told = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf].", b"", told)
        return data[: found.start()] + found[1] + told + found[3] + data[found.end() :]

    return mutator


def in_template_of_draft(change: Mutator) -> Mutator:
    """A mutator of a draft's JSON that changes the template in it."""
    import json  # noqa: PLC0415

    def mutator(data: bytes, chance: Random) -> bytes:
        try:
            draft = json.loads(data)
            draft["template"] = change(draft["template"].encode("utf-8", "surrogatepass"), chance).decode("utf-8", "replace")
        except (ValueError, TypeError, KeyError, AttributeError):
            return data
        return json.dumps(draft, ensure_ascii=False).encode("utf-8", "surrogatepass")

    return mutator
