"""D-Bus as far as the tests need it: a session bus of our own, calls, properties and signals."""

import atexit
import os
import subprocess
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import jeepney
from jeepney.io import blocking

Address = tuple[str, str]
"""The name on the bus and the path of an object."""


_on = ExitStack()
atexit.register(_on.close)


@cache
def lasting_bus(display: str) -> str:
    """The address of a session bus for all who sit at that display, which is there until Python ends."""
    return _on.enter_context(session_bus(display))


@contextmanager
def session_bus(display: str) -> Generator[str]:
    """A session bus of our own, whose services know the display; gives its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    environment = {**os.environ, "DISPLAY": display}
    daemon = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(10)
        daemon.stdout.close()


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal: the object that it came from, its name and what it carries."""

    sender: Address
    name: str
    body: tuple[Any, ...]


class GoneError(LookupError):
    """What was asked for is not there, or no longer."""


class Bus:
    """A connection to a bus; jeepney says nothing of its types."""

    def __init__(self, address: str) -> None:
        self._line: Any = blocking.open_dbus_connection(address)  # pyright: ignore[reportUnknownMemberType]

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def call(self, at: Address, interface: str, method: str, signature: str | None = None, *arguments: object) -> Any:  # noqa: ANN401 - as the object answers
        """The first value of what a method answers, None for nothing; raises GoneError."""
        address: Any = jeepney.DBusAddress(at[1], at[0], interface)
        call: Any = jeepney.new_method_call(address, method, signature, arguments)  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        reply = self._line.send_and_get_reply(call)
        if reply.header.message_type is jeepney.MessageType.error:
            raise GoneError(f"{method}: {reply.body}")
        return reply.body[0] if reply.body else None

    def property(self, at: Address, interface: str, name: str) -> Any:  # noqa: ANN401 - as the object answers
        """A property of an object."""
        return self.call(at, "org.freedesktop.DBus.Properties", "Get", "ss", interface, name)[1]

    def listen(self, interface: str) -> None:
        """Ask for the signals of an interface."""
        self.call(
            ("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus", "AddMatch", "s", f"type='signal',interface='{interface}'"
        )

    def signals(self, interface: str, seconds: float) -> Iterator[Signal]:
        """The signals of an interface as they come, for so many seconds."""
        end = time.monotonic() + seconds
        with self._line.filter(jeepney.MatchRule(type="signal", interface=interface), bufsize=1000) as waiting:
            while (left := end - time.monotonic()) > 0:
                try:
                    message = self._line.recv_until_filtered(waiting, timeout=left)
                except TimeoutError:
                    return
                fields = {int(key): value for key, value in message.header.fields.items()}
                yield Signal((fields[7], fields[1]), fields[3], message.body)
