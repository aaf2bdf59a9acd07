"""Tests of `bot.compiler.library.library`."""
