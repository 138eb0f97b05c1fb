"""Loads the modules of a room on demand: opening a report needs three of those that read and write Word files, saving it needs all."""

from collections.abc import Callable, Mapping
from importlib import import_module


def lazily(room: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """The `__getattr__` of a room's face: imports the module of `homes` that holds a name when the name is first asked for.

    `homes` maps each module, relative to `room`, to the names that it gives. Raises AttributeError for any other name.
    """
    found = {name: home for home, names in homes.items() for name in names}

    def give(name: str) -> object:
        if name not in found:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{found[name]}"), name)

    return give
