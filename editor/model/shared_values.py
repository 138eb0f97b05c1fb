"""Values that share what they have in common: of two thousand values, an edit of one keeps the others in one place for all steps of undo."""

from collections.abc import Iterator, Mapping
from typing import cast

from editor.model.field import Value

_MOST = 32


class SharedValues(Mapping[str, Value]):
    """Values by field key that never change: a `base` that many share, and the few `others` that are not as in it."""

    __slots__ = ("base", "others")
    __hash__ = None

    def __init__(self, base: Mapping[str, Value], others: Mapping[str, Value] | None = None) -> None:
        self.base, self.others = base, others or {}

    def __getitem__(self, key: str) -> Value:
        return self.others[key] if key in self.others else self.base[key]

    def __iter__(self) -> Iterator[str]:
        yield from self.base
        yield from (key for key in self.others if key not in self.base)

    def __len__(self) -> int:
        return len(self.base) + sum(key not in self.base for key in self.others)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, SharedValues) and other.base is self.base:
            return not self.differing(other)
        return isinstance(other, Mapping) and dict(self) == dict(cast("Mapping[str, Value]", other))

    def with_changes(self, values: Mapping[str, Value]) -> "SharedValues":
        """The values with some of them set."""
        others = {**self.others, **values}
        return SharedValues({**self.base, **others}) if len(others) > _MOST else SharedValues(self.base, others)

    def differing(self, other: Mapping[str, Value]) -> frozenset[str]:
        """The keys that have another value, or none, in the other ones."""
        near = other if isinstance(other, SharedValues) and other.base is self.base else None
        keys = {*self, *other} if near is None else {*self.others, *near.others}
        return frozenset(key for key in keys if self.get(key) != other.get(key))


def shared(values: Mapping[str, Value]) -> SharedValues:
    """Values as shared ones."""
    return values if isinstance(values, SharedValues) else SharedValues(dict(values))
