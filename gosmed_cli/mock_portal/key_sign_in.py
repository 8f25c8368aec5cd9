"""Signing in by key: a detached signature over the challenge's nonce, by the account's own person (R31).

Whose it is the СНИЛС of the certificate says. A signature that is not accepted counts as an attempt.
"""

from __future__ import annotations

import base64
import binascii
import sqlite3

from ..contract.problems import ProblemDetail
from ..signing.problems import BadSignature
from ..signing.subject import Subject
from ..signing.verify import verify
from ..text.say import say
from . import accounts, authority, challenges
from .problems import Refused
from .state import Portal
from .store import Transaction


def finish(t: Transaction, portal: Portal, number: str, signature: str) -> sqlite3.Row | Refused:
    """The challenge if this signature (Base64) finishes it, and it is used up; else why not. Commit either."""
    row = challenges.alive(t, portal, "sign_in", number)
    if row is None or row["method"] != "key":
        return Refused("challenge_over")
    try:
        signed = base64.b64decode(signature, validate=True)
        nonce = challenges.nonce(t, number).encode()
        verified = verify(nonce, signed, authority.trust(t, portal), portal.clock.now())
    except (binascii.Error, ValueError):
        return _refused(t, row, "not_cms")
    except BadSignature as bad:
        return _refused(t, row, bad.code)
    if not _owns(t.q.account(id=row["account_id"]), verified.subject):
        return _refused(t, row, "foreign")
    t.q.close_challenge(id=number)
    return row


def _owns(account: sqlite3.Row, subject: Subject) -> bool:
    """Whether the certificate is the account's person's; nobody's, where the portal knows no СНИЛС."""
    known = accounts.known(account).get("snils")
    return known is not None and known == subject.snils


def _refused(t: Transaction, row: sqlite3.Row, code: str) -> Refused:
    detail = ProblemDetail(code=code, message=say(f"signing.why.{code}", "ru"))
    return challenges.failed(t, row, "signature_refused", errors=[detail])
