"""Training on a small catalogue: what was said leads to its entry, and why is explained."""

from __future__ import annotations

import msgspec
import pytest

from bot.app import Compiled
from bot.matcher.match import Matcher
from bot.matcher.train import train
from bot.matcher.trained_model import Model
from bot.model import KnowledgeBase, Outcome, Phrases

ENTRIES = ("check/callback-url", "check/server-restart", "check/client-secret")


@pytest.fixture(scope="module")
def small(compiled: Compiled) -> KnowledgeBase:
    """Three entries of the catalogue, in English, with some of what is none and what is vague."""
    knowledge = compiled.knowledge
    entries = {
        name: msgspec.structs.replace(
            knowledge.entries[name], phrases=Phrases.of({"en": knowledge.entries[name].says["en"]})
        )
        for name in ENTRIES
    }
    return msgspec.structs.replace(
        knowledge,
        entries=entries,
        pages={
            page: {"en": knowledge.pages[page]["en"]} for page in {entry.page for entry in entries.values()}
        },
        off_topic_phrases=Phrases.of({"en": knowledge.off_topic["en"]}),
        unspecific_phrases=Phrases.of({"en": knowledge.unspecific["en"]}),
    )


@pytest.fixture(scope="module")
def model(small: KnowledgeBase) -> Model:
    """What is learnt from it."""
    return train(small)


def test_what_people_say_leads_to_their_entry(small: KnowledgeBase, model: Model) -> None:
    """Nine of ten phrases that it has heard; and it knows no other id."""
    matcher = Matcher(model)
    said = [
        (text, name)
        for name, entry in small.entries.items()
        for texts in entry.says["en"].values()
        for text in texts
    ]
    right = [name == matches[0].id for text, name in said if (matches := matcher.ask(text, "en").matches)]
    assert model.ids == tuple(sorted(ENTRIES))
    assert sum(right) >= 0.9 * len(said)


def test_what_was_written_to_mislead_gets_no_sure_answer(small: KnowledgeBase, model: Model) -> None:
    """At most one of a hundred: that is what the thresholds are fitted to."""
    matcher = Matcher(model)
    lines = [text for texts in small.off_topic["en"].values() for text in texts]
    answered = [text for text in lines if matcher.ask(text, "en").outcome is Outcome.ANSWER]
    assert len(answered) <= len(lines) / 100


def test_the_thresholds_are_probabilities_in_their_order(model: Model) -> None:
    """It takes more to answer than to offer something."""
    calibration = model.calibration
    assert 0 <= calibration.suggest_at <= 1
    assert 0 <= calibration.answer_at <= 1
    assert len(calibration.right) == len(calibration.documented)


def test_training_again_gives_the_same(small: KnowledgeBase, model: Model) -> None:
    """Byte by byte, so that the cache and the wheel have one model."""
    assert msgspec.msgpack.encode(train(small)) == msgspec.msgpack.encode(model)


def test_a_verdict_is_explained_by_words_of_the_question(model: Model) -> None:
    """The languages, each candidate with what speaks for it, the evidence, and the outcome."""
    matcher = Matcher(model)
    text = "does the callback URL need https"
    verdict = matcher.ask(text, "en")
    lines = list(matcher.explain(text, verdict))
    assert lines[0].startswith("language: en")
    candidate = next(line for line in lines if line.startswith("check/callback-url: "))
    assert "callback" in candidate
    assert {line.split(":")[0] for line in lines} >= {*ENTRIES, "unspecific", "off topic", "evidence"}
    assert lines[-1].startswith(f"outcome: {verdict.outcome}, check/callback-url")
