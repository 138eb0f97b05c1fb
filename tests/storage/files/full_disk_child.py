"""Fills a real small disk: run inside a mount namespace of its own, on the folder that is named."""

import subprocess
import sys
from pathlib import Path

from editor.model.problem import NigaoError
from editor.storage.files.writing import write_safely

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=True)
    path = folder / "a.docx"
    write_safely(path, b"old" * 1000)
    try:
        write_safely(path, b"n" * 200_000)
    except NigaoError as error:
        sys.stdout.write(f"{error.text}\n{path.read_bytes() == b'old' * 1000}\n{[p.name for p in folder.iterdir()]}\n")
