"""What Telegram says of itself, in a message that nobody wrote (Bot API 10.3)."""

from __future__ import annotations

from collections.abc import Container

SERVICE = frozenset(
    {"successful_payment", "passport_data", "invoice", "refunded_payment", "connected_website"}
    | {"new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo"}
    | {"group_chat_created", "supergroup_chat_created", "channel_chat_created", "pinned_message"}
    | {"migrate_to_chat_id", "migrate_from_chat_id", "message_auto_delete_timer_changed"}
    | {"forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"}
    | {"general_forum_topic_hidden", "general_forum_topic_unhidden", "boost_added", "chat_background_set"}
    | {"users_shared", "chat_shared", "write_access_allowed", "web_app_data", "proximity_alert_triggered"}
    | {"video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited"}
    | {"giveaway_created", "giveaway_completed", "gift", "unique_gift", "gift_upgrade_sent"}
    | {"checklist_tasks_done", "checklist_tasks_added", "direct_message_price_changed"}
    | {"paid_message_price_changed", "suggested_post_approved", "suggested_post_approval_failed"}
    | {"suggested_post_declined", "suggested_post_paid", "suggested_post_refunded"}
    | {"chat_owner_left", "chat_owner_changed", "poll_option_added", "poll_option_deleted"}
    | {"managed_bot_created", "community_chat_added", "community_chat_removed", "community_chat_joined"}
)
"""Of these a message holds one, under this name; some are newer than python-telegram-bot 22.8."""


def tells_of_itself(names: Container[str]) -> bool:
    """Whether these are names in such a message."""
    return any(name in names for name in SERVICE)
