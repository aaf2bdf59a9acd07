"""Tests of the whole project; `fakes` holds what stands in for the world outside."""
