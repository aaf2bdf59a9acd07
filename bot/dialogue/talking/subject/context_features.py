"""What tells for and against each id that a message may be about. In: the moment. Out: features of each.

Beside the traits of the message (`message_traits`), which hold whatever it is about, a candidate has its own.
"""

from __future__ import annotations

from itertools import islice
from math import log

from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.answers.entry import CARE, HOSTED
from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.things_named import without_things
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.rare_words import RareWords, rare_words
from bot.dialogue.talking.sections.titles import named
from bot.dialogue.talking.sections.vocabulary import Said, said_of
from bot.dialogue.talking.subject.follow_up import own_words
from bot.dialogue.talking.subject.message_traits import ELSEWHERE, Features, traits_of
from bot.dialogue.talking.subject.passage_evidence import BY_CHANCE, best_of
from bot.languages import SOURCE_LOCALE
from bot.matcher.word_stems import stems_of
from bot.model import OFF_TOPIC, Record, Verdict

_RECENT = 3
"""Subjects spoken of last that may be meant again."""
_LEAST = 0.002
"""The probability of an id that the matcher does not name."""
_RARE = 0.6
"""How rare a word is, 0 to 1, for the ids that say it to be meant perhaps: three or four in forty do."""
_LIKELIEST = 6
"""Ids that the matcher leans to most which are looked at, named by it or not."""


_ANSWERING = 3
"""Sections with the passages that answer most of the message, which are looked at."""


class _Evidence(Record, frozen=True):
    """What was found out of a message once, for all candidates."""

    subject: str
    alone: str
    recent: tuple[str, ...]
    leads_to: tuple[str, ...]
    said: Said
    rare: RareWords
    verdict: Verdict
    bare: Verdict | None
    scores: dict[str, float]
    bare_scores: dict[str, float]
    traits: Features
    is_left: bool


def seen_in(moment: Moment) -> tuple[Features, dict[str, tuple[str, Features]]]:
    """What is so of the message, and what may be meant: each with its kind and what is so of it alone."""
    documents, locale = moment.talk.documents, moment.locale
    found = _found(moment)
    leanings = found.verdict.leanings
    off_topic = leanings.get(OFF_TOPIC, 0.0)
    items = [item for item in _items(moment, found) if documents.place(item, locale) is not None]
    lead = off_topic - max((leanings.get(item, 0.0) for item in items), default=0.0)
    seen: dict[str, tuple[str, Features]] = {
        ELSEWHERE: ("elsewhere", {"elsewhere": 1.0, "off-topic": off_topic, "off-topic:lead": lead})
    }
    for item in items:
        own = _of_any(found, item, off_topic)
        if item == found.subject:
            seen[item] = ("subject", own | _of_subject(found, own))
        else:
            seen[item] = ("other", own | _of_other(moment, found, item, own))
    return found.traits, seen


def _found(moment: Moment) -> _Evidence:
    utterance, documents, subject = moment.utterance, moment.talk.documents, moment.subject
    left = own_words(utterance)
    said = said_of(documents, utterance, left)
    alone = _named(moment, own_words(utterance, kept=("login",)))
    bare = _bare(moment)
    return _Evidence(
        subject,
        alone,
        moment.memory.subjects[moment.memory.subjects.index(subject) :][:_RECENT],
        leads_to(documents, subject),
        said,
        _rare_words(utterance, documents),
        moment.verdict,
        bare,
        {match.id: match.score for match in moment.verdict.matches},
        {match.id: match.score for match in bare.matches} if bare else {},
        traits_of(moment, left, said, is_bare=not left and alone in ("", subject)),
        bool(left),
    )


@once
def passages_of(moment: Moment) -> dict[str, float]:
    """Id → how much of the message the best of its passages answers (`best_of`).

    By the passages of its own language, also where it is to be answered in another one.
    """
    return best_of(moment.answering or moment.talk.desk.answering(moment.text, moment.utterance.locale))


@once
def _rare_words(utterance: Utterance, documents: Documents) -> RareWords:
    content = sorted(stems_of(utterance.typed(utterance.rest())))
    return rare_words(documents, utterance.locale, content)


def _bare(moment: Moment) -> Verdict | None:
    """What the matcher makes of the last clause without the names in it; None where that is all of it."""
    text, clauses = moment.text, moment.utterance.clauses
    if len(clauses) > 1 and moment.utterance.rest(within=clauses[-1]):
        text = moment.utterance.words(clauses[-1])
    text = without_things(text)
    return moment.ask(text) if text and text != moment.text.strip() else None


def _items(moment: Moment, found: _Evidence) -> list[str]:
    """The ids that may be meant, none twice.

    People whose Campaign Adobe runs, and who only tell something, do not mean what they were told at once.
    """
    documents, leanings = moment.talk.documents, found.verdict.leanings
    is_known = (
        moment.talk.session.hosting == "hosted" and found.subject != HOSTED and bool(found.traits["told"])
    )
    likeliest = sorted(leanings, key=leanings.__getitem__, reverse=True)[:_LIKELIEST]
    items = dict.fromkeys(
        (  # from any page people turn to Customer Care
            *(found.subject, *found.scores, *found.bare_scores, *found.recent, *found.leads_to),
            *(*found.said.in_titles(), found.alone, *likeliest, *found.rare.saying(_RARE)),
            *(*_points_to(documents).get(found.subject, ()), CARE),
            *[item for item, most in islice(passages_of(moment).items(), _ANSWERING) if most > BY_CHANCE],
        )
    )
    no_item = {"", OFF_TOPIC, *([HOSTED] if is_known else [])}
    return [item for item in items if item not in no_item]


