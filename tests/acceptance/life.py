"""What stories of an account's life share: a form, an account made of it, the letter it waits for."""

from __future__ import annotations

import re
from pathlib import Path

from .world import Result, World

ORLOV = {
    "last_name": "Орлов",
    "first_name": "Иван",
    "middle_name": "Петрович",
    "birth_date": "03.11.1979",
    "sex": "male",
    "phone": "+7 900 000-00-07",
    "email": "orlov@example.ru",
    "passport_series": "4512",
    "passport_number": "654321",
    "passport_issued": "15.03.2012",
    "passport_issuer": "ОВД Хамовники",
    "passport_code": "770-024",
    "snils": "087-654-303 00",
}
PASSWORD = "Orlov-2026!"


def account_form(folder: Path, *, agreement: str = "agreement = true", **changed: str) -> str:
    """The form of Орлов, with these fields otherwise; its path."""
    values = {**ORLOV, **changed}
    lines = [f'{name} = "{value}"' for name, value in values.items()]
    path = folder / "account.toml"
    path.write_text("\n".join([*lines, agreement]) + "\n", encoding="utf-8")
    return str(path)


def create(world: World, file: str, *options: str, password: str = PASSWORD) -> Result:
    return world.run("account", "create", "--form", file, "--password-stdin", "--json", *options, stdin=password)


def created(world: World, file: str, phone: str) -> Result:
    """Both steps: the code comes to this phone."""
    asked = create(world, file)
    assert asked.code == 4, str(asked)
    return create(world, file, "--challenge", asked.json["challenge"], "--code", world.last_code(phone))


def letter(world: World, to: str) -> str:
    """The newest letter to this mailbox."""
    items = world.ok("portal", "outbox", "--json", "--all").json["items"]
    text: str = [one["text"] for one in items if one["to"] == to and one["channel"] == "email"][-1]
    return text


def notice_number(text: str) -> str:
    found = re.search(r"Номер уведомления: (\d+)\.", text)
    assert found is not None, text
    return found[1]


def link(text: str) -> str:
    found = re.search(r"http://\S+/activate\?\S+", text)
    assert found is not None, text
    return found[0]


def member(world: World, folder: Path, number: int, **changed: str) -> str:
    """An active account of Орлов, made now: phone and e-mail by this number; returns the e-mail."""
    email, phone = f"orlov{number}@example.ru", f"+7900000{number:04d}"
    made = created(world, account_form(folder, email=email, phone=phone, **changed), phone)
    assert made.code == 0, str(made)
    world.ok(
        "account", "activate", notice_number(letter(world, email)), "--password-stdin", stdin=PASSWORD
    )  # fmt: skip
    return email
