"""What the catalogue makes of a question, and what a search found → one verdict, by probabilities.

The figures are logistic regressions on questions whose page or entry is known (docs/knowledge.md says which),
and on others that nothing answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from math import log

from bot.matcher.decide import MATCHES, Decision, probability
from bot.matcher.search_result import Fit, SearchResult
from bot.model import OFF_TOPIC, Match, Outcome, Record

_RIGHT = (0.37, 1.05, 2.43, 1.68, 2.25, 0.69, 0.2, -1.27, -0.11, -0.35, -0.81, 0.27, 0.5, -8.15)
"""How likely the best section's page is the right one of whatever may be asked, from `seen_of_page`."""
_DOCUMENTED = (0.53, 2.74, 3.12, -0.87, -2.76, 1.27, 0.08, 2.23, 0.05, -0.65, -1.21, 0.0, 1.83, -4.34)
"""How likely any page answers at all, from `seen_of_page`; whatever the number of pages: with it, every third
question about one of a few was not documented."""
_SURE = (4.74, 2.65, 0.14, 1.99, 0.11, -5.98)
"""How likely the best section's page is the right one of a question that is not about the catalogue, from
`seen_of_sure`. The margin to the second page, how many kinds of evidence agree, and nearness told no more
beside these; nor did, of 515 further questions, how much of a question the page's title or heading has, how
far each kind of evidence is before the next page, or whether the ways in which it is put agree."""
_BESIDE_ENTRIES = (3.51, 3.71, 0.22, 2.53, 0.10, -6.91)
"""The same where it stands in one order with entries. With `_SURE` two of 300 questions about the catalogue
had a page first."""
_ENTRY = (0.60, -0.52, -4.81, 2.60, -0.73, -2.21, 0.96, 0.15, -0.74, -0.37)
"""How likely the best entry is the right one, where pages compete with it, from `seen_of_entry`."""
_ANSWER_AT = 0.8
"""From this probability on a section is the answer, if any page answers: of 110 questions that nothing was
fitted to .32 are answered, .86 of them rightly; from 0.75 on .38 and .83, from 0.85 on .26 and .86."""
_RIGHT_AT = 0.4
"""A section that is less likely than this the right one of whatever may be asked answers nothing: who asks
what the bot can do asks in words that some page has. A likelier one is documented."""
_SURELY_DOCUMENTED = 0.6
"""A question less likely documented gets no section for an answer: of those that nothing answers one in
forty got one, without this one in eighteen."""
_ENTRY_ANSWERS_AT = 0.5
"""From this probability on what the catalogue answers stays the answer: of 2119 such answers to its unheard
phrases 40 are wrong, from 0.6 on of 2107 37."""
_SUGGEST_AT = 0.37
"""A question less likely documented is not, unless its page is likely enough by itself, as one of few may be.
Of those that a page answers one in twenty has less, of those that nothing answers six in ten."""
_LIKELY = 0.15
"""An entry that the catalogue thinks less likely than this does not stand beside sections. At 0.3 one in a
hundred questions of its own was lost by that."""
_LEAST, _MOST = 0.001, 0.999
"""Nothing is certain; and the logarithm of 0 or 1 is none."""


class Beside(Record, frozen=True):
    """What else a question's wording tells beside how far pages and entries fit it (`wording.Wording`).

    `leaning` is how much likelier its words are said of logins than of other things, in nats; `unsaid` the
    share of the question in words that the best page has, and with which nobody speaks of the best entry;
    `said` the share in words with which people speak of it, on the page or not.
    """

    leaning: float = 0.0
    unsaid: float = 0.0
    said: float = 0.0


