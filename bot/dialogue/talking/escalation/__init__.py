"""Where the bot ends: giving up, handing on, the summary, how to reach people. Out: what they need."""
