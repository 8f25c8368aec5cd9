"""Signing in the wizard: where a service asks for it before sending, elsewhere when the person wants it."""

from __future__ import annotations

import shlex
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from gosmed_cli.mock_portal import proceedings
from gosmed_cli.mock_portal.remarks import Remark
from gosmed_cli.signing.keys import write_p12
from gosmed_cli.text.say import say
from gosmed_cli.usecases.drafts import Drafts
from tests.signing.test_keys import FAKE
from tests.usecases import world as usecases
from tests.usecases.test_signing import pen
from tests.usecases.world import Home

from .test_wizard import SIZE, unconfirmed, wizard
from .world import Screen, sent, shown

PASSWORD = "Ключ-2026"
SERVICE = "identity-signature"


def key(home: Home, folder: Path) -> Path:
    """A key of Анна's from the portal's authority, under a password."""
    path = folder / "anna.p12"
    write_p12(path, pen(home).signer.key, PASSWORD)
    return path


async def answer(screen: Screen, question: str, words: str) -> None:
    """Answer the line that is asked for."""
    await screen.until(question)
    screen.app.screen.query_one(Input).value = words
    await screen.press("enter")


@pytest.mark.shows("R23")
async def test_the_key_is_asked_for_and_signs(home_at: Home, tmp_path: Path) -> None:
    path = key(home_at, tmp_path)
    unconfirmed(home_at)
    async with wizard(home_at, SERVICE) as screen:
        await screen.press("ctrl+n")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until("An electronic signature is needed. The key's file")
        await screen.press("escape")
        await screen.until("✗")
        await screen.press("escape")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await answer(screen, say("tui_wizard.key"), str(path))
        await answer(screen, say("tui_wizard.key_password"), "wrong")
        await screen.until("✗")
        await screen.press("escape")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await answer(screen, say("tui_wizard.key"), str(path))
        await answer(screen, say("tui_wizard.key_password"), PASSWORD)
        await screen.until("is sent")
    assert home_at.sql("SELECT 1 FROM order_files WHERE mnemonic LIKE '%.sig'")


@pytest.mark.shows("R23")
async def test_the_configured_program_signs_as_well(home_at: Home, tmp_path: Path) -> None:
    write_p12(tmp_path / "token.p12", pen(home_at).signer.key, None)
    (tmp_path / "sign.py").write_text(FAKE, encoding="utf-8")
    line = shlex.join([sys.executable, str(tmp_path / "sign.py"), str(tmp_path / "token.p12"), "pem"])
    home_at.settings = replace(home_at.settings, signer_command=line)
    unconfirmed(home_at)
    async with wizard(home_at, SERVICE) as screen:
        await screen.press("ctrl+n")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until("What shall sign?")
        await screen.press("down")
        await screen.press("escape")
        await screen.until("✗")
        await screen.press("escape")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until("What shall sign?")
        await screen.press("enter")
        await screen.until("is sent")
    assert home_at.sql("SELECT 1 FROM order_files WHERE mnemonic LIKE '%.sig'")


@pytest.mark.shows("R23")
async def test_any_application_can_be_signed(home_at: Home, scans: Path, tmp_path: Path) -> None:
    path = key(home_at, tmp_path)
    draft = usecases.draft(scans)
    async with wizard(home_at, draft.slug, values=dict(draft.values), attachments=draft.attachments) as screen:
        await screen.press("ctrl+n")
        await screen.until("● " + say("tui_wizard.step.files"))
        await screen.press("n")
        await screen.until("Is all of it right?")
        await screen.press("s", "escape")  # thought better of
        await screen.press("ы")  # «s», with the Russian layout on
        await answer(screen, say("tui_wizard.key"), str(path))
        await screen.until(say("tui_wizard.key_password"))
        await screen.press("escape")
        await screen.until("Is all of it right?")
        assert "✗" not in screen.text
        await screen.press("s")
        await answer(screen, say("tui_wizard.key"), str(path))
        await answer(screen, say("tui_wizard.key_password"), PASSWORD)
        await screen.until("Signature: ")
        await screen.press("s")
        await screen.until("Signature: ", gone=True)
        await screen.press("s")
        await answer(screen, say("tui_wizard.key"), str(path))
        await answer(screen, say("tui_wizard.key_password"), PASSWORD)
        await screen.until("Signature: ")
        await screen.press("w")
        await screen.until("Region")
        await screen.type("Санкт")
        await screen.press("enter")
        await screen.until("Region: ")
        await screen.until("Petersburg")
        await screen.press("n")
        await screen.until("is sent")
    signed = home_at.sql("SELECT DISTINCT mnemonic FROM order_files WHERE mnemonic LIKE '%.sig'")
    assert len(signed) >= len(draft.attachments)
    assert [row["region"] for row in home_at.sql("SELECT region FROM orders")][-1] == "40000000000"


async def test_a_region_that_there_is_not_leads_to_the_regions(home_at: Home, scans: Path) -> None:
    draft = usecases.draft(scans)
    kept = Drafts(home_at.settings.paths, home_at.settings.profile)
    kept.save(usecases.service(), "en", draft.values, draft.attachments, "Атлантида")
    file = kept.path(draft.slug)  # and a kind that the service does not take
    file.write_text(file.read_text() + f'licence-copy = "{scans / "x.pdf"}"\n')
    async with shown(home_at, SIZE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for(draft.slug)
        await screen.until("● " + say("tui_wizard.step.files"))
        await screen.press("n")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until("✗ Region")
        await screen.press("enter")
        await screen.when(lambda: screen.app.screen.is_modal)
        await screen.type("Тверская")
        await screen.press("enter")
        await screen.until("Region: Tver")
        await screen.press("n")
        await screen.until("is sent")


async def test_a_remark_on_the_signature_is_answered_by_signing(
    home_at: Home, scans: Path, tmp_path: Path
) -> None:
    path, number = key(home_at, tmp_path), await sent(home_at, scans)
    remark = Remark("signature_revoked", "Сертификат отозван", "Подпишите другим ключом")
    with home_at.served.store.transaction() as t:
        proceedings.decide(t, home_at.served, int(number), "refused", remarks=(remark,))
    async with wizard(home_at, number=number) as screen:
        await screen.press("ctrl+n")
        await screen.until("Stays as it was sent")
        await screen.press("n")
        await screen.until("Stays unanswered: Сертификат отозван")
        await screen.press("s")
        await answer(screen, say("tui_wizard.key"), str(path))
        await answer(screen, say("tui_wizard.key_password"), PASSWORD)
        await screen.until("Signature: ")
        assert "Stays unanswered" not in screen.text
        await screen.press("n")
        await screen.until(f"Application {number} is sent")
