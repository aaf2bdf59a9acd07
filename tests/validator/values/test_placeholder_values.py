"""What people write where a value is still to come, in their language; values are none of it."""

from __future__ import annotations

import pytest

from bot.validator import inspect_file
from bot.validator.values.placeholder_values import is_placeholder

WORDS = [
    "to be confirmed", "to be filled in", "TBC", "please check", "to verify",
    "à confirmer", "à vérifier ?", "À préciser", "reste à renseigner", "en attente", "non communiqué",
    "att fylla i", "kontrolleras", "ska bekräftas", "kollas upp", "kommer senare", "inte klart",
    "확인필요", "확인 필요", "추후 입력 예정", "추후입력", "미확인", "문의 중", "입력요망", "확인 바랍니다",
    "noch offen", "zu prüfen", "noch zu bestätigen", "in Klärung", "steht noch aus",
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_words_for_what_is_to_come_are_placeholders(words: str) -> None:
    """Where an ID, an address, a mask or a tenant belongs."""
    assert is_placeholder(words)
    settings = ("client_id", "organization_id", "callback_url", "association_mask", "tenant")
    text = "internal_name: Adobe_Marketing_Cloud\n" + "".join(f'{name}: "{words}"\n' for name in settings)
    found = [
        f.field for f in inspect_file(text.encode(), "a.yaml").report.findings if f.rule == "placeholder"
    ]
    assert sorted(map(str, found)) == sorted(settings)


@pytest.mark.parametrize(
    "value",
    ["confirma-prod", "checkpoint", "verifiera", "kontroll", "확인은행", "attente", "senare-ab", "offenbach"],
)
def test_names_like_such_words_are_values(value: str) -> None:
    """A tenant may be called so."""
    assert not is_placeholder(value)
