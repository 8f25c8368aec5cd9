"""Fields and slots of a form in words: title, rule, what may be chosen, when it is asked for.

The same words stand in TOML forms, in `services show` and under `?` while a form is filled in.
"""

from __future__ import annotations

from ..contract.catalogue import Condition, Field, RegisterCondition, Service, Slot
from ..contract.dictionaries import dictionary
from ..text import formats
from ..text.say import known, say

LISTED_AT_MOST = 12  # a dictionary of more items is searched, not listed


def field_lines(one: Field, lang: str, service: Service | None = None) -> list[str]:
    """Title, rule, what may be chosen, an example: what a person needs to fill the field in."""
    lines = [f"{one.title[lang]} ({say('forms.required' if one.required else 'forms.optional', lang)})"]
    if one.help:
        lines.append(one.help[lang])
    elif known(f"forms.rule.{one.type}"):
        lines.append(say(f"forms.rule.{one.type}", lang))
    if one.when:
        lines.append(condition(one.when, lang, service))
    if one.same_as:
        lines.append(say("forms.same_as", lang, field=_field_name(one.same_as, lang, service)))
    if one.rate:
        name = _field_name(one.rate.field, lang, service)
        lines.append(say("forms.rate", lang, each=one.rate.each, field=name))
    if one.confirm == "both":
        lines.append(say("forms.confirm_both", lang))
    elif one.confirm == "always":
        lines.append(say("forms.confirm_always", lang))
    lines += _group_lines(one, lang, service)
    lines += choices_lines(one, lang)
    if one.example:
        lines.append(say("forms.example", lang, example=one.example))
    return lines


def _group_lines(one: Field, lang: str, service: Service | None) -> list[str]:
    """The groups of which one field at least must be filled in, where this field is in one."""
    groups = [group for group in (service.at_least_one if service else ()) if one.name in group]
    return [say("forms.at_least_one", lang, fields=", ".join(group)) for group in groups]


def choices_lines(one: Field, lang: str) -> list[str]:
    """The values of a short dictionary, or how to search a long one."""
    found = dictionary(one.dictionary) if one.dictionary else None
    if found is None:
        return []
    if one.type == "slot":
        return [say("forms.slots", lang, command=f"gosmed dictionary {found.code}")]
    if len(found.items) > LISTED_AT_MOST:
        return [say("forms.search", lang, command=f"gosmed dictionary {found.code}", count=len(found.items))]
    return [say("forms.choices", lang), *(f"  {item.value}: {item.shown(lang)}" for item in found.items)]


def condition(one: Condition, lang: str, service: Service | None = None) -> str:
    """«Нужно, если …» in the words of the form."""
    name = _field_name(one.field, lang, service)
    value = one.value or ""
    if service is not None and (title := value_title(service, one.field, value, lang)) != value:
        value = f"{value} ({title})"
    return say(f"forms.when.{one.test}", lang, field=name, value=value)


def _field_name(name: str, lang: str, service: Service | None) -> str:
    field = service.field(name) if service else None
    return f"{name} «{field.title[lang]}»" if field and lang == "ru" else name


def value_title(service: Service, name: str, value: str, lang: str) -> str:
    """A value of a field as its dictionary calls it; as it is where none does."""
    field = service.field(name)
    if field and field.type == "flag" and known(f"forms.flag.{value}"):
        return say(f"forms.flag.{value}", lang)
    among = dictionary(field.dictionary) if field and field.dictionary else None
    item = among.find(value) if among else None
    return item.shown(lang) if item else value


def slot_lines(slot: Slot, lang: str, service: Service) -> list[str]:
    """Title, formats, sizes, how many, how named: what a person needs to choose the scans."""
    need = "forms.required" if slot.min else "forms.when_asked" if slot.asked_when else "forms.optional"
    lines = [f"{slot.title[lang]} ({say(need, lang)})", _limits(slot, lang, service)]
    lines += [say(f"forms.slot.{rule}", lang, stem=slot.stems[0] if slot.stems else "") for rule in _rules(slot)]
    if slot.help:
        lines.append(slot.help[lang])
    if slot.when:
        lines.append(condition(slot.when, lang, service))
    if slot.asked_when:
        lines.append(_asked_when(slot.asked_when, lang))
    return lines


def _limits(slot: Slot, lang: str, service: Service) -> str:
    size = formats.size(service.limits.file)
    if not slot.formats:
        return say("forms.slot.any_file", lang, size=size, count=slot.max)
    names = ", ".join(one.upper() for one in slot.formats)
    return say("forms.slot", lang, formats=names, size=size, least=slot.dpi[0], most=slot.dpi[1], count=slot.max)


def _rules(slot: Slot) -> list[str]:
    """The rules of a slot that go beyond format and size: names of messages."""
    if not slot.formats:
        return []
    rules = {
        f"page.{slot.page}": slot.page != "any",
        "signature": slot.signature,
        "analysis": slot.name == "analysis",
        "named": slot.name != "analysis" and bool(slot.stems),
    }
    return [name for name, holds in rules.items() if holds]


def _asked_when(one: RegisterCondition, lang: str) -> str:
    registers = dictionary("registers")
    item = registers.find(one.register) if registers else None
    return say(f"forms.asked_when.{one.test}", lang, register=item.shown(lang) if item else one.register)
