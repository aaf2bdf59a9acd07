"""Tests of `bot.settings`: environment and YAML file → settings, or every fault at once."""
