"""The papers of a story, on disk: good scans under good names, made once a run."""

from __future__ import annotations

from pathlib import Path

from gosmed_cli.contract.catalogue import Service, Slot
from gosmed_cli.documents.sample import demo_scans, good_scan

NAMES = {
    "passport": "паспорт_соколова.jpg",
    "passport-registration": "паспорт_регистрация.jpg",
    "diploma": "diplom_2012.jpg",
    "employment-certificate": "spravka_2026.jpg",
    "further-education": "sertifikat_2026.jpg",
    "residency": "ordinatura_2014.jpg",
    "licence": "licenzia_2020.jpg",
    "employment-contract": "dogovor_2012.jpg",
    "egrul-extract": "egrul_2026.jpg",
}
CABINET = ("passport", "passport-registration", "diploma", "employment-certificate")

__all__ = ["CABINET", "NAMES", "demo_scans", "form", "papers", "papers_for"]


def papers(folder: Path, kinds: tuple[str, ...] = CABINET) -> dict[str, Path]:
    """Make good scans of these kinds; kind → path."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for kind in kinds:
        made[kind] = folder / NAMES[kind]
        good_scan(made[kind], kind)
    return made


def papers_for(folder: Path, service: Service) -> dict[str, Path]:
    """Good scans for every slot that the service demands, each named and made as the catalogue asks."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for slot in service.slots:
        if slot.min:
            made[slot.kind] = folder / _name(slot)
            good_scan(made[slot.kind], slot.kind)
    return made


def _name(slot: Slot) -> str:
    stem = "Соколова_Анна_Анализ_20022026" if slot.name == "analysis" else f"{slot.stems[0]}_2026"
    return f"{stem}.{slot.formats[0]}"


def form(path: Path, scans: dict[str, Path], **fields: str) -> Path:
    """Write a TOML form with these fields and scans."""
    lines = [f'{name} = "{value}"' for name, value in fields.items()]
    lines += ["", "[attachments]", *(f'{kind} = ["{scan}"]' for kind, scan in scans.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
