"""What opening composed of a report is handed on to who counts its holes and to the first who lays it out: it is composed once to be shown.

One report alone is held, the one that was opened last, and by one taker: a cache serves one thread.
"""

from collections import deque

from editor.composing import ComposeCache, TextStand
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


def count_by_text(session: Session, rules: Rules) -> None:
    """Let the counts of a session ask its composed text and the rules between its fields from now on."""
    stand = TextStand(taken_over(session.draft))
    session.tally.obey(rules, stand)
    hand_on(stand.composed())
