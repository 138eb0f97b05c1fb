"""A report that was edited elsewhere against the draft that it came from: values, text and tables."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.merging.merge import Merged, merged
    from editor.merging.values.values import shown_value
    from editor.merging.values.values_shown import values_shown

__all__ = ["Merged", "merged", "shown_value", "values_shown"]

__getattr__ = lazily(
    __name__,
    {
        "merge": ("Merged", "merged"),
        "values.values": ("shown_value",),
        "values.values_shown": ("values_shown",),
    },
)
