"""Dialogue manager. In: a question and the talk. Out: the turn of the first recogniser that fits it."""

from __future__ import annotations

import msgspec

from bot.dialogue import button_data, buttons
from bot.dialogue.account_file.pasted import account_in
from bot.dialogue.answers import menus
from bot.dialogue.answers.question_answering import LIMIT_CHARS
from bot.dialogue.desk import Desk, Talk, Turn, TurnSummary
from bot.dialogue.exchange import Question
from bot.dialogue.session import Memory
from bot.dialogue.talking import dialogue_state
from bot.dialogue.talking.act import DialogueAct, Moment, Reader, changed
from bot.dialogue.talking.asides.button_words import pressed
from bot.dialogue.talking.asides.farewell import read_farewell
from bot.dialogue.talking.asides.greeting import read_greeting
from bot.dialogue.talking.asides.leave_taking import read_leave_taking
from bot.dialogue.talking.asides.not_adobe import read_not_adobe
from bot.dialogue.talking.asides.other_account import read_other_account
from bot.dialogue.talking.asides.other_product import read_other_product
from bot.dialogue.talking.asides.small_talk import (
    read_closing,
    read_lone_word,
    read_small_talk,
)
from bot.dialogue.talking.asides.success import read_success
from bot.dialogue.talking.asides.told_hosting import read_hosting, read_whose_task
from bot.dialogue.talking.asides.user_facts import with_hosting
from bot.dialogue.talking.asides.version_aside import read_version_told
from bot.dialogue.talking.asides.wanted_language import read_language
from bot.dialogue.talking.corrections.meant_alone import read_meant_alone
from bot.dialogue.talking.corrections.negation import read_correction, read_denial
from bot.dialogue.talking.corrections.retraction import read_corrected
from bot.dialogue.talking.escalation.contact import read_contact
from bot.dialogue.talking.escalation.hand_over import read_hand_over
from bot.dialogue.talking.escalation.reach import read_locked_out, read_reach, read_tell_them
from bot.dialogue.talking.escalation.ticket_words import read_about_ticket, read_addition, read_ticket
from bot.dialogue.talking.hearing import hear
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.own_questions import own_questions
from bot.dialogue.talking.questions.answer_kind import read_answer_kind
from bot.dialogue.talking.questions.asked_source import read_asked_source
from bot.dialogue.talking.questions.contextual import read_about, read_bare
from bot.dialogue.talking.questions.direct_answer import read_direct
from bot.dialogue.talking.questions.each_question import answered_each
from bot.dialogue.talking.questions.finding_out import read_finding_out
from bot.dialogue.talking.questions.hosted_migration import read_hosted_migration
from bot.dialogue.talking.questions.instance_order import read_instance_order
from bot.dialogue.talking.questions.multiple_questions import read_several
from bot.dialogue.talking.questions.never_documented import answered_beside, read_never_documented
from bot.dialogue.talking.questions.other_restart import read_other_restart
from bot.dialogue.talking.questions.recovery import not_twice
from bot.dialogue.talking.questions.remark import read_remark
from bot.dialogue.talking.questions.same_setting import read_same
from bot.dialogue.talking.questions.standalone_question import read_question
from bot.dialogue.talking.questions.standing_question import read_standing
from bot.dialogue.talking.questions.system_commands import read_system_commands
from bot.dialogue.talking.questions.us_or_adobe import read_us_or_adobe
from bot.dialogue.talking.questions.version_pair import read_version_pair, with_sides
from bot.dialogue.talking.questions.version_verdict import read_version
from bot.dialogue.talking.secrets.offered_secret import read_offered_secret
from bot.dialogue.talking.secrets.secret_and_question import read_secret_and_question
from bot.dialogue.talking.secrets.secret_verdict import read_secret, with_warning
from bot.dialogue.talking.secrets.sent_secret import read_sent_secret, with_leak
from bot.dialogue.talking.sections.documented_facts import ready_for
from bot.dialogue.talking.subject.asked_date import read_asked_date
from bot.dialogue.talking.subject.asked_passage import read_passage
from bot.dialogue.talking.subject.follow_up import read_not_shown
from bot.dialogue.talking.subject.numbered_step import read_step
from bot.dialogue.talking.subject.restart_asked import read_restart
from bot.dialogue.talking.told_values.group_name import read_group_name
from bot.dialogue.talking.told_values.mask_and_names import with_mask
from bot.dialogue.talking.told_values.names_told import with_names
from bot.dialogue.talking.told_values.shown_field import with_shown
from bot.dialogue.talking.told_values.told_together import VALUE_READERS
from bot.dialogue.talking.told_values.value_verdict import read_value
from bot.dialogue.talking.troubleshooting.affected import read_affected, with_told
from bot.dialogue.talking.troubleshooting.cleared_cache import read_half_cleared
from bot.dialogue.talking.troubleshooting.found_wrong import read_found_wrong
from bot.dialogue.talking.troubleshooting.looks_alike import read_looks_alike
from bot.dialogue.talking.troubleshooting.next_check import past_done
from bot.dialogue.talking.troubleshooting.one_computer import kept_to_computer, read_one_computer
from bot.dialogue.talking.troubleshooting.own_change import read_own_change
from bot.dialogue.talking.troubleshooting.progress import read_progress
from bot.dialogue.talking.troubleshooting.reported_check import read_reported, with_reported
from bot.dialogue.talking.troubleshooting.several_changes import read_several_changes
from bot.dialogue.talking.troubleshooting.so_far import read_so_far
from bot.dialogue.talking.troubleshooting.somebodys_change import read_somebodys_change
from bot.dialogue.talking.troubleshooting.told_symptom import (
    read_console_window,
    read_other_symptom,
    read_told,
    with_rights_seen,
)
from bot.dialogue.talking.troubleshooting.triage import (
    MEMBERSHIP,
    SYMPTOMS,
    read_triage_answer,
    read_unclear_answer,
)
from bot.dialogue.talking.troubleshooting.unchanged_setting import read_unchanged
from bot.dialogue.talking.troubleshooting.unknown_message import read_unknown_message
from bot.dialogue.talking.troubleshooting.vague_report import read_one_instance, read_vague
from bot.dialogue.talking.turn import remembered, turn_of
from bot.dialogue.walk import procedure, walkthrough
from bot.languages import LOCALES
from bot.model import Match, Outcome
from bot.translate import _


