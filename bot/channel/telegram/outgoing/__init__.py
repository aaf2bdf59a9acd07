"""Replies → messages in a chat: text, keyboards, files."""
