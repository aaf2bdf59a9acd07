"""What the catalogue makes of a question, and what a search found → one verdict, by probabilities.

The figures are logistic regressions on questions whose page or entry is known: written for pages of the
published documentation that the search was not shaped on, catalogue phrases of writers that the model never
heard, and questions that nothing answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from math import log

from bot.matcher.decide import MATCHES, Decision, probability
from bot.matcher.search_result import Fit, SearchResult
from bot.model import Match, Outcome

_RIGHT = (0.32, 0.34, 1.41, 0.32, 0.82, 1.12, -0.21, -0.84, 0.41, -6.03)
"""How likely the best section's page is the right one, from `_seen`."""
_DOCUMENTED = (0.93, 0.57, 1.8, 1.0, -0.77, -1.24, 0.22, -1.23, 1.1, -4.21)
"""How likely any page answers at all, from `_seen`."""
_ENTRY = (1.3, -0.66, -3.4)
"""How likely the best entry is the right one, where pages compete with it: from the logits of what the
catalogue says and of how likely the best section is. The last is a third less than was fitted: then catalogue
phrases of unheard writers gain as much, and questions about pages lose next to nothing."""
_ANSWER_AT = 0.7
"""From this probability on a section is the answer. Chosen where nine of ten were right among the questions
that the figures were fitted to; of harder ones that were held back three of four (docs/knowledge.md)."""
_SUGGEST_AT = 0.45
"""A question less likely documented is not. Chosen on the same questions; of those held back that a page
answers one in twelve has less, of those that nothing answers seven in ten."""
_LIKELY = 0.3
"""An entry that the catalogue thinks less likely than this does not stand beside sections."""
_LEAST, _MOST = 0.001, 0.999
"""Nothing is certain; and the logarithm of 0 or 1 is none."""


def ranked(judged: Decision, found: SearchResult, entries: Mapping[str, str]) -> Decision:
    """Entries and sections in one order; `entries` names the entry that stands for a section, by its id.

    What the catalogue answers stays its answer: it is surer of less.
    """
    if found.fit is None:
        return judged
    seen = _seen(found.fit, judged.matches[0].score if judged.matches else 0.0)
    right, documented = probability(_RIGHT, seen), probability(_DOCUMENTED, seen)
    if documented < _SUGGEST_AT:
        return judged
    sections = _sections(found, right, documented, entries)
    if judged.outcome is Outcome.ANSWER:
        return Decision(Outcome.ANSWER, _joined(judged.matches[:1], sections))
    rivals = _rivals(judged, right)
    matches = _joined(sorted((*rivals, *sections), key=lambda match: -match.score))
    is_sure = right >= _ANSWER_AT and matches[0].id == sections[0].id
    return Decision(
        Outcome.ANSWER if is_sure else Outcome.SUGGEST,
        matches,
        judged.is_unspecific and matches[0] in rivals,
    )


def _seen(fit: Fit, best: float) -> tuple[float, ...]:
    return (
        fit.evidence,
        fit.covered,
        fit.known,
        fit.nearness,
        fit.share,
        fit.share - fit.second,
        _logit(best),
        float(fit.is_spoken),
        float(fit.is_cut),
        1.0,
    )


def _logit(share: float) -> float:
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


def _rivals(judged: Decision, right: float) -> tuple[Match, ...]:
    """The catalogue's likely entries, as likely as they are where a page is the right one with `right`."""
    return tuple(
        Match(match.id, round(probability(_ENTRY, (_logit(match.score), _logit(right), 1.0)), 4))
        for match in judged.matches
        if match.score >= _LIKELY
    )


def _joined(*several: Iterable[Match]) -> tuple[Match, ...]:
    """The matches one after the other, each id once, as many as a verdict carries."""
    found: dict[str, Match] = {}
    for match in chain.from_iterable(several):
        found.setdefault(match.id, match)
    return tuple(found.values())[:MATCHES]
