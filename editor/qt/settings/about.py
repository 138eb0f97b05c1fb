"""The page of the help that says what this program is: its version, the libraries that draw it, and the fonts that this machine has for documents."""

import platform
from collections.abc import Iterator

from PySide6 import __version__ as pyside
from PySide6.QtCore import QSysInfo, qVersion

from editor import __version__
from editor.desk import Desk
from editor.model.document.profile import DEFAULT_PROFILE, Font
from editor.model.words import tr


def about_lines(desk: Desk) -> Iterator[str]:
    """The page in Markdown."""
    yield f"# {tr('关于拟稿')}\n"
    yield tr("范文变模板，填好存成 Word。不要服务器，不要账号，不连网络。") + "\n"
    yield f"| {tr('程序')} | {tr('版本')} |"
    yield "|---|---|"
    for name, version in ((tr("拟稿"), __version__), ("Qt", qVersion()), ("PySide6", pyside), ("Python", platform.python_version())):
        yield f"| {name} | {version} |"
    yield f"| {tr('系统')} | {QSysInfo.prettyProductName()} {QSysInfo.currentCpuArchitecture()} |\n"
    yield f"## {tr('公文字体')}\n"
    yield f"| {tr('标准要的')} | {tr('这台电脑')} |"
    yield "|---|---|"
    fonts = desk.profile(DEFAULT_PROFILE).fonts
    drawn = {role: desk.fonts(DEFAULT_PROFILE).face(role).family for role in fonts}
    yield from (f"| {font.name} | {_state(font, drawn[role])} |" for role, font in fonts.items())
    yield ""
    missing = [font.name for role, font in fonts.items() if not _is_own(font, drawn[role])]
    yield f"{_advice(missing)}\n"
    yield tr("拟稿本身按 MIT 许可发布，用到的库各有许可，见“许可”一页；有什么新内容，见“新内容”一页。")


def _is_own(font: Font, family: str) -> bool:
    return family in (font.name, *font.alternatives)


def _state(font: Font, family: str) -> str:
    if not family:
        return tr("没有")
    if family == font.name:
        return tr("有")
    return tr("有（{family}）", family=family) if _is_own(font, family) else tr("没有，用 {family} 代替", family=family)


def _advice(missing: list[str]) -> str:
    """How to get the fonts that are missing."""
    if not missing:
        return tr("公文要的字体都有。")
    return tr(
        "没有的字体不影响 Word 文件：里面写的仍是标准的字体，只是这里分行可能不同。这些字体多半不能随便散发：单位的 Windows、Office、WPS 带有一部分，"
        "方正小标宋要向方正取得授权。有授权的，把字体文件放进系统的字体文件夹（Linux 上是 ~/.local/share/fonts），重开拟稿就用上了。"
    )