def answer_question(question: Question, talk: Talk) -> Turn:
    """Answer free text; remembers the language it was recognised in. A pasted account file is validated."""
    text, session = question.text, talk.session
    if pasted := account_in(question, talk.desk.inspect):
        from bot.dialogue.account_file.uploads import inspected  # no question waits for the validator

        return talk.say(inspected(pasted, talk))
    if len(text) > LIMIT_CHARS:
        problem = _(
            "Your message has {count} characters; I read up to {limit}. Ask in one or two sentences, or "
            "attach the account file.",
            count=len(text),
            limit=LIMIT_CHARS,
        )
        return talk.say(menus.notice(session.locale, problem))
    if not any(char.isalnum() for char in text):
        problem = _("Tell me in a few words what goes wrong, or choose a topic.")
        return talk.say(menus.notice(session.locale, problem))
    return turn_to(question, talk)


def turn_to(question: Question, talk: Talk) -> Turn:
    """Answer free text that is neither a file nor too long; remembers what it was about."""
    text = question.text
    memory = dialogue_state.recalled(talk)
    if question.about:
        memory = _about_old_answer(memory, question.about)
    heard = hear(text, memory, talk)
    if press := pressed(text, heard.whole, memory, talk):
        turn = buttons.press(button_data.decode(press.action), None, talk)
        return _after_press(turn, talk, heard.verdict.locale)
    moment = with_reported(with_hosting(heard.moment(talk), heard.whole))
    act = not_twice(moment, _understood(moment))
    act = kept_to_computer(moment, with_rights_seen(moment, act), (MEMBERSHIP, *SYMPTOMS.values()))
    act = with_shown(moment, with_told(past_done(moment, act), moment))
    act = with_sides(moment, with_mask(moment, with_names(moment, act)))
    return turn_of(moment, with_leak(moment, with_warning(moment, act)))


def _understood(moment: Moment) -> DialogueAct:
    """The act of the first reader that understands it."""
    return next((act for reader in READERS if (act := reader(moment))), None) or read_question(moment)


def prepare(desk: Desk) -> None:
    """Load what the first message of each language would otherwise wait for.

    All but Babel's own, which takes 10 ms and 2 MB a language, and is left until somebody speaks it.
    """
    for locale in LOCALES:
        lexicon(locale)
        ready_for(locale)
    desk.inspect(b"internal_name: Adobe_Marketing_Cloud\n", "value.yaml")


