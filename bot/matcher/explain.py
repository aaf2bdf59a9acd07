"""Why a question got its verdict: the words that spoke for each candidate, and where the decision fell.

For maintainers (`ims-doctor ask --explain`), so in English.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bot.matcher.decide import evidence, probability
from bot.matcher.features import bucket_of, origins
from bot.matcher.language_identification import evidence_for
from bot.matcher.trained_model import Model
from bot.model import Verdict

_EVIDENCE = (
    "score of the best",
    "lead over the next",
    "lead over the next (log)",
    "least lead",
    "lead over off topic",
    "lead over unspecific",
    "lead of both over off topic",
    "score of off topic",
    "number of words (log)",
    "Hangul",
    "always",
)
_CANDIDATES = 3
"""A choice: the answer, and what it could have been."""
_WORDS = 6
"""A choice: fits a line."""


def explain(model: Model, text: str, verdict: Verdict) -> Iterator[str]:
    """The reasons for a verdict, a line each."""
    languages = sorted(evidence_for(model.language, text).items(), key=lambda pair: -pair[1])
    told = ", ".join(f"{locale} {score:+.1f}" for locale, score in languages)
    yield f"language: {verdict.locale} (log-likelihood, best is 0: {told})"
    scores = model.scores(text)
    order = sorted(range(len(model.ids)), key=lambda i: -scores[i])[:_CANDIDATES]
    for i, name in enumerate((*model.ids, "unspecific", "off topic")):
        if i < len(model.ids) and i not in order:
            continue
        spoken = sorted(_words_for(model, text, i).items(), key=lambda pair: -abs(pair[1]))[:_WORDS]
        said = ", ".join(f"{word} {weight:+.3f}" for word, weight in spoken)
        yield f"{name}: {scores[i]:+.3f} = bias {model.bias[i]:+.3f}, {said}"
    calibration, seen = model.calibration, evidence(scores, text)
    for name, value, right, documented in zip(
        _EVIDENCE, seen, calibration.right, calibration.documented, strict=True
    ):
        yield f"evidence: {name} {value:.3f} (weights {right:+.2f} right, {documented:+.2f} documented)"
    yield (
        f"right {probability(calibration.right, seen):.3f} (answer from {calibration.answer_at:.3f}), "
        f"documented {probability(calibration.documented, seen):.3f} "
        f"(offer from {calibration.suggest_at:.3f})"
    )
    yield f"outcome: {verdict.outcome}, " + ", ".join(f"{m.id} {m.score}" for m in verdict.matches)


def _words_for(model: Model, text: str, label: int) -> dict[str, float]:
    """How much each word and pair of words of the text speaks for a class."""
    sources: dict[int, set[str]] = defaultdict(set)
    for _, mark, source in origins(model.mended(text), model.lexicon):
        sources[bucket_of(mark)].add(source)
    found: dict[str, float] = defaultdict(float)
    for bucket, weight in model.contributions(text, label):
        for source in sources[bucket]:
            found[source] += weight / len(sources[bucket])
    return found
