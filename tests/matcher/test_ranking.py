"""Entries of the catalogue and sections of added pages stand in one order."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bot.matcher import ranking
from bot.matcher.decide import Decision
from bot.matcher.ranking import Beside
from bot.matcher.search_result import Fit, SearchResult
from bot.model import OFF_TOPIC, Match, Outcome

FAIR = Fit(5.0, 0.5, 0.8, 0.5, 0.9, 0.4, 0.2, 2, 700, is_spoken=True, is_cut=False, shipped=0.02)
EXACT = msgspec.structs.replace(
    FAIR, evidence=14.0, covered=0.95, known=1.0, nearness=0.85, place=1.0, share=0.95, second=0.02, agreed=4
)
GOOD = msgspec.structs.replace(FAIR, covered=0.9, known=1.0, nearness=0.7, share=0.97, second=0.01)
POOR = msgspec.structs.replace(FAIR, evidence=2.0, covered=0.3, known=0.8)
CHATTER = msgspec.structs.replace(
    FAIR, evidence=1.0, covered=0.1, known=0.2, nearness=0.1, place=0.6, share=0.2, second=0.15, agreed=1
)
SECTIONS = (Match("doc/captcha#captcha", 0.9), Match("doc/seed#seed", 0.05))
USUAL = Beside(leaning=0.5, said=0.7)
"""A question in words that are said of an entry, mostly, as they are of other things."""


def ranked(
    judged: Decision, found: SearchResult, entries: Mapping[str, str], beside: Beside = USUAL
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
    first = msgspec.structs.replace(EXACT, evidence=5.0, known=0.8, share=0.75, second=0.1)
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
    judged = ranked(sure, _found(EXACT), {}, Beside(leaning=0.5, unsaid=0.2, said=0.5))
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
        ranked(
            Decision(Outcome.NONE),
            _found(msgspec.structs.replace(POOR, covered=0.1, known=0.5, is_spoken=spoken)),
            {},
        )
        for spoken in (True, False)
    )
    assert (spoken.outcome, foreign.outcome) == (Outcome.NONE, Outcome.SUGGEST)


def _likely(off_topic: float) -> Decision:
    """An entry that the catalogue finds fairly likely, and what is off topic so fitting."""
    leanings = {"check/callback-url": 0.5, OFF_TOPIC: off_topic}
    return Decision(Outcome.SUGGEST, (Match("check/callback-url", 0.9),), leanings=leanings)


def test_an_entry_is_less_likely_the_more_a_question_may_be_off_topic() -> None:
    """The catalogue thinks it as likely in both cases; what is off topic to it may be a page's subject."""
    scores = [ranked(_likely(off), _found(FAIR), {}).matches[0].score for off in (0.0, 0.6)]
    assert scores[0] > scores[1]


def test_an_entry_is_likelier_where_a_page_that_ships_may_be_meant() -> None:
    """The entries were written after those; a documentation that has none of them tells nothing of that."""
    scores = {
        shipped: next(
            match.score
            for match in ranked(_sure(), _found(msgspec.structs.replace(FAIR, shipped=shipped)), {}).matches
            if match.id == "check/callback-url"
        )
        for shipped in (0.0, 0.001, 0.5, None)
    }
    assert scores[0.0] == scores[0.001] < scores[0.5]
    assert scores[None]


def test_an_entry_is_likelier_the_more_is_asked_in_words_that_are_said_of_it() -> None:
    """Whether a page has these words or not."""
    scores = [
        ranked(_sure(), _found(FAIR), {}, Beside(leaning=0.5, said=said)).matches[0].score
        for said in (0.6, 0.9)
    ]
    assert scores[0] < scores[1]


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
    unsaid = ranked(_sure(), _found(FAIR), {}, Beside(leaning=0.5, unsaid=0.4, said=0.4))
    assert unsaid.outcome is Outcome.SUGGEST
    assert unsaid.matches[0].id == SECTIONS[0].id
    assert "check/callback-url" in [match.id for match in unsaid.matches]


