"""What opening composed of a report is handed on to who counts its holes and shows it, or to the first who lays it out: it is composed once.

One report alone is held, the one that was opened last, and by one taker: a cache serves one thread.
"""

from collections import deque

from editor.composing import ComposeCache, TextStand
from editor.composing import progress_of as told_by_text
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.session.tally import Rules

_HANDED: deque[ComposeCache] = deque(maxlen=1)


def hand_on(cache: ComposeCache) -> None:
    """Keep what was composed for who composes the same draft next."""
    _HANDED.append(cache)


def taken_over(draft: Draft) -> ComposeCache:
    """A cache to compose a draft with: that with which a draft of the very same template was composed as it was opened, else an empty one.

    What was kept of another report is let go: nobody comes for it any more.
    """
    try:
        cache = _HANDED.pop()
    except IndexError:
        return ComposeCache()
    return cache if cache.is_of(draft) else ComposeCache()


def count_by_text(session: Session, rules: Rules) -> ComposeCache:
    """Let the counts of a session ask its composed text and the rules between its fields from now on.

    Gives the cache that each change is composed with before anybody else hears of it: who lays the session's draft out in the same thread, with
    this cache, finds it composed.
    """
    cache = taken_over(session.draft)
    session.tally.obey(rules, TextStand(cache))
    return cache


def progress_of(draft: Draft) -> tuple[int, int]:
    """How many fields of a draft are done, and how many that makes with those that are asked for: where it would print a hole, it is not done."""
    cache = taken_over(draft)
    progress = told_by_text(draft, cache)
    hand_on(cache)
    return progress
