"""What must not be said: one vocabulary, one set of shapes, one finder and one hider for all.

    secret_words      what people and programs call a secret, in every language
    token_shapes      what is a secret whatever stands around it: bot tokens, keys, signed tokens
    word_lists        words that are no secret and no name: placeholders, products, documented values
    secret_detection  does a text give a secret away? precise, for what is found is deleted
    suspects          where may a secret stand in a text? broad, for what is found is only hidden
    spans             joining places of a text, and hiding them
    escapes           a text without the escapes of addresses, XML and JSON, and where its letters stood
    masker            hides the secrets of one account file, in any form, wherever they stand
    log_lines         hides secrets that the program itself knows, in any encoding
    redact            keeps a question for the owner without what is somebody's own
    names             names of people in a sentence
    given_names       given names of several languages, by which `names` knows a person
    url_credentials   addresses without the passwords in them
    address_pieces    what in an address' path or parameters may be a secret
    file_names        secrets in names of files

It says what is hidden, never where a text goes: logs, reports, groups and stored questions ask here.
"""
