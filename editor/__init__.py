"""拟稿: a sample text or a Word form becomes a fillable template, and the filled template a Word file by GB/T 9704."""

__version__ = "0.2.0"
