"""What each service asks for, as the guide lists it: fields, papers, formats, who decides, what approval opens."""

from __future__ import annotations

import pytest

from gosmed_cli.contract.catalogue import Field, Service, Slot, bundled
from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.contract.vocabulary import Level


def service(slug: str) -> Service:
    return bundled().services[slug]


def required(slug: str) -> set[str]:
    return {one.name for one in service(slug).fields if one.required}


def optional(slug: str) -> set[str]:
    return {one.name for one in service(slug).fields if not one.required}


def demanded(slug: str) -> set[str]:
    return {one.kind for one in service(slug).slots if one.min}


def offered(slug: str) -> set[str]:
    return {one.kind for one in service(slug).slots}


def field(slug: str, name: str) -> Field:
    found = service(slug).field(name)
    assert found is not None, f"{slug} asks for {name}"
    return found


def slot(slug: str, kind: str) -> Slot:
    return next(one for one in service(slug).slots if one.kind == kind)


def titles(code: str) -> str:
    """Every title of a dictionary, in one text."""
    entries = dictionary(code)
    assert entries is not None
    return " · ".join(item.title for item in entries.items)


@pytest.mark.shows("R15", "C1")
def test_the_passport_may_be_a_picture() -> None:
    assert {"jpg", "png"} <= set(slot("medical-cabinet", "passport").formats)
    assert slot("employment", "passport").formats == ("pdf", "jpg"), "formats belong to the service, too"


@pytest.mark.shows("R44", "R45", "C12", "C20")
def test_the_cabinet_takes_the_right_to_practise_and_the_institution() -> None:
    assert "practice-right" in offered("medical-cabinet") - demanded("medical-cabinet")
    assert {"organisation"} <= required("medical-cabinet")
    assert {"position"} <= required("medical-cabinet") | optional("medical-cabinet")
    assert {"passport", "passport-registration"} <= demanded("medical-cabinet")
    for slug in ("medical-cabinet", "qualification", "education", "professional-status"):
        assert "name-change" in offered(slug) - demanded(slug), "for a diploma under another name"
        compared = field(slug, "last_name").compare
        assert compared is not None
        assert compared.register == "mvd", "the name is the passport's"


@pytest.mark.shows("R53", "R54", "R57", "R58")
def test_qualification() -> None:
    assert demanded("qualification") == {"diploma", "residency"}
    assert {"licence", "seniority-certificate", "apostille", "translation"} <= offered("qualification")
    assert {one.formats for one in service("qualification").slots} == {("pdf", "jpg")}
    assert service("qualification").review.approver == "frmr"
    assert set(service("qualification").opens["professional_services"]) == {"e-prescriptions", "patient-booking"}


@pytest.mark.shows("R22", "R59")
def test_professional_status_types_the_snils_twice_and_opens_the_tab() -> None:
    assert field("professional-status", "snils_again").same_as == "snils"
    assert "certificate" in demanded("professional-status")
    assert service("professional-status").opens["professional_status"] is True


@pytest.mark.shows("R60", "R61", "C2")
def test_education_is_pdf_alone_and_signed() -> None:
    assert {
        "diploma",
        "residency",
        "further-education",
        "professional-community",
        "licence",
        "category",
    } <= offered("education")
    assert {one.formats for one in service("education").slots} == {("pdf",)}
    assert slot("education", "diploma").signature


@pytest.mark.shows("R63", "R64")
def test_employment_names_position_and_start() -> None:
    assert {"position", "started_on", "organisation"} <= required("employment")
    assert demanded("employment") == {"employment-certificate", "employment-contract", "egrul-extract", "passport"}


@pytest.mark.shows("R26")
def test_an_office_needs_the_policy_and_a_slot_that_may_come_later() -> None:
    one = service("identity-mfc")
    assert {"snils", "passport_series", "passport_number"} <= required("identity-mfc")
    assert "oms" in required("identity-mfc") | optional("identity-mfc")
    assert not field("identity-mfc", "slot").required, "booked later, or by phone"
    assert one.appointment is not None
    assert (one.appointment.held, one.appointment.document) == ("operator", "act")
    words = " ".join(each.answer.ru for each in one.faq)
    for paper in ("паспорт", "СНИЛС", "диплом", "полис"):
        assert paper in words


@pytest.mark.shows("R28")
def test_the_other_ways_to_confirm_an_identity() -> None:
    ways = [one for one in bundled() if one.slug.startswith("identity-")]
    assert {one.slug.removeprefix("identity-") for one in ways} == {"bank", "mfc", "video", "scans", "signature"}
    assert all(one.opens["level"] == "confirmed" and one.limits.level is Level.BASIC for one in ways)
    video = service("identity-video").appointment
    assert video is not None
    assert video.held == "clock"
    assert service("identity-signature").signature is not None
    assert "passport" in demanded("identity-scans")


@pytest.mark.shows("R71", "R72")
def test_analyses() -> None:
    listed = titles("analysis-types").lower()
    for kind in ("общий анализ крови", "биохимический", "мочи", "серолог", "гепатит", "вич", "друг"):
        assert kind in listed
    assert field("analyses", "analysis_type").dictionary == "analysis-types"
    assert slot("analyses", "analysis").formats == ("pdf", "jpg")
    assert slot("analyses", "analysis").name == "analysis"
    assert slot("analyses", "analysis").signature


@pytest.mark.shows("R73")
def test_errors_of_analyses_are_in_the_checklist() -> None:
    words = " ".join(one.ru for one in service("analyses").checklist)
    for error in ("PDF или JPG", "подпись", "печать", "читается", "тип анализа"):
        assert error in words