def test_an_entry_that_is_a_little_less_likely_beside_hardly_likely_pages_stays_the_answer() -> None:
    """They are worth nothing as a choice."""
    judged = ranked(_sure(), _found(POOR), {}, Beside(leaning=0.5, unsaid=0.2, said=0.6))
    assert judged.outcome is Outcome.ANSWER
    assert judged.matches[0].id == "check/callback-url"


def test_two_of_which_neither_is_likely_enough_are_a_choice() -> None:
    """The likelier one first."""
    judged = ranked(_sure(0.96), _found(GOOD), {}, Beside(leaning=0.5, unsaid=0.17, said=0.55))
    assert judged.outcome is Outcome.SUGGEST
    assert {match.id for match in judged.matches[:2]} == {"check/callback-url", SECTIONS[0].id}


def test_what_is_asked_in_the_words_of_an_entry_stays_its_own() -> None:
    """Though a page has all of them, and is likely by its fit, too."""
    for unsaid, said, item in ((0.0, 0.9, "check/callback-url"), (0.4, 0.4, SECTIONS[0].id)):
        judged = ranked(_sure(), _found(GOOD), {}, Beside(leaning=0.5, unsaid=unsaid, said=said))
        assert (judged.outcome, judged.matches[0].id) == (Outcome.ANSWER, item)


def test_a_page_is_as_likely_as_no_entry_is() -> None:
    """What an entry takes of certainty is no page's."""
    alone = ranked(Decision(Outcome.NONE), _found(GOOD), {}).matches[0]
    beside = ranked(_likely(0.3), _found(GOOD), {}).matches
    scores = {match.id: match.score for match in beside}
    assert scores[alone.id] <= alone.score * (1 - scores["check/callback-url"]) + 0.01


def test_a_choice_of_the_catalogue_stays_before_pages_that_are_hardly_likely() -> None:
    """Where the question is in its words; where it is not, they come first."""
    leanings = {"check/callback-url": 0.3, OFF_TOPIC: 0.2}
    choice = Decision(Outcome.SUGGEST, (Match("check/callback-url", 0.3),), leanings=leanings)
    judged = ranked(choice, _found(POOR), {})
    assert judged.outcome is Outcome.SUGGEST
    assert judged.matches[0].id == choice.matches[0].id
    assert judged.matches[1].id.startswith("doc/")
    unsaid = ranked(choice, _found(POOR), {}, Beside(leaning=0.5, unsaid=0.2, said=0.5))
    assert unsaid.matches[0].id.startswith("doc/")


def test_a_page_that_is_sure_among_pages_is_no_answer_where_it_is_unlikely_by_itself() -> None:
    """What can you do? All words are on some page, and say hardly anything."""
    usual = msgspec.structs.replace(FAIR, evidence=1.1, covered=1.0, known=1.0, place=0.97)
    judged = ranked(Decision(Outcome.NONE), _found(usual), {})
    assert judged.outcome is Outcome.SUGGEST
    rare = msgspec.structs.replace(usual, evidence=8.0)
    assert ranked(Decision(Outcome.NONE), _found(rare), {}).outcome is Outcome.ANSWER


def test_one_of_few_pages_that_is_likely_by_itself_is_documented() -> None:
    """Though half of the words are in no page, as of few pages they soon are."""
    few = msgspec.structs.replace(
        FAIR, evidence=7.0, known=0.6, place=0.3, nearness=0.2, share=0.99, second=0.0, agreed=3, pages=5
    )
    worded = Beside(leaning=-1.0, said=0.7)
    assert ranked(Decision(Outcome.NONE), _found(few), {}, worded).outcome is Outcome.SUGGEST


def test_what_is_worded_as_something_else_is_hardly_documented() -> None:
    """A page is found for anything; the words of printers and holidays are none of its subject."""
    of_logins, of_others = (
        ranked(Decision(Outcome.NONE), _found(GOOD), {}, Beside(leaning=leaning)) for leaning in (0.5, -1.5)
    )
    assert of_logins.outcome is Outcome.ANSWER
    assert of_others.outcome is not Outcome.ANSWER
