"""Edits a Word file through LibreOffice's own interface and saves it as .docx; run by a Python that has `uno`: FILE OUT PIPE PROFILE JSON.

The JSON holds pairs of what is found and what takes its place, and "after": pairs of words of a paragraph and a paragraph to put behind it.
"""

# ruff: noqa: ANN401 - the objects of LibreOffice have no types

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue


def main(file: str, out: str, pipe: str, profile: str, edits: str) -> None:
    """Start LibreOffice, edit, save, end."""
    office = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile}", f"--accept=pipe,name={pipe};urp"]
    with subprocess.Popen(office, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            desktop = _desktop(pipe)
            document = desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, (_named("Hidden", True),))
            _edit(document, json.loads(edits))
            document.storeToURL(Path(out).as_uri(), (_named("FilterName", "MS Word 2007 XML"),))
            document.close(True)
            desktop.terminate()
        finally:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def _named(name: str, value: object) -> PropertyValue:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _desktop(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + 60
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _edit(document: Any, edits: dict[str, list[list[str]]]) -> None:
    for was, now in edits["replace"]:
        search = document.createSearchDescriptor()
        search.SearchString = was
        found = document.findFirst(search)
        if found is None:
            raise SystemExit(f"not found: {was}")
        found.setString(now)
    for words, new in edits["after"]:
        search = document.createSearchDescriptor()
        search.SearchString = words
        found = document.findFirst(search)
        cursor = found.getText().createTextCursorByRange(found.getEnd())
        cursor.gotoEndOfParagraph(False)
        cursor.getText().insertControlCharacter(cursor, 0, False)
        cursor.getText().insertString(cursor, new, False)


if __name__ == "__main__":
    main(*sys.argv[1:])
