"""Proof that whatever opens can be kept: journaled, saved and opened again, equal in draft, values and text."""
