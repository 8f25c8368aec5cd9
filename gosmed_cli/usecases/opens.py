"""What a service opens, in words: before applying («Откроет: …») and once it is approved («Теперь у вас: …»)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..contract.dictionaries import dictionary
from ..text import language, say
from ..text.say import known
from ..text.typed import complete
from . import entitlement

if TYPE_CHECKING:
    from ..contract.catalogue import Service

PROFESSIONAL = "professional_services"


def words(service: Service) -> str:
    """Everything that an approval opens, as one list; empty where it opens nothing."""
    return ", ".join(dict.fromkeys(_words(service.opens, service.title[language()])))


def _words(opens: Mapping[str, Any], title: str) -> Iterator[str]:
    """Flags that have no words of their own are called as the service is."""
    for key, value in opens.items():
        if key == PROFESSIONAL:
            yield say("services.opens.professional_services", names=titles(value))
        elif key == "level":
            yield say("services.opens.level", level=say(f"services.level.{value}"))
        elif isinstance(value, Mapping):
            yield from (one for name in value if (one := _known(f"services.opens.{key}.{name}")))
        elif value is True:
            yield _flag(key, title)
        elif isinstance(value, str) and (one := _known(f"services.opens.{key}.{value}")):
            yield one


def sections(catalogue: Iterable[Service]) -> dict[str, str]:
    """Everything that services of the catalogue open for good: flag → its words, in the order of the steps."""
    found: dict[str, str] = {}
    for service in sorted(catalogue, key=entitlement.rank):
        for name, value in service.opens.items():
            if value is True and name not in found:
                found[name] = _flag(name, service.title[language()])
    return found


def _flag(name: str, title: str) -> str:
    """What an account has with this flag; one that has no words of its own is called as its service is."""
    return _known(f"services.opens.{name}") or f"«{title}»"


def _known(key: str) -> str | None:
    return say(key) if known(key) else None


def follow_ups(opens: Mapping[str, Any], link: str) -> list[str]:
    """What to do with what is open now: each with its command. `link` is the portal's address."""
    found = [
        complete(say(key, link=link))
        for name, value in opens.items()
        if value is True and known(key := f"services.opened.{name}")
    ]
    found += [
        complete(say(key, link=link))
        for name, value in opens.items()
        if isinstance(value, str) and known(key := f"services.opened.{name}.{value}")
    ]
    if names := opens.get(PROFESSIONAL):
        found.append(complete(say("services.opened.professional_services", name=names[0])))
    return found


def titles(names: Sequence[str]) -> str:
    """Professional services as people call them (R102)."""
    return ", ".join(title(name) for name in names)


def title(name: str) -> str:
    """One of them; its code where no dictionary has it."""
    names = dictionary("professional-services")
    item = names.find(name) if names else None
    return item.shown(language()) if item else name
