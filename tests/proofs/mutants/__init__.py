"""Damaged, hostile and real files: each is read and kept, or refused with one clear sentence."""
