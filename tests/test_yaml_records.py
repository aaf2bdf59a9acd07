"""YAML → records: what is wrong in a file is told with its line."""

from __future__ import annotations

import pytest

from bot.errors import KnowledgeError
from bot.yaml_records import read_record


def test_a_key_that_stands_twice_is_told() -> None:
    """YAML keeps the last of both: of two writers of one name, the first would be lost without a word."""
    text = "says:\n  en:\n    ann:\n      - one\n    ben:\n      - two\n    ann:\n      - three\n"
    with pytest.raises(KnowledgeError, match=r"a\.yaml:7: 'ann' stands here twice"):
        read_record("a.yaml", text, dict[str, object])


def test_the_same_key_in_two_mappings_is_fine() -> None:
    """A writer has a list in every language."""
    written, _node = read_record("a.yaml", "en: {ann: [one]}\nfr: {ann: [un]}\n", dict[str, object])
    assert written == {"en": {"ann": ["one"]}, "fr": {"ann": ["un"]}}
