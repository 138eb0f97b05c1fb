"""Work that was not saved when the program ended: the journals of drafts and of reviews."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from editor.desk import Desk, with_samples
from editor.model.acts.arranging import added, deleted, moved
from editor.model.sample import review
from editor.model.sample.inspection import Inspection
from editor.model.session.session import Session
from tests.old.drafts import WAYS, Made
from tests.old.told import PLACE

Acts = Callable[[Session], Iterator[None]]


def journal(desk: Desk, made: Made, acts: Acts) -> bytes:
    """The journal of a draft after these acts; each is on the disk before the next one begins."""
    session = Session(made.draft, Path(PLACE, f"{made.name}.docx") if made.draft.values else None, made.name)
    kept = desk.start_journal(session)
    for _ in acts(session):
        kept.flush()
    assert kept.path is not None
    data = kept.path.read_bytes()
    kept.close()
    return data


def cut(data: bytes) -> bytes:
    """The journal of a program that ended in the middle of a line."""
    return data[: -len(data.splitlines()[-1]) // 2]


def _typed(session: Session) -> Iterator[None]:
    """Every text typed sign by sign, then in one go the rows."""
    samples = with_samples(session.draft)
    for field in session.draft.fields:
        value = samples.value(field.key)
        for length in range(1, 4) if isinstance(value, str) else ():
            session.set_value(field.key, value[:length])
            yield
        session.set_value(field.key, value)
        session.seal()
        yield


def _undone(session: Session) -> Iterator[None]:
    """Values typed, three taken back, one brought back, another one typed."""
    fields = [field for field in session.draft.fields if field.type in ("text", "org", "person", "place")]
    for field in fields:
        session.set_value(field.key, f"填写的{field.name}")
        session.seal()
        yield
    for step in (session.undo, session.undo, session.undo, session.redo):
        step()
        yield
    session.set_value(fields[0].key, "")
    yield


def _written(session: Session) -> Iterator[None]:
    """The text and the order of the sections changed, the last of it taken back."""
    session.edit(WAYS["written"](session.draft), "改写")
    yield
    first = next(section for section in session.draft.template.sections if section.level)
    draft, new = added(session.draft, first.id, "新添的一节")
    session.edit(draft, "新添")
    yield
    session.edit(moved(session.draft, new, -1), "上移")
    yield
    session.undo()
    yield
    session.edit(deleted(session.draft, first.id), "删除")
    yield
    session.undo()
    yield


def _switched(session: Session) -> Iterator[None]:
    """Sections switched, and a value cleared."""
    session.edit(WAYS["switched"](session.draft), "开关")
    yield
    for field in session.draft.fields[:2]:
        session.set_value(field.key, "")
        session.seal()
        yield
    session.undo()
    yield


ACTS: dict[str, Acts] = {"typed": _typed, "undone": _undone, "written": _written, "switched": _switched}


def review_journal(desk: Desk, text: str, name: str, count: int) -> bytes:
    """The journal of the review of a sample after `count` acts."""
    opened = desk.open_pasted("", text, name)
    assert opened.inspection is not None
    kept = desk.start_review_journal(name)
    for seen in _reviewed(opened.inspection, count):
        kept.note(seen)
        kept.flush()
    (path,) = desk.folders.journals.glob("*.review")
    data = path.read_bytes()
    kept.close()
    return data


def _reviewed(seen: Inspection, count: int) -> Iterator[Inspection]:
    """The inspection and what each act makes of it; every third one is taken back at once, as undo does."""
    yield seen
    for number, act in enumerate(_REVIEW[:count]):
        after = act(seen)
        yield after
        if number % 3 == 2:
            yield seen
        else:
            seen = after


def _keys(seen: Inspection) -> list[str]:
    return list(dict.fromkeys(slot.field for slot in seen.slots))


def _line(seen: Inspection) -> int:
    """The first line of body text with the fewest blanks in it."""
    blanks = Counter(slot.line for slot in seen.slots)
    body = [n for n, line in enumerate(seen.source.lines) if len(line) > 8 and review.role_of(seen, n)[0] == "body"]
    return min(body, key=lambda n: blanks[n])


def _words(seen: Inspection) -> str:
    return seen.source.lines[_line(seen)][2:6]


_REVIEW: tuple[Callable[[Inspection], Inspection], ...] = (
    lambda seen: review.rename(seen, _keys(seen)[0], "改过的名称"),
    lambda seen: review.accept(seen, _keys(seen)[1:3]),
    lambda seen: review.retype(seen, _keys(seen)[1], "longtext"),
    lambda seen: review.mark(seen, review.same_text(seen, _words(seen)), "新标的空位"),
    lambda seen: review.unmark(seen, seen.slots[-1:]),
    lambda seen: review.merge(seen, _keys(seen)[0], _keys(seen)[-1]),
    lambda seen: review.set_role(seen, _line(seen), "heading", 1),
    lambda seen: review.restore_lines(seen, seen.noise_lines[:2]),
    lambda seen: review.split(seen, seen.slots[0]),
    lambda seen: review.toggle_list(seen, _line(seen)),
    lambda seen: replace(seen, title=None, title_lines=()),
)
REVIEW_ACTS = len(_REVIEW)
