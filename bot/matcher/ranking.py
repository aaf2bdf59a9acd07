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
"""How likely the best section's page is the right one, from `seen_of_page`."""
_DOCUMENTED = (0.53, 2.74, 3.12, -0.87, -2.76, 1.27, 0.08, 2.23, 0.05, -0.65, -1.21, 0.0, 1.83, -4.34)
"""How likely any page answers at all, from `seen_of_page`; whatever the number of pages: with it, every third
question about one of a few was not documented."""
_SURE = (3.51, 3.71, 0.22, 2.53, 0.10, -6.91)
"""How likely the best section's page is the right one of a question that is not about the catalogue, from
`seen_of_sure`. What thousands of questions about the catalogue teach `_RIGHT` blurs which of the pages' own
are sure: of 327, each half judged by weights fitted to the other, .35 are answered and .92 of those rightly
(by `_RIGHT` alone .34 and .89). The margin to the second page, how many kinds of evidence agree, and nearness
told no more beside these."""
_ENTRY = (0.73, -0.22, 2.91, -3.82, -11.54, 0.39, 0.45)
"""How likely the best entry is the right one, where pages compete with it, from `seen_of_entry`."""
_KEPT = 0.4
"""A choice: so much more than was fitted, in log odds, is left to the catalogue."""
_SHIPS = 2.0
"""A choice: so much more where the best page ships, since the entries were written after it."""
_ANSWER_AT = 0.6
"""From this probability on a section may be the answer where the catalogue has one, too."""
_SURE_AT = 0.73
"""From this probability among pages on a section is the answer: from 0.70 on .39 were answered, .89 of them
rightly, from 0.76 on .32 and .91."""
_RIGHT_AT = 0.4
"""A section less likely than this beside entries is none: without it, nine more of 3010 phrases of the
catalogue got a wrong answer; with 0.5, .34 of the questions about pages had one."""
_SURELY_DOCUMENTED = 0.6
"""A question less likely documented gets no section for an answer: of those that nothing answers one in
forty got one, without this one in eighteen."""
_ENTRY_ANSWERS_AT = 0.4
"""From this probability on an entry stays the answer. Of 4473 right answers of the catalogue seven have less,
of its 29 wrong ones to questions about pages nine (39 and twelve have less than 0.75)."""
_OWN = 0.9
"""From this probability on an entry stays the answer beside a likely page: it was right in 242 of 248."""
_ALL_SAID = 0.03
"""With less of a question in words that nobody says of the entry, none of its words speaks for the page:
beside a likely page the entry was right in 228 of 233."""
_SUGGEST_AT = 0.4
"""A question less likely documented is not. Of those that a page answers one in twenty has less, of those
that nothing answers six in ten."""
_LIKELY = 0.15
"""An entry that the catalogue thinks less likely than this does not stand beside sections. At 0.3 one in a
hundred questions of its own was lost by that. A page less likely is none that a choice should begin with
where the catalogue has one."""
_LEAST, _MOST = 0.001, 0.999
"""Nothing is certain; and the logarithm of 0 or 1 is none."""


class Beside(Record, frozen=True):
    """What else a question's wording tells beside how far pages and entries fit it (`wording.Wording`).

    `leaning` is how much likelier its words are said of logins than of other things, in nats; `unsaid` the
    share of the question in words that the best page has, and with which nobody speaks of the best entry.
    """

    leaning: float = 0.0
    unsaid: float = 0.0


