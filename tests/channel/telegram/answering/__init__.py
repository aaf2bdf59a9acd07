"""Tests of `bot.channel.telegram.answering`."""
