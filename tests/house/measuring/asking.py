"""Questions to the disk that may end in an error of the system, asked past the one module that answers them."""

import ast
from collections import Counter
from collections.abc import Iterator

from tests.house.measuring.house import PACKAGE, House, Module

# Those who take the errors as they come: they put them into words, or close what they opened.
DOORS = frozenset({f"{PACKAGE}.looking", f"{PACKAGE}.shipped", f"{PACKAGE}.storage.files.reading", f"{PACKAGE}.storage.files.writing"})
_OF_PATHS = frozenset(
    {"exists", "is_file", "is_dir", "is_symlink", "is_fifo", "is_socket", "is_mount", "stat", "lstat", "samefile", "iterdir", "glob", "rglob"}
)
_OF_OS = frozenset({"stat", "lstat", "listdir", "scandir", "access"})
_OF_OS_PATH = frozenset({"exists", "lexists", "isfile", "isdir", "islink", "ismount", "samefile", "getsize", "getmtime", "getctime"})


def bare_questions(house: House) -> Counter[str]:
    """Such questions, as `module: the call`, with their number."""
    return Counter(f"{module.name}: {found}" for module in house.modules.values() if module.name not in DOORS for found in _asked_in(module))


def _asked_in(module: Module) -> Iterator[str]:
    for node in module.nodes(ast.Call):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _asks(node.func):
            yield ast.unparse(node.func)


def _asks(called: ast.Attribute) -> bool:
    owner = ast.unparse(called.value)
    if owner == "os":
        return called.attr in _OF_OS
    if owner in ("os.path", "path") and called.attr in _OF_OS_PATH:
        return True
    return called.attr in _OF_PATHS
