"""Dialogue management: an utterance and the state of the conversation → a dialogue act → the turn.

The recognisers of `manager` try in order which act a message is; docs/conversation.md lists them so.
What all of them share: `utterance` (what stands in the message), `act` (what they are given and make of it),
`dialogue_state` (what is remembered), `vocabulary` and `section_parts` (what the documents say).
"""
