"""Draft to document: values in their places, in a language that can do nothing else."""

from editor.composing.cache import ComposeCache
from editor.composing.checking import check_template
from editor.composing.composed import Composed, compose

__all__ = ["ComposeCache", "Composed", "check_template", "compose"]
