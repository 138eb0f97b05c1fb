"""Watches what this process does: an audit hook, a secret in a file, in the environment and behind the attributes of objects."""

import builtins
import contextlib
import os
import re
import sys
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from editor.composing.language import filters

SECRET = "k9-canary-5d1e77"
_WATCHED = re.compile(
    r"open|exec|compile|import|cpython\.|os\.|subprocess\.|socket\.|ctypes\.|shutil\.|tempfile\.|glob\.|urllib\.|http\.|ftplib|smtplib|marshal\.|pickle\.|code\.__new__"
    r"|object\.__getattr__|object\.__setattr__|object\.__delattr__|sys\._getframe|sys\.set|sys\.add|mmap\.|fcntl\.|signal\.|syslog|webbrowser|sqlite3|winreg|builtins\.(?!id)|gc\."
)
_INNER = re.compile(
    r"<(class|function|module|bound|built-in|method|slot wrapper|editor|jinja2|generator|frame|code) |object at 0x|mappingproxy|root:x:0|_Environ"
    r"|/site-packages/"
)

# A file that has no name until it is whole, and whether the program that left one under a name still runs.
_UNNAMED = re.compile(r"/proc/(self/(fd/\d+|stat|ns/pid)|\d+/stat)")


@dataclass
class Watch:
    """What happened while it was armed: audit events with their arguments, but for files in the folders that are `allowed`."""

    allowed: Sequence[Path] = ()
    armed: bool = False
    seen: list[str] = field(default_factory=list[str])

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        """The audit hook; nothing takes it away again."""
        if self.armed and _WATCHED.match(event) and not _is_number(event, arguments) and not self._is_own(event, arguments):
            self.seen.append(f"{event} {arguments!r}"[:200])

    def _is_own(self, event: str, arguments: tuple[object, ...]) -> bool:
        """Whether the program works on files of its own folders, as it does when it opens and saves."""
        if (
            not self.allowed
            or not event.startswith(("open", "os.", "tempfile.", "shutil."))
            or event in ("os.system", "os.exec", "os.fork", "os.posix_spawn")
        ):
            return False
        paths = [str(value) for value in arguments if isinstance(value, str | os.PathLike)]
        return bool(paths) and all(self._is_allowed(path) for path in paths if os.sep in path)

    def _is_allowed(self, path: str) -> bool:
        return _UNNAMED.fullmatch(path) is not None or any(Path(path).is_relative_to(folder) for folder in self.allowed)

    @contextlib.contextmanager
    def on(self) -> Iterator[None]:
        """Armed while something is worked out."""
        self.seen.clear()
        self.armed = True
        try:
            yield
        finally:
            self.armed = False


def _is_number(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether Python reads a number, as jinja2 lets it: the source is nothing but digits, so there is nothing that could run."""
    return event == "compile" and isinstance(source := arguments[0], bytes) and re.fullmatch(rb"[0-9.eE+-]{1,2000}", source) is not None


def started(watch: Watch, folder: Path) -> Path:
    """Lays the secret out and begins to watch; gives the file that nothing may read."""
    canary = folder / "canary.txt"
    canary.write_text(SECRET, "utf-8")
    os.environ["CANARY_SECRET"] = SECRET
    module = types.ModuleType("canary")
    for holder, name in (
        (module, "SECRET"),
        (module, "environ"),
        (filters, "CANARY"),
        (filters.capital, "canary"),
        (builtins, "CANARY_SECRET"),
        (builtins, "canary"),
    ):
        setattr(holder, name, SECRET)
    sys.modules["canary"] = module
    sys.addaudithook(watch.hook)
    return canary


def leaked(texts: Sequence[str]) -> str:
    """What stands in a text that only the inside of the program knows; nothing as a rule."""
    for text in texts:
        if SECRET in text:
            return "the secret is in the text"
        if found := _INNER.search(text):
            return f"the inside of Python is in the text: {text[max(0, found.start() - 20) : found.end() + 60]!r}"
    return ""
