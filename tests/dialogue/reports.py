"""Reports of what people see, in each language."""

from __future__ import annotations

NO_PAGE = {
    "en": "the login page stays blank",
    "fr": "la page de connexion Adobe ID reste blanche",
    "sv": "inloggningssidan till Adobe är vit",
    "ko": "Adobe 로그인 페이지가 안 떠요",
    "de": "die Anmeldeseite von Adobe bleibt leer",
}
ADOBE = {
    "en": "users end up on adobe.com",
    "fr": "on atterrit sur adobe.com",
    "sv": "vi hamnar på adobe.com",
    "ko": "adobe.com으로 이동해요",
    "de": "wir landen auf adobe.com",
}
TWO_ACCOUNTS = {
    "en": "we have two IMS accounts, which one do I delete?",
    "fr": "on a deux comptes externes ims, lequel supprimer ?",
    "sv": "vi har två externa konton, vilket ska bort?",
    "ko": "외부 계정이 두 개인데 어느 걸 삭제하죠?",
    "de": "wir haben zwei externe Konten, welches soll weg?",
}
WRONG_NAME = {
    "en": "one of them is called Adobe Marketing Cloud, with blanks",
    "fr": "l'un des deux s'appelle Adobe Marketing Cloud en nom interne",
    "sv": "det ena heter Adobe Marketing Cloud internt",
    "ko": "하나는 내부 이름이 Adobe Marketing Cloud입니다",
    "de": "eins von beiden heißt intern Adobe Marketing Cloud",
}
