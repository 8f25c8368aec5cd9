"""Drafts of applications on this computer: `state/drafts/<profile>/<slug>.toml`, mode 0600.

A draft is a form like any other, filled in so far; it holds personal data, so nobody else may read it, and it
is replaced in one step, so that an interruption leaves the last answers or the ones before.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..contract.catalogue import Service
from ..errors import UsageProblem
from ..paths import Paths, private_folder
from .forms import FormInput, read_form, template


class Drafts:
    """The drafts of one profile."""

    def __init__(self, paths: Paths, profile: str) -> None:
        self.folder = paths.drafts / profile

    def path(self, slug: str) -> Path:
        """Where the draft of this service is, or would be."""
        return self.folder / f"{slug}.toml"

    def load(self, slug: str) -> FormInput | None:
        """The draft, or None where there is none. Raises UsageProblem for one that cannot be read."""
        file = self.path(slug)
        try:
            text = file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise UsageProblem(
                "forms.unreadable", path=str(file), reason=getattr(error, "strerror", "")
            ) from error
        return read_form(text, file)

    def save(
        self,
        service: Service,
        lang: str,
        values: Mapping[str, object],
        attachments: Mapping[str, Sequence[Path]],
        region: str | None = None,
        *,
        name: str | None = None,
    ) -> Path:
        """Keep what is filled in so far; paths become absolute. `name` is the number of an application that is
        being corrected, where it is not a new one. Raises UsageProblem where that is impossible."""
        absolute = {kind: [one.absolute() for one in files] for kind, files in attachments.items()}
        text = template(service, lang, values=values, attachments=absolute, region=region)
        file = self.path(name or service.slug)
        temporary = None
        try:
            private_folder(self.folder)
            handle, temporary = tempfile.mkstemp(
                dir=self.folder, prefix=f".{service.slug}."
            )  # made with mode 0600
            with os.fdopen(handle, "w", encoding="utf-8") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
            Path(temporary).replace(file)
        except OSError as error:
            if temporary is not None:
                Path(temporary).unlink(missing_ok=True)
            raise UsageProblem("forms.draft_not_saved", path=str(file), reason=error.strerror or "") from error
        return file

    def forget(self, slug: str) -> None:
        """Sent, or no longer wanted."""
        self.path(slug).unlink(missing_ok=True)


class Unkept(Drafts):
    """For forms of patients: what is typed of them is not kept on this computer."""

    def load(self, slug: str) -> FormInput | None:
        return None

    def save(
        self,
        service: Service,
        lang: str,
        values: Mapping[str, object],
        attachments: Mapping[str, Sequence[Path]],
        region: str | None = None,
        *,
        name: str | None = None,
    ) -> Path:
        return self.path(service.slug)
