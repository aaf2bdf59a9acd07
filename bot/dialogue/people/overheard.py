"""Words in a group that were not said to the bot: helped with only where it is as sure as it can be."""

from __future__ import annotations

import re

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.question_answering import verdict_reply
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Overheard, Reply
from bot.dialogue.notes import Asked
from bot.dialogue.session import supported
from bot.matcher.normalise import words
from bot.model import Outcome
from bot.privacy.word_lists import word_set
from bot.translate import _, translator

SURE = 0.985
"""The least probability of an answer that nobody asked for; `test_overheard.py` measures it."""
_LEAST_WORDS = 3
"""A choice: fewer are an exclamation between colleagues."""
_MOST_CHARS = 600
"""Longer messages are reports and minutes rather than questions."""

_ASKING_FIRST = word_set(
    "what which where when who why how whose can could does do did is are should shall must may has anyone",
    "quel quelle quels quelles où comment pourquoi qui quand est-ce quoi combien faut-il peut-on dois-je",
    "savez-vous qu'est-ce est-il est-elle y-a-t-il quelqu'un",
    "vad vilken vilket vilka var vart när vem varför hur ska kan måste får är bör finns har någon nån",
)
"""Words that make a question of what they begin."""
_ASKING = re.compile(
    r"[?？]|나요|까요|가요|는지|은지|습니까|합니까|됩니까|입니까|인가|할까|을까|죠|뭐예요|뭔가요|알려\s?주"
)


def _phrases(*lines: str) -> re.Pattern[str]:
    """Any of some phrases, each between slashes, as whole words."""
    phrases = [phrase for line in lines for phrase in line.strip("/").split("/")]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(phrases)})(?![^\W_])", re.IGNORECASE)


_PROBLEM = _phrases(
    "/can'?t/cannot/can not/could not/couldn'?t/does ?n[o']?t/do ?n[o']?t/won'?t/isn'?t/unable/error/",
    "/refused/fail(?:s|ed|ing|ure)?/denied/stuck/broken/wrong/missing/no longer/instead of/",
    "/reject(?:s|ed)/invalid/lands? on/ends? up/end up/sent back/redirected/nothing happens/",
    "/not (?:working|found|allowed|possible)/impossible/erreur/échoue/échec/refus[eé]e?s?/bloqu[eé]e?s?/",
    "/(?:marche|fonctionne|arrive|peu[xt]) (?:pas|plus)/n'arrive/ne \\w+(?: \\w+)? (?:pas|plus)/",
    "/n'\\w+(?: \\w+)? (?:pas|plus)/au lieu/manquante?/incorrecte?/faux/fausse/invalide/renvoy[eé]e?s?/",
    "/redirig[eé]e?s?/atterri\\w*/tomb[eé]\\w* sur/introuvable/cass[eé]e?/inte/går ej/fel/felet/",
    "/felmeddelande\\w*/nekas?/nekad/saknas?/fastnar?/misslyckas/istället/i stället/hamnar?/skickas/",
    "/omdirigeras/ogiltig\\w*/trasig\\w*/slutat/",
)
_PROBLEM_IN_KOREAN = re.compile(
    r"안\s?[되돼됩열떠뜨나들보가먹맞]|못\s?[하해합들찾]|없[다어습음는네]|오류|에러|실패|거부|막혀|막힘|틀린|틀렸"
    r"|이상|잘못|튕|먹통|불가|넘어가|이동(?:합|해|됨|돼)|빠짐|빠져"
)
_SETTLED = _phrases(
    "/thanks/thank you/thx/solved/resolved/fixed/work(?:s|ing) (?:now|again|fine)/never ?mind/done/fyi/",
    "/reminder/(?:i|we)(?:'ve| have)? (?:found|changed|corrected|restarted|updated|renamed|documented)/",
    "/turns out/it was/was the/(?:i|we)(?:'ll| will)/let'?s/haha/lol/the other day/",
    "/last (?:week|month|year)/as i said/agreed/yesterday we/remember (?:when|that|to)/merci/résolu/",
    "/réglé/corrigé/c'est bon/ça (?:re)?marche/c'était/tout roule/trouvé/pour info/nickel/bravo/",
    "/(?:j'ai|on a|nous avons) (?:changé|redémarré|mis à jour|renommé|documenté)/je vais/on va/hier on/",
    "/d'accord/la semaine dernière/petit rappel/tack/löst/fixat/fixade/hittade/fun(?:kar|gerar) nu/",
    "/det var/berodde på/påminnelse/glöm det/äntligen/klart/",
    "/(?:jag|vi) (?:har )?(?:ändrat|ändrade|bytt|bytte|startat om|startade om|lagt in|rättat|hittat)/",
    "/bra jobbat/jag ska/vi ska/förra veckan/i går (?:hade|bytte)/",
)
_SETTLED_IN_KOREAN = re.compile(
    r"감사|고마|해결|됐어요|됐습니다|되네요|됩니다!|고쳤|수정했|바꿨|변경했|찾았|재시작했|공유드|참고로|안내드|하겠습니다"
    r"|할게요|예정입니다|축하"
)


def answer_overheard(event: Overheard, talk: Talk) -> Turn:
    """Answer a question that is surely documented, where the chat wants that; else say and note nothing."""
    from bot.dialogue.message_secrets import contains_secret  # its patterns take long to load

    text = event.text
    if (
        not talk.context.chat.helps_unasked
        or len(text) > _MOST_CHARS
        or not is_plea(text)
        or contains_secret(text)
    ):
        return talk.say()
    session = talk.session
    prior = session.spoken or supported(session.client) or session.usual
    verdict = talk.desk.ask(text, locale=session.chosen, prior=prior)
    if verdict.is_foreign or verdict.outcome is not Outcome.ANSWER or verdict.matches[0].score < SURE:
        return talk.say()
    reply = verdict_reply(talk.documents, text, verdict, session.hosting)
    item = verdict.matches[0].id
    return talk.say(_offered(reply), notes=(Asked(verdict.outcome.value, verdict.locale, item),))


def is_plea(text: str) -> bool:
    """Whether somebody asks or has a problem, rather than tells what they did, thanks or jokes."""
    text = text.replace("’", "'")
    if len(words(text)) < _LEAST_WORDS or _SETTLED.search(text) or _SETTLED_IN_KOREAN.search(text):
        return False
    if _ASKING.search(text) or _PROBLEM.search(text) or _PROBLEM_IN_KOREAN.search(text):
        return True
    return text.split(maxsplit=1)[0].strip(",.:;!").casefold() in _ASKING_FIRST


def _offered(reply: Reply) -> Reply:
    line = _("If I may help unasked: my documentation has this.")
    return msgspec.structs.replace(
        reply, blocks=(blocks.paragraph(translator(reply.locale), line), *reply.blocks)
    )
