"""All that differs between a draft as it was and as it is now, in the order of the document."""

from editor.model.differing import Difference, switch_differences, value_differences
from editor.model.differing_text import text_differences
from editor.model.draft import Draft


def differences(was: Draft, now: Draft) -> tuple[Difference, ...]:
    """What differs, in the order of the document now; each can be taken back by itself, which gives a draft without that difference."""
    found = (*text_differences(was, now), *switch_differences(was, now), *value_differences(was, now))
    order = {section.id: at for at, section in enumerate(now.template.sections)}
    fields = {described.key: at for at, described in enumerate(now.template.ordered_fields)}
    return tuple(sorted(found, key=lambda one: (order.get(one.place[0], -1), one.place[1], fields.get(one.key, -1))))
