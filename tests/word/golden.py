"""The expected parts of a written file as readable XML; `python -m tests.word.golden` writes them anew from what the writer gives now."""

from pathlib import Path

from lxml import etree

from editor.word import write_docx
from tests.word.papers import parts_of, profile, report

FOLDER = Path(__file__).resolve().parent.parent / "golden" / "report"


def readable(data: bytes) -> str:
    """The XML of a part with one element a line."""
    top = etree.fromstring(data, etree.XMLParser(remove_blank_text=True))
    etree.indent(top)
    return etree.tostring(top, encoding="unicode") + "\n"


def made() -> dict[str, str]:
    """The parts of the report that is compared, as readable XML by path."""
    return {path: readable(data) for path, data in parts_of(write_docx(report(), profile(), '{"format": 1}')).items()}


def expected() -> dict[str, str]:
    """The parts that are kept, by path."""
    files = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    return {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in files}


def write() -> None:
    """Keep what the writer gives now; look at the difference before it is committed."""
    for path, text in made().items():
        file = FOLDER / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    write()
