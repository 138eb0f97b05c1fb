"""Tests of the proof of an import."""
