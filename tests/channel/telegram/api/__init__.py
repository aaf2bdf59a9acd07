"""Tests of `bot.channel.telegram.api`."""