def ranked(judged: Decision, found: SearchResult, entries: Mapping[str, str], beside: Beside) -> Decision:
    """Entries and sections in one order; `entries` names the entry that stands for a section, by its id.

    What the catalogue answers stays its answer unless a page is likelier to be the right one. It is a choice
    where the entry is not likely enough beside the pages, or a page is likely enough to be an answer, too;
    but not where people ask for the entry in all the words of the question that the page has.
    """
    if found.fit is None:
        return judged
    seen = seen_of_page(found.fit, judged, beside)
    right, told = probability(_RIGHT, seen), probability(_DOCUMENTED, seen)
    documented = max(right, told)
    if documented < _SUGGEST_AT:
        return judged
    sections = _sections(found, right, documented, entries)
    rivals = _rivals(judged, found, right, entries, beside)
    is_said = beside.unsaid < _ALL_SAID
    if judged.outcome is Outcome.ANSWER:
        likely = rivals[0].score
        is_own = judged.matches[0].score >= right and likely >= (_ANSWER_AT if is_said else _OWN)
        if is_own or likely >= right:
            is_alone = right < _ANSWER_AT or _is_shipped(found, entries)
            is_sure = is_own or (is_alone and likely >= _ENTRY_ANSWERS_AT)
            outcome = Outcome.ANSWER if is_sure else Outcome.SUGGEST
            return Decision(outcome, _joined(judged.matches[:1], sections))
    elif is_said and right < _LIKELY and told < _SURELY_DOCUMENTED:
        rivals = tuple(match for match in judged.matches if match.score >= _LIKELY)
    matches = _joined(sorted((*rivals, *sections), key=lambda match: -match.score))
    is_likely = _is_sure(found.fit, right) and told >= _SURELY_DOCUMENTED
    is_sure = is_likely and matches[0].id == sections[0].id
    return Decision(
        Outcome.ANSWER if is_sure else Outcome.SUGGEST,
        matches,
        judged.is_unspecific and matches[0] in rivals,
    )


def seen_of_page(fit: Fit, judged: Decision, beside: Beside) -> tuple[float, ...]:
    """What tells whether the best section's page is the right one; the last one is always 1."""
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


def _is_sure(fit: Fit, right: float) -> bool:
    """Whether the best section answers, if anything is documented; `right` is how likely beside entries."""
    return right >= _RIGHT_AT and probability(_SURE, seen_of_sure(fit)) >= _SURE_AT


def seen_of_entry(
    score: float, right: float, fit: Fit, judged: Decision, beside: Beside
) -> tuple[float, ...]:
    """What tells whether an entry is the right one; the last one is always 1.

    `score` is its probability to the catalogue, `right` that of the best section's page.
    """
    return (
        logit(score),
        logit(right),
        lead(judged),
        fit.nearness,
        beside.unsaid,
        float(fit.is_spoken),
        1.0,
    )


def lead(judged: Decision) -> float:
    """How far the catalogue's best entry is before what is off topic, by their bare scores."""
    documented = [score for item, score in judged.leanings.items() if item != OFF_TOPIC]
    return max(documented, default=0.0) - judged.leanings.get(OFF_TOPIC, 0.0)


def logit(share: float) -> float:
    """The log odds of a share, which is taken to be neither 0 nor 1."""
    share = min(max(share, _LEAST), _MOST)
    return log(share / (1 - share))


def _sections(
    found: SearchResult, right: float, documented: float, entries: Mapping[str, str]
) -> tuple[Match, ...]:
    """The sections with their probabilities; what is left of certainty is spread over the further ones."""
    first, *others = found.matches
    rest = max(sum(match.score for match in others), 1e-9)
    left = max(documented - right, 0.0)
    scores = [right, *(min(right, left * match.score / rest) for match in others)]
    return tuple(
        Match(entries.get(match.id, match.id), round(score, 4))
        for match, score in zip((first, *others), scores, strict=True)
    )


def _rivals(
    judged: Decision, found: SearchResult, right: float, entries: Mapping[str, str], beside: Beside
) -> tuple[Match, ...]:
    """The catalogue's likely entries, as likely as they are where a page is the right one with `right`.

    None is likelier than to the catalogue alone.
    """
    if found.fit is None:
        return judged.matches
    weights = (*_ENTRY[:-1], _ENTRY[-1] + _KEPT + (_SHIPS if _is_shipped(found, entries) else 0.0))
    return tuple(
        Match(
            match.id,
            round(
                min(
                    match.score,
                    probability(weights, seen_of_entry(match.score, right, found.fit, judged, beside)),
                ),
                4,
            ),
        )
        for match in judged.matches
        if match.score >= _LIKELY
    )


def _is_shipped(found: SearchResult, entries: Mapping[str, str]) -> bool:
    """Whether the best page ships, too."""
    return _page(found.matches[0].id) in map(_page, entries)


def _page(section: str) -> str:
    return section.partition("#")[0]


def _joined(*several: Iterable[Match]) -> tuple[Match, ...]:
    """The matches one after the other, each id once, as many as a verdict carries."""
    found: dict[str, Match] = {}
    for match in chain.from_iterable(several):
        found.setdefault(match.id, match)
    return tuple(found.values())[:MATCHES]
