"""What is said in the transcripts: one context a command, the same in every language.

A step is what a person types, `#N` to press the Nth button of the last message that has one (footers count
after the keyboard), or a file. `{…}` stands for the words of that language.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.dialogue.exchange import Attachment, Event, Reacted, Refused
from tests.said import words_in_each

WORDS = words_in_each("transcript")

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
    Episode(
        "/walk, the steps of a topic",
        ("/walk organization-id", "#1", "#2", "#2", "{yes}", "#1", "#1"),
    ),
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
