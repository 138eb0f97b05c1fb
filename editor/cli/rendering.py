"""`render`: the pages as pictures and as data."""

import contextlib
import json
import re
from pathlib import Path

from editor.cli.parser import Arguments
from editor.cli.speaking.console import notes
from editor.cli.taking import cannot_draw, loading_qt, opened_file, passes_limits, want_folder
from editor.desk import Caches, Desk
from editor.layout import LIBREOFFICE, WORD, pages_json
from editor.looking import files_in, read_plain_file
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.files.reasons import reason_of
from editor.storage.files.writing import write_safely

_LARGEST = 100_000_000
_PAGE = re.compile(r"page-\d+\.png")
_PAGES = "pages.json"
_VIEWERS = {"word": WORD, "libreoffice": LIBREOFFICE}


def render_file(desk: Desk, parsed: Arguments) -> int:
    """Write page-N.png for each page of FILE and pages.json into the folder, made where it is missing; exit code 1 where a limit cuts them off."""
    with loading_qt(cannot_draw):
        from editor.qt import save_pngs  # noqa: PLC0415 - only the window's room draws

    assert parsed.out
    want_folder(parsed.out)
    _refuse_pages(parsed.out, force=parsed.force)
    draft = opened_file(desk, parsed, to_compose=True).draft
    _make_folder(parsed.out)
    caches = Caches()
    laid = desk.lay_out(draft, _VIEWERS[parsed.viewer], caches)
    names = save_pngs(laid, desk.fonts(draft.template.layout), parsed.out, parsed.dpi)
    _remove_pages_of_before(parsed.out, set(names))
    pages = [{**page, "file": name} for page, name in zip(pages_json(laid), names, strict=True)]
    data = {"viewer": parsed.viewer, "dpi": parsed.dpi, "pages": pages}
    write_safely(parsed.out / _PAGES, json.dumps(data, ensure_ascii=False, indent=1).encode())
    notes((problem for problem in caches.problems if problem.is_limit), quiet=parsed.quiet)
    return ExitCode.FINDINGS if passes_limits(caches.problems) else ExitCode.DONE


def _refuse_pages(folder: Path, *, force: bool) -> None:
    """Raise NigaoError (exit code 4) where the folder holds pages that may not be replaced."""
    held = () if force else [path.name for path in files_in(folder) if path.name == _PAGES or _PAGE.fullmatch(path.name)]
    if held:
        text = tr("“{path}”里已经有页面（{name}）。换个文件夹，或加 --force 替换。", path=folder, name=min(held))
        raise NigaoError(text, ExitCode.UNWRITABLE)


def _remove_pages_of_before(folder: Path, names: set[str]) -> None:
    """Take away pictures that an earlier run wrote (its pages.json names them) and this one did not."""
    try:
        pages = json.loads(read_plain_file(folder / _PAGES, _LARGEST))["pages"]
        before = {str(page["file"]) for page in pages}
    except Exception:  # noqa: BLE001 - what stands in the file may be anything, and then it is none of ours
        return
    for name in before - names:
        if _PAGE.fullmatch(name):
            with contextlib.suppress(OSError):
                (folder / name).unlink()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        name = folder if isinstance(error, OSError) else ascii(str(folder))
        raise NigaoError(tr("没能建文件夹“{path}”（{why}）。", path=name, why=reason_of(error)), ExitCode.UNWRITABLE) from error
