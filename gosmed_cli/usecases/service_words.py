"""A service in words: whether it is genuine, what it needs, its whole form with every rule, its terms, what it
opens, and help (R35, R36). The same for `gosmed services show` and for the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..contract.catalogue import Field, Issued, Service, Slot, Term
from ..contract.dictionaries import dictionary
from ..contract.vocabulary import Level
from ..text import formats, language, say
from ..text.typed import complete
from . import entitlement, opens
from . import form_words as forms
from .command_names import applies_for
from .entitled import raise_level


@dataclass(frozen=True, slots=True)
class Said:
    """One line. `style` is plain, dim, good, bad or warn; `name` is how a form calls the field or slot that the
    line begins; `whole`: a line that is not broken, being short or a command."""

    text: str
    style: str = "plain"
    indent: int = 2
    name: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading, if it has one, and what stands under it. `width` is the room for names of its lines."""

    heading: str
    lines: list[Said] = field(default_factory=list)
    width: int = 0


def chapters(one: Service) -> Iterator[Chapter]:
    """All of it, from top to bottom in the order in which it is needed."""
    yield Chapter("", list(_summary(one)))
    yield Chapter(say("services.genuineness"), list(_genuineness(one)))
    yield Chapter(say("services.needed"), list(_needed(one)))
    if one.fields:
        lines = [line for each in one.fields for line in _field(each, one)]
        yield Chapter(say("services.fields"), lines, 18)
    if one.slots:
        heading = say("services.attachments", total=formats.size(one.limits.total))
        yield Chapter(heading, [line for each in one.slots for line in _slot(each, one)], 26)
    yield Chapter(say("services.terms"), list(_terms(one)))
    yield Chapter(say("services.help"), list(_help(one)))


def _summary(one: Service) -> Iterator[Said]:
    yield Said(one.summary[language()], indent=0)
    yield Said(f"{one.slug} · {one.service_code}", "dim", 0, whole=True)
    if one.warning:
        yield Said(say("ask.form.warning", warning=one.warning[language()]), "warn", 0)


def _genuineness(one: Service) -> Iterator[Said]:
    """R35: the official mark, the ministry's list, the legal acts, each by itself."""
    if "genuine" not in one.data:  # of the copy that ships with gosmed
        yield Said(say("services.genuine.offline"), "warn")
    else:
        state, style = ("yes", "good") if one.data["genuine"] else ("no", "bad")
        for what in ("mark", "listed"):
            yield Said(say(f"services.genuine.{what}.{state}"), style)
    yield Said(say("services.genuine.acts" if one.acts else "services.genuine.no_acts"), whole=True)
    for act in one.acts:
        yield Said(act, "dim", 4)


def _needed(one: Service) -> Iterator[Said]:
    """The level and the services that come first, each with the command that gets it."""
    yield Said(_level(one))
    for name in one.limits.needs:
        before = entitlement.opener(name)
        if before is not None:
            command = complete(applies_for(before.slug))
            yield Said(say("services.needed.before", title=before.title[language()], command=command))
    if one.appointment:
        yield Said(complete(say("services.needed.appointment", slug=one.slug)), whole=True)
    if one.signature:
        yield Said(say("services.needed.signature"), whole=True)
        if one.signature.when:
            yield Said(forms.condition(one.signature.when, language(), one), "dim", 4)


def _level(one: Service) -> str:
    needed, start = one.limits.level, one.limits.start
    if needed is Level.BASIC:
        return say("services.level", level=say("services.level.basic"))
    command = complete(raise_level(needed))
    if start is not needed:
        begin = say(f"services.level.{start}")
        return say("services.level_from", level=say(f"services.level.{needed}"), start=begin, command=command)
    return say("services.level_by", level=say(f"services.level.{needed}"), command=command)


def _field(one: Field, service: Service) -> Iterator[Said]:
    first, *rest = forms.field_lines(one, language(), service)
    yield Said(first, name=one.name, whole=True)
    for line in rest:
        yield Said(line, "dim", 4)
    if one.compare and one.compare.register in service.review.registers:
        yield Said(say("services.compared", register=register(one.compare.register)), "dim", 4)


def register(code: str) -> str:
    """A register as the screens call it (C15)."""
    registers = dictionary("registers")
    item = registers.find(code) if registers else None
    return item.shown(language()) if item else code


def _slot(slot: Slot, service: Service) -> Iterator[Said]:
    first, *rest = forms.slot_lines(slot, language(), service)
    yield Said(first, name=slot.kind, whole=True)
    for line in rest:
        yield Said(line, "dim", 4)


def _terms(one: Service) -> Iterator[Said]:
    if one.review.by_value is not None:
        for value, own in one.review.by_value.terms.items():
            label = forms.value_title(one, one.review.by_value.field, value, language())
            yield Said(say("services.review_of", what=label, term=term(own)), whole=True)
    if one.review.term is not None or one.review.by_value is None:
        yield Said(say("services.review", term=term(one.review.term)), whole=True)
    again = say("services.resubmit", term=term(one.resubmit)) if one.resubmit else say("services.resubmit_any")
    yield Said(again, whole=True)
    if one.after_window:
        yield Said(complete(say("services.after_window", command=applies_for(one.after_window))), whole=True)
    if one.editable:
        yield Said(say("services.editable"))
    if what := opens.words(one):
        yield Said(say("services.opens", what=what))
    if one.issues:
        yield Said(_issued(one, one.issues))


def _issued(one: Service, issued: Issued) -> str:
    """The signed document that comes with an approval (R25), and for which answer of the form."""
    asked = one.field(issued.when.field) if issued.when and issued.when.value else None
    if asked is None or issued.when is None:
        return say("services.issues", title=issued.title[language()])
    value = forms.value_title(one, asked.name, str(issued.when.value), language())
    return say("services.issues_when", title=issued.title[language()], field=asked.title[language()], value=value)


def _help(one: Service) -> Iterator[Said]:
    """R36: what is asked most, what to check, and where else to ask."""
    for question in one.faq:
        yield Said(question.question[language()])
        yield Said(question.answer[language()], "dim", 4)
    if one.checklist:
        yield Said(say("applications.checklist"), whole=True)
        for words in one.checklist:
            yield Said(f"· {words[language()]}", "dim", 4)
    yield Said(complete(say("services.ask")), whole=True)


def term(one: Term | None) -> str:
    """«5 рабочих дней», «обычно до 5 рабочих дней» where the term is ours, «сразу»."""
    if one is None:
        return say("services.term.open")
    if one.amount == 0:
        return say("services.term.at_once")
    unit = "hours" if one.unit == "hours" else one.calendar
    return say(f"services.term.{unit}.{one.by}", n=one.amount)
