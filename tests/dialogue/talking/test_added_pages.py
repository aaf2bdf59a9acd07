"""A conversation over added documentation."""

from __future__ import annotations

import pytest

from bot.app import load_known, open_desk
from bot.cli.conversations import Conversations
from bot.cli.main import main

PAGES = {
    "beehives": "# Beehives {#beehives}\n\nA beehive has zorblax frames and a quern. Oil it in May.\n",
    "kettles": "# Kettles {#kettles}\n\nA kettle boils the water. Descale it with vinegar each month.\n",
    "lanterns": "# Lanterns {#lanterns}\n\nA lantern burns paraffin. Trim the wick of a lantern at dusk.\n",
}


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Conversations:
    """A bot to which these pages were added."""
    folder = tmp_path_factory.mktemp("added")
    (folder / "docs" / "en").mkdir(parents=True)
    for name, text in PAGES.items():
        (folder / "docs" / "en" / f"{name}.md").write_text(text, encoding="utf-8")
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
