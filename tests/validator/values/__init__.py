"""Tests of bot/validator/values."""
