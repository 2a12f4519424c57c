"""Alerts by mail, as a mail server on loopback receives them."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest

from pipeline.alerts import Alert
from pipeline.run_settings import AlertSettings
from pipeline.settings import Settings
from schemas.errors import TmagError
from tests.flows.served import Served, free_port, listening_mail
from tests.site.server import Site

NASTY = 'x<script>alert(1)</script>\r\nBcc: all@example.org\r\n\r\n"&'


def told(port: int) -> Settings:
    url = f"mailto://127.0.0.1:{port}?from=tmag@example.org&to=keeper@example.org&mode=insecure"
    return Settings(data_dir=Path("data"), alerts=AlertSettings(notify_urls=(url,)))


def test_what_a_document_says_stays_text_in_a_mail(tmp_path: Path) -> None:
    from flows.tell_alerts import notify

    keeper = Served(tmp_path, "", Site())
    alert = Alert(kind="held", document=NASTY, sentence=NASTY * 50, command="tmag unhold x", crop=b"\x89PNG made up")
    with listening_mail(keeper) as port:
        notify((alert,), told(port))
    (content,) = keeper.mailed
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert (message["Bcc"], message["To"]) == (None, "keeper@example.org")
    assert message["Subject"].startswith("tmag: x<script>")
    parts = {part.get_content_type(): part.get_content() for part in message.walk() if part.get_content_maintype() == "text"}
    assert "<script>" not in parts.get("text/html", "")
    assert "tmag unhold x" in "".join(parts.values())
    assert max(map(len, parts.values())) < 4000
    (picture,) = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert picture.get_content() == alert.crop


def test_a_mail_server_that_does_not_answer_is_told() -> None:
    from flows.tell_alerts import notify

    alert = Alert(kind="failed", document="x", sentence="y", command="tmag status")
    with pytest.raises(TmagError, match="did not take an alert"):
        notify((alert,), told(free_port()))
    wrong = Settings(data_dir=Path("data"), alerts=AlertSettings(notify_urls=("nowhere://x",)))
    with pytest.raises(TmagError, match="none that apprise knows"):
        notify((alert,), wrong)
