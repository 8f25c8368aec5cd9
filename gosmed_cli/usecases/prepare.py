"""From what a person typed to a draft that may be sent: every mistake is found before anything leaves.

Values that the account knows are filled in; without a portal they come from nowhere, and what the form then
lacks is `unverified`, not wrong. Scans go through the same pre-check as `gosmed check`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..errors import Detail, RuleBroken
from .forms import REGION
from .packing import DEFAULT_REGION, Draft, form_of

if TYPE_CHECKING:
    from ..contract.cabinet.account import Account
    from ..contract.catalogue import Service
    from ..rules.form import CheckedForm
    from .check import CheckReport
    from .progress import Progress


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft and what stands in its way. `unverified` names fields that only the account could fill in.

    `report` is the pre-check of the files, None when there are none.
    """

    draft: Draft
    problems: tuple[Detail, ...]
    unverified: tuple[str, ...]
    report: CheckReport | None

    def require(self) -> Draft:
        """The draft, ready to be sent. Raises RuleBroken with every problem."""
        if self.problems:
            raise RuleBroken("submit.not_sent", details=self.problems, count=len(self.problems))
        return self.draft


def prepare(
    service: Service,
    given: Mapping[str, object],
    attachments: Mapping[str, Sequence[Path]],
    account: Account | None,
    today: date,
    *,
    region: str | None = None,
    fix: bool = False,
    line_speed: float | None = None,
    places: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Prepared:
    """Check a form and its files against the service. CPU work, no network.

    `account` None means offline. `fix` repairs files on the way (into `fixed/` beside each). `line_speed` is
    bytes a second, if measured. `region` is its title or ОКАТО code (Moscow without one). `places` says where
    a field stands (`form.toml:6`).
    """
    from ..rules.file_names import named
    from ..rules.form import check_attachments, check_form

    known = account["known"] if account else {}
    if service.field(REGION) is None:  # of the order, not of the form
        given = {name: value for name, value in given.items() if name != REGION}
    form = check_form(service, given, today=today, known_fields=known)
    files = {kind: tuple(paths) for kind, paths in attachments.items() if paths}
    okato, misplaced = _region(service, form, region, today)
    own = named(service, form.values)
    report, fixed, remarks = _check_files(own, files, fix=fix, line_speed=line_speed, progress=progress)
    counts = {kind: len(paths) for kind, paths in fixed.items()}
    problems = [*form.problems, *misplaced, *check_attachments(service, counts, form.values), *remarks]
    unverified = () if account else _unverified(service, problems)
    problems = [one for one in problems if one.field is None or one.field not in unverified]
    draft = Draft(service.slug, form.values, fixed, okato)
    if account and not problems:
        problems = _unwritable(service, draft)
    placed = tuple(_placed(one, places or {}) for one in problems)
    return Prepared(draft, placed, unverified, report)


def _region(service: Service, form: CheckedForm, typed: str | None, today: date) -> tuple[str, list[Detail]]:
    """ОКАТО of where the order goes, and what is wrong with what was typed; a form's own region is that."""
    from ..contract.catalogue import common_field
    from ..rules.fields import Broken, normalise

    if service.field(REGION) is not None:
        return form.values.get(REGION) or DEFAULT_REGION, []
    if not typed:
        return DEFAULT_REGION, []
    try:
        return normalise(common_field(REGION), typed, today=today), []
    except Broken as broken:
        return DEFAULT_REGION, [Detail(broken.code, field=REGION, params=tuple(broken.params.items()))]


def _unwritable(service: Service, draft: Draft) -> list[Detail]:
    """What the application's XML cannot hold: found now, before an order is made for it."""
    from ..contract import application_xml as xml  # lxml, 30 ms

    form = form_of(service, draft, guid=str(UUID(int=0)), order_id=None, attempt=1, answers_to=None)
    try:
        xml.build_req(form)
    except xml.XmlProblem as error:
        return [Detail("submit.cannot_pack", params=(("reason", str(error)),))]
    return []


def _placed(problem: Detail, places: Mapping[str, str]) -> Detail:
    """The problem with the place where its field stands."""
    place = places.get(problem.field or problem.attachment or "")
    return replace(problem, where=place) if place and problem.where is None else problem


def _unverified(service: Service, problems: Sequence[Detail]) -> tuple[str, ...]:
    """Required fields left out that the account may know."""
    may_be_known = {one.name for one in service.fields if one.known}
    return tuple(one.field for one in problems if one.code == "form.required" and one.field in may_be_known)


def _check_files(
    service: Service,
    files: Mapping[str, tuple[Path, ...]],
    *,
    fix: bool,
    line_speed: float | None,
    progress: Progress | None,
) -> tuple[CheckReport | None, dict[str, tuple[Path, ...]], list[Detail]]:
    """The pre-check of files in known slots: its report, the files to send (repaired ones in place of the
    originals), and what is wrong."""
    known = {kind: paths for kind, paths in files.items() if service.slot(kind) is not None}
    if not known:
        return None, dict(files), []
    from .check import check_files  # Pillow and pdfium, only where there are files

    paths = [path for group in known.values() for path in group]
    report = check_files(paths, service=service, fix=fix, by_slot=known, line_speed=line_speed, progress=progress)
    told = report.to_json()
    fixed = {one["path"]: Path(one["fixed"]) for one in told["files"] if one.get("fixed")}
    # several pages may have become one file
    replaced = {
        kind: tuple(dict.fromkeys(fixed.get(str(path), path) for path in group)) for kind, group in files.items()
    }
    return report, replaced, _remarks(told)


def _remarks(told: Mapping[str, Any]) -> list[Detail]:
    """What fails, as details; words come from the pre-check."""
    found = [
        Detail(f"check.{remark['rule']}", attachment=file["kind"], where=file["path"],
               text=remark["message"], advice=remark["advice"])
        for file in told["files"]
        if file["verdict"] == "fail"
        for remark in file["remarks"]
        if remark["verdict"] == "fail"
    ]  # fmt: skip
    return found + [
        Detail(f"check.{remark['rule']}", text=remark["message"], advice=remark["advice"])
        for remark in told.get("remarks", ())
        if remark["verdict"] == "fail"
    ]
