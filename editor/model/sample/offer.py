"""What ties fields together, as far as a person says so: that two are one value, that one is computed from others, that one may not pass another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

NAME_START, NAME_END = "⟦", "⟧"
"""What stands around the names of fields in code: their keys may change in the review."""
_NAMED = re.compile(rf"{NAME_START}([^{NAME_END}]*){NAME_END}")


class OfferKind(StrEnum):
    """Why fields belong together; words of `import --accept` and of the proposals of `inspect --json`."""

    SAME = "same"
    COMPUTED = "computed"
    RULE = "rules"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person may say of a field: it is the same value as another, it is computed by `code`, or it keeps the rule `code`.

    In code the keys of fields stand between marks; of two that may be one, the code is the mark of the other alone.
    """

    why: OfferKind
    field: str
    code: str

    @property
    def others(self) -> tuple[str, ...]:
        """The keys of the other fields that the code names, each once."""
        return tuple(key for key in dict.fromkeys(_NAMED.findall(self.code)) if key != self.field)

    @property
    def expression(self) -> str:
        """The code as a template has it."""
        return _NAMED.sub(r"\1", self.code)

    @property
    def gives_words(self) -> bool:
        """Whether what the code gives is no figure: an amount in capitals."""
        return "| 大写" in self.code

    def renamed(self, keys: Mapping[str, str]) -> "Offer":
        """The offer with other keys for those that changed."""
        code = _NAMED.sub(lambda found: marked_name(keys.get(found[1], found[1])), self.code)
        return replace(self, field=keys.get(self.field, self.field), code=code)


def marked_name(key: str) -> str:
    """A key as it stands in code whose names may change."""
    return f"{NAME_START}{key}{NAME_END}"
