"""What a sender must have before an application is taken: level, doors opened, contacts, own numbers (R40, R100).

Pure, a part of the automatic check; every refusal names what to do first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..contract.catalogue import Field, Service
from ..contract.vocabulary import Level
from .remarks import Remark

OWN_CONTACTS = ("phone", "email")  # of an account; the keys of `opens.account` that hold them
PROFESSIONAL_SERVICES = "professional-services"  # their dictionary (R102)
AVAILABLE, ENABLED = "professional_services", "enabled_services"  # of an account's opened doors
OWN_NUMBER = "own_number"  # the type of fields that hold the number of an earlier application of the sender


@dataclass(frozen=True, slots=True)
class Sender:
    """What the portal knows of who sends: `known` values, confirmed `contacts`, the `level`, what is `opened`.

    `released` are contacts of the account's own that a code has freed for a change; `signing` those from which a
    code has come lately in place of a signature, and `signed` says that there is one; `taken` are contacts of the
    form that are another account's; `numbers` the sender's applications.
    """

    level: Level
    known: Mapping[str, str]
    contacts: frozenset[str]
    opened: frozenset[str] = frozenset()
    released: frozenset[str] = frozenset()
    signing: frozenset[str] = frozenset()
    signed: bool = False
    taken: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


def remarks(
    service: Service, values: Mapping[str, str], sender: Sender, catalogue: Iterable[Service]
) -> tuple[Remark, ...]:
    """What is missing, each with the service that brings it."""
    services = tuple(catalogue)
    return (
        *_level(service, sender, services),
        *_needs(service, sender, services),
        *_contacts(service, values, sender),
        *_own_numbers(service, values, sender),
    )


def opener(catalogue: Iterable[Service], name: str) -> Service | None:
    """The service that opens this flag or professional service: the earliest step first."""
    found = [one for one in catalogue if _opens(one, name)]
    return min(found, key=rank, default=None)


def rank(service: Service) -> tuple[int, str]:
    """Steps in their order, then the others by slug."""
    return (service.step.order if service.step else 10**6, service.slug)


def named(service: Service) -> str:
    """A service for people and for commands: «Подтверждение статуса» (professional-status)."""
    return f"«{service.title.ru}» ({service.slug})"


def _opens(service: Service, name: str) -> bool:
    return service.opens.get(name) is True or name in service.opens.get(AVAILABLE, ())


def _level(service: Service, sender: Sender, services: tuple[Service, ...]) -> Iterator[Remark]:
    needed = service.limits.level
    if sender.level.covers(needed):
        return
    ways = sorted((one for one in services if Level(one.opens.get("level", "basic")) is needed), key=rank)
    first = f"Сначала подтвердите личность, например услугой {named(ways[0])}" if ways else _STANDARD
    yield Remark(
        "level_required",
        f"Для этой услуги нужна {needed.label} учётная запись",
        f"{first}, затем отправьте заявление ещё раз.",
    )


_STANDARD = "Укажите в учётной записи свой СНИЛС: он сверяется с паспортом в СФР"


def _needs(service: Service, sender: Sender, services: tuple[Service, ...]) -> Iterator[Remark]:
    for name in service.limits.needs:
        if name in sender.opened:
            continue
        before = opener(services, name)
        if before is not None:
            yield Remark(
                "service_required",
                f"Сначала нужно получить услугу «{before.title.ru}»",
                f"Подайте заявление по услуге {named(before)}; когда его одобрят, отправьте это ещё раз.",
            )


def _contacts(service: Service, values: Mapping[str, str], sender: Sender) -> Iterator[Remark]:
    own = service.opens.get("account", {})
    for field in service.fields:
        value = values.get(field.name, "")
        if field.type not in OWN_CONTACTS or not value:
            continue
        becomes = next((name for name in OWN_CONTACTS if own.get(name) == field.name), None)
        if field.confirm == "always" and not sender.signed and value not in sender.signing:
            yield _unsigned(field)
        elif value not in sender.contacts:
            yield _unconfirmed(field)
        elif field.confirm == "both" and _old(field, sender) not in sender.released:
            yield _old_unconfirmed(field)
        elif becomes and value in sender.taken:
            yield _taken(field)


def _old(field: Field, sender: Sender) -> str | None:
    """The account's own contact that this field's value replaces."""
    return sender.known.get(field.type)


def _unconfirmed(field: Field) -> Remark:
    return Remark(
        "contact_unconfirmed",
        f"{field.title.ru}: контакт не подтверждён кодом",
        "Подтвердите контакт кодом или укажите тот, что есть в учётной записи.",
        field=field.name,
    )


def _unsigned(field: Field) -> Remark:
    return Remark(
        "code_required",
        f"{field.title.ru}: заявление не подтверждено кодом",
        "Запросите код на этот контакт и отправьте заявление ещё раз или подпишите его электронной подписью.",
        field=field.name,
    )


def _old_unconfirmed(field: Field) -> Remark:
    return Remark(
        "old_contact_unconfirmed",
        f"{field.title.ru}: замена не подтверждена кодом с прежнего контакта",
        "Запросите код на прежний контакт, введите его и отправьте заявление ещё раз. Если доступа к прежнему "
        "контакту нет, обратитесь в поддержку.",
        field=field.name,
    )


def _taken(field: Field) -> Remark:
    return Remark(
        "contact_taken",
        f"{field.title.ru}: контакт принадлежит другой учётной записи",
        "Укажите другой контакт или сначала смените его в той учётной записи.",
        field=field.name,
    )


def _own_numbers(service: Service, values: Mapping[str, str], sender: Sender) -> Iterator[Remark]:
    for field in service.fields:
        value = values.get(field.name)
        if field.type == OWN_NUMBER and value and value not in sender.numbers:
            yield Remark(
                "unknown_number",
                f"{field.title.ru}: среди ваших заявлений такого номера нет",
                "Проверьте номер по списку «Мои заявления».",
                field=field.name,
            )
