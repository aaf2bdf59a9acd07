"""The words that every text of a language has most of: by them a page tells which language it is in."""

from __future__ import annotations

from bot.languages import LANGUAGES


def word_set(words: str) -> frozenset[str]:
    """Words written side by side, as a set."""
    return frozenset(words.split())


_OF_OTHER_PAGES: dict[str, frozenset[str]] = {
    "de": word_set(
        "der die das und ist sie für mit auf den nicht ein eine werden zu im von des dem können wenn auch"
    ),
    "es": word_set("el la los las de y es una un que para con en por del se no su al si este esta son más"),
    "it": word_set(
        "il lo la i gli le di e è un una che per con del della nel si non sono alla questa più essere"
    ),
    "pt": word_set("o a os as de e é um uma que para com do da em no na se não são ao você seu pode ser"),
    "nl": word_set("de het een en van is dat voor met niet op te in zijn u kan deze wordt als bij naar"),
    "da": word_set(
        "og at det som er en et på for med af ikke du den kan til fra har skal din om i hvis dette eller"
    ),
    "nb": word_set(
        "og at det som er en et på for med av ikke du den kan til fra har skal din om i hvis dette eller"
    ),
    "fi": word_set("ja on ei se että voit tämä kun jos ovat tai joka sen voi mukaan kuin olla myös"),
    "pl": word_set("i w na z do jest nie że się to aby dla są po od jak oraz można lub"),
    "cs": word_set("a je v na se že pro to do jako nebo z jsou pokud můžete být k s o"),
    "tr": word_set("ve bir bu için ile da de olarak daha veya gibi olan en ne değil"),
}
"""Languages that pages are in and the bot does not speak; what is spelt without its accents is not meant."""

FREQUENT_WORDS: dict[str, frozenset[str]] = _OF_OTHER_PAGES | {
    tag: frozenset(language.frequent_words) for tag, language in LANGUAGES.items() if language.frequent_words
}
"""By language; none of those that their script tells."""
