"""Draft to document: values in their places, in a language that can do nothing else."""

from editor.composing.cache import ComposeCache
from editor.composing.compose import Composed, compose
from editor.composing.language.checking import check_template

__all__ = ["ComposeCache", "Composed", "check_template", "compose"]
