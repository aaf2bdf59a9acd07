"""Accounts that are cut out of a package unread change nothing of what is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UnreadableFileError
from bot.validator import inspect_file
from bot.validator.reader import xml_bulk
from bot.validator.reader.xml_bulk import Cut, Weight
from tests.validator.account_files import SECRET

_VALUES = st.sampled_from(
    [
        "",
        "3",
        "routing",
        "mid1",
        "ADOBE",
        "Adobe_Marketing_Clod",
        "a&amp;b",
        "&#65;dobe",
        "ad<b",
        "a>b",
        "é 계정",
        "x'y",
    ]
)
_NAMES = st.sampled_from(["name", "label", "type", "active", "server", "imsServer", "password", "imsServre"])
_ENDS = st.sampled_from(
    ["/>", "></extAccount>", '><folder name="x"/></extAccount>', " />\n", "/><!-- <extAccount -->"]
)


@st.composite
def _accounts(draw: st.DrawFn) -> str:
    names = draw(st.lists(_NAMES, max_size=4, unique=draw(st.booleans())))
    values = "".join(f' {name}="{draw(_VALUES)}"' for name in names)
    return f"<extAccount{values}{draw(_ENDS)}" * draw(st.integers(1, 3))


_PACKAGES = st.lists(_accounts(), max_size=6).map(
    lambda accounts: f'<package><entities schema="nms:extAccount">{"".join(accounts)}</entities></package>'
)


def _said(package: str, few: int) -> object:
    """All that is told of a package; or why it is not read, and where."""
    patch = pytest.MonkeyPatch()
    patch.setattr(xml_bulk, "_FEW", few)
    try:
        inspection = inspect_file(package.encode(), "p.xml")
    except UnreadableFileError as error:
        return error.message, error.line, error.column
    finally:
        patch.undo()
    return inspection.report, dict(inspection.excerpts)


@given(_PACKAGES)
def test_a_package_is_judged_as_if_every_account_was_read(package: str) -> None:
    """The same findings, places and refusals."""
    assert _said(package, 0) == _said(package, 1_000_000)


def _weigh(name: str) -> Weight:
    return "general" if name in ("name", "type") else "own" if name.startswith("ims") else ""


def _package(*more: str) -> str:
    others = "".join(f'  <extAccount name="routing{n}" type="3" imsServer=""/>\n' for n in range(500))
    return f"<package>\n{others}{''.join(more)}{others}</package>"


def test_what_is_left_is_short_and_knows_where_it_stood() -> None:
    """One of each shape, and whatever may be ours."""
    ours = '<extAccount name="Adobe_Marketing_Cloud" type="3" imsServer=""/>\n'
    whole = _package(ours)
    cut = Cut(whole, _weigh)
    assert len(cut.text) < 1000
    assert cut.original(cut.text.index(ours)) == whole.index(ours)
    assert [cut.original(n) for n in range(len(cut.text))] == sorted(
        {cut.original(n) for n in range(len(cut.text))}
    )
    assert all(whole[cut.original(n)] == char for n, char in enumerate(cut.text))


@pytest.mark.parametrize(
    "account",
    [
        '<extAccount name="x" type="3" imsServer="https://a"/>',
        '<extAccount name="MARKETing" type="3" imsServer=""/>',
        '<extAccount name="&#97;dobe" type="3" imsServer=""/>',
        '<extAccount name="x" type="3" imsServer="" more="1"/>',
        '<extAccount name="x<y" type="3" imsServer=""/>',
        "<extAccount name='x' type='3' imsServer=''/>",
        '<extAccount name="x" type="3" imsServer="">',
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(account: str) -> None:
    """A setting of its own, a name that is near, an entity, another shape, what is no XML."""
    assert account in Cut(_package(account), _weigh).text


@pytest.mark.parametrize("held", ["<![CDATA[x]]>", "\ufffe", "\ud800"])
def test_some_packages_are_not_cut_at_all(held: str) -> None:
    """Text that looks like tags, and characters that only the parser knows to refuse."""
    whole = _package(held)
    assert Cut(whole, _weigh).text == whole


def test_a_package_where_it_does_not_pay_is_given_up() -> None:
    """Every second account has to be read, each with names of its own."""
    accounts = "".join(
        f'<extAccount name="adobe{n}" a{n}="1"/><extAccount name="x" b{n}="2"/>' for n in range(2000)
    )
    assert len(Cut(f"<package>{accounts}</package>", _weigh).text) > len(accounts) // 2


def test_a_secret_of_an_account_that_was_cut_out_is_hidden() -> None:
    """In what is shown of the accounts beside it."""
    others = "".join(f'<extAccount name="r{n}" type="3" password="{SECRET}"/>' for n in range(2000))
    ours = '<extAccount name="adobe_marketing_cloud" type="3"/>'
    inspection = inspect_file(f"<package>{others}{ours}{others}</package>".encode(), "p.xml")
    assert inspection.report.findings
    assert SECRET not in str(dict(inspection.excerpts))
