"""What assistive technology hears of the program on the desktop's accessibility bus (AT-SPI), as a screen reader asks for it."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tests.window.bus import Address, Bus, GoneError, Signal
from tests.window.real_window import PATIENCE, wait_for

_ACCESSIBLE, _EVENTS = "org.a11y.atspi.Accessible", "org.a11y.atspi.Event.Object"
_REGISTRY = "org.a11y.atspi.Registry"
_DESKTOP: Address = (_REGISTRY, "/org/a11y/atspi/accessible/root")
_LABELLED_BY = 2
# The places of the states in the two numbers of AT-SPI's GetState.
_STATES = {
    4: "checked", 7: "editable", 8: "enabled", 11: "focusable", 12: "focused", 23: "selected", 25: "showing", 30: "visible", 41: "checkable",
    43: "read only",
}  # fmt: skip
_ROWS = ("list item", "tree item", "table cell")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be read out. `label` is the name of what labels it, `box` its left, top, width and height on the screen."""

    name: str
    role: str
    description: str
    states: frozenset[str]
    label: str
    box: tuple[int, int, int, int]
    at: Address
    children: "tuple[Thing, ...]" = field(default=())

    def __iter__(self) -> "Iterator[Thing]":
        yield self
        for child in self.children:
            yield from child

    def shown(self, role: str = "") -> "list[Thing]":
        """This and all below it that are on the screen, of a role or of any."""
        return [thing for thing in self if {"showing", "visible"} <= thing.states and role in (thing.role, "")]


class ScreenReader:
    """Listens on the accessibility bus that belongs to a session bus."""

    def __init__(self, session: str) -> None:
        asking = Bus(session)
        address = asking.call(("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")
        asking.close()
        self._bus, self._heard = Bus(address), Bus(address)
        self._heard.listen(_EVENTS)
        for event in ("object:state-changed:focused", "object:announcement"):
            self._bus.call((_REGISTRY, "/org/a11y/atspi/registry"), _REGISTRY, "RegisterEvent", "sass", event, [], "")

    def close(self) -> None:
        """Hang up."""
        self._bus.close()
        self._heard.close()

    def program(self) -> Thing:
        """All that the program shows, as a tree; waits until the program is on the bus."""
        return self._waits("the program on the accessibility bus", lambda: self._thing(self._children(_DESKTOP)[0]))

    def finds(self, role: str, words: str = "", says: str = "") -> Thing:
        """Wait until something of that role with these words in its name, and those in its description, is on the screen; gives it."""
        return self._waits(
            f"a {role} called “{words}” {says}",
            lambda: next(thing for thing in self._of_role(role) if words in thing.name and says in thing.description),
        )

    def _of_role(self, role: str) -> Iterator[Thing]:
        return (self._thing(at) for at in self._shown(self._children(_DESKTOP)[0]) if self._ask(at, "GetRoleName") == role)

    def _waits(self, what: str, find: Callable[[], Thing]) -> Thing:
        """What is found at last: widgets come and go while they are asked."""
        found: list[Thing] = []

        def is_there() -> bool:
            with suppress(GoneError, IndexError, StopIteration):
                found.append(find())
            return bool(found)

        wait_for(what, is_there)
        return found[0]

    def text_in(self, thing: Thing) -> str:
        """What is written in a text box by now."""
        return self._bus.call(thing.at, "org.a11y.atspi.Text", "GetText", "ii", 0, -1)

    def focused(self) -> Thing | None:
        """What has the focus: the innermost that has a name, the row of a list aside."""
        holding = [thing for thing in self.program().shown() if "focused" in thing.states and thing.role not in _ROWS]
        return next((thing for thing in reversed(holding) if thing.name), None)

    def _shown(self, at: Address) -> Iterator[Address]:
        """An object and all below it that are on the screen."""
        if "showing" in self._states(at):
            yield at
            for child in self._children(at):
                yield from self._shown(child)

    def hears_focus(self, words: str) -> None:
        """Wait for the event that something with these words in its name has the focus."""
        self._hears(self._focused_name, words)

    def forgets(self) -> None:
        """Forget what was said so far."""
        for _ in self._heard.signals(_EVENTS, 0.3):
            pass

    def hears_next(self, role: str = "") -> str:
        """Wait until something else has the focus, of a role or of any; gives its name."""
        for event in self._heard.signals(_EVENTS, PATIENCE):
            if (name := self._focused_name(event)) and role in (self._ask(event.sender, "GetRoleName"), ""):
                return name
        raise AssertionError("the focus went nowhere")

    def hears_stop(self) -> str:
        """Wait until something else has the focus; gives its name or that of its label, "" where it has neither."""
        for event in self._heard.signals(_EVENTS, PATIENCE):
            if _is_focus(event):
                return self._name(event.sender) or self._label(event.sender)
        raise AssertionError("the focus went nowhere")

    def hears(self, words: str) -> None:
        """Wait for an announcement that has these words."""
        self._hears(lambda event: str(event.body[3][1]) if event.name == "Announcement" else "", words)

    def _hears(self, said: Callable[[Signal], str], words: str) -> None:
        heard: list[str] = []
        for event in self._heard.signals(_EVENTS, PATIENCE):
            heard.append(said(event))
            if words in heard[-1]:
                return
        raise AssertionError(f"nothing was said of “{words}”, but {list(filter(None, heard))}")

    def _focused_name(self, event: Signal) -> str:
        # A menu may be gone by the time that it is asked.
        with suppress(GoneError):
            return self._name(event.sender) if _is_focus(event) else ""
        return ""

    def _thing(self, at: Address) -> Thing:
        states = self._states(at)
        return Thing(
            name=self._name(at),
            role=self._ask(at, "GetRoleName"),
            description=self._bus.property(at, _ACCESSIBLE, "Description"),
            states=states,
            label=self._label(at),
            box=self._box(at),
            at=at,
            children=tuple(self._thing(child) for child in self._children(at)) if "showing" in states else (),
        )

    def _states(self, at: Address) -> frozenset[str]:
        low, high = self._ask(at, "GetState")
        return frozenset(word for place, word in _STATES.items() if (low | high << 32) >> place & 1)

    def _children(self, at: Address) -> list[Address]:
        return self._ask(at, "GetChildren")

    def _name(self, at: Address) -> str:
        return self._bus.property(at, _ACCESSIBLE, "Name")

    def _label(self, at: Address) -> str:
        relations: list[tuple[int, list[Address]]] = self._ask(at, "GetRelationSet")
        return "".join(self._name(target) for kind, targets in relations if kind == _LABELLED_BY for target in targets)

    def _box(self, at: Address) -> tuple[int, int, int, int]:
        if "org.a11y.atspi.Component" not in self._ask(at, "GetInterfaces"):
            return 0, 0, 0, 0
        return self._bus.call(at, "org.a11y.atspi.Component", "GetExtents", "u", 0)

    def _ask(self, at: Address, method: str) -> Any:  # noqa: ANN401 - as the program answers
        return self._bus.call(at, _ACCESSIBLE, method)


def _is_focus(event: Signal) -> bool:
    """Whether a signal says that its sender has got the focus."""
    return event.name == "StateChanged" and event.body[0] == "focused" and bool(event.body[1])
