"""The sums of all notes, as the bot's owner reads them: figures, and what the catalogue lacks."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from bot.dialogue import blocks
from bot.dialogue.answers.documents import Documents
from bot.dialogue.exchange import OutgoingFile, Reply
from bot.dialogue.notes import ItemFeedback, Records, Unanswered
from bot.dialogue.owner.nearest_entry import nearest
from bot.dialogue.people.answer_ratings import REASONS
from bot.languages import LOCALES
from bot.model import Block, BlockKind, Inline, Message, Outcome, Record, Span, Style
from bot.translate import Translator, _, n_, translator

DRAFT_NAME = "unanswered.yaml"
_TOP = 10
"""A choice: what an owner can act on in a week."""
_TOP_OF_LANGUAGE = 5
"""A choice: half of that for each language."""
_OFF_TOPIC = "off-topic"
_WRITER = "people"
_WHAT_TO_DO = (
    _("Mend the words, then paste the lines under an id into `says:` of knowledge/catalog/<id>.yaml."),
    _("Those under off-topic go into knowledge/catalog/off-topic.yaml. Then send /reload."),
    _("The number behind a question is how often it was asked."),
)


class Missed(Record, frozen=True):
    """A question without an answer; `nearest` is the id that it comes nearest to, or empty."""

    words: str
    locale: str
    count: int
    nearest: str


def stats_reply(records: Records, documents: Documents, locale: str) -> Reply:
    """People, questions by outcome and language, the most frequent answers, how they were liked."""
    say = translator(locale)
    asked = sum(count for _outcome, _locale, count in records.outcomes)
    body = [
        blocks.title(say.text(_("My figures"))),
        blocks.paragraph(say, _used(records, asked)),
    ]
    if asked:
        body.append(blocks.bullets(_by_language(say, records)))
    if records.items:
        body.append(_heading(say, _("Most frequent answers")))
        body.append(
            blocks.bullets(
                say.inline(
                    _(
                        "{title}: {figures}",
                        title=_title(documents, item, locale),
                        figures=n_("{count} time", "{count} times", count),
                    )
                )
                for item, count in records.items[:_TOP]
            )
        )
    if records.feedback:
        body.append(_heading(say, _("How people like them")))
        body.append(blocks.bullets(_liked(say, documents, records.feedback[:_TOP])))
    return Reply(locale, tuple(body))


def _used(records: Records, asked: int) -> Message:
    """How many people and questions; none of them in words, as nobody writes a zero in a sentence."""
    people = n_("{count} person", "{count} people", records.people)
    questions = n_("{count} question", "{count} questions", asked)
    date = _day(records)
    if not asked:
        return _("Nobody has asked me anything since {date}.", date=date)
    if not records.people:
        return _(
            "I remember nobody any more. Since {date} I have been asked {questions}.",
            date=date,
            questions=questions,
        )
    return _(
        "I remember {people}. Since {date} they have asked me {questions}.",
        people=people,
        date=date,
        questions=questions,
    )


def unanswered_reply(records: Records, documents: Documents, locale: str) -> Reply:
    """What the catalogue lacks, by language; everything as a draft for it in a file."""
    say = translator(locale)
    missed = list(_missed(records.unanswered, documents))
    complaints = [item for item in records.feedback if item.complaints]
    nothing = _("Since {date}, nobody has asked anything without an answer.", date=_day(records))
    if not missed and not complaints and not records.suggestions:
        return Reply(locale, (blocks.paragraph(say, nothing),))
    count = sum(one.count for one in missed)
    told = _(
        "Since {date}, {questions} had no answer. The file has all of them, ready for the catalogue.",
        date=_day(records),
        questions=n_("{count} question", "{count} questions", count),
    )
    if not count:
        told = nothing
    body = [blocks.title(say.text(_("Without an answer"))), blocks.paragraph(say, told)]
    for spoken in dict.fromkeys((*LOCALES, *(one.locale for one in missed))):
        lines = [_line(documents, one, locale) for one in missed if one.locale == spoken]
        if lines:
            body.append(Block(BlockKind.HEADING, inline=blocks.text(_name(say, spoken)), level=2))
            body.append(blocks.bullets(lines[:_TOP_OF_LANGUAGE]))
    if complaints:
        body += [
            _heading(say, _("Not good enough")),
            blocks.bullets(_liked(say, documents, complaints[:_TOP])),
        ]
    if records.suggestions:
        latest = records.suggestions[: -_TOP_OF_LANGUAGE - 1 : -1]
        body.append(_heading(say, _("Sent with /feedback")))
        body.append(blocks.bullets(blocks.text(suggestion.words) for suggestion in latest))
    return Reply(
        locale, tuple(body), document=OutgoingFile(DRAFT_NAME, draft(records, documents, say).encode())
    )


def draft(records: Records, documents: Documents, say: Translator) -> str:
    """Everything that `unanswered_reply` is about as YAML for the catalogue, grouped by the nearest id."""
    by_item: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for one in _missed(records.unanswered, documents):
        counts = by_item[one.nearest or _OFF_TOPIC][one.locale]
        counts[one.words] = counts.get(one.words, 0) + one.count
    complaints = {item.item: item for item in records.feedback if item.complaints}
    since = _("Questions without an answer since {date}, the most frequent first.", date=_day(records))
    lines = [*(f"# {say.text(line)}" for line in (since, *_WHAT_TO_DO)), ""]
    order = [item for item in (*documents.entries, *sorted({*by_item, *complaints})) if item != _OFF_TOPIC]
    for item in dict.fromkeys((*order, _OFF_TOPIC)):
        if item in complaints:
            reasons = ", ".join(f"{say.text(REASONS[why])} {n}" for why, n in complaints[item].complaints)
            lines.append("# " + say.text(_("{title}: {figures}", title=_printable(item), figures=reasons)))
        if item in by_item:
            lines.append(f"{item}:")
            indent = "  "
            if item != _OFF_TOPIC:
                lines.append("  says:")
                indent = "    "
            lines += _phrases(by_item[item], indent)
    for suggestion in records.suggestions:
        lines.append(f"# /feedback, {suggestion.locale}: {' '.join(_printable(suggestion.words).split())}")
    return "\n".join(lines) + "\n"


def _phrases(by_locale: dict[str, dict[str, int]], indent: str) -> Iterator[str]:
    for locale, counts in by_locale.items():
        yield f"{indent}{locale}:"
        yield f"{indent}  {_WRITER}:"
        for words, count in counts.items():
            yield f"{indent}    - {json.dumps(_printable(words), ensure_ascii=False)}  # {count}"


def _missed(unanswered: Iterable[Unanswered], documents: Documents) -> Iterator[Missed]:
    """The questions without those that the catalogue has by now, each with what it is nearest to."""
    known = {
        text
        for says in (*(entry.says for entry in documents.entries.values()), documents.knowledge.off_topic)
        for writers in says.values()
        for texts in writers.values()
        for text in texts
    }
    for one in unanswered:
        if one.locale not in LOCALES or one.words in known:
            continue
        is_noted = one.nearest in documents.entries
        near = one.nearest if is_noted else nearest(documents, one.locale).find(one.words)
        yield Missed(one.words, one.locale, one.count, near)


def _line(documents: Documents, one: Missed, locale: str) -> Inline:
    times = f" × {one.count}" if one.count > 1 else ""
    near = f" → {_title(documents, one.nearest, locale)}" if one.nearest else ""
    return (Span(one.words, Style.CODE), Span(f"{times}{near}"))


def _by_language(say: Translator, records: Records) -> Iterator[Inline]:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for outcome, locale, count in records.outcomes:
        counts[locale][outcome] = counts[locale].get(outcome, 0) + count
    for locale, outcomes in sorted(counts.items(), key=lambda item: -sum(item[1].values())):
        yield say.inline(
            _(
                "{language}: {answered} answered, {offered} with a choice, {missed} without an answer",
                language=_name(say, locale),
                answered=outcomes.get(Outcome.ANSWER, 0),
                offered=outcomes.get(Outcome.SUGGEST, 0),
                missed=outcomes.get(Outcome.NONE, 0),
            )
        )


def _liked(say: Translator, documents: Documents, feedback: Iterable[ItemFeedback]) -> Iterator[Inline]:
    for item in feedback:
        why = ", ".join(f"{say.text(REASONS[reason])} {count}" for reason, count in item.complaints)
        figures = f"👍 {item.good} 👎 {item.bad}" + (f" ({why})" if why else "")
        yield say.inline(
            _("{title}: {figures}", title=_title(documents, item.item, say.locale), figures=figures)
        )


def _title(documents: Documents, item: str, locale: str) -> str:
    """What an id is called; the id itself where the documents no longer have it."""
    try:
        return documents.title(item, locale)
    except KeyError:
        return item


def _heading(say: Translator, message: Message) -> Block:
    return Block(BlockKind.HEADING, inline=say.inline(message), level=2)


def _name(say: Translator, locale: str) -> str:
    name = say.language_name(locale)
    return name[:1].upper() + name[1:]


def _day(records: Records) -> date:
    return datetime.fromtimestamp(records.since, UTC).date()


def _printable(text: str) -> str:
    """Without the characters that YAML does not allow."""
    return "".join(character for character in text if character.isprintable())
