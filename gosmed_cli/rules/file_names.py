"""Names of files: R68 and C6 for documents, R72 and C7 for results of analyses.

A name is Unicode NFC and holds letters (Latin or Cyrillic), digits, `_`, `-` and one dot.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..contract.catalogue import Field, Service, Slot
from ..contract.dictionaries import dictionary

STEM_LIMIT = 100  # characters; file systems allow 255 bytes, a Cyrillic letter takes two
_ALLOWED = r"A-Za-zА-Яа-яЁё0-9_\-"
_GOOD_NAME = re.compile(rf"[{_ALLOWED}]{{1,{STEM_LIMIT}}}\.[A-Za-z0-9]{{1,8}}")
_BAD_CHARACTER = re.compile(rf"[^{_ALLOWED}.]")
_GAP = re.compile(r"[\s.,;:+&()\[\]{}/\\|–—]+")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_ANALYSIS = re.compile(
    r"(?P<last>[A-Za-zА-Яа-яЁё-]+)_(?P<first>[A-Za-zА-Яа-яЁё-]+)_(?P<what>[A-Za-zА-Яа-яЁё0-9_-]+)_(?P<date>\d{8})(?:_\d{1,2})?"
)


def split_name(name: str) -> tuple[str, str]:
    """Stem and extension (lower case, no dot) of a file name; a hidden file has no extension."""
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem:
        return name, ""
    return stem, extension.lower()


def is_clean(name: str) -> bool:
    """Whether the name obeys C6."""
    return _GOOD_NAME.fullmatch(unicodedata.normalize("NFC", name)) is not None


def bad_characters(name: str) -> str:
    """What C6 does not allow in the name, each once, in order: spaces, special characters, a second dot."""
    normal = unicodedata.normalize("NFC", name)
    found = dict.fromkeys(_BAD_CHARACTER.findall(normal))
    if "." in split_name(normal)[0]:
        found["."] = None
    return "".join(found)


def names_kind(name: str, slot: Slot) -> bool:
    """Whether the name contains the document's type (R68); a slot without stems asks for none."""
    stem = _plain(split_name(name)[0])
    return not slot.stems or any(_plain(one) in stem for one in slot.stems)


def is_analysis_name(name: str) -> bool:
    """Whether the name is «Фамилия_Имя_Анализ_Дата» (R72), the date ДДММГГГГ or ГГГГММДД (C7)."""
    found = _ANALYSIS.fullmatch(unicodedata.normalize("NFC", split_name(name)[0]))
    return found is not None and _is_date(found["date"])


def _is_date(digits: str) -> bool:
    day_first = (digits[4:], digits[2:4], digits[:2])
    year_first = (digits[:4], digits[4:6], digits[6:])
    for year, month, day in (day_first, year_first):
        try:
            if 1900 <= date(int(year), int(month), int(day)).year <= 2100:
                return True
        except ValueError:
            continue
    return False


def named(service: Service, values: Mapping[str, str]) -> Service:
    """The service with the names of its files spelt out where a form's values make them (R72, C7)."""
    slots = tuple(replace(slot, stem=_stem_of(slot, service, values)) for slot in service.slots)
    return replace(service, slots=slots)


def _stem_of(slot: Slot, service: Service, values: Mapping[str, str]) -> str:
    """«Соколова_Анна_Общий_анализ_крови_20022026»; empty while a value is missing."""
    parts = [_part(service.field(name), values.get(name, "")) for name in slot.named_by]
    return "_".join(parts) if parts and all(parts) else ""


def _part(field: Field | None, value: str) -> str:
    if field is None or not value:
        return ""
    if field.type.endswith("date"):
        return f"{date.fromisoformat(value):%d%m%Y}"
    among = dictionary(field.dictionary) if field.dictionary else None
    item = among.find(value) if among else None
    return clean_stem(item.title if item else value)


def clean_stem(stem: str) -> str:
    """The stem with gaps as `_` and everything else that C6 does not allow dropped; may be empty.

    >>> clean_stem("Диплом (копия) №1")
    'Диплом_копия_No1'
    """
    normal = _GAP.sub("_", unicodedata.normalize("NFC", stem))
    kept = "".join(_kept(character) for character in normal)
    return re.sub("_{2,}", "_", kept).strip("_-")[:STEM_LIMIT].rstrip("_-")


def _kept(character: str) -> str:
    if not _BAD_CHARACTER.match(character):
        return character
    # é → e, № → No; what has no plain form is dropped
    return "".join(one for one in unicodedata.normalize("NFKD", character) if not _BAD_CHARACTER.match(one))


def proper_name(name: str, slot: Slot, extension: str) -> str:
    """The name that this document should have (R68): clean, with the document's type in it."""
    if slot.stem:
        return f"{slot.stem[:STEM_LIMIT]}.{extension}"
    stem = clean_stem(split_name(name)[0])
    if not names_kind(stem, slot):
        kind = _kind_word(stem, slot)
        stem = f"{kind}_{stem}" if stem else kind
    return f"{(stem or 'document')[:STEM_LIMIT].rstrip('_-')}.{extension}"


def _kind_word(stem: str, slot: Slot) -> str:
    """The word for the kind in the alphabet of the name."""
    cyrillic = bool(_CYRILLIC.search(stem))
    return next((one for one in slot.stems if bool(_CYRILLIC.search(one)) == cyrillic), slot.stems[0])


def unique_names(names: Iterable[str]) -> list[str]:
    """The names cleaned, and made different from each other (`diplom.pdf`, `diplom_2.pdf`), letter case aside."""
    taken: set[str] = set()
    made = []
    for name in names:
        stem, extension = split_name(name)
        stem = clean_stem(stem) or "document"
        extension = re.sub("[^a-z0-9]", "", extension)[:8] or "bin"
        candidate, count = f"{stem}.{extension}", 1
        while candidate.casefold() in taken:
            count += 1
            candidate = f"{stem[: STEM_LIMIT - 4]}_{count}.{extension}"
        taken.add(candidate.casefold())
        made.append(candidate)
    return made


def guess_kind(name: str, kinds: Sequence[Slot]) -> str | None:
    """The kind that the file's name speaks of, when it speaks of one alone; else None.

    Of two kinds whose words overlap, the longer word wins: «паспорт_прописка» is told from «паспорт».
    """
    stem = _plain(split_name(name)[0])
    hits = {slot.kind: [_plain(one) for one in slot.stems if _plain(one) in stem] for slot in kinds}
    found = {kind: words for kind, words in hits.items() if words}
    if len(found) > 1:
        found = {kind: words for kind, words in found.items() if not _inside_another(words, kind, found)}
    if len(found) == 2 and {"passport", "passport-registration"} == set(found):
        return "passport-registration"
    return next(iter(found)) if len(found) == 1 else None


def _inside_another(words: list[str], kind: str, found: dict[str, list[str]]) -> bool:
    """Whether everything that speaks for this kind is a part of a longer word that speaks for another."""
    others = [word for other, theirs in found.items() if other != kind for word in theirs]
    return all(any(word != other and word in other for other in others) for word in words)


def _plain(text: str) -> str:
    """For comparing: NFC, lower case, «ё» as «е», `-` and spaces as `_`."""
    lowered = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    return re.sub(r"[\s_-]+", "_", lowered)