@pytest.mark.shows("R75")
def test_the_late_way() -> None:
    one = service("late-registration")
    assert {"last_confirmed_on", "specialty"} <= required("late-registration")
    assert field("late-registration", "correct_data").title.ru == "Корректировать данные"
    assert demanded("late-registration") == {"passport", "diploma", "further-education"}
    term = one.review.term
    assert term is not None
    assert (term.amount, term.unit, term.by) == (24, "hours", "guide")
    assert one.opens == {"cabinet": True}


@pytest.mark.shows("C17")
def test_any_account_may_start_the_late_way() -> None:
    assert (service("late-registration").limits.start, service("late-registration").limits.level) == (
        Level.BASIC,
        Level.CONFIRMED,
    )


@pytest.mark.shows("R82", "R84")
def test_a_visit_to_the_ministry() -> None:
    assert {"certificate_id", "last_name", "first_name", "inn", "snils", "phone"} <= required("ministry-visit")
    words = " ".join(one.answer.ru for one in service("ministry-visit").faq)
    for part in ("диплом", "сертификат", "удостоверени", "бумажную форму", "согласие"):
        assert part in words
    again = service("ministry-visit").resubmit
    assert again is not None
    assert (again.amount, again.unit, again.calendar, again.by) == (5, "days", "working", "guide")


@pytest.mark.shows("R95", "R96", "R97", "C2")
def test_attestation() -> None:
    listed = titles("attestation-kinds")
    kinds = ("переподготовка", "Повышение квалификации", "Переаттестация", "Вторая", "Первая", "Высшая")
    assert all(kind in listed for kind in kinds)
    assert {"position", "organisation", "licence_required"} <= required("attestation")
    assert "licence_until" in optional("attestation") | required("attestation")
    assert demanded("attestation") == {"diploma", "further-education", "labour-book", "payment-receipt"}
    assert {one.formats for one in service("attestation").slots} == {("pdf",)}
    assert service("attestation").editable


@pytest.mark.shows("R78", "R79")
def test_a_ticket_holds_what_the_guide_lists() -> None:
    asked = required("support") | optional("support")
    assert {"topic", "last_name", "snils", "oms", "licence", "description"} <= asked
    assert {"phone", "steps", "wanted_by", "refers_to"} <= asked
    assert {one.formats for one in service("support").slots if one.kind == "refused-file"} == {()}, (
        "any file as it is"
    )
    assert "screenshot" in offered("support")


@pytest.mark.shows("R77")
def test_topics_of_support() -> None:
    listed = titles("support-topics").lower()
    for reason in ("отказ", "статус", "загруж", "войти", "личност"):
        assert reason in listed, listed


@pytest.mark.shows("R100")
def test_the_templates_of_requests() -> None:
    slugs = {"patient-journal-access", "prescription-right", "contact-change", "support"}
    assert slugs <= set(bundled().services)
    assert {"new_phone", "new_email", "app_sign_in", "key_sign_in"} <= optional("contact-change")
    assert field("contact-change", "new_phone").confirm == "both"


@pytest.mark.shows("R101")
def test_a_request_of_an_institution() -> None:
    assert {"organisation", "subdivision", "institution_licence"} <= required("institution-request")


@pytest.mark.shows("R102")
def test_the_professional_services() -> None:
    entries = dictionary("professional-services")
    assert entries is not None
    names = {item.value for item in entries.items}
    assert names == {
        "e-prescriptions",
        "sick-leaves",
        "patient-booking",
        "training-portal",
        "statistics",
        "telemedicine",
    }
    opened = {name for one in bundled() for name in one.opens.get("professional_services", ())}
    assert opened == names, "each is opened by some approval"


@pytest.mark.shows("R18")
def test_what_may_be_requested_from_an_open_cabinet() -> None:
    for slug in ("medical-card-request", "licence-request", "certificate-request"):
        assert service(slug).limits.needs == ("cabinet",)


@pytest.mark.shows("R5")
def test_who_else_decides() -> None:
    approvers = {
        slug: service(slug).review.approver for slug in ("identity-bank", "identity-mfc", "ministry-visit")
    }
    assert approvers == {"identity-bank": "bank", "identity-mfc": "mfc", "ministry-visit": "ministry"}
    assert service("institution-link").review.approver == "institution-administrator"
    assert service("institution-link").review.term is None, "when its administrator answers"


@pytest.mark.shows("R36")
@pytest.mark.parametrize("slug", sorted(bundled().services))
def test_every_service_has_questions_answered(slug: str) -> None:
    assert service(slug).summary.ru
    assert service(slug).faq
    for one in service(slug).faq:
        assert one.question.ru.endswith("?")
        assert one.question.en.endswith("?")
        assert one.answer.ru
        assert one.answer.en


@pytest.mark.shows("R65")
def test_the_checklist_of_employment() -> None:
    words = " ".join(one.ru.lower() for one in service("employment").checklist)
    for part in ("паспорт", "подпись", "печать", "читаются"):
        assert part in words, words


@pytest.mark.shows("C15")
def test_old_names_stand_in_brackets() -> None:
    from gosmed_cli.mock_portal.registers import REGISTERS

    assert "МВД (ранее ФМС)" in REGISTERS["mvd"]
    assert "СФР (ранее ПФР)" in REGISTERS["sfr"]
    snils = field("medical-cabinet", "snils").help
    assert snils is not None
    assert "СФР (ранее ПФР)" in snils.ru


@pytest.mark.shows("R19")
def test_a_form_says_how_to_get_a_snils() -> None:
    help_ = field("medical-cabinet", "snils").help
    assert help_ is not None
    for words in (help_.ru, help_.en):
        assert "ПФ-1" in words
        assert "СФР" in words


@pytest.mark.shows("C14")
def test_the_guides_slip_of_the_pen_is_read_as_inn() -> None:
    assert field("support", "inn").title.ru == "ИНН"
    assert "ИИН" not in str(service("support").data)
