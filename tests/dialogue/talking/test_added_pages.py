"""A conversation over added documentation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.app import load_known, open_desk
from bot.cli.conversations import Conversations
from bot.cli.main import main

PAGES = {
    "beehives": (
        "# Beehives {#beehives}\n\nA beehive has zorblax frames and a quern. In May we oil the quern of a "
        "beehive, with all zorblax frames out of it.\n"
    ),
    "kettles": (
        "# Kettles {#kettles}\n\nA kettle boils the water. Each month its spout is descaled with vinegar.\n"
    ),
    "lanterns": (
        "# Lanterns {#lanterns}\n\nA lantern burns paraffin. Its wick is trimmed at dusk, before it is lit.\n"
    ),
}
JAPANESE = {
    "beehives": (
        "# 巣箱の手入れ {#beehives}\n\n巣箱には枠が十枚あります。"
        "五月になったら、巣箱の枠に油を塗ってください。\n"
    ),
    "kettles": "# やかんの掃除 {#kettles}\n\nやかんの水垢は、毎月一回、酢を入れて沸かして落とします。\n",
    "lanterns": "# ランタンの点検 {#lanterns}\n\nランタンの芯は、夕暮れに火をともす前に切りそろえます。\n",
}


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Conversations:
    """A bot to which these pages were added."""
    return _talks(tmp_path_factory.mktemp("added"), {"en": PAGES})


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Conversations:
    """A bot to which the same pages were added in a language that it does not speak, too."""
    return _talks(tmp_path_factory.mktemp("foreign"), {"en": PAGES, "ja": JAPANESE})


def _talks(folder: Path, docs: Mapping[str, Mapping[str, str]]) -> Conversations:
    for locale, pages in docs.items():
        (folder / "docs" / locale).mkdir(parents=True)
        for name, text in pages.items():
            (folder / "docs" / locale / f"{name}.md").write_text(text, encoding="utf-8")
    path = folder / "docs.kb"
    assert main(["knowledge", "build", str(folder / "docs"), "-o", str(path), "--quiet"]) == 0
    known = load_known(path)
    return Conversations(known, open_desk(known))


def test_a_page_may_be_what_is_spoken_of(talks: Conversations) -> None:
    """Though it has words that no entry of the catalogue has."""
    first = talks.answered("how do I oil the quern of a beehive with zorblax frames?", "en", "garden")
    assert first.matches[0].id == "doc/beehives#beehives"
    after = talks.answered("and what about the zorblax quern in May?", "en", "garden")
    assert "doc/beehives#beehives" in [match.id for match in after.matches]


def test_pages_that_fit_the_message_follow_the_answers_to_its_questions(talks: Conversations) -> None:
    """A piece of it says less than the whole."""
    text = "do we oil the quern of a beehive with zorblax frames in May, and who gives us the client secret?"
    first, second, *others = talks.answered(text, "en").matches
    assert (first.id, first.answered) == ("doc/beehives#beehives", True)
    assert (second.id, second.answered) == ("topic/credentials-source", True)
    assert {(match.id, match.answered) for match in others} == {
        ("doc/kettles#kettles", False),
        ("doc/lanterns#lanterns", False),
    }


def test_a_question_in_a_language_of_the_pages_alone_is_answered_in_it(foreign: Conversations) -> None:
    """Though there are English ones; what the bot itself says is in the person's language."""
    told = foreign.answered("ランタンの芯はいつ切りそろえますか", "fr")
    assert (told.locale, told.matches[0].locale) == ("fr", "ja")
    assert told.matches[0].path.endswith("ja/lanterns.md")
    assert "夕暮れに火をともす前に" in told.answer
    assert "Source\N{NO-BREAK SPACE}:" in told.answer
    assert "Je ne parle pas" not in told.answer


def test_a_question_that_no_page_answers_in_such_a_language_is_told_so(foreign: Conversations) -> None:
    """With the word that the bot does not speak it."""
    told = foreign.answered("今日の昼ごはんは何ですか", "fr")
    assert (told.outcome, told.matches) == ("none", ())
    assert "Je ne parle pas" in told.answer
