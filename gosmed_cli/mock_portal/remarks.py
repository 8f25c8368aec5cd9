"""Remarks: why a field or an attachment was not accepted, with what to do (WIRE «Remarks»)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..contract.cabinet import applications as cabinet


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark; at most one of `field` and `attachment` says where. `message` and `advice` are Russian."""

    code: str
    message: str
    advice: str
    field: str | None = None
    attachment: str | None = None

    def to_json(self) -> cabinet.Remark:
        """As it travels in `remarks.json` and in the cabinet."""
        remark = cabinet.Remark(code=self.code, message=self.message, advice=self.advice)
        if self.field is not None:
            remark["field"] = self.field
        if self.attachment is not None:
            remark["attachment"] = self.attachment
        return remark

    @classmethod
    def of(cls, data: cabinet.Remark) -> Remark:
        """Read one back from the database."""
        return cls(data["code"], data["message"], data["advice"], data.get("field"), data.get("attachment"))


def prose(remarks: Iterable[Remark]) -> str:
    """The same in prose, for the comment of a status."""
    return " ".join(_sentence(remark.message) for remark in remarks)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "»")) else f"{text}."