def _about_old_answer(memory: Memory, item: str) -> Memory:
    """A reply to an old answer is about that one, not about the latest."""
    memory = dialogue_state.seeing(memory, item if item.startswith("symptom/") else "")
    subjects = (item, *(subject for subject in memory.subjects if subject != item))
    return changed(memory, subjects=subjects, is_asking=False)


def _after_press(turn: Turn, talk: Talk, locale: str) -> Turn:
    if turn.told:
        return turn  # it has kept what was said; what stood before would be kept over it
    turn = remembered(turn, talk)
    items = tuple(reply.item for reply in turn.replies if reply.item)
    open_walk = turn.session.walk
    if not items and open_walk and walkthrough.is_usable(open_walk, talk.documents):
        items = tuple(filter(None, (procedure.id_of(walkthrough.present(open_walk, talk.documents)),)))
    outcome = Outcome.ANSWER if items else Outcome.TALK
    told = TurnSummary(outcome, locale, tuple(Match(item, 1.0) for item in items), items)
    return msgspec.structs.replace(turn, told=told)


def _read_each_question(moment: Moment) -> DialogueAct | None:
    """The answer to each of several questions: "which type, and who gives us the secret?"."""
    if len(own_questions(moment.utterance)) < 2 or any(reader(moment) for reader in VALUE_READERS):
        return None
    return answered_each(moment, _understood)


def _read_meant_alone(moment: Moment) -> DialogueAct | None:
    """What is meant, read by itself where something is denied: "not where it is, how it is written"."""
    return read_meant_alone(moment, _understood)


def _read_silence_beside(moment: Moment) -> DialogueAct | None:
    """That no page speaks of one thing that is asked, and the answer to the other: "… or who sends it?"."""
    return answered_beside(moment, _understood)


READERS: tuple[Reader, ...] = (
    # in which language, and what of it counts
    read_language,
    read_corrected,
    # how many questions it has, so that none of the readers below takes all of it for one
    _read_each_question,
    # what has no words of its own, and the words of other acts
    read_standing,
    # what is wanted of the bot or of people, whatever is spoken of
    read_offered_secret,
    read_locked_out,
    read_ticket,
    read_addition,
    read_about_ticket,
    read_so_far,
    read_asked_source,
    read_sent_secret,
    read_hand_over,
    read_tell_them,
    read_reach,
    read_contact,
    read_step,
    # what is told with all that an answer needs, or is of something else altogether
    *VALUE_READERS,
    _read_silence_beside,
    read_never_documented,
    read_hosted_migration,
    read_version_pair,
    read_unknown_message,
    read_group_name,
    read_hosting,
    read_leave_taking,
    read_farewell,
    read_not_adobe,
    read_half_cleared,
    read_one_computer,
    read_somebodys_change,
    read_own_change,
    read_unchanged,
    read_looks_alike,
    read_several_changes,
    read_reported,
    read_found_wrong,
    read_other_product,
    # the answer to what the bot asked
    read_triage_answer,
    read_affected,
    # a setting, or a value of it, that is held against the documents
    read_other_account,
    read_instance_order,
    read_us_or_adobe,
    read_same,
    read_value,
    read_secret_and_question,
    read_secret,
    # what people see
    read_other_symptom,
    read_console_window,
    read_told,
    read_one_instance,
    # what was done, and what came of it
    read_success,
    read_closing,
    read_correction,
    read_asked_date,
    read_answer_kind,
    read_progress,
    # a question that a version, a sentence or a passage of the documents settles
    read_version_told,
    read_version,
    read_system_commands,
    read_other_restart,
    read_restart,
    read_finding_out,
    read_direct,
    read_passage,
    read_not_shown,
    # what is no question of the subject, of which some words would look like one below
    read_denial,
    _read_meant_alone,
    read_small_talk,
    read_greeting,
    read_whose_task,
    # a question or a report that only the matcher, or what was said before, tells more of
    read_several,
    read_about,
    read_vague,
    # words that say nothing unless something was said before
    read_lone_word,
    read_bare,
    read_unclear_answer,
    read_remark,
)
"""What a message may be, in the order in which it is tried: the first that understands it makes the turn."""
