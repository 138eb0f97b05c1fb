"""What is asked for in a draft: told by its composed text, so that nothing counts as done over a hole."""

from collections.abc import Iterable, Iterator

from editor.composing.cache import ComposeCache
from editor.composing.composed import compose
from editor.composing.language.language import language_of
from editor.model.draft.draft import Draft
from editor.model.draft.standing import DraftStanding, by_values, undecided
from editor.model.effort import Effort, StoppedError
from editor.model.problem import NigaoError
from editor.model.template.field import Field, cell_of, is_filled

_AT_ONCE = 400_000  # characters: a longer text is not composed between two keystrokes


class TextStand:
    """Tells where one draft after the other stands; after a keystroke only what it reaches is composed anew. One for an open draft."""

    def __init__(self, cache: ComposeCache | None = None) -> None:
        """With the cache that composes the draft, which who shows it in the same thread may compose with too."""
        self._cache = cache or ComposeCache()

    def __call__(self, draft: Draft) -> DraftStanding:
        """Where the draft stands; by its values alone where it is more than can be composed at once."""
        try:
            composed = compose(draft, self._cache, effort=Effort(_AT_ONCE))
        except (NigaoError, StoppedError):
            return by_values(draft)
        asked = frozenset(_asked(draft, self._cache.holes()))
        return DraftStanding(asked | undecided(draft), composed.problems)


def standing_of(draft: Draft, cache: ComposeCache | None = None, *, final: bool = False) -> DraftStanding:
    """Where a draft stands; `final` asks for a clean copy of it. Raises NigaoError for a draft that is more than a document may hold."""
    cache = cache or ComposeCache()
    problems = compose(draft, cache, final=final).problems
    return DraftStanding(frozenset(_asked(draft, cache.holes())) | undecided(draft), problems)


def open_fields(draft: Draft, cache: ComposeCache | None = None, *, final: bool = False) -> tuple[Field, ...]:
    """The fields that a person is asked for, in document order; `cache` composes the draft, or did already."""
    return standing_of(draft, cache, final=final).fields(draft)


def progress_of(draft: Draft, cache: ComposeCache | None = None) -> tuple[int, int]:
    """How many fields of a draft are done, and how many that makes with those that are asked for; `cache` composes it."""
    try:
        return standing_of(draft, cache).progress(draft)
    except NigaoError:  # more than a document may hold, which can be opened all the same
        return by_values(draft).progress(draft)


def _asked(draft: Draft, paths: Iterable[str]) -> Iterator[str]:
    """The keys of the fields that fill these holes: that of a cell's rows, and for what is computed those that it is computed from."""
    for path in paths:
        cell = cell_of(path)
        key = path if path in draft.template.by_key or cell is None else cell.key
        yield from _sources(draft, key, set())


def _sources(draft: Draft, key: str, seen: set[str]) -> Iterator[str]:
    field = draft.template.by_key.get(key)
    if field is None or key in seen:
        return
    if not field.computed:
        yield key
        return
    seen.add(key)
    sources = [draft.template.by_key[source] for source in language_of(draft.template.fields).expression(field.computed).keys]
    missing = [source for source in sources if source.computed or not is_filled(draft.value(source.key))]
    # Where nothing is missing, a value that can't be calculated with leaves the hole.
    for source in missing or sources:
        yield from _sources(draft, source.key, seen)
