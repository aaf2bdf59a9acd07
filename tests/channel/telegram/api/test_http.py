"""Calls over the wire: forms, files, and names in any script."""

from __future__ import annotations

import asyncio
import ssl
from base64 import b64encode
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, InputFile
from telegram.error import TelegramError

from bot.channel.telegram.api.http import AiohttpRequest, NotSentError, trusted
from tests.fakes.bot_api import BotApiServer
from tests.fakes.listening import Listening


@pytest.fixture
def request_() -> AiohttpRequest:
    """What makes the calls."""
    return AiohttpRequest(2, 5.0)


@pytest.mark.parametrize("text", ["a & b = c + 100 % ; d", "진단 🩺\n\n«é» å", "x" * 4096])
async def test_texts_arrive_as_they_are(server: BotApiServer, request_: AiohttpRequest, text: str) -> None:
    """Whatever a form would have to escape."""
    anna = server.user("Anna")
    anna.sends("/start")
    async with Bot(server.token, server.base_url, request=request_, get_updates_request=request_) as bot:
        await bot.send_message(anna.id, text)
    assert server.replies(anna)[0].text == text


async def test_half_a_character_is_for_telegram_to_judge(
    server: BotApiServer, request_: AiohttpRequest
) -> None:
    """It can be written as an escape only."""
    anna = server.user("Anna")
    anna.sends("/start")
    async with Bot(server.token, server.base_url, request=request_, get_updates_request=request_) as bot:
        with suppress(TelegramError):
            await bot.send_message(anna.id, "a\ud800b")
    assert server.calls_to("sendMessage")


@pytest.mark.parametrize("name", ["konto från Ågot.yaml", "계정 설정.yaml", 'a "b" \\ c.yaml'])
async def test_files_arrive_with_name_and_caption(
    server: BotApiServer, request_: AiohttpRequest, name: str
) -> None:
    """In several parts."""
    anna = server.user("Anna")
    anna.sends("/start")
    content = bytes(range(256))
    async with Bot(server.token, server.base_url, request=request_, get_updates_request=request_) as bot:
        await bot.send_document(anna.id, InputFile(content, name), caption="legende «é»")
    (sent,) = server.documents
    assert sent.content == content
    assert server.replies(anna)[0].text == "legende «é»"
    if '"' not in name:
        assert server.replies(anna)[0].document["file_name"] == name  # type: ignore[index]


@pytest.mark.parametrize("exempt", ["", "127.0.0.1"])
async def test_proxies_come_from_the_environment(
    request_: AiohttpRequest, monkeypatch: pytest.MonkeyPatch, exempt: str
) -> None:
    """With their password; not for what `no_proxy` names."""
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        await writer.drain()

    async with Listening(serve) as proxy:
        monkeypatch.setenv("http_proxy", f"http://user:word@127.0.0.1:{proxy.port}")
        monkeypatch.setenv("no_proxy", exempt)
        await request_.initialize()
        try:
            if exempt:
                with pytest.raises(NotSentError):
                    await request_.do_request("http://127.0.0.1:1/x", "POST")
            else:
                assert await request_.do_request("http://127.0.0.1:1/x", "POST") == (200, b"ok")
        finally:
            await request_.shutdown()
    told = b"".join(heard)
    assert told.startswith(b"POST http://127.0.0.1:1/x") is not bool(exempt)
    assert (b64encode(b"user:word") in told) is not bool(exempt)


async def test_it_must_be_initialized(request_: AiohttpRequest) -> None:
    """As python-telegram-bot's own; shutting down twice does no harm."""
    with pytest.raises(RuntimeError, match="not initialized"):
        await request_.do_request("http://127.0.0.1:1/", "POST")
    await request_.shutdown()


def _machine(file: Path | None = None, folder: Path | None = None) -> ssl.DefaultVerifyPaths:
    """One whose list of whom it trusts is there."""
    lists: dict[str, Any] = {"cafile": file and str(file), "capath": folder and str(folder)}
    return ssl.get_default_verify_paths()._replace(**lists)


def test_a_machine_with_a_list_is_taken_at_its_word(tmp_path: Path) -> None:
    """In one file, or in a folder of many."""
    file, folder = tmp_path / "all.crt", tmp_path / "each"
    file.write_text("-----BEGIN CERTIFICATE-----\n")
    folder.mkdir()
    (folder / "one.0").write_text("-----BEGIN CERTIFICATE-----\n")
    assert trusted(_machine(file=file)) is True
    assert trusted(_machine(folder=folder)) is True


def test_without_a_list_it_is_mozillas(tmp_path: Path) -> None:
    """Where there is none, an empty one, or one that cannot be read."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.crt").write_bytes(b"")
    without = (
        _machine(),
        _machine(tmp_path / "empty.crt", tmp_path / "empty"),
        _machine(file=tmp_path / "not there"),
        _machine(folder=tmp_path / "not there"),
    )
    for machine in without:
        context = trusted(machine)
        assert isinstance(context, ssl.SSLContext)
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
        assert len(context.get_ca_certs()) > 50
