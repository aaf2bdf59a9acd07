"""Tests of `bot.channel.telegram.outgoing`."""
