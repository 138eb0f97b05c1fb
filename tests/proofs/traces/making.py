"""Every kind of output, made as a person of an invented name on an invented machine: python -m tests.proofs.traces.making OUT."""

import getpass
import os
import platform
import socket
import sys
from pathlib import Path

from editor.cli import main
from editor.desk import Desk, with_samples
from editor.qt.app.crash import report_of
from editor.storage.folders import Folders
from tests.proofs.network.acts import SAMPLE, TEMPLATE
from tests.word.edited_files import commented, edited, picture_run, text_run, with_notes, with_picture

USER, HOST = "zhangwuji7731", "dell-guangming-9284"
"""The person and the machine; nothing else has these names."""


def _be_somebody() -> None:
    """What the system says of the person and the machine, where the environment does not say it already."""
    getpass.getuser = lambda: USER
    socket.gethostname = platform.node = lambda: HOST
    socket.getfqdn = lambda _name="": HOST


def _report(home: Path) -> Path:
    """A report with a picture and a comment of another program, in the person's own folder."""
    desk, path = Desk(Folders.of_person()), home / "文稿" / "报告.docx"
    desk.save_word(with_samples(desk.open(home / "文稿" / "值守.nigao").draft), path)
    closing = "特此报告。</w:t></w:r>"
    put = edited(path.read_bytes(), (closing, closing + commented(text_run("看")) + picture_run()))
    path.write_bytes(with_picture(with_notes(put, "comment", "请核")))
    return path


def make(home: Path, out: Path, *, with_office: bool) -> None:
    """Write one file of every kind."""
    own = home / "文稿"
    own.mkdir(parents=True)
    (own / "值守.nigao").write_text(TEMPLATE, "utf-8")
    (own / "范文.txt").write_text(SAMPLE, "utf-8")
    report = _report(home)
    for name in ("稿.docx", "稿.pdf", "稿.html", "稿.txt"):
        main(["fill", str(own / "值守.nigao"), "--sample", "-o", str(out / name)])
        main(["fill", str(report), "--final", "-o", str(out / f"净{name}")])
    main(["fill", str(report), "-o", str(out / "再存.docx")])
    main(["import", str(own / "范文.txt"), "-o", str(out / "模板.nigao")])
    main(["import", str(report), "-o", str(out / "模板二.nigao")])
    main(["fields", str(own / "范文.txt"), "-o", str(out / "表.xlsx")])
    main(["render", str(report), "-o", str(out / "页")])
    if with_office:
        main(["fill", str(report), "--through-libreoffice", "-o", str(out / "印.pdf")])
    try:
        (own / "没有").read_bytes()
    except OSError as error:
        (out / "出错报告.txt").write_text(report_of(type(error), error, error.__traceback__), "utf-8")


if __name__ == "__main__":
    _be_somebody()
    make(Path.home(), Path(sys.argv[1]), with_office=os.environ.get("WITH_OFFICE") == "1")
