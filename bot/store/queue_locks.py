"""The statements by which processes share queues, by locks of sessions: see `bot.store.shared_claims`."""

from __future__ import annotations

_SEED = 0x696D73
""""ims" in ASCII, so that no other program of the database takes the same locks."""
CLAIM = (
    f"SELECT queue, pg_try_advisory_lock(hashtextextended($2 || queue, {_SEED})) "  # noqa: S608
    "FROM unnest($1::text[]) queue"
)
RELEASE = f"SELECT pg_advisory_unlock(hashtextextended($2 || queue, {_SEED})) FROM unnest($1::text[]) queue"  # noqa: S608
SCHEMA = "SELECT current_schema()"
"""With a slash behind it, it stands before a queue: bots in two schemas do not lock each other out."""
UNCLAIMED = f"""
    SELECT queue FROM unnest(CAST(:queues AS text[])) queue
    WHERE EXISTS (SELECT 1 FROM letters WHERE source = :source AND lane = queue)
    AND hashtextextended(coalesce(current_schema(), '') || '/' || queue, {_SEED}) NOT IN (
        SELECT CAST(classid AS bigint) << 32 | CAST(objid AS bigint) FROM pg_locks
        WHERE locktype = 'advisory' AND objsubid = 1 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )"""  # noqa: S608
"""Which of some queues have something in them, and no lock; asks for none."""
