"""What is damage and what is grammar."""

from __future__ import annotations

import pytest

from bot.compiler.page.addresses import mended_address
from bot.compiler.page.damage import is_damaged, is_damaged_line, says
from bot.compiler.page.evidence import is_seemly, replaced
from bot.compiler.page.literals import settle
from tests.compiler.documents import aligned_of


@pytest.mark.parametrize(
    ("found", "right", "kind"),
    [
        ("Widget_마케팅_값", "Widget_Marketing_Value", "joined"),
        ("nms:mottagare", "nms:recipient", "prefixed"),
        ("nms :recipient", "nms:recipient", "prefixed"),
        ("xtkOption_Name", "XtkOption_Name", "joined"),
        ("@skapad", "@created", "marked"),
        ("/etc/conf.d/säkerhet", "/etc/conf.d/security", "path"),
        ("-utförlig", "-verbose", "option"),
        ("nlserver 시작 -all", "nlserver start -all", "code"),
        ("a – b_c", "a - b_c", "code"),
        ("Campaign – acme – Delivery operators", "Campaign - acme - Delivery operators", "code"),
        ("Serverconf.xml", "serverConf.xml", "dotted"),
        ("nms.rec", "nms.recipient", "dotted"),
        ("ｗｉｄｇｅｔ＿ｎａｍｅ", "widget_name", "joined"),
        ("id_locataire", "tenant_id", "joined"),
        ("aktualisierenWidgetToken", "updateWidgetToken", "humped"),
        ("C:\\Benutzer\\<name>\\data", "C:\\Users\\<name>\\data", "code"),
        ("C:\\Fichiers programme\\Java", "C:\\Program Files\\Java", "code"),
    ],
)
def test_damage(found: str, right: str, kind: str) -> None:
    """Translated, misspelt, blanks and dashes changed."""
    assert is_damaged(found, right, kind)


@pytest.mark.parametrize(
    ("found", "right", "kind"),
    [
        ("build_9032", "build_9033", "joined"),
        ("<포트>", "<port>", "code"),
        ("Verktyg/Avancerat/Importera", "Tools/Advanced/Import", "path"),
        ("same_one", "same_one", "joined"),
        ("sql_x", "option_y", "joined"),
        ("la barre de titre", "the title bar", "code"),
        ("C:\\Users\\<名前>\\data", "C:\\Users\\<name>\\data", "code"),
        ("var nom = 1", "var name = 1", "code"),
        ("widgetNamens", "widgetName2", "humped"),
        ("key_xxxxxxxx", "key_xxxxxxxxxxxx", "joined"),
        ("Handbuch.pdf", "handbuch.pdf", "dotted"),
        ("plum.js", "plum.jscode", "dotted"),
        ("Net Sum/All Visits", "Net Sum / All Visits", "code"),
        ("（Net Sum - Tax） / All Visits", "(Net Sum - Tax) / All Visits", "code"),
    ],
)
def test_no_damage(found: str, right: str, kind: str) -> None:
    """Another version, a placeholder in the reader's language, prose."""
    assert not is_damaged(found, right, kind)


def test_a_value_is_not_its_beginning() -> None:
    """A longer value that begins alike does not say the shorter one; a particle or an ending does no harm."""
    assert not says("dma_campaign_classic", "dma_campaign")
    assert not says("serverConf.xml.diff", "serverConf.xml")
    assert says("JRE_HOMEを設定", "JRE_HOME")
    assert says("Der dma_campaign-Kontext", "dma_campaign")


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("apt installer open-jdk-11", "apt install open-jdk-11"),
        ("$ vi ~/nl6/kunde.sh", "$ vi ~/nl6/customer.sh"),
        ("tool Konfiguration -instanz:demo -all", "tool config -instance:demo -all"),
        ("nlserver 開始 web＠default", "nlserver start web@default"),
    ],
)
def test_translated_commands(found: str, right: str) -> None:
    """Verbs, options and paths of a command, with letters of ASCII or not."""
    assert is_damaged_line(found, right)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("var nom = getName(x.y);", "var name = getName(x.y);"),
        ("tool load ma-base", "tool load my-base"),
        ("Nom complet du groupe", "Full name of group"),
    ],
)
def test_other_code_may_differ(found: str, right: str) -> None:
    """Names in a program, example values, prose."""
    assert not is_damaged_line(found, right)


