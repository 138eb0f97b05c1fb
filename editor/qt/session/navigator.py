"""Where the person is: the section and the field in hand. Panes follow it and send the person on through it."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from editor.model.acts.outline import fields_of_section
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.field import Field


class Navigator(QObject):
    """The place of the person in one session. `section_changed` tells the section's id, `field_changed` the key and its place from 1.

    `jumped` follows when the person asked to be taken there, so that the field takes the focus.
    """

    section_changed = Signal(str)
    field_changed = Signal(str, int)
    jumped = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.section = ""
        self.key = ""
        self.place = 1

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._session.draft

    def start(self, key: str = "", section: str = "") -> None:
        """Go to the field where the person was; where there is none, where work is waiting: the first field that waits for a value, else the first
        section that has one.
        """
        if key in self.draft.template.by_key:
            self.go_to_field(key, section=section if section in self.draft.template.by_id else "")
            return
        keys = [field.key for field in self.draft.fields]
        target = next((key for key in keys if key in self._session.tally.open), next(iter(keys), ""))
        if target:
            self.go_to_field(target)
        elif self.draft.template.sections:
            self.go_to_section(self.draft.template.sections[0].id)

    def go_to_section(self, section_id: str) -> None:
        """Show a section; its first field that waits for a value comes into hand."""
        if section_id not in self.draft.template.by_id:
            return
        self._show_section(section_id)
        fields = fields_of_section(self.draft, section_id)
        first = next((f for f in fields if f.key in self._session.tally.open), fields[0] if fields else None)
        self._hold(first.key if first else "", 0)

    def go_to_field(self, key: str, place: int = 0, section: str = "") -> None:
        """Take the person to a field: in the section named, in the one at hand, else where it is counted; place 0 is the first one there."""
        if key not in self.draft.template.by_key:
            return
        self._show_section(section or self._section_of(key))
        self._hold(key, place)
        self.jumped.emit(key)

    def hold(self, key: str, place: int = 0, section: str = "") -> None:
        """Note that the person took a field in hand, in the section at hand or another one; the focus stays where it is."""
        self._show_section(section)
        if key != self.key or place not in (0, self.place):
            self._hold(key, place)

    def keep_place(self, before: Draft) -> None:
        """Stay in a section that is there: where the one in hand has gone, the one that stands in its place now comes into hand. Of a field that has
        gone the next one of the section does.
        """
        sections = self.draft.template.sections
        if self.section in self.draft.template.by_id or not sections:
            self._let_go(before)
            return
        at = next((n for n, section in enumerate(before.template.sections) if section.id == self.section), 0)
        self.go_to_section(sections[max(0, min(at, len(sections)) - 1)].id)

    def _let_go(self, before: Draft) -> None:
        """Take the field in hand that stands where the one that has gone stood."""
        if not self.key or self.key in self.draft.template.by_key or self.section not in before.template.by_id:
            return
        was = [field.key for field in fields_of_section(before, self.section)]
        at = was.index(self.key) if self.key in was else 0
        here = {field.key for field in self.fields()}
        self._hold(next((key for key in (*was[at:], *reversed(was[:at])) if key in here), ""), 0)

    def _section_of(self, key: str) -> str:
        here = {f.key for f in fields_of_section(self.draft, self.section)} if self.section else set()
        return self.section if key in here else self.draft.template.home_of.get(key, "") or self.section

    def _show_section(self, section_id: str) -> None:
        if section_id and section_id != self.section:
            self.section = section_id
            self.section_changed.emit(section_id)

    def _hold(self, key: str, place: int) -> None:
        self.key, self.place = key, place or self._place_here(key)
        self.field_changed.emit(key, self.place)

    def _place_here(self, key: str) -> int:
        """The first place of a field in the section at hand, counted from 1 through the document; 1 where it has none there."""
        return next((at for at, place in enumerate(self.draft.places_of(key), 1) if place.section == self.section), 1)

    def go_to_unfilled(self, step: int = 1) -> bool:
        """Take the person to the next (or with −1 the last) field that waits, over all sections and around the end; False when there is none."""
        return self._go_round(self._session.tally.open, step)

    def show_unfilled(self) -> bool:
        """Take the person to a field that waits: to the one in hand where that waits, else to the next; False when there is none."""
        return self._show(self._session.tally.open)

    def show_problem(self) -> bool:
        """Take the person to a field with a problem: to the one in hand, else to the next; False when there is none."""
        return self._show(self._session.tally.problems)

    def _show(self, wanted: Collection[str]) -> bool:
        if self.key not in wanted:
            return self._go_round(wanted, 1)
        self.go_to_field(self.key, self.place, self.section)
        return True

    def go_to_problem(self, step: int = 1) -> bool:
        """Take the person to the next field with a problem; False when there is none."""
        return self._go_round(self._session.tally.problems, step)

    def _go_round(self, wanted: Collection[str], step: int) -> bool:
        keys = [f.key for f in self.draft.fields]
        start = keys.index(self.key) if self.key in keys else (-1 if step > 0 else 0)
        found = next((k for n in range(1, len(keys) + 1) if (k := keys[(start + n * step) % len(keys)]) in wanted), None)
        if found is not None:
            self.go_to_field(found, section=next((place.section for place in self.draft.places_of(found)), ""))
        return found is not None

    def section_beside(self, step: int = 1) -> str:
        """The id of the next (1) or the last (−1) written section that counts a field of its own; "" when there is none."""
        written = [s.id for s in self.draft.written]
        homes = set(self.draft.template.home_of.values())
        if self.section not in written:
            return ""
        at = written.index(self.section)
        beside = written[at + 1 :] if step > 0 else written[:at][::-1]
        return next((s for s in beside if s in homes), "")

    def go_across(self, step: int) -> bool:
        """Take the person to the first field of the next section (1), or the last one of the section before (−1); False where there is none.

        Fields that are counted in another section were passed there.
        """
        section, homes = self.section_beside(step), self.draft.template.home_of
        own = [field.key for field in fields_of_section(self.draft, section) if homes.get(field.key) == section] if section else []
        if own:
            self.go_to_field(own[0 if step > 0 else -1], section=section)
        return bool(own)

    def fields(self) -> tuple[Field, ...]:
        """The fields of the section in hand, in document order."""
        return fields_of_section(self.draft, self.section) if self.section else ()
