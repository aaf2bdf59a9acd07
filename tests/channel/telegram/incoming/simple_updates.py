"""A person, the bot and chats as Telegram has them, and what reads their updates."""

from __future__ import annotations

from telegram import User

from bot.channel.telegram.incoming.intake import UpdateReader

ME = User(1, "ims-doctor", is_bot=True, username="ims_doctor_bot")
READER = UpdateReader(ME, {"help", "ask", "validate"}, 1000)
ANNA = {"id": 7, "is_bot": False, "first_name": "Anna", "language_code": "sv"}
US = {"id": 1, "is_bot": True, "first_name": "ims-doctor", "username": "ims_doctor_bot"}
OTHER_BOT = {"id": 8, "is_bot": True, "first_name": "Other", "username": "other_bot"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Anna"}
GROUP = {"id": -100, "type": "supergroup", "title": "Team", "is_forum": True}
CHANNEL = {"id": -200, "type": "channel", "title": "News"}
PHOTO = {"photo": [{"file_id": "P", "file_unique_id": "U", "width": 1, "height": 1}]}
