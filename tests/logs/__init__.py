"""Tests of `bot.logs`: one way for everybody, ids on every line, and no secret gets through."""
