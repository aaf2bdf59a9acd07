"""Imports structlog without what it draws tracebacks with where that is installed: rich, which takes 4 MB.

No traceback is drawn here (`trace`), and rich's would show what people wrote, in the variables of each frame.
greenlet is for a store of its own that nobody uses.
"""

from bot.lean_import import without

with without("rich", "better_exceptions", "greenlet"):
    import structlog

__all__ = ["structlog"]
