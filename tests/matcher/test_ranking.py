"""Entries of the catalogue and sections of added pages stand in one order."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bot.matcher import ranking
from bot.matcher.decide import Decision
from bot.matcher.ranking import Beside
from bot.matcher.search_result import Fit, SearchResult
from bot.model import OFF_TOPIC, Match, Outcome

EXACT = Fit(14.0, 0.95, 1.0, 0.85, 1.0, 0.95, 0.02, 4, 700, is_spoken=True, is_cut=False)
FAIR = Fit(5.0, 0.5, 0.8, 0.5, 0.9, 0.4, 0.2, 2, 700, is_spoken=True, is_cut=False)
GOOD = msgspec.structs.replace(FAIR, covered=0.9, known=1.0, nearness=0.7, share=0.97, second=0.01)
POOR = msgspec.structs.replace(FAIR, evidence=2.0, covered=0.3, known=0.8)
CHATTER = Fit(1.0, 0.1, 0.2, 0.1, 0.6, 0.2, 0.15, 1, 700, is_spoken=True, is_cut=False)
SECTIONS = (Match("doc/captcha#captcha", 0.9), Match("doc/seed#seed", 0.05))


def ranked(
    judged: Decision,
    found: SearchResult,
    entries: Mapping[str, str],
    beside: Beside = Beside(),  # noqa: B008
) -> Decision:
    """Ranked where the wording of the question tells nothing, unless it is given."""
    return ranking.ranked(judged, found, entries, beside)


def _found(fit: Fit) -> SearchResult:
    return SearchResult(SECTIONS, fit)


def test_a_section_that_fits_exactly_is_the_answer() -> None:
    """Before a loose match of the catalogue, which stays a choice."""
    loose = Decision(Outcome.SUGGEST, (Match("topic/support", 0.4),))
    judged = ranked(loose, _found(EXACT), {})
    assert judged.outcome is Outcome.ANSWER
    assert judged.matches[0].id == "doc/captcha#captcha"


def test_a_page_before_all_others_that_has_little_of_the_question_is_a_choice() -> None:
    """One page is always the first; that nothing else comes near it does not make it right."""
    first = Fit(5.0, 0.3, 0.8, 0.85, 1.0, 0.75, 0.1, 4, 700, is_spoken=True, is_cut=False)
    little, much = (
        ranked(Decision(Outcome.NONE), _found(msgspec.structs.replace(first, covered=covered)), {})
        for covered in (0.3, 0.8)
    )
    assert (little.outcome, much.outcome) == (Outcome.SUGGEST, Outcome.ANSWER)


def test_what_the_catalogue_answers_stays_its_answer() -> None:
    """Where pages fit fairly, too: they follow."""
    sure = Decision(Outcome.ANSWER, (Match("check/callback-url", 0.97), Match("topic/support", 0.1)))
    judged = ranked(sure, _found(FAIR), {})
    assert judged.outcome is Outcome.ANSWER
    assert [match.id for match in judged.matches] == ["check/callback-url", *(m.id for m in SECTIONS)]


def test_a_page_that_is_likelier_takes_an_answer_from_the_catalogue() -> None:
    """The catalogue knows its own subjects only, and takes a few words of another one for them."""
    sure = Decision(Outcome.ANSWER, (Match("check/callback-url", 0.91), Match("topic/support", 0.1)))
    judged = ranked(sure, _found(EXACT), {})
    assert judged.matches[0].id == "doc/captcha#captcha"
    assert "check/callback-url" in [match.id for match in judged.matches]


def test_a_likely_entry_stands_before_pages_that_fit_less() -> None:
    """And the choice between them is the person's."""
    likely = Decision(Outcome.SUGGEST, (Match("check/callback-url", 0.9),))
    judged = ranked(likely, _found(FAIR), {})
    assert judged.outcome is Outcome.SUGGEST
    assert judged.matches[0].id == "check/callback-url"


def test_matches_come_best_first() -> None:
    """Whoever found them."""
    likely = Decision(Outcome.SUGGEST, (Match("check/callback-url", 0.6), Match("topic/support", 0.35)))
    scores = [match.score for match in ranked(likely, _found(FAIR), {}).matches]
    assert scores == sorted(scores, reverse=True)


def test_what_no_page_is_about_is_left_to_the_catalogue() -> None:
    """As if there were no added pages."""
    for judged in (Decision(Outcome.NONE), Decision(Outcome.SUGGEST, (Match("topic/support", 0.4),))):
        assert ranked(judged, _found(CHATTER), {}) == judged
        assert ranked(judged, SearchResult(), {}) == judged


def test_a_section_that_ships_is_named_as_the_entry_that_it_is() -> None:
    """Once, though both found it."""
    likely = Decision(Outcome.SUGGEST, (Match("check/captcha", 0.6),))
    judged = ranked(likely, _found(FAIR), {"doc/captcha#captcha": "check/captcha"})
    assert [match.id for match in judged.matches].count("check/captcha") == 1
    assert "doc/captcha#captcha" not in [match.id for match in judged.matches]


