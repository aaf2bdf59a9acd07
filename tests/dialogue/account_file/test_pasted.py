"""Pasted settings are validated; questions about them are answered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.account_file.pasted import PASTED_NAME, account_in, unfenced
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.translate import translator
from bot.validator.account_template import template
from bot.validator.rules import rules
from tests.dialogue.person import Person

FAULTY = """\
Nom interne : adobe_marketing_cloud
Type : Adobe Marketing Cloud
Serveur de rappel : http://campaign.example.com/nl/jsp/logon.jsp
URL du serveur IMS : https://ims.example.com
Secret client IMS : s3cr3t-Of-The-Test-0815
"""
PASTED = {
    "lines in French": FAULTY,
    "lines in Swedish": "Internt namn: Adobe_Marketing_Cloud\nÅteranropsserver: https://c.example.com/\n",
    "lines in Korean": "내부 이름: Adobe_Marketing_Cloud\n콜백 서버: https://c.example.com/nl/jsp/logon.jsp\n",
    "equal signs": "client_id = Campaign1\ncallback_url = https://c.example.com/nl/jsp/logon.jsp",
    "with a question under it": "client_id: Campaign1\nims_server: ims-na1.adobelogin.com\nVad är fel?",
    "with a greeting": "Bonjour !\n\nclient_id: Campaign1\nims_server: ims.example.com\ncallback_url: http://x.fr",
    "YAML": "external_accounts:\n  - {internal_name: Adobe_Marketing_Cloud, client_id: Campaign1}\n",
    "JSON": '{"internal_name": "Adobe_Marketing_Cloud", "client_id": "Campaign1"}',
    "CSV": "Internal name;Type;Client ID\nAdobe_Marketing_Cloud;Adobe Marketing Cloud;Campaign1\n",
    "XML": '<package><entities schema="nms:extAccount"><extAccount name="Adobe_Marketing_Cloud" '
    'imsServer="x.example.com"/></entities></package>',
    "server": '<imsConfig>\n<nonIMSAuthnAPI disableAPI="true"/>\n</imsConfig>',
    "fenced": "```yaml\ninternal_name: Adobe_Marketing_Cloud\nclient_id: Campaign1\n```",
}
QUESTIONS = [
    "callback_url: what is right?",
    "Callback URL: quelle est la bonne valeur ?",
    "Client ID: where do I find it?\nClient secret: and that one?",
    "client_id: I do not know\ncallback_url: the one that was there before",
    "Klient-ID: var hittar jag det?\nKlienthemlighet: samma fråga",
    "클라이언트 ID: 어디에서 찾나요?\n콜백 서버: 무엇을 넣어야 하나요?",
    "Bonjour,\nNom : Dupont\nServeur : prod\nProblème : après le login j'arrive sur adobe.com",
    "Hej!\nProblem: hamnar på adobe.com\nType: konstigt fel\nTack",
    "Client ID, client secret\nwhere do I get them, and who gives them to me",
    "Scopes, callback, mask: which of them first?\nThanks, Anna",
    "[URGENT] login fails for everybody, I land on adobe.com",
    "<b>login</b> fails",
    "What does nonIMSAuthnAPI do, and where is imsConfig?",
    "authIMSEndpoint: what is right?",
    "{callback_url} in the doc: what do I put there?",
    "Do I set it like this?\ncallback_url: https://campaign.example.com/nl/jsp/logon.jsp",
    "https://ims-na1.adobelogin.com/ims/authorize?client_id=Campaign1&scope=openid\nis that right?",
    "2026-11-20 10:00:00 ERROR: login has no right: expression\n2026-11-20 10:00:01 INFO: type: retry",
    "From: Anna\nTo: Support\nSubject: callback URL\nType: question\nI land on adobe.com",
    "",
    ":",
]


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
def test_pasted_settings_are_taken_for_a_file(desk: Desk, text: str) -> None:
    """In whatever form, as a message or in a code block with words around it."""
    for question in (Question(text), Question(f"Why does this not work?\n{text}", code=text)):
        found = account_in(question, desk.inspect)
        assert found
        assert found.name == PASTED_NAME
        assert desk.inspect(found.data, found.name)


@pytest.mark.parametrize("locale", LOCALES)
def test_half_of_a_server_configuration_gets_its_line(desk: Desk, locale: str) -> None:
    """Not an answer to a question that nobody asked."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question('<allowOperator name="admin"/>\n</nonIMSAuthnAPI>\n</imsConfig>'))
    assert "<imsConfig>" in person.reads
    assert "<ims …/>" in person.reads


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_about_settings_stays_a_question(desk: Desk, text: str) -> None:
    """Names, colons, several lines and quoted values alone do not make it a file."""
    assert account_in(Question(text), desk.inspect) is None


