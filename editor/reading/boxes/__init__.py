"""Boxes to tick: which signs are boxes, which words they belong to, and whether these exclude each other."""
