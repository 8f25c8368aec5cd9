"""Keys that the portal's own authority has certified, for tests of the portal."""

from __future__ import annotations

from collections.abc import Callable

from gosmed_cli.mock_portal import authority
from gosmed_cli.signing.cms import sign
from gosmed_cli.signing.keys import Key, new_private
from gosmed_cli.signing.subject import Subject
from tests.signing.authority import ANNA, DAY

from .counter import Counter
from .desk import Desk


def key_for(counter: Counter | Desk, subject: Subject = ANNA, *, days: int = 365, start: int = 0) -> Key:
    """A key that the portal's own authority has certified."""
    portal = counter.portal
    private = new_private()
    begin = portal.clock.now() + start * DAY
    with portal.store.transaction() as t:
        _, made = authority.issue(t, portal, private.public_key(), subject, begin, begin + days * DAY)
    return Key(private, made)


def signing(key: Key) -> Callable[[bytes], bytes]:
    return lambda data: sign(data, key)
