"""Who takes part: people and bots, and what they are in a chat."""

from dataclasses import dataclass, field

from tests.fakes.bot_api.entities import JsonObject

ADMINISTRATOR_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
_CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages")
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
)


@dataclass(eq=False, kw_only=True)
class Account:
    """A person or a bot, as `User` objects of the Bot API show it."""

    id: int
    first_name: str
    is_bot: bool = False
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_deactivated: bool = False

    def as_json(self) -> JsonObject:
        """Return the Bot API's `User`."""
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            **{key: value for key, value in optional.items() if value is not None},
        }


@dataclass(eq=False, kw_only=True)
class BotAccount(Account):
    """The bot under test. With privacy mode on it sees in groups only what is meant for it."""

    privacy_mode: bool = True
    supports_inline_queries: bool = True

    def as_full_json(self) -> JsonObject:
        """Return what getMe returns."""
        return {
            **self.as_json(),
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy_mode,
            "supports_inline_queries": self.supports_inline_queries,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
        }


ANONYMOUS = Account(id=1087968824, first_name="Group", is_bot=True, username="GroupAnonymousBot")
"""The account that is shown for an administrator who writes in the group's name."""
SERVICE = Account(id=777000, first_name="Telegram")
"""The account that is shown for a channel's post in its discussion group."""


@dataclass(eq=False, kw_only=True)
class Member:
    """What an account is in one chat; `status` is one of the Bot API's six."""

    account: Account
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def is_present(self) -> bool:
        """Whether the account is in the chat at all."""
        return self.status not in {"left", "kicked"}

    @property
    def is_administrator(self) -> bool:
        """Whether the account runs the chat."""
        return self.status in {"creator", "administrator"}

    def may(self, right: str) -> bool:
        """Whether an administrator's right is granted."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, True))

    def as_json(self, *, in_channel: bool = False) -> JsonObject:
        """Return the Bot API's `ChatMember` of the matching kind."""
        head: JsonObject = {"user": self.account.as_json(), "status": self.status}
        if self.status == "creator":
            return {**head, "is_anonymous": False}
        if self.status == "administrator":
            names = ADMINISTRATOR_RIGHTS + (_CHANNEL_RIGHTS if in_channel else ())
            rights = {name: self.rights.get(name, True) for name in names}
            return {**head, "can_be_edited": False, "is_anonymous": False, **rights}
        if self.status == "restricted":
            rights = {name: self.rights.get(name, True) for name in PERMISSIONS}
            return {**head, "is_member": True, "until_date": 0, **rights}
        return {**head, "until_date": 0} if self.status == "kicked" else head