def _of_any(found: _Evidence, item: str, off_topic: float) -> Features:
    """What is so of an id, the subject or another."""
    said, traits = found.said, found.traits
    size, told = traits["size"], traits["told"]
    likely, leaning = _logit(found.scores.get(item, 0.0)), found.verdict.leanings.get(item, 0.0)
    piece, near, close = found.rare.share(item), said.nearness(item), said.closeness(item)
    seen = {
        "likely": likely,
        "leaning": leaning,
        "leaning:lead": leaning - off_topic,
        "near": near,
        "close": close,
        "named": float(item == found.alone),
        "title-said": said.share_of_title(item),
        "likely:size": likely * size,
        "leaning:size": leaning * size,
        "titled": said.of_title(item, but="" if item == found.subject else found.subject),
        "piece": piece,
        "piece:most": piece * piece,
        "piece:size": piece * size,
        "rarest": found.rare.rarest(item),
    }
    if told:
        seen |= {
            "likely:told": likely,
            "leaning:told": leaning,
            "near:told": near,
            "close:told": close,
            "titled:told": seen["titled"],
            "piece:told": piece,
        }
    if found.bare:
        seen |= {
            "whole:likely": likely,
            "whole:leaning": leaning,
            "bare:likely": _logit(found.bare_scores.get(item, 0.0)),
            "bare:leaning": found.bare.leanings.get(item, 0.0),
        }
    return seen


def _of_subject(found: _Evidence, own: Features) -> Features:
    """What is so of the subject at hand beside that."""
    return {
        "subject": 1.0,
        "subject:far": float(found.is_left and not own["near"]),
        "subject:piece": own["piece"],
        "subject:leaning": own["leaning"],
    }


def _of_other(moment: Moment, found: _Evidence, item: str, own: Features) -> Features:
    """What is so of another id beside that."""
    documents, subject, traits = moment.talk.documents, found.subject, found.traits
    is_led_to, leads_here = item in found.leads_to, subject in leads_to(documents, item)
    is_sure = float(item == moment.best and moment.is_sure)
    recent = 1 / found.recent.index(item) if item in found.recent else 0.0
    points_to = _points_to(documents)
    seen = {
        "led-to": float(is_led_to),
        "leads-here": float(leads_here),
        "recent": recent,
        "same-kind": float(item.partition("/")[0] == subject.partition("/")[0]),
        "same-page": float(_page(documents, item) == _page(documents, subject)),
        "pointed-to": float(item in points_to.get(subject, ())),
        "points-here": float(subject in points_to.get(item, ())),
        "led-to:asks": float(is_led_to or leads_here) * (1.0 - traits["told"]),
        "common": _in_common(documents).get(item, 0.0),
        "best:sure": is_sure,
        "best:sure:size": is_sure * traits["size"],
        "best:sure:told": is_sure * traits["told"],
        "best:sure:thing": is_sure * max(traits["thing"], traits["version"]),
        "titled:and": own["titled"] * traits["and"],
        "titled:known": own["titled"] * (1.0 - traits["unknown"]),
        "named:and": own["named"] * traits["and"],
        "named:alone": own["named"] * float(not found.is_left),
        "led-to:who": float(is_led_to) * traits["who"],
        "recent:told": recent * traits["told"],
        "led-to:told": float(is_led_to) * traits["told"],
        "piece:lead": max(0.0, own["piece"] - found.rare.share(subject)),
    }
    if item == CARE:
        seen |= {f"care:{trait}": traits[trait] for trait in ("adobe", "who", "told")} | {"care": 1.0}
    return seen


def _named(moment: Moment, units: list[int]) -> str:
    """The one id that is named: by all words, or by the first ones behind "and" ("… while we are at it")."""
    documents, utterance = moment.talk.documents, moment.utterance
    item = named(documents, utterance, units, near=moment.subject)
    if item or not utterance.has("and"):
        return item
    ends = (at + 1 for at, unit in enumerate(units) if unit + 1 not in units)
    return named(documents, utterance, units[: next(ends, 0)], near=moment.subject)


def leads_to(documents: Documents, item: str) -> tuple[str, ...]:
    """Where an id leads; nowhere for a section of added documentation."""
    entry = documents.entries.get(item)
    return tuple(entry.leads_to) if entry else ()


def _page(documents: Documents, item: str) -> str:
    """The page that an id stands on; the id itself for added documentation."""
    entry = documents.entries.get(item)
    return entry.page if entry else item


@kept()
def _points_to(documents: Documents) -> dict[str, tuple[str, ...]]:
    """Of each id those of its page that its section sends the reader to."""
    item_of = {(entry.page, entry.section): item for item, entry in documents.entries.items()}
    found: dict[str, tuple[str, ...]] = {}
    for item, entry in documents.entries.items():
        place = documents.place(item, SOURCE_LOCALE)
        keys = ((entry.page, key) for key in place.section.points_to) if place else ()
        found[item] = tuple(item_of[key] for key in keys if key in item_of and item_of[key] != item)
    return found


@kept()
def _in_common(documents: Documents) -> dict[str, float]:
    """Of each id, as a logarithm, how many lead to it."""
    to = [target for entry in documents.entries.values() for target in entry.leads_to]
    return {item: log(1 + to.count(item)) for item in documents.entries}


def _logit(probability: float) -> float:
    share = min(max(probability, _LEAST), 1 - _LEAST)
    return log(share / (1 - share))
