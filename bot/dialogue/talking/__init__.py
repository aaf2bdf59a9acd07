"""Dialogue management: an utterance and the state of the conversation → a dialogue act → the turn.

The recognisers of `manager` try in order which act a message is; docs/conversation.md lists them so, and
the folders that they stand in, each of which knows those before it only. All of them are given and make what
`act` has, and remember what `dialogue_state` keeps.
"""
