"""Names and versions in a message, which are no evidence for the page that lists such."""

from __future__ import annotations

import pytest

from bot.dialogue.talking.message.things_named import has_name, has_version, without_things


@pytest.mark.parametrize("text", ["we run 7.3.5", "server: 9341", "vi har v8.6", "8.5.2예요", "en 2021 déjà"])
def test_a_version_a_build_and_a_year_are_seen(text: str) -> None:
    """With the particle of Korean behind it, too."""
    assert has_version(text)
    assert not has_name(text)


@pytest.mark.parametrize(
    "text",
    [
        'the group is "Loyalty"',
        "le groupe « Sud »",
        "die heißt „Nord“",
        "in /opt/neolane/nl6/conf",
        "user svc_sync",
        "ask anna@example.com",
    ],
)
def test_a_name_a_path_and_an_address_are_seen(text: str) -> None:
    """In the quotation marks of each language."""
    assert has_name(text)
    assert not has_version(text)


@pytest.mark.parametrize(
    ("text", "left"), [("ours is called ims_2 now", "ours is called now"), ("7.4.1?", "")]
)
def test_the_rest_is_what_is_said_of_them(text: str, left: str) -> None:
    """Nothing, where no word is left."""
    assert without_things(text) == left


def test_a_message_without_them_is_itself() -> None:
    """A number that counts people is none of them, nor is an apostrophe a quotation mark."""
    assert without_things("14 of them aren't moved, it's odd") == "14 of them aren't moved, it's odd"
