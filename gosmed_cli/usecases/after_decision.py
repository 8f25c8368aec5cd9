"""What follows a decision: how to correct what was refused, what remains once it is too late, what is open now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..contract.vocabulary import SIGNATURE
from ..rules.file_names import is_clean
from ..text import language, say
from ..text.say import known
from ..text.typed import complete
from . import opens, signatures

if TYPE_CHECKING:
    from ..contract.cabinet.applications import Application, Remark
    from ..contract.cabinet.services import Help
    from ..contract.catalogue import Service

Lines = list[tuple[str, str]]
ServiceOf = Callable[[str], "Service | None"]
CORRECTABLE = ("refused", "needs_correction", "failed")
_DECIDED = ("approved", "refused")
_NAME = re.compile(r"[a-z0-9_-]{1,60}")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def commands(one: Application, service_of: ServiceOf) -> Lines:
    """What to type: to correct, to go on where that is too late, to read a decision that stands."""
    if one["resubmittable"]:
        return correction(one)
    found = remaining(one, service_of) if one["resubmit_until"] and one["status"] in CORRECTABLE else []
    if one["decision"] and one["status"] in _DECIDED:
        found.append((complete(f"gosmed decision {one['number']}"), "dim"))
    return found


def correction(one: Application) -> Lines:
    """The command that asks for what was refused, and the one that says it all (R74)."""
    number = one["number"]
    if any(remark["code"].startswith("slot_") for remark in one["remarks"]):
        return [(complete(f"gosmed account appointment slots {number}"), "bold")]
    lines = [(complete(f"gosmed resubmit {number}"), "bold")]
    changes = list(_changes(one["remarks"]))
    if changes:
        whole = complete(f"gosmed resubmit {number} {' '.join(changes)}")
        return [*lines, (say("applications.correct_exactly", command=whole), "dim")]
    again = complete(f"gosmed resubmit {number} --yes")
    return [*lines, (say("applications.answer_as_it_is", command=again), "dim")] if one["remarks"] else lines


def _changes(remarks: Sequence[Remark]) -> Iterator[str]:
    """`--set` and `--attach` for what the remarks name, `--sign` where they are about signatures; each once."""
    if any(signatures.about(remark) for remark in remarks):
        yield f"--sign {say('signing.word.key')}"
    places = [
        (remark.get("field"), remark.get("attachment")) for remark in remarks if not signatures.about(remark)
    ]
    for field, kind in dict.fromkeys(places):
        if field and _NAME.fullmatch(field):
            yield f"--set {field}=…"
        elif kind and _NAME.fullmatch(kind):
            yield f"--attach {kind}={say('applications.word.file')}"


def remaining(one: Application, service_of: ServiceOf) -> Lines:
    """What is still possible once the time to correct has passed: the late path (R75), or anew, and support."""
    late = one.get("next_service")
    if late:
        title = _title(late, service_of)
        words: Lines = [(say("applications.late_path", title=title), "plain")]
        words.append((complete(f"gosmed apply {late}"), "bold"))
    else:
        words = [(say("applications.begin_anew", command=complete(f"gosmed apply {one['service']}")), "bold")]
    return [*words, (_ask_support(one["number"]), "dim")]


def _title(slug: str, service_of: ServiceOf) -> str:
    service = service_of(slug)
    return service.title[language()] if service else slug


def _ask_support(number: str) -> str:
    return say("applications.ask_support", command=complete(f"gosmed support open --about {number}"))


def support(one: Application, help_: Help | None) -> Lines:
    """R74: after a second refusal, the ticket that is ready to be sent, and the other channels."""
    if not refused_again(one):
        return []
    ticket = complete(f"gosmed support open --about {one['number']}")
    lines = [(say("applications.second_refusal", number=one["number"]), "plain"), (ticket, "bold")]
    channels = [(channel(found), "plain") for found in (help_["channels"] if help_ else [])]
    return [*lines, *channels]


def refused_again(one: Application) -> bool:
    """Whether the application was refused, and not for the first time."""
    count = one.get("refusals") or one["attempt"]
    return one["status"] == "refused" and count > 1


def channel(one: Any) -> str:
    """A way to reach support, by the portal's data (R80)."""
    key = f"applications.channel.{one['kind']}"
    name = say(key) if known(key) else one["kind"]
    note = f" ({one['note']})" if one["note"] else ""
    return f"{name}: {one['value']}{note}"


def checklist(one: Application, service_of: ServiceOf) -> Lines:
    """R65: what to look at before sending again."""
    service = service_of(one["service"]) if one["resubmittable"] else None
    if service is None or not service.checklist:
        return []
    lines = [(f"· {words[language()]}", "plain") for words in service.checklist]
    return [(say("applications.checklist"), "plain"), *lines]


def enclosed(one: Application) -> Lines:
    """What was received with the application (R26: the act of a meeting), and the command that saves it; of a
    signed document (R25) also the command that checks its signature, once both are saved."""
    lines: Lines = []
    names = {found["name"] for found in one.get("documents") or ()}
    for found in one.get("documents") or ():
        if _ID.fullmatch(found["id"]):
            lines.append((f"{found['title']}:", "plain"))
            lines.append((complete(f"gosmed documents download {found['id']}"), "dim"))
    for name in sorted(names):
        if is_clean(name) and f"{name}{SIGNATURE}" in names:
            lines.append((say("applications.check_signature"), "plain"))
            lines.append((complete(f"gosmed verify {name}"), "dim"))
    return lines


def opened(one: Application, service_of: ServiceOf, link: str) -> Lines:
    """What an approval has opened and what to do with it (R49, R58, R59): from the catalogue; `link` is the
    portal's address."""
    service = service_of(one["service"]) if one["status"] == "approved" else None
    what = opens.words(service) if service else ""
    if service is None or not what:
        return []
    head = (say("applications.opened", what=what), "good")
    return [head, *((line, "plain") for line in opens.follow_ups(service.opens, link))]
