"""What is said in the transcripts: one context a command, the same in every language.

A step is what a person types, `#N` to press the Nth button of the last message that has one (footers count
after the keyboard), or a file. `{…}` stands for the words of that language.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.dialogue.exchange import Attachment, Event, Reacted, Refused

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "question": "I am redirected to adobe.com after login",
        "vague": "the mask",
        "foreign": "who waters the plants on Fridays?",
        "praise": "The scope page is good. My address is anna@example.com.",
        "hello": "good morning",
        "where": "where is that?",
        "stage": "and in staging?",
        "same": "did that, no change",
        "contrast": "I don't mean the callback, I mean the IMS server URL",
        "two": "which internal name and which type?",
        "value": "our internal name is Adobe_Marketing_cloud, right?",
        "broken": "login doesn't work",
        "who": "everybody, and the page stays blank",
        "thanks": "thanks!",
        "human": "can I speak to a human?",
        "yes": "yes, fine",
    },
    "fr": {
        "question": "Je suis renvoyé sur adobe.com après le login",
        "vague": "le nom ne va pas",
        "foreign": "qui arrose les plantes le vendredi ?",
        "praise": "La page sur les portées est bien. Mon adresse : marie@example.com.",
        "hello": "bonjour",
        "where": "c'est où ?",
        "stage": "et en préprod ?",
        "same": "j'ai tout fait, ça ne change rien",
        "contrast": "le callback est bon, c'est l'URL du serveur IMS",
        "two": "quel nom interne et quel type ?",
        "value": "on a mis Adobe_Marketing_cloud comme nom interne, c'est correct ?",
        "broken": "la connexion ne marche pas",
        "who": "tout le monde, et la page reste blanche",
        "thanks": "merci !",
        "human": "je peux parler à un humain ?",
        "yes": "oui, c'est bon",
    },
    "sv": {
        "question": "Jag skickas till adobe.com efter inloggning",
        "vague": "grupp",
        "foreign": "vem vattnar blommorna på fredagar?",
        "praise": "Sidan om scope är bra. Min adress är anna@example.com.",
        "hello": "god morgon",
        "where": "var är det?",
        "stage": "och i stage?",
        "same": "gjort, fortfarande samma fel",
        "contrast": "callbacken är rätt, det gäller IMS-serverns URL",
        "two": "vilket internt namn och vilken typ?",
        "value": "vi har Adobe_Marketing_cloud som internt namn, är det rätt?",
        "broken": "inloggningen ligger nere",
        "who": "alla, och sidan är helt vit",
        "thanks": "tack!",
        "human": "kan jag få prata med en människa?",
        "yes": "ja, det stämmer",
    },
    "ko": {
        "question": "로그인 후 adobe.com으로 이동합니다",
        "vague": "계정",
        "foreign": "금요일에는 누가 화분에 물을 주나요?",
        "praise": "스코프 페이지가 좋습니다. 제 주소는 jisu@example.com입니다.",
        "hello": "안녕하세요",
        "where": "그게 어디 있나요?",
        "stage": "스테이징은요?",
        "same": "했는데 똑같아요",
        "contrast": "콜백은 맞는데 IMS 서버 URL이 궁금해요",
        "two": "내부 이름이랑 유형 알려주세요",
        "value": "내부 이름이 Adobe_Marketing_cloud인데 맞나요?",
        "broken": "로그인이 안 돼요",
        "who": "모두요, 빈 화면만 나와요",
        "thanks": "감사합니다!",
        "human": "사람과 얘기하고 싶어요",
        "yes": "네, 맞아요",
    },
}

ACCOUNT = Attachment(
    "account.yaml",
    b"""\
internal_name: Adobe_Marketing_Clouds
type: Adobe Marketing Cloud
ims_server: http://ims-na1.adobelogin.com
ims_scope: openid,AdobeID
client_id: Campaign1
client_secret: hunter2-not-to-be-shown
callback_url: http://campaign.example.com/nl/jsp/logon.jsp
association_mask: "Campaign - acme - (.*) "
""",
)
PASTED = "internal_name: Adobe_Marketing_Clouds\ncallback_url: http://campaign.example.com/nl/jsp/logon.jsp"

Step = str | Event


@dataclass(frozen=True, slots=True)
class Episode:
    """One context: its heading, the steps, and where it plays."""

    heading: str
    steps: tuple[Step, ...]
    is_private: bool = True
    is_owner: bool = False
    is_chat_admin: bool = False
    note: str = field(default="")


SCENES: tuple[Episode, ...] = (
    Episode("/start", ("/start", "{hello}")),
    Episode("/start with a link", ("/start check_callback-url",)),
    Episode("/help", ("/help",)),
    Episode("/help for an owner", ("/help",), is_owner=True),
    Episode("/ask", ("/ask", "/ask {question}")),
    Episode("A question, a rating", ("{question}", "👎", "#1")),
    Episode("A question that could mean several things", ("{vague}",)),
    Episode("A question that the documentation does not answer", ("{foreign}",)),
    Episode(
        "A conversation",
        (
            "{question}",
            "{where}",
            "{stage}",
            "{same}",
            "{contrast}",
            "{two}",
            "{value}",
            "/ticket",
            "{thanks}",
        ),
    ),
    Episode("It does not work", ("{broken}", "{who}", "{human}")),
    Episode("/check", ("/check", "/check callback-url", "/check nothing-such")),
    Episode("/walk", ("/walk", "/walk no-matching-right", "#1", "#2", "#1", "#3", "#1")),
    Episode("/walk, in words", ("/walk no-matching-right", "{yes}", "{stage}", "{yes}")),
    Episode("/walk, stopped", ("/walk login-page-unreachable", "#4")),
    Episode("/validate", ("/validate", "/validate " + PASTED)),
    Episode("A file", (ACCOUNT, "#1", "/template")),
    Episode("/rule", ("/rule", "/rule callback-https")),
    Episode("/language", ("/language", "#1")),
    Episode("/hosting", ("/hosting", "#3", "{question}")),
    Episode("/topics", ("/topics", "#2")),
    Episode("/feedback", ("/feedback", "/feedback {praise}")),
    Episode("/forget", ("/forget", "#1")),
    Episode("/about", ("/about",)),
    Episode("/settings in a group", ("/settings", "#1"), is_private=False, is_chat_admin=True),
    Episode("/settings in a group, for everybody else", ("/settings",), is_private=False),
    Episode("/settings in private", ("/settings",)),
    Episode("/stats, /unanswered, /reload for an owner", ("/stats", "/unanswered", "/reload"), is_owner=True),
    Episode("/stats for everybody else", ("/stats",)),
    Episode("A command that does not exist", ("/chek", "/qwertyuiop")),
    Episode("A picture", (Refused("picture"),)),
    Episode("A voice message", (Refused("not-text"),)),
    Episode("A file that is too big", (Refused("file-too-big", 1 << 20),)),
    Episode("A reaction", (Reacted("check/callback-url", "en", is_good=False),)),
)