def test_a_fit_in_another_language_needs_less() -> None:
    """A question has fewer words in common with pages that are not in its language."""
    spoken, foreign = (
        ranked(Decision(Outcome.NONE), _found(msgspec.structs.replace(FAIR, is_spoken=spoken)), {})
        for spoken in (True, False)
    )
    assert foreign.matches[0].score > spoken.matches[0].score


def _likely(lead: float) -> Decision:
    """An entry that the catalogue finds fairly likely, and is so far before what is off topic."""
    leanings = {"check/callback-url": lead, OFF_TOPIC: 0.0}
    return Decision(Outcome.SUGGEST, (Match("check/callback-url", 0.9),), leanings=leanings)


def test_an_entry_that_is_hardly_before_what_is_off_topic_yields_to_a_page() -> None:
    """The catalogue thinks it as likely in both cases; what is off topic to it may be the page's subject."""
    assert ranked(_likely(0.0), _found(GOOD), {}).matches[0].id == "doc/captcha#captcha"
    assert ranked(_likely(0.6), _found(GOOD), {}).matches[0].id == "check/callback-url"


def test_a_page_that_ships_leaves_its_subject_to_the_catalogue() -> None:
    """The entries were written after it, with another section of it among them."""
    entries = {"doc/captcha#robots": "check/captcha"}
    assert ranked(_likely(0.0), _found(GOOD), entries).matches[0].id == "check/callback-url"


def test_of_few_pages_one_is_soon_the_best() -> None:
    """So that it says less than among many."""
    many, few = (
        ranked(Decision(Outcome.NONE), _found(msgspec.structs.replace(GOOD, pages=pages)), {})
        for pages in (700, 5)
    )
    assert few.matches[0].score < many.matches[0].score


def _sure(score: float = 0.97) -> Decision:
    leanings = {"check/callback-url": 0.6, OFF_TOPIC: 0.0}
    return Decision(Outcome.ANSWER, (Match("check/callback-url", score),), leanings=leanings)


def test_an_entry_is_less_likely_the_more_is_asked_in_words_that_only_the_page_has() -> None:
    """Nobody who speaks of the entry says them, and the page is about them."""
    judged = ranked(_sure(), _found(FAIR), {})
    assert judged.outcome is Outcome.ANSWER
    unsaid = ranked(_sure(), _found(FAIR), {}, Beside(unsaid=0.4))
    assert unsaid.outcome is Outcome.SUGGEST
    assert {match.id for match in unsaid.matches} >= {"check/callback-url", SECTIONS[0].id}


def test_an_entry_that_is_a_little_less_likely_beside_hardly_likely_pages_stays_the_answer() -> None:
    """They are worth nothing as a choice."""
    judged = ranked(_sure(), _found(FAIR), {}, Beside(unsaid=0.25))
    assert judged.outcome is Outcome.ANSWER
    assert judged.matches[0].id == "check/callback-url"


def test_two_that_may_both_be_the_answer_are_a_choice() -> None:
    """The entry first, as far as it is the likelier one."""
    judged = ranked(_sure(0.995), _found(GOOD), {}, Beside(unsaid=0.15))
    assert judged.outcome is Outcome.SUGGEST
    assert [match.id for match in judged.matches[:2]] == ["check/callback-url", SECTIONS[0].id]


def test_what_is_asked_in_the_words_of_an_entry_alone_stays_its_own() -> None:
    """Though a page has all of them, and is likelier to be the right one by its fit."""
    for unsaid, item in ((0.0, "check/callback-url"), (0.2, SECTIONS[0].id)):
        judged = ranked(_sure(), _found(GOOD), {}, Beside(unsaid=unsaid))
        assert (judged.outcome, judged.matches[0].id) == (Outcome.ANSWER, item)


def test_an_entry_that_is_nearly_certain_stays_the_answer_beside_a_likely_page() -> None:
    """Some of its words are the page's, too."""
    judged = ranked(_sure(0.999), _found(GOOD), {}, Beside(unsaid=0.05))
    assert judged.outcome is Outcome.ANSWER
    assert judged.matches[0].id == "check/callback-url"


def test_a_choice_of_the_catalogue_stays_before_pages_that_are_hardly_likely() -> None:
    """Where the question has no word that nobody says of it, and may be documented nowhere."""
    leanings = {"check/callback-url": 0.0, OFF_TOPIC: 0.2}
    choice = Decision(Outcome.SUGGEST, (Match("check/callback-url", 0.3),), leanings=leanings)
    judged = ranked(choice, _found(POOR), {})
    assert judged.outcome is Outcome.SUGGEST
    assert judged.matches[0] == choice.matches[0]
    assert judged.matches[1].id.startswith("doc/")
    unsaid = ranked(choice, _found(POOR), {}, Beside(unsaid=0.2))
    assert unsaid.matches[0].id.startswith("doc/")


def test_what_is_worded_as_something_else_is_hardly_documented() -> None:
    """A page is found for anything; the words of printers and holidays are none of its subject."""
    of_logins, of_others = (
        ranked(Decision(Outcome.NONE), _found(GOOD), {}, Beside(leaning=leaning)) for leaning in (0.5, -1.5)
    )
    assert of_logins.outcome is Outcome.ANSWER
    assert of_others.outcome is not Outcome.ANSWER
