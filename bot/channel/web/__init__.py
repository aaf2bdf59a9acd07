"""The web channel: a page for the chat, one to check a file, one for the documentation's health.

    pages = Pages(converse, documents, read_board, files)    # what there is to show, and who checks files
    app = application(pages, Access(...))                    # an ASGI application
    await serve(app, ("127.0.0.1", 8090))

A request goes through `access_control` (who gets in, security headers) and `request_limits` (size, time,
rate) to one of `chat_page`, `check_page`, `board_page` and `mini_app`; these read what was sent with
`forms` and write with `rendering`, which holds the Jinja templates in `templates/`. `init_data` says whom
Telegram vouches for. Everything is readable without JavaScript; `static/` has one style sheet and small
scripts. Nothing is kept here between two requests: a conversation travels with its page.
"""

from bot.channel.web.access_control import Access
from bot.channel.web.application import application
from bot.channel.web.pages import PageFileChecks, Pages
from bot.channel.web.serve import serve

__all__ = ["Access", "PageFileChecks", "Pages", "application", "serve"]
