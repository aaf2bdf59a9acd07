"""One of each kind: of update, and of what a message can hold, as Bot API 10.3 (24 August 2026) has them.

Payloads have what its documentation calls required and a little more. `UPDATES` lack the messages, presses
and inline queries that people of this server make themselves.
"""

from tests.fakes.bot_api.entities import JsonObject

WHO: JsonObject = {"id": 77, "is_bot": False, "first_name": "Bo"}
BOT: JsonObject = {"id": 78, "is_bot": True, "first_name": "Helper", "username": "helper_bot"}
CHAT: JsonObject = {"id": -1009, "type": "supergroup", "title": "Elsewhere"}
MESSAGE: JsonObject = {"message_id": 3, "date": 60, "chat": CHAT, "from": WHO, "text": "there"}
_FILE: JsonObject = {"file_id": "F", "file_unique_id": "U"}
_SIZED: JsonObject = _FILE | {"width": 9, "height": 9}
_MOVING: JsonObject = _SIZED | {"duration": 1}
_STICKER: JsonObject = _SIZED | {"type": "regular", "is_animated": False, "is_video": False}
_PLACE: JsonObject = {"latitude": 59.3, "longitude": 18.0}
_POLL: JsonObject = {
    "id": "1",
    "question": "Which?",
    "options": [
        {"persistent_id": "a", "text": "this", "voter_count": 0},
        {"persistent_id": "b", "text": "that", "voter_count": 0},
    ],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}
_PRICE: JsonObject = {"currency": "XTR", "amount": 5}
_PAID: JsonObject = {
    "currency": "XTR",
    "total_amount": 5,
    "invoice_payload": "p",
    "telegram_payment_charge_id": "t",
    "provider_payment_charge_id": "",
}
_PREMIUM: JsonObject = {"source": "premium", "user": WHO}
_PART_OF_GIFT: JsonObject = {"name": "Red", "sticker": _STICKER, "rarity_per_mille": 5}
_BACKDROP: JsonObject = {
    "name": "Sky",
    "colors": {"center_color": 1, "edge_color": 2, "symbol_color": 3, "text_color": 4},
    "rarity_per_mille": 5,
}
_TASK: JsonObject = {"id": 1, "text": "look"}

SENT: dict[str, JsonObject] = {
    "text": {"text": "hej"},
    "rich_message": {
        "rich_message": {"blocks": [{"type": "paragraph", "text": ["he", {"type": "bold", "text": "j"}]}]}
    },
    "document": {"document": _FILE | {"file_name": "a.yaml", "file_size": 4}},
    "photo": {"photo": [_SIZED]},
    "animation": {"animation": _MOVING, "document": _FILE},
    "audio": {"audio": _FILE | {"duration": 1}},
    "live_photo": {"live_photo": _MOVING},
    "paid_media": {"paid_media": {"star_count": 5, "paid_media": [{"type": "preview"}]}},
    "sticker": {"sticker": _STICKER},
    "story": {"story": {"chat": CHAT, "id": 5}},
    "video": {"video": _MOVING},
    "video_note": {"video_note": _FILE | {"length": 9, "duration": 1}},
    "voice": {"voice": _FILE | {"duration": 1}},
    "checklist": {"checklist": {"title": "List", "tasks": [_TASK]}},
    "contact": {"contact": {"phone_number": "1", "first_name": "Bo"}},
    "dice": {"dice": {"emoji": "🎲", "value": 1}},
    "game": {"game": {"title": "Chess", "description": "for two", "photo": [_SIZED]}},
    "poll": {"poll": _POLL},
    "venue": {"venue": {"location": _PLACE, "title": "Hall", "address": "Street"}, "location": _PLACE},
    "location": {"location": _PLACE},
    "giveaway": {"giveaway": {"chats": [CHAT], "winners_selection_date": 60, "winner_count": 1}},
    "giveaway_winners": {
        "giveaway_winners": {
            "chat": CHAT,
            "giveaway_message_id": 3,
            "winners_selection_date": 60,
            "winner_count": 1,
            "winners": [WHO],
        }
    },
}
"""What people send."""

