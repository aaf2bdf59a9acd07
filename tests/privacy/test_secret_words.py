"""The words for secrets: a short look before the long one finds the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.secret_words import NAME, find_names, has_name

WORDS = (
    "clientSecret", "Passwort", "PASSPHRASE", "my pass ", "pwd", "token", "credentials", "Bearer",
    "authorization", "set-cookie", "api key", "private_key", "JSESSIONID", "session id", "authIMSCode",
    "mot de passe", "mdp", "jeton", "cle d'api", "clé privée", "hemlighet", "losenord", "lösen",
    "privat nyckel", "åtkomstnyckel", "비밀번호", "secrét", "ſecret", "to\u212aen",
)  # fmt: skip
ANY = re.compile(NAME)


@given(st.text(max_size=40), st.sampled_from(WORDS), st.text(max_size=40))
def test_a_word_is_found_wherever_it_stands(before: str, word: str, after: str) -> None:
    """In any text, whatever letters are around it."""
    text = f"{before}{word}{after}"
    assert has_name(text) == (ANY.search(text) is not None)
    assert list(find_names(text)) == [(found[0].lower(), found.end()) for found in ANY.finditer(text)]


@given(st.text(alphabet="acdehijklmnoprstuwyé_- ", max_size=60))
def test_texts_of_their_letters_are_judged_alike(text: str) -> None:
    """Words that only look like them."""
    assert has_name(text) == (ANY.search(text) is not None)


def test_only_the_stretch_counts() -> None:
    """What stands before and behind it does not."""
    assert not has_name("secret name", 6)
    assert has_name("secret name", 0, 6)
    assert not has_name("secret name", 0, 5)