def test_addresses() -> None:
    """A translated host or folder is damage; another language, another page, another age is none."""
    site = "https://docs.example.com"
    assert (
        mended_address(f"{site}/a/b/envoyer/x.html", f"{site}/a/b/send/x.html") == f"{site}/a/b/send/x.html"
    )
    assert mended_address(f"{site}/de/a/b/senden/x", f"{site}/en/a/b/send/x") == f"{site}/de/a/b/send/x"
    assert mended_address("https://markt.example.com", "https://market.example.com")
    assert not mended_address("https://fr.example.com/a", "https://en.example.com/a")
    assert not mended_address(f"{site}/a/b/old-page.html", f"{site}/a/b/new-start.html")
    assert not mended_address(f"{site}/v/31880", f"{site}/v/24926")


def test_settling_repairs_and_reports() -> None:
    """The right value stands in the page; particles stay; what differs with reason stays."""
    aligned = aligned_of(
        {
            "fr": "# T\n\n* **Nom** : Widget_Big_Name\n* **Type** : Widget Big Name\n\nVoir [x](https://a.example/?lang=fr).",
            "ko": "# T\n\n* **이름**: Widget_큰_이름\n* **유형**: WIDGET BIG NAME\n\nJRE_HOME은 [x](https://a.example/?lang=ko).",
            "sv": "# T\n\n* **Namn**: Widget_Big_Name\n* **Typ**: Widget Big Name\n\nJRE_HOME se [x](https://a.example/).",
        }
    )
    settled = settle(aligned)
    assert [(d.locale, d.line, d.found, d.expected) for d in settled.damages] == [
        ("ko", 3, "Widget_큰_이름", "Widget_Big_Name"),
        ("ko", 4, "WIDGET BIG NAME", "Widget Big Name"),
    ]
    texts = ["".join(span.text for span in block.inline) for block in settled.repairs["page", "ko"].values()]
    assert texts == ["이름: Widget_Big_Name", "유형: Widget Big Name"]


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("orange.example.jp", "orange.example.uk"),
        ("Europe/Berlin", "America/New_York"),
        ("sv_SE", "en_US"),
        ("report_jjjjmmtt.csv", "report_yyyymmdd.csv"),
        ("Mon_Logo", "My_Logo"),
        ("box_max（必要なら）", "box_max"),
        ("box_値を設定", "box_value"),
        ("\u200ba_b", "a_b"),
        ("nms:monitoring", "nl:monitoring"),
        ("name.예를", "name.fr"),
    ],
)
def test_what_is_never_replaced(found: str, right: str) -> None:
    """Hosts, zones, languages, patterns of dates, names for the reader; prose, brackets, nothing seen."""
    assert not is_seemly(found, right)


def test_the_page_and_most_languages_are_believed() -> None:
    """A slip of the source is not spread; one attestation is reported, not repaired."""
    line = "# T\n\nUse {} here.\n\nThe {} is small.\n"
    spread = settle(
        aligned_of({"en": line.format("neeo_box", "neo_lid"), "sv": line.format("neo_box", "neo_lid")})
    )
    assert not spread.damages
    most = settle(
        aligned_of(
            {
                "en": line.format("tray_locks", "x"),
                "sv": line.format("tray_Lock", "x"),
                "ko": line.format("Tray_locks", "x"),
                "fr": line.format("y", "tray_Lock"),
            }
        )
    )
    assert ("sv", "tray_Lock") not in {(damage.locale, damage.found) for damage in most.damages}
    once = settle(
        aligned_of({"en": line.format("trayBox_Lock", "x"), "sv": line.format("TrayBox_Lock", "x")}),
    )
    assert [(d.found, d.repaired) for d in once.damages] == [("TrayBox_Lock", False)]
    assert not once.repairs
    capital = settle(aligned_of({"en": line.format("tray_lock", "x"), "sv": line.format("TRAY_LOCK", "x")}))
    assert not capital.damages


def test_prose_in_a_line_of_code_stays() -> None:
    """Comments and strings are the translator's."""
    english = "# T\n\n```\nbox start -all // start all\n```\n"
    korean = "# T\n\n```\nbox 시작 -all // 모두 시작\n```\n"
    settled = settle(aligned_of({"en": english, "ko": korean}))
    (block,) = settled.repairs["page", "ko"].values()
    assert block.text == "box start -all // 모두 시작"


def test_a_value_inside_a_longer_one_stays() -> None:
    """`@id` is not the beginning of `@identifier`."""
    assert replaced("@id, @identifier, x@id", "@id", "@key") == "@key, @identifier, x@key"
