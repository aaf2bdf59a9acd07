"""How the tables came to be, step by step (Alembic); `bot.store.upgrade` runs what is missing."""
