"""What stands where the secret belongs: a word for one, a way to it, or one."""

from __future__ import annotations

import pytest

from bot.validator.values.client_secret import is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "비밀번호입력", "여기에 비밀", "시크릿 값", "votre-secret", "votre secret ici", "motdepasse",
        "SECRET_DU_CLIENT", "din hemlighet", "klienthemligheten", "enter the secret here", "not shown",
        "see vault", "voir le coffre", "samma som i produktion", "운영과 동일", "idem", "vault:ims/secret",
        "@@SECRET@@", "KeePass", "ditto",
    ],
)  # fmt: skip
def test_a_word_for_a_secret_is_none(text: str) -> None:
    """In any of the languages, with what people write beside it."""
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    ["p8e-abcdEFGH", "Passw0rd!", "a-secret-of-some-length", "correct horse battery staple", "swordfish",
     "topsecretvalueabc", "secretive-otter", "s3cret", "Zkvqtmnxlwrb", "2-in-1-see"],
)  # fmt: skip
def test_what_may_be_one_is_one(text: str) -> None:
    """However weak it is: only Adobe knows."""
    assert not is_placeholder(text)
