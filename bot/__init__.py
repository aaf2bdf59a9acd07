"""ims-doctor: answers about Adobe ID (IMS) login from documentation that it compiled itself.

Data goes one way, a room a step; a room imports only from rooms before it (tests/test_imports.py):

    sources    Markdown files → blocks that know their line
    compiler   blocks → pages, sections, bound catalogue: one immutable KnowledgeBase
    matcher    words of a person → ranked ids with a calibrated score
    validator  account file → findings, each citing a documented check
    dialogue   (Event, Session) → (Replies, Session); pure
    store      what outlives a process: each person's language
    channel    Telegram and the terminal, both on the same dialogue

`app` wires the rooms, `cli` is the command line.
"""
