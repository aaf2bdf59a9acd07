"""Tests of `bot.channel.telegram.incoming`."""
