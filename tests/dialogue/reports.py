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
