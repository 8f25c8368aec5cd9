"""The life of an application: every state is an end or has a way out, history only grows, attempts count."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.contract.catalogue import (
    Appointment,
    Condition,
    Issued,
    Term,
    TermsByValue,
    Words,
    bundled_service,
)
from gosmed_cli.contract.vocabulary import Status, TransportCode
from gosmed_cli.mock_portal import lifecycle
from gosmed_cli.mock_portal.lifecycle import (
    Act,
    Application,
    Book,
    Booked,
    Cancelled,
    Decided,
    Effect,
    Entry,
    Event,
    Held,
    Meeting,
    MeetingOff,
    Missed,
    NotPossible,
    Open,
    Plan,
    Pushed,
    ReviewNow,
    Unbook,
    Unplan,
    WindowClosed,
    step,
)
from gosmed_cli.mock_portal.remarks import Remark

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
REMARK = (Remark("mismatch", "ИНН: не совпадает", "Исправьте", field="inn"),)
CABINET = bundled_service("medical-cabinet")
assert CABINET is not None
EDITABLE = replace(CABINET, editable=True)
AT_ONCE = replace(CABINET.review, term=Term(0))
SLOT = Meeting("arbat/2026-03-05T10:30", datetime(2026, 3, 5, 7, 30, tzinfo=UTC), "МФЦ района Арбат")
OTHER = Meeting("arbat/2026-03-06T10:30", datetime(2026, 3, 6, 7, 30, tzinfo=UTC), "МФЦ района Арбат")
AT_COUNTER = Appointment("slot", "offices", "operator", "Акт")
ON_VIDEO = Appointment("slot", "video", "clock")
SERVICES = [
    CABINET,
    replace(CABINET, review=AT_ONCE, appointment=AT_COUNTER),
    replace(CABINET, review=AT_ONCE, appointment=ON_VIDEO, resubmit=None),
    replace(CABINET, appointment=AT_COUNTER, editable=True),
    EDITABLE,
    replace(CABINET, resubmit=None),
    replace(CABINET, review=replace(CABINET.review, term=Term(0))),
    replace(CABINET, review=replace(CABINET.review, term=None)),
    replace(CABINET, resubmit=Term(5, "days", "working")),
]
GOOD = Pushed()
BAD = Pushed(TransportCode.VALIDATION_ERROR, "плохо", REMARK)
EVENTS: list[Event] = [
    GOOD,
    BAD,
    Decided("approved"),
    Decided("refused", REMARK),
    Decided("needs_correction", REMARK),
    Cancelled(),
    WindowClosed(),
    Pushed(meeting=SLOT),
    Booked(SLOT),
    Booked(OTHER),
    MeetingOff(),
    Held(),
    Missed(),
]


class Life:
    """An application with everything its effects have asked for so far."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.now = START
        self.history: list[Entry] = []
        self.planned: dict[str, datetime] = {}
        self.opened = 0
        self.booked: Meeting | None = None
        self.acts = 0

    def happen(self, event: Event) -> bool:
        """Whether the event was possible."""
        try:
            self.application, effects = step(self.application, event, self.now)
        except NotPossible:
            return False
        for effect in effects:
            self._take(effect)
        return True

    def _take(self, effect: Effect) -> None:
        match effect:
            case Entry():
                self.history.append(effect)
            case Plan():
                assert effect.at >= self.now, "nothing is planned for the past"
                self.planned[effect.kind] = effect.at
            case Unplan():
                self.planned.pop(effect.kind, None)
            case Open():
                self.opened += 1
            case ReviewNow():
                self.planned["review"] = self.now
            case Book():
                self.booked = effect.meeting
            case Unbook():
                self.booked = None
            case Act():
                self.acts += 1

    def ways_out(self) -> list[Event]:
        """What can still happen, without any help from outside the state."""
        ways: list[Event] = []
        application = self.application
        if application.takes_files:
            ways.append(GOOD)
        if application.cancel_allowed:
            ways.append(Cancelled())
        if application.status is Status.UNDER_REVIEW:
            ways.append(Decided("approved"))
        if application.bookable:
            ways.append(Booked(OTHER))
            booked = application.meeting if not application.edit_allowed else None
            ways += [MeetingOff()] if booked else []
            ways += [Held(), Missed()] if booked and booked.at <= self.now else []
        if "window" in self.planned and application.edit_allowed:
            ways.append(WindowClosed())
        return ways


lives = st.tuples(
    st.sampled_from(SERVICES), st.lists(st.sampled_from(EVENTS), max_size=14), st.integers(1, 60 * 24 * 20)
)


