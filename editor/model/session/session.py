"""A session: one open draft with its history, its file and those who want to know of changes."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path

from editor.model.draft.draft import Draft, shared
from editor.model.returned.change import Change as Edited
from editor.model.returned.change import OtherVersion
from editor.model.returned.placed import PlacedForeign
from editor.model.session.history import History
from editor.model.session.seen import SeenFiles
from editor.model.session.tally import Tally
from editor.model.template.field import Value
from editor.model.words import tr


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What changed and who did it. `keys` are the fields whose values changed; `structure` says that sections, switches or fields did.

    `who` is the originator, which skips its own echo.
    """

    before: Draft
    after: Draft
    keys: frozenset[str] = frozenset()
    structure: bool = False
    who: Hashable = None


@dataclass(frozen=True, slots=True)
class FormFile:
    """The Word form that a draft fills in place: its bytes as they were opened, what the file is called, and whether it is a template, beside which
    no filled copies lie.
    """

    data: bytes = field(repr=False)
    name: str
    is_template: bool = False


Listener = Callable[[SessionChange], None]


@dataclass
class Session:
    """One open draft. `path` is its Word file (None before the first save); `name` what it is called until then;
    `changes` are what another program changed in the file, `foreign` what it put in that no draft can hold; `locked` says in a sentence why
    nothing can be edited (a newer version wrote the file), and is empty as a rule; `files` is what was last seen of the files that it is saved to,
    `source` is whose changes these are, `made_of` the file of the sample or the template that it was made of, `form` the Word form that is filled in
    place, where it is one; `remarks` is how many remarks the checks had when they looked last.
    """

    start: Draft
    path: Path | None = None
    name: str = ""
    changes: tuple[Edited, ...] = ()
    foreign: tuple[PlacedForeign, ...] = ()
    locked: str = ""
    made_of: Path | None = None
    source: OtherVersion = OtherVersion.WORD
    form: FormFile | None = None
    remarks: int = field(init=False, default=0, compare=False)
    history: History[Draft] = field(init=False)
    saved: Draft | None = field(init=False)
    tally: Tally = field(init=False)
    files: SeenFiles = field(init=False, default_factory=SeenFiles, compare=False)
    _listeners: list[Listener] = field(init=False, default_factory=list[Listener])

    def __post_init__(self) -> None:
        self.history = History(self.start)
        self.saved = self.start if self.path else None
        self.tally = Tally(self.start)

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self.history.value

    @property
    def is_fixed(self) -> bool:
        """Whether no text can be edited: values alone are filled into a form, and nothing into what is locked."""
        return bool(self.locked) or self.form is not None

    @property
    def is_dirty(self) -> bool:
        """Whether the draft differs from what the file holds."""
        return self.draft is not self.saved and self.draft != self.saved

    def subscribe(self, listener: Listener, *, first: bool = False) -> Callable[[], None]:
        """Tell `listener` of every change, in the order of subscribing, or before all others (`first`); the answer ends it."""
        self._listeners.insert(0 if first else len(self._listeners), listener)
        return lambda: self._listeners.remove(listener)

    def edit(self, draft: Draft, label: str, *, merge: str | None = None, who: Hashable = None) -> None:
        """Make an edited draft the current one and tell of it; a draft that changes nothing is no step, nor is any edit of one that is locked."""
        before = self.draft
        if self.locked or draft is before or draft == before:
            return
        self.history.record(draft, label, merge)
        self._tell(before, who)

    def set_value(self, key: str, value: Value, who: Hashable = None) -> None:
        """Set a field's value; edits to one field merge into one step until `seal`."""
        label = tr("填写“{name}”", name=self.draft.template.by_key[key].name)
        self.edit(self.draft.with_value(key, value), label, merge=f"value {key}", who=who)

    def earlier_values(self, key: str) -> tuple[str, ...]:
        """The texts that a field had before, each once, the last first; not the one that it has."""
        found = dict.fromkeys(value for draft in self.history.before() if isinstance(value := draft.values.get(key, ""), str) and value)
        return tuple(value for value in found if value != self.draft.values.get(key))

    def seal(self) -> None:
        """End the current undo step."""
        self.history.seal()

    def undo(self, who: Hashable = None) -> None:
        """Take back the last act."""
        before = self.draft
        self.history.undo()
        self._tell(before, who)

    def redo(self, who: Hashable = None) -> None:
        """Bring back the act that was undone last."""
        before = self.draft
        self.history.redo()
        self._tell(before, who)

    def mark_saved(self, path: Path, draft: Draft) -> None:
        """Remember that the file holds this draft."""
        self.path, self.saved = path, draft
        self.seal()

    def _tell(self, before: Draft, who: Hashable) -> None:
        after = self.draft
        if after is before:
            return
        change = SessionChange(before, after, shared(before.values).differing(after.values), _structure_changed(before, after), who)
        self.tally.follow(after, change.keys)
        for listener in tuple(self._listeners):
            listener(change)
        if before.template is not after.template:
            before.rest()


def _structure_changed(before: Draft, after: Draft) -> bool:
    return before.switches != after.switches or (before.template is not after.template and before.template != after.template)
