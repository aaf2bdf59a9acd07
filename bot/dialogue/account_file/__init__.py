"""Account files in a conversation: recognised, judged, put right."""