@given(lives)
def test_every_state_is_final_or_has_a_way_out(life: tuple[object, list[Event], int]) -> None:
    service, happened, minutes = life
    one = Life(Application(1, service))  # type: ignore[arg-type]  # hypothesis' tuples lose the type
    for event in happened:
        before, attempts, entries = one.application, one.application.attempt, list(one.history)
        possible = one.happen(event)
        after = one.application
        assert one.history[: len(entries)] == entries, "history only grows"
        assert after.attempt == attempts + (possible and isinstance(event, Pushed))
        assert after.refusals >= before.refusals
        if before.final:
            assert (after, one.history) == (before, entries), "an end is an end"
        assert after.final or one.ways_out(), after
        if after.final:
            assert (after.edit_allowed, after.cancel_allowed, after.takes_files) == (False, False, False)
            assert not after.awaits_meeting
        assert one.booked == after.meeting, "what is booked is what the application says"
        assert not (after.awaits_meeting and "review" in one.planned), "nothing is decided before the meeting"
        assert {"meeting", "meeting-reminder"}.isdisjoint(one.planned) or after.meeting
        if after.status is not None and one.history:
            assert one.history[-1].status is after.status, "the last entry is the status"
        one.now += timedelta(minutes=minutes)
    assert one.opened <= 1
    assert one.opened == (one.application.status is Status.APPROVED)


@given(lives)
def test_every_way_out_that_is_offered_works(life: tuple[object, list[Event], int]) -> None:
    service, happened, _ = life
    one = Life(Application(1, service))  # type: ignore[arg-type]  # as above
    for event in happened:
        one.happen(event)
    for way in one.ways_out():
        other = Life(one.application)
        assert other.happen(way), way
        assert other.application != one.application or other.history


def reviewed(verdict: lifecycle.Verdict = "refused") -> Life:
    life = Life(Application(1, SERVICES[0]))
    assert life.happen(GOOD)
    assert life.happen(Decided(verdict, REMARK))
    return life


SIGNED = Issued("paper", Words("Бумага", "Paper"), "Всё верно.", "bank", when=Condition("way", "equals", "paper"))


@pytest.mark.shows("R25")
@pytest.mark.parametrize(
    ("verdict", "way", "signed"),
    [("approved", "paper", True), ("approved", "video", False), ("refused", "paper", False)],
)
def test_an_approval_alone_is_signed_and_only_where_the_form_asks_for_it(
    verdict: lifecycle.Verdict, way: str, signed: bool
) -> None:
    under_review, _ = lifecycle.step(Application(7, replace(EDITABLE, issues=SIGNED)), GOOD, START)
    _, effects = lifecycle.step(under_review, Decided(verdict, REMARK, "Готово.", {"way": way}), START)
    assert [one.name for one in effects if isinstance(one, lifecycle.Sign)] == (
        ["paper_7-1.pdf"] if signed else []
    )
    (line,) = (one for one in effects if isinstance(one, lifecycle.Entry))
    words = "Документ с электронной подписью лежит в «Моих документах»: paper_7-1.pdf, paper_7-1.pdf.sig"
    assert line.comment == (f"Готово. {words}" if signed else "Готово.")


@pytest.mark.shows("C16")
def test_the_first_push_is_passed_on_and_reviewed_in_working_days() -> None:
    life = Life(Application(1, SERVICES[0]))
    life.happen(GOOD)
    ids = [entry.status.status_id for entry in life.history]
    assert ids == [0, 17, 21, 2, 6]
    assert life.planned["review"].isoformat() == "2026-03-10T09:00:00+03:00"  # 9 March is a day off
    due = life.application.review_due_at
    assert due is not None
    assert due.isoformat() == "2026-03-10T23:59:59+03:00"
    assert life.application.cancel_allowed
    assert not life.application.edit_allowed


def test_a_failed_check_of_a_first_attempt_may_be_sent_again_until_the_window_closes() -> None:
    life = Life(Application(1, SERVICES[0]))
    life.happen(BAD)
    assert life.application.status is Status.FAILED
    assert life.application.problems == REMARK
    assert life.application.edit_allowed
    assert life.planned["window"].isoformat() == "2026-03-12T23:59:59+03:00"
    assert life.happen(WindowClosed())
    assert life.application.final


def test_a_failed_check_of_a_resend_changes_nothing_but_the_report() -> None:
    life = reviewed()
    window, entries = life.application.resubmit_until, list(life.history)
    life.now += timedelta(days=3)
    assert life.happen(BAD)
    after = life.application
    assert (after.status, after.remarks, after.edit_allowed) == (Status.REFUSED, REMARK, True)
    assert (after.transport, after.problems) == (TransportCode.VALIDATION_ERROR, REMARK)
    assert (after.resubmit_until, life.history) == (window, entries)
    assert after.attempt == 2


