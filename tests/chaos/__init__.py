"""Chaos: real processes of the real bot, killed at random, while Telegram fails and people keep asking.

    python -m tests.chaos [sqlite] [postgres] [echo] [--questions N] [--kills N] [--seeds N,…]    make chaos

`script` writes who asks what and what the answer must be; `storm` lets them ask, kills (`processes`), has
Telegram fail, and in webhook mode spreads Telegram's calls over the replicas (`balancer`); `verdict` compares
what arrived with what should have; `planted` looks for secrets where none may be, in `databases` too. `echo`
is a bot that forgets: the proof that losses are noticed.
"""
