"""The person's settings, each declared once."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.words import tr
from editor.storage.files.reasons import reason_of
from editor.storage.own_files import OwnFile, put_aside

SettingValue = str | bool | tuple[str, ...]
Group = Literal["look", "fill", "checks", "new", "library"]
Source = Literal["", "layouts", "folders", "hints"]


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
        """Whether a value has the type of the default and is one of the choices; no text of it holds a NUL."""
        fits = type(value) is type(self.default) and (not self.choices or value in self.choices)
        return fits and not any("\0" in text for text in _texts_of(value))


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
    Setting("hints", (), "checks", lambda: tr("也提示的规则"), source="hints"),
    Setting("issuer", "", "new", lambda: tr("本单位名称"), remark=lambda: tr("写单位全称")),
    Setting("layout", "gbt9704", "new", lambda: tr("新文稿的版式"), source="layouts"),
    Setting("shared_folders", (), "library", lambda: tr("共享模板夹"), source="folders"),
)
_LONGEST = 1_000_000
_BY_NAME = {setting.name: setting for setting in SETTINGS}


class Settings:
    """The settings of a file. The defaults hold for what is missing or wrong in it; `notes` says what is wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = OwnFile(path, _parsed, lambda: ("", {}), _LONGEST)
        self._text = ""
        self._values: dict[str, SettingValue] = {}
        self._wrong: tuple[str, ...] = ()
        self._load()

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What is wrong in the file."""
        wrong = (Problem(tr("设置 {name} 的值不对，用了默认值。", name=name)) for name in self._wrong)
        return (*((self._file.damage,) if self._file.damage else ()), *wrong)

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
        self._text = self._with(name, list(value) if isinstance(value, tuple) else value)
        try:
            self._file.write_or_raise(self._text.encode())
        except OSError as error:
            raise NigaoError(tr("没能存设置“{path}”（{why}）。", path=self._path, why=reason_of(error)), ExitCode.UNWRITABLE) from error

    def _with(self, name: str, value: object) -> str:
        """The text of the file with another value; begun anew where only the reader of settings, and not their writer, understands it."""
        import tomlkit  # noqa: PLC0415 - slow to load, and only changes need it

        try:
            document = tomlkit.parse(self._text)
            document[name] = value
            return tomlkit.dumps(document)
        except Exception:  # noqa: BLE001 - two readers of one language that disagree; the person's change counts
            put_aside(self._path)
            return tomlkit.dumps({**self._values, name: value})

    def _load(self) -> None:
        self._text, data = self._file.read()
        found = {name: _frozen(value) for name, value in data.items() if name in _BY_NAME}
        self._values = {name: value for name, value in found.items() if _BY_NAME[name].accepts(value)}
        self._wrong = tuple(name for name in found if name not in self._values)


def _parsed(data: bytes) -> tuple[str, dict[str, object]]:
    """The text of a settings file and what it says; raises anything where it is no TOML."""
    text = data.decode("utf-8-sig")
    return text, tomllib.loads(text)


def _texts_of(value: object) -> tuple[str, ...]:
    """The texts of a value that has the type of its setting."""
    return cast("tuple[str, ...]", value) if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _frozen(value: Any) -> Any:  # noqa: ANN401 - what stands in a file may be anything
    """A list of a TOML file as the tuple that a setting holds."""
    return tuple(str(item) for item in cast("list[object]", value)) if isinstance(value, list) else value
