"""The expected text parts of a document in each form; `python -m tests.desk.golden` writes them anew from what the program writes now."""

from pathlib import Path

from editor.layout import FontBook
from editor.word import write_docx
from tests.desk.elements import ALL, laid_of
from tests.word.golden import readable
from tests.word.papers import parts_of, profile

FOLDER = Path(__file__).resolve().parent.parent / "golden"
_COMMON = ("styles", "settings", "fontTable", "footer1", "footer2")  # the report's golden parts have these


def made(name: str) -> dict[str, str]:
    """The parts of a document that depend on its form, as readable XML by path."""
    layout = profile()
    data = write_docx(laid_of(ALL[name], layout, FontBook(layout.fonts, files=())).document, layout)
    kept = {path: part for path, part in parts_of(data).items() if path.startswith("word/") and Path(path).stem not in _COMMON}
    return {path: readable(part) for path, part in kept.items()}


def expected(name: str) -> dict[str, str]:
    """The parts that are kept, by path."""
    folder = FOLDER / name
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file()}


def write() -> None:
    """Keep what the program writes now; look at the difference before it is committed."""
    for name in ALL:
        for path, text in made(name).items():
            file = FOLDER / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    write()