@pytest.mark.parametrize(
    "code", ["Adobe_Marketing_Cloud", "Campaign - acme - (.*)", "https://c.example.com/", "x: y"]
)
def test_a_code_block_with_a_bare_value_stays_a_question(desk: Desk, code: str) -> None:
    """There is nothing to validate in it."""
    assert account_in(Question(f"what is {code}", code=code), desk.inspect) is None


@pytest.mark.parametrize("locale", LOCALES)
def test_no_way_to_ask_is_taken_for_a_file(desk: Desk, locale: str) -> None:
    """None of the thousands of phrases in the catalogue, documented or off topic."""
    says = [entry.says[locale] for entry in desk.documents.entries.values()]
    says.append(desk.documents.knowledge.off_topic[locale])
    for voices in says:
        for text in (text for voice in voices.values() for text in voice):
            assert account_in(Question(text, code=text), desk.inspect) is None, text


def test_what_the_manual_shows_is_recognised(desk: Desk) -> None:
    """The examples of several lines of all rules, and the template in every language."""
    texts = [text for rule in rules() for text in (rule.passing, rule.failing) if text.count("\n") > 1]
    texts += [template(translator(locale)) for locale in LOCALES]
    unseen = [text for text in texts if not account_in(Question(text), desk.inspect)]
    assert unseen == [text for text in unseen if "client_id: {name" in text]


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_text_is_too_odd(desk: Desk, text: str) -> None:
    """Never an exception."""
    account_in(Question(text, code=text), desk.inspect)


def test_the_marks_of_a_code_block_are_taken_off() -> None:
    """With or without a language; other text stays."""
    assert unfenced("```\na: b\n```") == unfenced("```yaml\na: b\n```\n") == unfenced("a: b\n") == "a: b"
    assert unfenced("say ```a``` here") == "say ```a``` here"


@pytest.mark.parametrize("locale", ["fr", "ko"])
def test_pasted_settings_get_a_report_without_buttons_for_a_file(desk: Desk, locale: str) -> None:
    """The worst three, the rest attached, the secret nowhere: no button could find the text again."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(FAULTY))
    assert person.reply
    assert person.reads.count("❌") <= 3
    assert "`Adobe_Marketing_Cloud`" in person.reads
    assert not [b for b in person.buttons if b.action.split(":")[0] in ("fix", "findings", "json")]
    document = person.reply.document
    shown = person.reads + (document.data.decode() if document else "")
    assert "s3cr3t" not in shown


def test_what_does_not_fit_is_attached(desk: Desk) -> None:
    """More than three findings: the whole report goes along at once."""
    person = Person(desk, Session(chosen="sv"))
    person.says(Question(FAULTY + "Masque d'association : Campaign - acme \nPérimètre IMS : openid,openid\n"))
    assert person.reply
    assert person.reply.document
    assert b"scopes" in person.reply.document.data
    assert person.reply.document.name == "inklistrad-text-rapport.txt"
    assert b"inklistrad-text.txt:1:" in person.reply.document.data
    assert b"pasted.txt" not in person.reply.document.data


@pytest.mark.parametrize("locale", LOCALES)
def test_pasted_text_that_cannot_be_read_bears_no_file_name(desk: Desk, locale: str) -> None:
    """Nobody who pasted something has ever seen the name under which it is validated."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("validate", "internal_name: [Adobe_Marketing_Cloud"))
    assert person.reply
    assert PASTED_NAME not in person.reads
