"""A service as a person reads it: whether it is genuine, what it needs, its whole form with every rule, its terms,
what it opens, and help (R35, R36)."""

from __future__ import annotations

from typing import Any

from gosmed_cli.contract.catalogue import Field, Issued, Service, Slot, Term
from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.contract.vocabulary import Level
from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases import entitlement, opens
from gosmed_cli.usecases import form_words as forms
from gosmed_cli.usecases.command_names import applies_for
from gosmed_cli.usecases.entitled import raise_level

from .page import Page
from .typed import complete


def draw(one: Service, page: Page) -> None:
    """All of it, from top to bottom in the order in which it is needed."""
    lang = language()
    page.line(one.title[lang], "bold")
    page.wrapped(one.summary[lang])
    page.line(f"{one.slug} · {one.service_code}", "dim")
    if one.warning:
        page.wrapped(say("ask.form.warning", warning=one.warning[lang]), style="warn")
    _genuineness(one, page)
    _needed(one, page)
    _form(one, page)
    _terms(one, page)
    _help(one, page)
    page.line()
    page.line(complete(say("services.next", slug=one.slug, apply=applies_for(one.slug))))


def _head(page: Page, key: str, **params: Any) -> None:
    page.line()
    page.line(say(key, **params), "bold")


def _genuineness(one: Service, page: Page) -> None:
    """R35: the official mark, the ministry's list, the legal acts, each by itself."""
    _head(page, "services.genuineness")
    if "genuine" not in one.data:  # of the copy that ships with gosmed
        page.wrapped(say("services.genuine.offline"), 2, "warn")
    else:
        state = "yes" if one.data["genuine"] else "no"
        style = "good" if one.data["genuine"] else "bad"
        for what in ("mark", "listed"):
            page.wrapped(say(f"services.genuine.{what}.{state}"), 2, style)
    page.line(f"  {say('services.genuine.acts' if one.acts else 'services.genuine.no_acts')}")
    for act in one.acts:
        page.wrapped(act, 4, "dim")


def _needed(one: Service, page: Page) -> None:
    """The level and the services that come first, each with the command that gets it."""
    _head(page, "services.needed")
    page.wrapped(_level(one), 2)
    for name in one.limits.needs:
        before = entitlement.opener(name)
        if before is not None:
            command = complete(applies_for(before.slug))
            page.wrapped(say("services.needed.before", title=before.title[language()], command=command), 2)
    if one.appointment:
        page.line(f"  {complete(say('services.needed.appointment', slug=one.slug))}")
    if one.signature:
        page.line(f"  {say('services.needed.signature')}")
        if one.signature.when:
            page.wrapped(forms.condition(one.signature.when, language(), one), 4, "dim")


def _level(one: Service) -> str:
    needed, start = one.limits.level, one.limits.start
    if needed is Level.BASIC:
        return say("services.level", level=say("services.level.basic"))
    command = complete(raise_level(needed))
    if start is not needed:
        begin = say(f"services.level.{start}")
        return say("services.level_from", level=say(f"services.level.{needed}"), start=begin, command=command)
    return say("services.level_by", level=say(f"services.level.{needed}"), command=command)


def _form(one: Service, page: Page) -> None:
    if one.fields:
        _head(page, "services.fields")
    for field in one.fields:
        _field(field, one, page)
    if one.slots:
        _head(page, "services.attachments", total=formats.size(one.limits.total))
    for slot in one.slots:
        _slot(slot, one, page)


def _field(field: Field, service: Service, page: Page) -> None:
    first, *rest = forms.field_lines(field, language(), service)
    page.pieces((f"  {field.name:<18}", "plain"), (f" {first}", "plain"))
    for line in rest:
        page.wrapped(line, 21, "dim")
    if field.compare and field.compare.register in service.review.registers:
        page.wrapped(say("services.compared", register=register(field.compare.register)), 21, "dim")


def register(code: str) -> str:
    """A register as the screens call it (C15)."""
    registers = dictionary("registers")
    item = registers.find(code) if registers else None
    return item.shown(language()) if item else code


def _slot(slot: Slot, service: Service, page: Page) -> None:
    first, *rest = forms.slot_lines(slot, language(), service)
    page.pieces((f"  {slot.kind:<26}", "plain"), (f" {first}", "plain"))
    for line in rest:
        page.wrapped(line, 29, "dim")


def _terms(one: Service, page: Page) -> None:
    _head(page, "services.terms")
    if one.review.by_value is not None:
        for value, own in one.review.by_value.terms.items():
            label = forms.value_title(one, one.review.by_value.field, value, language())
            page.line("  " + say("services.review_of", what=label, term=term(own)))
    if one.review.term is not None or one.review.by_value is None:
        page.line("  " + say("services.review", term=term(one.review.term)))
    again = say("services.resubmit", term=term(one.resubmit)) if one.resubmit else say("services.resubmit_any")
    page.line(f"  {again}")
    if one.after_window:
        page.line("  " + complete(say("services.after_window", command=applies_for(one.after_window))))
    if one.editable:
        page.wrapped(say("services.editable"), 2)
    if what := opens.words(one):
        page.wrapped(say("services.opens", what=what), 2)
    if one.issues:
        page.wrapped(_issued(one, one.issues), 2)


def _issued(one: Service, issued: Issued) -> str:
    """The signed document that comes with an approval (R25), and for which answer of the form."""
    field = one.field(issued.when.field) if issued.when and issued.when.value else None
    if field is None or issued.when is None:
        return say("services.issues", title=issued.title[language()])
    value = forms.value_title(one, field.name, str(issued.when.value), language())
    return say("services.issues_when", title=issued.title[language()], field=field.title[language()], value=value)


def _help(one: Service, page: Page) -> None:
    """R36: what is asked most, what to check, and where else to ask."""
    _head(page, "services.help")
    for question in one.faq:
        page.wrapped(question.question[language()], 2)
        page.wrapped(question.answer[language()], 4, "dim")
    if one.checklist:
        page.line(f"  {say('applications.checklist')}")
        for words in one.checklist:
            page.wrapped(f"· {words[language()]}", 4, "dim")
    page.line(f"  {complete(say('services.ask'))}")


def term(one: Term | None) -> str:
    """«5 рабочих дней», «обычно до 5 рабочих дней» where the term is ours, «сразу»."""
    if one is None:
        return say("services.term.open")
    if one.amount == 0:
        return say("services.term.at_once")
    unit = "hours" if one.unit == "hours" else one.calendar
    return say(f"services.term.{unit}.{one.by}", n=one.amount)
