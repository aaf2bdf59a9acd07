"""Whatever is worked out of documents goes with them when they are read anew."""

from __future__ import annotations

import gc
import weakref

from bot.app import Compiled, Known, open_desk
from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.answers.entry import show_reply
from bot.dialogue.answers.question_answering import greeted
from bot.dialogue.exchange import Question
from bot.dialogue.owner.nearest_entry import nearest
from bot.dialogue.talking.message.elsewhere import is_elsewhere
from bot.dialogue.talking.sections.titles import title_words
from bot.matcher.match import Matcher
from tests.dialogue.person import Person


def test_old_documents_go_with_all_that_was_worked_out_of_them(compiled: Compiled) -> None:
    """After a reload nothing but the new ones is needed."""
    documents = Documents(compiled.knowledge)
    person = Person(open_desk(Known(documents, Matcher(compiled.model))))
    person.says(Question("hello, where is the tenant in the external account? It says invalid redirect"))
    person.says(Question("we have checked that already, and now?"))
    for item in documents.entries:
        show_reply(documents, item, "en")
    greeted(documents, "hello", "en")
    nearest(documents, "en").find("tenant")
    is_elsewhere(documents, "SAP")
    title_words(documents, "en")
    old = weakref.ref(documents)
    del documents, person
    gc.collect()
    assert old() is None


def test_what_is_kept_is_worked_out_once_for_each_documents(compiled: Compiled) -> None:
    """As often as is asked for it, up to a number of answers."""
    asked: list[tuple[Documents, str]] = []

    @kept(1)
    def told(documents: Documents, item: str) -> int:
        asked.append((documents, item))
        return len(item)

    old, new = Documents(compiled.knowledge), Documents(compiled.knowledge)
    assert [told(old, "a"), told(old, "a"), told(new, "a"), told(old, "bc"), told(old, "a")] == [
        1,
        1,
        1,
        2,
        1,
    ]
    assert asked == [(old, "a"), (new, "a"), (old, "bc"), (old, "a")]
