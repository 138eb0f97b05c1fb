"""What is written on a template's card."""

from editor.model.words import tr
from editor.storage.library.library import LibraryEntry
from editor.storage.library.state import Badge

_FOLDER = 6  # characters of a folder's name that a card has room for


def origin_words(origin: str) -> str:
    """Where a template comes from, in words."""
    return {"shipped": tr("随程序"), "own": tr("我的"), "shared": tr("共享")}.get(origin, origin)


def place_words(entry: LibraryEntry) -> str:
    """Where a template lies: the innermost folder, else where it comes from."""
    folder = entry.folder.rpartition("/")[2]
    return (folder if len(folder) <= _FOLDER else f"{folder[: _FOLDER - 1]}…") or origin_words(entry.origin)


def count_words(entry: LibraryEntry) -> str:
    """How many fields a template has."""
    return tr("{count} 个填写项", count=entry.fields)


def badge_words(badge: Badge) -> str:
    """What is new about a template; nothing where nothing is."""
    return {"new": tr("新放入"), "changed": tr("有新版")}.get(badge, "")


def spoken(entry: LibraryEntry, badge: Badge) -> str:
    """A card as a screen reader says it."""
    return "，".join(filter(None, (entry.name, count_words(entry), origin_words(entry.origin), entry.folder, badge_words(badge))))
