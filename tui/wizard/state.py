"""What the wizard knows of one application: the service, the account, what is filled in, what was sent before.

No Textual here. Steps change it with `put`, `restore` and `put_files`; `keep` writes the draft, so that nothing is
lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosmed_cli.text import formats, language
from gosmed_cli.usecases import appointments, catalogue, entitled, statuses
from gosmed_cli.usecases.drafts import Drafts
from gosmed_cli.usecases.forms import REGION
from gosmed_cli.usecases.titles import service_title, status_title

from .slots import Scans

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.account import Account
    from gosmed_cli.contract.cabinet.applications import ApplicationDetail
    from gosmed_cli.contract.catalogue import Field, Service
    from gosmed_cli.signing.signer import Signer
    from gosmed_cli.usecases.appointments import FreeSlot
    from gosmed_cli.usecases.prepare import Prepared

    from ..session import Session


@dataclass
class State:
    """One application being filled in, or with `before` corrected; `edit`: changed while it is under review.

    `values` and `files` are what was typed and chosen here: of a correction the changes alone.
    """

    service: Service
    account: Account
    drafts: Drafts
    today: date
    before: ApplicationDetail | None = None
    edit: bool = False
    values: dict[str, object] = field(default_factory=dict)
    files: dict[str, tuple[Path, ...]] = field(default_factory=dict)
    region: str | None = None
    signer: Signer | None = None
    slots: Sequence[FreeSlot] = ()  # free times, where the service needs a meeting
    own: Sequence[tuple[str, str]] = ()  # one's own applications, where one of them is asked for: number, words
    kept: bool = False  # whether there is a draft of it
    fresh: bool = False  # whether anything was typed that the draft does not have yet

    @property
    def number(self) -> str:
        """The application that is corrected; empty for a new one."""
        return self.before["number"] if self.before else ""

    @property
    def draft_name(self) -> str:
        return self.number or self.service.slug

    # what is filled in

    @property
    def known(self) -> dict[str, object]:
        """What the account knows of the fields."""
        known: Mapping[str, Any] = self.account["known"]
        told = [one for one in self.service.fields if one.known and one.known in known and not one.same_as]
        return {one.name: known[one.known or ""] for one in told}

    @property
    def sent(self) -> Mapping[str, object]:
        """What was sent before."""
        return self.before["fields"] if self.before else {}

    @property
    def whole(self) -> dict[str, object]:
        """Every value as it would be sent: what the account knows, what was sent before, what was typed here."""
        return {**self.known, **self.sent, **self.values}

    def source(self, name: str) -> str:
        """Where a value comes from: `changed` where another one was sent or known, `sent`, `known`, else empty."""
        first = {**self.known, **self.sent}
        if name not in first:
            return ""
        if self.values.get(name, first[name]) != first[name]:
            return "changed"
        return "sent" if name in self.sent else "known"

    def asked(self) -> list[Field]:
        """The fields that are asked for, as it is filled in now."""
        whole = self.whole
        return [one for one in self.service.fields if one.when is None or one.when.holds(whole)]

    def put(self, name: str, value: str) -> None:
        """What was typed into a field."""
        self.values[name] = value
        self.fresh = True

    def restore(self, name: str) -> None:
        """A field as it was sent, or as the account knows it."""
        self.values.pop(name, None)
        self.fresh = True

    def put_files(self, kind: str, files: Sequence[Path]) -> None:
        """The files of a slot from now on. Raises UsageProblem where the draft cannot be kept."""
        if files:
            self.files[kind] = tuple(files)
        else:
            self.files.pop(kind, None)
        self.fresh = True
        self.keep()

    def keep(self) -> None:
        """The draft as it is now. Raises UsageProblem where it cannot be kept."""
        if not self.fresh:
            return
        name = self.number or None
        self.drafts.save(self.service, language(), self.values, self.files, self.region, name=name)
        self.kept, self.fresh = True, False

    def forget(self) -> None:
        """The draft is no longer wanted."""
        self.drafts.forget(self.draft_name)
        self.kept = self.fresh = False

    def problems(self) -> dict[str, str]:
        """What is wrong with the fields as they are filled in now, in words; all of them, in the form's order."""
        from gosmed_cli.rules.form import check_form
        from gosmed_cli.usecases import failure_words

        known = self.account["known"]
        given = {name: value for name, value in self.whole.items() if value != ""}
        found = check_form(self.service, given, today=self.today, known_fields=known).problems
        return {one.field: failure_words.detail_text(one) for one in found if one.field}

    def problems_of(self, name: str) -> str:
        """What is wrong with this field among the others; empty where nothing is."""
        return self.problems().get(name, "")

    @property
    def has_region(self) -> bool:
        """Whether the region that the order goes to is chosen beside the form (it has no such field)."""
        return self.service.field(REGION) is None and bool(self.service.service_code)

    def put_region(self, code: str) -> None:
        """Where the order goes, by ОКАТО."""
        self.region = code
        self.fresh = True

    # what the portal has said

    def remarks(self, name: str) -> list[str]:
        """Remarks of a refusal on this field or slot, with their advice."""
        found = self.before["remarks"] if self.before else []
        return [
            f"{one['message'].rstrip('.')}. {one['advice'] or ''}".strip()
            for one in found
            if name in (one.get("field"), one.get("attachment"))
        ]

    def unanswered(self, name: str) -> list[str]:
        """Remarks on this field or slot, as long as it is as it was sent."""
        return [] if name in self.values or name in self.files else self.remarks(name)

    def scans(self) -> Scans:
        """The slots as the screen shows them."""
        kept: dict[str, list[tuple[str, int]]] = {}
        for one in self.before["attachments"] if self.before else []:
            kept.setdefault(one["kind"], []).append((one["name"], one["size"]))
        remarks = {slot.kind: found for slot in self.service.slots if (found := self.remarks(slot.kind))}
        return Scans(self.service, self.whole, dict(self.files), remarks, kept)

    # what would be sent

    async def prepared(self, session: Session) -> Prepared:
        """Everything checked as `gosmed apply` and `gosmed resubmit` check it; scans that were sent before are
        fetched. Raises GosmedError."""
        import asyncio

        from gosmed_cli.usecases.prepare import prepare

        portal, journal = await session.sending(), session.context.journal
        values: Mapping[str, object] = self.values
        files: Mapping[str, Sequence[Path]] = self.files
        if self.before is not None:
            from gosmed_cli.usecases import resubmit

            last = await resubmit.fetch(portal, journal, self.number, replaced=tuple(self.files), edit=self.edit)
            values, files = resubmit.merged(last, self.values, self.files)
        return await asyncio.to_thread(
            prepare, self.service, values, files, self.account, self.today,
            region=self.region, line_speed=journal.line_speed(),
        )  # fmt: skip