SERVICE: dict[str, JsonObject] = {
    "new_chat_members": {"new_chat_members": [WHO]},
    "left_chat_member": {"left_chat_member": WHO},
    "chat_owner_left": {"chat_owner_left": {"new_owner": WHO}},
    "chat_owner_changed": {"chat_owner_changed": {"new_owner": WHO}},
    "new_chat_title": {"new_chat_title": "Team"},
    "new_chat_photo": {"new_chat_photo": [_SIZED]},
    "delete_chat_photo": {"delete_chat_photo": True},
    "group_chat_created": {"group_chat_created": True},
    "supergroup_chat_created": {"supergroup_chat_created": True},
    "channel_chat_created": {"channel_chat_created": True},
    "message_auto_delete_timer_changed": {
        "message_auto_delete_timer_changed": {"message_auto_delete_time": 60}
    },
    "migrate_to_chat_id": {"migrate_to_chat_id": -1008},
    "migrate_from_chat_id": {"migrate_from_chat_id": -1008},
    "pinned_message": {"pinned_message": MESSAGE},
    "invoice": {
        "invoice": {
            "title": "Tea",
            "description": "green",
            "start_parameter": "",
            "currency": "XTR",
            "total_amount": 5,
        }
    },
    "successful_payment": {"successful_payment": _PAID},
    "refunded_payment": {"refunded_payment": _PAID},
    "users_shared": {"users_shared": {"request_id": 1, "users": [{"user_id": 77}]}},
    "chat_shared": {"chat_shared": {"request_id": 1, "chat_id": -1009}},
    "gift": {"gift": {"gift": {"id": "1", "sticker": _STICKER, "star_count": 5}}},
    "unique_gift": {
        "unique_gift": {
            "gift": {
                "gift_id": "1",
                "base_name": "Cup",
                "name": "Cup-1",
                "number": 1,
                "model": _PART_OF_GIFT,
                "symbol": _PART_OF_GIFT,
                "backdrop": _BACKDROP,
            },
            "origin": "upgrade",
        }
    },
    "gift_upgrade_sent": {"gift_upgrade_sent": {"gift": {"id": "1", "sticker": _STICKER, "star_count": 5}}},
    "connected_website": {"connected_website": "example.com"},
    "write_access_allowed": {"write_access_allowed": {}},
    "passport_data": {
        "passport_data": {"data": [], "credentials": {"data": "d", "hash": "h", "secret": "s"}},
    },
    "proximity_alert_triggered": {
        "proximity_alert_triggered": {"traveler": WHO, "watcher": WHO, "distance": 5}
    },
    "boost_added": {"boost_added": {"boost_count": 1}},
    "chat_background_set": {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🌷"}}},
    "checklist_tasks_done": {"checklist_tasks_done": {"marked_as_done_task_ids": [1]}},
    "checklist_tasks_added": {"checklist_tasks_added": {"tasks": [_TASK]}},
    "community_chat_added": {"community_chat_added": {"community": {"id": 5, "name": "All"}}},
    "community_chat_removed": {"community_chat_removed": {}},
    "community_chat_joined": {"community_chat_joined": {"community": {"id": 5, "name": "All"}}},
    "direct_message_price_changed": {
        "direct_message_price_changed": {"are_direct_messages_enabled": True, "direct_message_star_count": 5}
    },
    "forum_topic_created": {"forum_topic_created": {"name": "IMS", "icon_color": 1}},
    "forum_topic_edited": {"forum_topic_edited": {"name": "IMS"}},
    "forum_topic_closed": {"forum_topic_closed": {}},
    "forum_topic_reopened": {"forum_topic_reopened": {}},
    "general_forum_topic_hidden": {"general_forum_topic_hidden": {}},
    "general_forum_topic_unhidden": {"general_forum_topic_unhidden": {}},
    "giveaway_created": {"giveaway_created": {"prize_star_count": 5}},
    "giveaway_completed": {"giveaway_completed": {"winner_count": 1}},
    "managed_bot_created": {"managed_bot_created": {"bot": BOT}},
    "paid_message_price_changed": {"paid_message_price_changed": {"paid_message_star_count": 5}},
    "poll_option_added": {"poll_option_added": {"option_persistent_id": "c", "option_text": "else"}},
    "poll_option_deleted": {"poll_option_deleted": {"option_persistent_id": "c", "option_text": "else"}},
    "suggested_post_approved": {"suggested_post_approved": {"send_date": 60}},
    "suggested_post_approval_failed": {"suggested_post_approval_failed": {"price": _PRICE}},
    "suggested_post_declined": {"suggested_post_declined": {"comment": "no"}},
    "suggested_post_paid": {"suggested_post_paid": {"currency": "TON", "amount": 5}},
    "suggested_post_refunded": {"suggested_post_refunded": {"reason": "post_deleted"}},
    "video_chat_scheduled": {"video_chat_scheduled": {"start_date": 60}},
    "video_chat_started": {"video_chat_started": {}},
    "video_chat_ended": {"video_chat_ended": {"duration": 5}},
    "video_chat_participants_invited": {"video_chat_participants_invited": {"users": [WHO]}},
    "web_app_data": {"web_app_data": {"data": "d", "button_text": "b"}},
}
"""What Telegram says of itself, in messages that nobody wrote."""

_MEMBER: JsonObject = {"status": "member", "user": WHO}
UPDATES: dict[str, JsonObject] = {
    "business_connection": {"id": "1", "user": WHO, "user_chat_id": 77, "date": 60, "is_enabled": True},
    "business_message": MESSAGE | {"business_connection_id": "1"},
    "edited_business_message": MESSAGE | {"business_connection_id": "1", "edit_date": 61},
    "deleted_business_messages": {"business_connection_id": "1", "chat": CHAT, "message_ids": [3]},
    "guest_message": MESSAGE | {"guest_query_id": "1", "guest_bot_caller_user": WHO},
    "message_reaction_count": {
        "chat": CHAT,
        "message_id": 3,
        "date": 60,
        "reactions": [{"type": {"type": "emoji", "emoji": "👍"}, "total_count": 2}],
    },
    "chosen_inline_result": {"result_id": "1", "from": WHO, "query": "mask"},
    "shipping_query": {
        "id": "1",
        "from": WHO,
        "invoice_payload": "p",
        "shipping_address": {
            "country_code": "SE",
            "state": "",
            "city": "Lund",
            "street_line1": "1",
            "street_line2": "",
            "post_code": "2",
        },
    },
    "pre_checkout_query": {
        "id": "1",
        "from": WHO,
        "currency": "XTR",
        "total_amount": 5,
        "invoice_payload": "p",
    },
    "purchased_paid_media": {"from": WHO, "paid_media_payload": "p"},
    "poll": _POLL,
    "poll_answer": {"poll_id": "1", "user": WHO, "option_ids": [0], "option_persistent_ids": ["a"]},
    "chat_member": {
        "chat": CHAT,
        "from": WHO,
        "date": 60,
        "old_chat_member": _MEMBER,
        "new_chat_member": _MEMBER | {"status": "left"},
    },
    "chat_join_request": {"chat": CHAT, "from": WHO, "user_chat_id": 77, "date": 60},
    "chat_boost": {
        "chat": CHAT,
        "boost": {"boost_id": "1", "add_date": 60, "expiration_date": 61, "source": _PREMIUM},
    },
    "removed_chat_boost": {"chat": CHAT, "boost_id": "1", "remove_date": 60, "source": _PREMIUM},
    "managed_bot": {"user": WHO, "bot": BOT},
    "subscription": {"user": WHO, "invoice_payload": "p", "state": "canceled"},
    "stopped_message_generation": {"chat": CHAT, "draft_id": 5},
}
"""What no person of this server does."""