def test_a_resend_clears_remarks_and_problems_and_the_window() -> None:
    life = reviewed()
    life.happen(BAD)
    assert life.happen(GOOD)
    after = life.application
    assert (after.status, after.remarks, after.problems, after.resubmit_until) == (
        Status.UNDER_REVIEW,
        (),
        (),
        None,
    )
    assert "window" not in life.planned


def test_a_question_nobody_answers_ends_as_a_refusal() -> None:
    life = reviewed("needs_correction")
    assert life.application.cancel_allowed
    assert life.happen(WindowClosed())
    assert life.application.status is Status.REFUSED
    assert life.application.final


@pytest.mark.parametrize(
    ("event", "code"),
    [(GOOD, "edit_not_allowed"), (Cancelled(), "cancel_not_allowed"), (Decided("refused"), "not_under_review")],
)
def test_nothing_happens_to_an_approved_application(event: Event, code: str) -> None:
    life = reviewed("approved")
    with pytest.raises(NotPossible) as raised:
        step(life.application, event, life.now)
    assert raised.value.code == code


def test_an_editable_service_takes_a_changed_form_under_review() -> None:
    life = Life(Application(1, EDITABLE))
    life.happen(GOOD)
    assert life.application.edit_allowed
    life.now += timedelta(days=1)
    assert life.happen(GOOD)
    assert life.application.attempt == 2
    assert life.planned["review"].day == 11, "the review begins anew"


def waiting() -> Life:
    life = Life(Application(1, SERVICES[1]))
    assert life.happen(Pushed(meeting=SLOT))
    return life


def test_a_service_with_a_meeting_is_not_answered_before_it() -> None:
    life = waiting()
    assert (life.application.status, life.application.review_due_at) == (Status.UNDER_REVIEW, None)
    assert life.history[-1].comment == "Вы записаны: 05.03.2026, 10:30 МСК, МФЦ района Арбат"
    assert life.planned == {"meeting-reminder": datetime(2026, 3, 4, 7, 30, tzinfo=UTC)}
    life.now = SLOT.at
    assert life.happen(Held("Кузнецова М. А."))
    assert life.acts == 1
    assert life.planned == {"review": SLOT.at}, "the term is nothing: the answer comes at once"


@pytest.mark.parametrize("word", [Held(), Missed()])
def test_nobody_knows_what_becomes_of_a_meeting_that_lies_ahead(word: Event) -> None:
    life = waiting()
    life.now = SLOT.at - timedelta(seconds=1)
    with pytest.raises(NotPossible) as refused:
        step(life.application, word, life.now)
    assert refused.value.code == "meeting_ahead"
    assert life.happen(Booked(OTHER)), "it can still be moved"
    life.now = OTHER.at
    assert life.happen(word)


def test_a_slot_given_back_leaves_the_application_waiting() -> None:
    life = waiting()
    assert life.happen(MeetingOff())
    assert (life.application.status, life.booked, life.planned) == (Status.UNDER_REVIEW, None, {})
    assert not life.happen(Held()), "nobody has come: nothing is booked"
    assert not life.happen(MeetingOff())
    assert life.happen(Booked(OTHER))
    assert life.booked == OTHER


def test_who_did_not_come_books_again_and_is_under_review_again() -> None:
    life = waiting()
    life.now = SLOT.at
    assert life.happen(Missed())
    assert life.application.status is Status.NEEDS_CORRECTION
    assert [(one.field, one.code) for one in life.application.remarks] == [("slot", "slot_missed")]
    assert life.booked is None
    assert life.happen(Booked(OTHER))
    after = life.application
    assert (after.status, after.remarks, after.resubmit_until) == (Status.UNDER_REVIEW, (), None)
    assert "window" not in life.planned


def test_who_misses_the_meeting_and_the_window_is_refused() -> None:
    life = waiting()
    life.now = SLOT.at
    life.happen(Missed())
    assert life.happen(WindowClosed())
    assert life.application.final
    assert not life.happen(Booked(OTHER))


def test_the_clock_holds_a_video_meeting_at_its_time() -> None:
    life = Life(Application(1, SERVICES[2]))
    life.happen(Pushed(meeting=SLOT))
    assert life.planned["meeting"] == SLOT.at
    life.happen(Booked(OTHER))
    assert life.planned["meeting"] == OTHER.at


def test_the_values_of_the_form_decide_the_term() -> None:
    by_value = TermsByValue("kind", {"act": Term(24, "hours")})
    service = replace(SERVICES[0], review=replace(SERVICES[0].review, by_value=by_value))
    for kind, due in (("act", "2026-03-03T09:00:00+03:00"), ("request", "2026-03-10T23:59:59+03:00")):
        life = Life(Application(1, service))
        life.happen(Pushed(values={"kind": kind}))
        assert life.application.review_due_at is not None
        assert life.application.review_due_at.isoformat() == due
