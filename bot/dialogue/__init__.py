"""One conversation, pure: `converse(event, session, desk)` → what to reply and the session afterwards.

Knows no channel, no clock and no network. Whatever blocks (validation) is quick and may run in a thread.
"""
