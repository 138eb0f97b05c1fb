"""Acts that write the person's files: reports, copies in other forms, sheets, templates."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.template.file import parse_template
from editor.qt import save_pdf
from editor.storage.folders import Folders
from tests.desk.commented import put_comments
from tests.proofs.calls.failing import MakesAct

TEMPLATE = '+++\nname = "值守"\n[fields."情况"]\ntype = "longtext"\n+++\n@标题 关于{{ 事项 }}的报告\n\n{{ 单位 }}已办理。\n\n# 情况\n{{ 情况 }}\n'
KEYS = ("单位", "事项", "情况")
OLD, NEW = "旧的", "新的"


def draft_of(word: str) -> Draft:
    """A draft whose values all say this word."""
    return Draft(parse_template(TEMPLATE)[0]).with_values({key: f"{key}{word}" for key in KEYS})


def desk_in(folder: Path, cache: Path | None = None) -> Desk:
    """A desk with its folders inside one; what it reads from the machine's fonts is the same for all, unless a place is given."""
    return Desk(replace(Folders.under(folder / "home"), cache=cache or Path.home() / ".cache" / "nigao"))


class Writing:
    """Writes one file by what is given; there may be one before."""

    def __init__(self, folder: Path, name: str, write: Callable[[Desk, Path, str], object], *, over: bool) -> None:
        self.folder, self.path, self._write = folder, folder / name, write
        self.desk = desk_in(folder)
        self.old = self._whole(OLD) if over else None
        self.new = self._whole(NEW)
        self.path.unlink()
        if self.old is not None:
            self.path.write_bytes(self.old)

    def _whole(self, word: str) -> bytes:
        self._write(self.desk, self.path, word)
        return self.path.read_bytes()

    def do(self) -> str:
        try:
            self._write(self.desk, self.path, NEW)
        except NigaoError as error:
            return error.text
        return ""

    def wrong(self, told: str) -> Iterator[str]:
        found = self.path.read_bytes() if self.path.exists() else None
        if found != self.new and (not told or found != self.old):
            yield "the file is gone" if found is None else f"{self.path.name} is neither the old nor the new one" if told else "not written"

    def strays(self) -> Iterator[str]:
        yield from (path.name for path in self.folder.iterdir() if path not in (self.path, self.folder / "home"))


class SavingEdited:
    """Saves over a report that holds a comment of Word, which is to stay."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path, self.desk = folder, folder / "改过.docx", desk_in(folder)
        self.desk.save_word(draft_of(OLD), self.path)
        put_comments(self.path, ("已办理", "科长", "再核。"))
        self._known = [placed.thing for placed in self.desk.open(self.path).foreign]

    def do(self) -> str:
        try:
            result = self.desk.save_word(draft_of(NEW), self.path, base=self.path, known=self._known)
        except NigaoError as error:
            return error.text
        return "the comment is lost" if result.lost and result.kept is None else ""

    def wrong(self, told: str) -> Iterator[str]:
        opened = self.desk.open(self.path)
        words = [NEW, OLD] if told else [NEW]
        if dict(opened.draft.values) not in [dict(draft_of(word).values) for word in words]:
            yield "neither the old nor the new report" if told else "not written"
        if len(opened.foreign) != 1:
            yield f"{len(opened.foreign)} comments in the file"

    def strays(self) -> Iterator[str]:
        yield from (path.name for path in self.folder.iterdir() if path not in (self.path, self.folder / "home"))


class SavingTemplate:
    """Saves a template that takes the place of one of its name in another folder of the person's own."""

    def __init__(self, folder: Path) -> None:
        self.desk, self._own = desk_in(folder), Folders.under(folder / "home").templates
        self.template = parse_template(TEMPLATE)[0]
        self.desk.save_template(self.template, "值守", folder="甲")
        self.template = replace(self.template, kind="报告")

    def do(self) -> str:
        try:
            self.desk.save_template(self.template, "值守", folder="乙", replace=True)
        except NigaoError as error:
            return error.text
        return ""

    def wrong(self, told: str) -> Iterator[str]:
        found = [entry for entry in self.desk.templates() if entry.name == "值守" and entry.file.is_relative_to(self._own)]
        new = [entry for entry in found if entry.folder == "乙" and entry.kind == "报告"]
        if not found or (not told and not new):
            yield "the template is gone" if not found else "not written"
        if self.desk.library.notes:
            yield self.desk.library.notes[0].text

    def strays(self) -> Iterator[str]:
        # A template that could not be read when the new one was saved stays beside it until the next time.
        yield from (f"{entry.folder}/{entry.name}" for entry in self.desk.templates() if entry.name == "值守" and entry.folder == "甲")
        yield from (str(path.relative_to(self._own)) for path in self._own.rglob("*") if path.is_file() and path.name != "值守.nigao")


def _saves(desk: Desk, path: Path, word: str) -> object:
    return desk.save_word(draft_of(word), path)


def _exports(desk: Desk, path: Path, word: str) -> object:
    return desk.export(draft_of(word), path, pdf=save_pdf)


def _sheets(desk: Desk, path: Path, word: str) -> object:
    return desk.write_sheet(draft_of(word), path)


def _templates(desk: Desk, path: Path, word: str) -> object:
    return desk.write_template(path, replace(draft_of(word).template, kind=word))


def _writing(name: str, write: Callable[[Desk, Path, str], object], *, over: bool = True) -> MakesAct:
    return lambda folder: Writing(folder, name, write, over=over)


SAVES: dict[str, MakesAct] = {
    "save anew": _writing("报告.docx", _saves, over=False),
    "save over": _writing("报告.docx", _saves),
    "save an edited report": SavingEdited,
    "export .txt": _writing("报告.txt", _exports),
    "export .html": _writing("报告.html", _exports),
    "export .pdf": _writing("报告.pdf", _exports),
    "write a sheet": _writing("填表.xlsx", _sheets),
    "write a template": _writing("模板.nigao", _templates),
    "save a template": SavingTemplate,
}