async def opened(
    session: Session,
    slug: str,
    *,
    number: str = "",
    edit: bool = False,
    values: Mapping[str, object] | None = None,
    attachments: Mapping[str, Sequence[Path]] | None = None,
) -> State:
    """A new application, or the correction of `number`, with the draft that was kept of it; `values` and
    `attachments` stand over the draft. Raises GosmedError."""
    portal = await session.sending()
    before = await _before(portal, number, edit=edit) if number else None
    slug = before["service"] if before else slug
    service = await catalogue.service(slug, portal, session.context.catalogue_cache)
    account = await portal.cabinet.account()
    if before is None:
        entitled.may_begin(service, account)
        entitled.still_needed(service, account)  # before a person fills it in
        await entitled.none_under_way(portal, service)
    drafts = Drafts(session.context.paths, session.profile)
    kept = drafts.load(number or slug)
    return State(
        service=service,
        account=account,
        drafts=drafts,
        today=portal.time().astimezone(formats.MOSCOW).date(),
        before=before,
        edit=edit,
        values={**_filled(service, kept.values if kept else {}), **(values or {})},
        files={
            **_chosen(service, kept.attachments if kept else {}),
            **{kind: tuple(files) for kind, files in (attachments or {}).items()},
        },
        region=kept.region if kept else None,
        kept=kept is not None,
        slots=await appointments.free(portal, service.appointment.timetable) if service.appointment else (),
        own=await _own(portal, service),
    )


async def _own(portal: Portal, service: Service) -> list[tuple[str, str]]:
    """One's own applications, where a field asks for the number of one."""
    if not any(one.type == "own_number" for one in service.fields):
        return []
    found = await statuses.list_(portal, limit=10)
    return [(one["number"], f"{service_title(one)}, {status_title(one)}") for one in found]


async def _before(portal: Portal, number: str, *, edit: bool) -> ApplicationDetail:
    """What was sent last. Raises NotAllowed where it takes no changes."""
    from gosmed_cli.usecases.resubmit import require_open

    application = await portal.cabinet.application(number)
    require_open(application, portal.time(), edit=edit)
    return application


def _chosen(service: Service, files: Mapping[str, tuple[Path, ...]]) -> dict[str, tuple[Path, ...]]:
    """What has a slot on the screen: of another kind nothing could be taken away again."""
    return {kind: paths for kind, paths in files.items() if paths and service.slot(kind)}


def _filled(service: Service, values: Mapping[str, object]) -> dict[str, object]:
    """A draft has a line for every field, where the empty ones say nothing, and may have the order's region."""
    return {name: value for name, value in values.items() if service.field(name) and value not in ("", None)}
