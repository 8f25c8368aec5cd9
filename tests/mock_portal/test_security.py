"""Tokens: what they open, how long they live, how they rotate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from starlette.requests import Request

from gosmed_cli.mock_portal import security
from gosmed_cli.mock_portal.state import Portal
from gosmed_cli.mock_portal.store import Transaction

START = datetime(2026, 3, 2, 6, tzinfo=UTC)


class Time:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def portal(time: Time) -> Iterator[Portal]:
    portal = Portal.open(":memory:", "operator", time)
    yield portal
    portal.close()


@pytest.fixture
def t(portal: Portal) -> Iterator[Transaction]:
    with portal.store.transaction() as transaction:
        yield transaction


def asked(token: str | None, method: str = "GET") -> Request:
    headers = [] if token is None else [(b"authorization", f"Bearer {token}".encode())]
    return Request({"type": "http", "method": method, "path": "/", "headers": headers})


def test_a_fresh_token_opens_its_account(portal: Portal, t: Transaction) -> None:
    tokens = security.issue_tokens(t, portal, "a1", login="anna@example.ru")
    caller = security.caller(t, portal, asked(tokens["access_token"]))
    assert (caller.account_id, caller.scope, caller.login) == ("a1", "full", "anna@example.ru")
    assert "APIPGU" in caller.permissions


def test_tokens_are_stored_as_hashes_only(portal: Portal, t: Transaction) -> None:
    tokens = security.issue_tokens(t, portal, "a1")
    stored = "\n".join(t.connection.iterdump())
    assert tokens["access_token"] not in stored
    assert tokens["refresh_token"] not in stored


@pytest.mark.parametrize("token", [None, "", "nonsense"])
def test_without_a_valid_token_nobody_is_let_in(portal: Portal, t: Transaction, token: str | None) -> None:
    with pytest.raises(security.Unauthorised):
        security.caller(t, portal, asked(token))


def test_an_access_token_ends_after_fifteen_minutes(portal: Portal, t: Transaction, time: Time) -> None:
    tokens = security.issue_tokens(t, portal, "a1")
    time.pass_(minutes=14, seconds=59)
    security.caller(t, portal, asked(tokens["access_token"]))
    time.pass_(seconds=1)
    with pytest.raises(security.Unauthorised):
        security.caller(t, portal, asked(tokens["access_token"]))


def test_a_refresh_token_is_no_access_token(portal: Portal, t: Transaction) -> None:
    tokens = security.issue_tokens(t, portal, "a1")
    with pytest.raises(security.Unauthorised):
        security.caller(t, portal, asked(tokens["refresh_token"]))
    assert security.refresh(t, portal, tokens["access_token"]) is None


def test_scope_status_reads_but_does_not_write(portal: Portal, t: Transaction) -> None:
    token = security.issue_tokens(t, portal, "a1", scope="status")["access_token"]
    security.caller(t, portal, asked(token))
    security.caller(t, portal, asked(token, "POST"), write=False)
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        with pytest.raises(security.Forbidden):
            security.caller(t, portal, asked(token, method))


def test_refresh_gives_a_new_pair_and_keeps_the_scope(portal: Portal, t: Transaction, time: Time) -> None:
    first = security.issue_tokens(t, portal, "a1", scope="status")
    time.pass_(days=59)
    second = security.refresh(t, portal, first["refresh_token"])
    assert second is not None
    assert second["refresh_token"] != first["refresh_token"]
    assert security.caller(t, portal, asked(second["access_token"])).scope == "status"


def test_a_crash_during_refresh_signs_nobody_out(portal: Portal, t: Transaction, time: Time) -> None:
    first = security.issue_tokens(t, portal, "a1")
    lost = security.refresh(t, portal, first["refresh_token"])
    time.pass_(seconds=60)
    assert security.refresh(t, portal, first["refresh_token"]) == lost


def test_replay_after_a_minute_revokes_the_family(portal: Portal, t: Transaction, time: Time) -> None:
    first = security.issue_tokens(t, portal, "a1")
    second = security.refresh(t, portal, first["refresh_token"])
    assert second is not None
    time.pass_(seconds=61)
    assert security.refresh(t, portal, first["refresh_token"]) is None
    with pytest.raises(security.Unauthorised):
        security.caller(t, portal, asked(second["access_token"]))
    assert security.refresh(t, portal, second["refresh_token"]) is None


def test_replay_once_the_successor_is_used_revokes_the_family(portal: Portal, t: Transaction) -> None:
    first = security.issue_tokens(t, portal, "a1")
    second = security.refresh(t, portal, first["refresh_token"])
    assert second is not None
    third = security.refresh(t, portal, second["refresh_token"])
    assert third is not None
    assert security.refresh(t, portal, first["refresh_token"]) is None
    with pytest.raises(security.Unauthorised):
        security.caller(t, portal, asked(third["access_token"]))


def test_another_device_revokes_the_family(portal: Portal, t: Transaction) -> None:
    tokens = security.issue_tokens(t, portal, "a1", device="laptop")
    assert security.refresh(t, portal, tokens["refresh_token"], "another") is None
    assert security.refresh(t, portal, tokens["refresh_token"], "laptop") is None


def test_families_end_apart(portal: Portal, t: Transaction) -> None:
    one, other = (security.issue_tokens(t, portal, "a1", device=name) for name in ("laptop", "server"))
    security.revoke_by_token(t, portal, one["access_token"])
    with pytest.raises(security.Unauthorised):
        security.caller(t, portal, asked(one["access_token"]))
    security.caller(t, portal, asked(other["access_token"]))


def test_a_refresh_token_ends_after_sixty_days(portal: Portal, t: Transaction, time: Time) -> None:
    tokens = security.issue_tokens(t, portal, "a1")
    time.pass_(days=60)
    assert security.refresh(t, portal, tokens["refresh_token"]) is None
