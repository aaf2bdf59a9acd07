"""What a message holds that is not text: content as the Bot API shows it, the files stored."""

from tests.fakes.bot_api.entities import JsonObject, settle
from tests.fakes.bot_api.files import FileStore

_PHOTO_WIDTHS = (320, 1280)


def text_content(text: str, entities: list[JsonObject] | None = None) -> JsonObject:
    """Return the content of a text message."""
    said, found = settle(text, entities or [])
    return {"text": said, "entities": found}


def caption_content(caption: str) -> JsonObject:
    """Return the caption's part of a file's message; nothing without a caption."""
    said, found = settle(caption, [])
    return {"caption": said, "caption_entities": found} if said else {}


def photo_content(files: FileStore, content: bytes) -> JsonObject:
    """Return a photo in two sizes."""
    sizes = [
        {
            **files.add("photo", content, "photo.jpg", "image/jpeg").as_json(),
            "width": width,
            "height": width * 3 // 4,
        }
        for width in _PHOTO_WIDTHS
    ]
    return {"photo": sizes}


def voice_content(files: FileStore, duration_s: int) -> JsonObject:
    """Return a voice message."""
    stored = files.add("voice", b"OggS", "voice.oga", "audio/ogg")
    voice = {**stored.as_json(), "duration": duration_s, "mime_type": stored.mime_type}
    return {"voice": voice}


def sticker_content(files: FileStore, emoji: str) -> JsonObject:
    """Return a still sticker."""
    stored = files.add("sticker", b"RIFF", "sticker.webp", "image/webp")
    sticker = {
        **stored.as_json(),
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": emoji,
    }
    return {"sticker": sticker}
