"""A report that was edited elsewhere against the draft that it came from: values, text and tables."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.merging.merge import Merged, merged
    from editor.merging.values.values_shown import values_shown

__all__ = ["Merged", "merged", "values_shown"]

__getattr__ = lazily(__name__, {"merge": ("Merged", "merged"), "values.values_shown": ("values_shown",)})
