"""The person's settings, each declared once."""

import contextlib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from editor.model.problem import NigaoError, Problem
from editor.model.words import tr
from editor.storage.files.writing import write_safely
from editor.storage.folders import private_folder

SettingValue = str | bool | tuple[str, ...]
Group = Literal["look", "fill", "new", "library"]
Source = Literal["", "layouts", "folders"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its name in the file, its default (which says its type), what it does, and the values it may have (none: any).

    `describe`, `words` (one a choice) and `remark` give the words for the person in the language of the moment; `group` is where the preferences
    show it, `source` what its values are taken from where they are not declared here.
    """

    name: str
    default: SettingValue
    group: Group
    describe: Callable[[], str]
    choices: tuple[str, ...] = ()
    words: Callable[[], tuple[str, ...]] = tuple
    remark: Callable[[], str] = str
    source: Source = ""

    def accepts(self, value: object) -> bool:
        """Whether a value has the type of the default and is one of the choices."""
        return type(value) is type(self.default) and (not self.choices or value in self.choices)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "language",
        "auto",
        "look",
        lambda: tr("界面语言"),
        ("auto", "zh", "en"),
        lambda: (tr("随电脑"), "中文", "English"),
        lambda: tr("下次打开时换语言"),
    ),
    Setting(
        "theme",
        "auto",
        "look",
        lambda: tr("深浅"),
        ("auto", "light", "dark", "contrast"),
        lambda: (tr("随电脑"), tr("浅色"), tr("深色"), tr("高对比")),
    ),
    Setting("text_size", "medium", "look", lambda: tr("界面字号"), ("small", "medium", "large"), lambda: (tr("小"), tr("中"), tr("大"))),
    Setting("white_paper", default=False, group="look", describe=lambda: tr("深色时纸张保持白色")),
    Setting("motion", "auto", "look", lambda: tr("跳到空位时闪一下"), ("auto", "off"), lambda: (tr("随电脑"), tr("不闪"))),
    Setting("own_history", default=True, group="fill", describe=lambda: tr("提示以前填过的内容"), remark=lambda: tr("只记在本机，密级文件不记")),
    Setting("issuer", "", "new", lambda: tr("本单位名称"), remark=lambda: tr("写单位全称")),
    Setting("layout", "gbt9704", "new", lambda: tr("新文稿的版式"), source="layouts"),
    Setting("shared_folders", (), "library", lambda: tr("共享模板夹"), source="folders"),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


class Settings:
    """The settings of a file. One that can't be read stays, and the defaults hold until a change puts it aside; `notes` says so."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._text = ""
        self._values: dict[str, SettingValue] = {}
        self._wrong: tuple[str, ...] = ()
        self._is_broken = False
        self._load()

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What is wrong in the file."""
        if self._is_broken:
            return (Problem(tr("设置文件“{path}”坏了，先用默认值。", path=self._path)),)
        return tuple(Problem(tr("设置 {name} 的值不对，用了默认值。", name=name)) for name in self._wrong)

    def text(self, name: str) -> str:
        """The value of a setting that is a text."""
        value = self.value(name)
        assert isinstance(value, str)
        return value

    def is_on(self, name: str) -> bool:
        """The value of a setting that is switched on or off."""
        value = self.value(name)
        assert isinstance(value, bool)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """The value of a setting that is a list of texts."""
        value = self.value(name)
        assert isinstance(value, tuple)
        return value

    def value(self, name: str) -> SettingValue:
        """The value of a setting, or its default."""
        return self._values.get(name, _BY_NAME[name].default)

    def change(self, name: str, value: SettingValue) -> None:
        """Set a value and write the file, keeping what else stands in it by now.

        Raises NigaoError when the disk refuses, ValueError for a value that the setting can't have.
        """
        if not _BY_NAME[name].accepts(value):
            raise ValueError(name)
        self._load()
        self._values[name] = value
        import tomlkit  # noqa: PLC0415 - slow to load, and only changes need it

        document = tomlkit.parse(self._text)
        document[name] = list(value) if isinstance(value, tuple) else value
        self._text = tomlkit.dumps(document)
        _make_folder(self._path.parent)
        self._put_aside()
        write_safely(self._path, self._text.encode())

    def _load(self) -> None:
        try:
            self._text = self._path.read_text("utf-8")
            data = tomllib.loads(self._text)
        except FileNotFoundError:
            return
        except (OSError, ValueError):
            self._text, self._is_broken = "", True
            return
        found = {name: _frozen(value) for name, value in data.items() if name in _BY_NAME}
        self._values = {name: value for name, value in found.items() if _BY_NAME[name].accepts(value)}
        self._wrong = tuple(name for name in found if name not in self._values)

    def _put_aside(self) -> None:
        """Keep a broken file under another name, so that its good parts can still be copied."""
        if self._is_broken:
            self._is_broken = False
            with contextlib.suppress(OSError):
                self._path.replace(self._path.with_suffix(".broken.toml"))


def _frozen(value: Any) -> Any:  # noqa: ANN401 - what stands in a file may be anything
    """A list of a TOML file as the tuple that a setting holds."""
    return tuple(str(item) for item in cast("list[object]", value)) if isinstance(value, list) else value


def _make_folder(folder: Path) -> None:
    try:
        private_folder(folder)
    except OSError as error:
        raise NigaoError(tr("没能建文件夹“{path}”（{why}）。", path=folder, why=error.strerror or error)) from error
