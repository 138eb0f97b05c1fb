"""The one door to the person's folders."""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "NIGAO_HOME"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the program keeps its own things. They may not exist yet: whoever writes makes them.

    `data` holds the person's templates, `config` the settings, `state` journals and recents, `cache` what may be emptied at any time.
    """

    data: Path
    config: Path
    cache: Path
    state: Path
    documents: Path

    @classmethod
    def of_person(cls, environ: Mapping[str, str] = os.environ) -> "Folders":
        """The folders of the person at this machine, or all under NIGAO_HOME where that is set."""
        if home := environ.get(HOME_VARIABLE):
            return cls.under(Path(home))
        from platformdirs import PlatformDirs  # noqa: PLC0415 - not needed when all lies under one folder

        dirs = PlatformDirs("nigao", appauthor=False)
        return cls(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_state_path, dirs.user_documents_path)

    @classmethod
    def under(cls, home: Path) -> "Folders":
        """All folders inside one: for a portable copy and for tests."""
        return cls(home / "data", home / "config", home / "cache", home / "state", home / "documents")

    @property
    def templates(self) -> Path:
        """The person's own templates."""
        return self.data / "templates"

    @property
    def profiles(self) -> Path:
        """The person's own layout profiles."""
        return self.data / "profiles"

    @property
    def settings_file(self) -> Path:
        """The settings."""
        return self.config / "settings.toml"

    @property
    def recents_file(self) -> Path:
        """The reports opened last."""
        return self.state / "recents.json"

    @property
    def library_file(self) -> Path:
        """What the start page remembers of the library."""
        return self.state / "library.json"

    @property
    def shelves(self) -> Path:
        """What the templates of the library held when they were read last."""
        return self.cache / "shelves"

    @property
    def columns_file(self) -> Path:
        """Which columns of sheets fill which fields."""
        return self.state / "columns.json"

    @property
    def runs_file(self) -> Path:
        """How runs of many were last written: names, folder, kinds of files."""
        return self.state / "runs.json"

    @property
    def values_file(self) -> Path:
        """What was written before in fields of a name and type."""
        return self.state / "values.json"

    @property
    def journals(self) -> Path:
        """What was typed and not saved yet."""
        return self.state / "journals"


def private_folder(path: Path) -> Path:
    """The folder, made where it is missing, for the person's eyes only; raises OSError when it can't be made."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def without_home(text: str) -> str:
    """A text that a person may pass on with ~ in place of their home folder, whose path has their name, however it is written in it."""
    try:
        home = Path.home()
    except RuntimeError:
        return text
    if len(home.parts) < 2:
        return text
    plain = (str(home), home.as_posix(), str(home.resolve()))
    ways = {*plain, *(way.replace("\\", "\\\\") for way in plain), home.as_uri().removeprefix("file://")}
    for way in sorted(ways, key=len, reverse=True):
        text = re.sub(rf"{re.escape(way)}(?![\w-])", "~", text, flags=re.IGNORECASE if sys.platform == "win32" else 0)
    return text