def ranked(judged: Decision, found: SearchResult, entries: Mapping[str, str], beside: Beside) -> Decision:
    """Entries and sections in one order; `entries` names the entry that stands for a section, by its id.

    The best page is right as likely as no entry is, any page answers, and it is the one among pages. What the
    catalogue answers stays its answer where it is the likelier one of the two, and likely enough; a page that
    is likelier than all entries is the answer where it is likely enough. All else is a choice.
    """
    if found.fit is None:
        return judged
    seen = seen_of_page(found.fit, judged, beside)
    right, told = probability(_RIGHT, seen), probability(_DOCUMENTED, seen)
    if told < _SUGGEST_AT and right < _RIGHT_AT:
        return judged
    documented = max(right, told)
    rivals = _rivals(judged, found.fit, beside)
    entry = rivals[0].score if rivals else 0.0
    seen_among_pages = seen_of_sure(found.fit)
    sure = (1 - entry) * probability(_SURE, seen_among_pages)
    page = documented * (1 - entry) * probability(_BESIDE_ENTRIES, seen_among_pages)
    sections = _sections(found, page, documented * (1 - entry), entries)
    if judged.outcome is Outcome.ANSWER and rivals and entry >= page:
        outcome = Outcome.ANSWER if entry >= _ENTRY_ANSWERS_AT else Outcome.SUGGEST
        return Decision(outcome, _joined(rivals[:1], sections))
    matches = _joined(sorted((*rivals, *sections), key=lambda match: -match.score))
    is_likely = sure >= _ANSWER_AT and right >= _RIGHT_AT and told >= _SURELY_DOCUMENTED
    is_sure = is_likely and matches[0].id == sections[0].id
    return Decision(
        Outcome.ANSWER if is_sure else Outcome.SUGGEST,
        matches,
        judged.is_unspecific and matches[0] in rivals,
    )


def seen_of_page(fit: Fit, judged: Decision, beside: Beside) -> tuple[float, ...]:
    """What tells whether the best section's page, or any, is the right one; the last one is always 1."""
    return (
        fit.evidence,
        fit.covered,
        fit.known,
        fit.nearness,
        fit.share,
        fit.share - fit.second,
        float(fit.agreed),
        fit.place,
        logit(judged.matches[0].score if judged.matches else 0.0),
        float(fit.is_spoken),
        float(fit.is_cut),
        log(fit.pages),
        beside.leaning,
        1.0,
    )


def seen_of_sure(fit: Fit) -> tuple[float, ...]:
    """What tells whether the best section's page is the right one of all pages; the last one is always 1."""
    return (fit.share, fit.covered, fit.evidence, fit.known, log(fit.pages), 1.0)


def seen_of_entry(score: float, fit: Fit, judged: Decision, beside: Beside) -> tuple[float, ...]:
    """What tells whether an entry is the right one; the last one is always 1.

    `score` is its probability to the catalogue. What the documentation has of what ships tells much, and
    nothing where it has none of that.
    """
    return (
        logit(score),
        judged.leanings.get(OFF_TOPIC, 0.0),
        beside.unsaid,
        beside.said,
        fit.known,
        fit.nearness,
        beside.leaning,
        log(max(fit.shipped, _LEAST)) if fit.shipped is not None else 0.0,
        float(fit.shipped is None),
        1.0,
    )


def logit(share: float) -> float:
    """The log odds of a share, which is taken to be neither 0 nor 1."""
    share = min(max(share, _LEAST), _MOST)
    return log(share / (1 - share))


def _sections(
    found: SearchResult, right: float, any_page: float, entries: Mapping[str, str]
) -> tuple[Match, ...]:
    """The sections with their probabilities: the first one is right with `right`, any with `any_page`.

    What is left of that is spread over the further ones.
    """
    first, *others = found.matches
    rest = max(sum(match.score for match in others), 1e-9)
    left = max(any_page - right, 0.0)
    scores = [right, *(min(right, left * match.score / rest) for match in others)]
    return tuple(
        Match(entries.get(match.id, match.id), round(score, 4))
        for match, score in zip((first, *others), scores, strict=True)
    )


def _rivals(judged: Decision, fit: Fit, beside: Beside) -> tuple[Match, ...]:
    """The catalogue's likely entries, as likely as they are where pages compete with them.

    None is likelier than to the catalogue alone.
    """
    if not judged.matches:
        return ()
    best = judged.matches[0].score
    entry = min(best, probability(_ENTRY, seen_of_entry(best, fit, judged, beside)))
    return tuple(
        Match(match.id, round(entry * match.score / best, 4))
        for match in judged.matches
        if match.score >= _LIKELY
    )


def _joined(*several: Iterable[Match]) -> tuple[Match, ...]:
    """The matches one after the other, each id once, as many as a verdict carries."""
    found: dict[str, Match] = {}
    for match in chain.from_iterable(several):
        found.setdefault(match.id, match)
    return tuple(found.values())[:MATCHES]
