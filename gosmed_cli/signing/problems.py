"""Why a signature is not accepted."""

from __future__ import annotations

from typing import Literal, get_args

Why = Literal[
    "not_cms",  # no detached CMS signature, or a damaged one
    "no_signer",  # nobody has signed it, several have, or the signer's certificate is not there
    "weak_algorithm",  # a weak algorithm, or one that is not known here
    "content_changed",  # it was made over another content
    "bad_signature",  # the key of the certificate did not make it
    "untrusted",  # the certificate does not lead to a trusted root
    "expired",
    "not_yet_valid",
    "revoked",
    "revocation_unknown",  # no fresh list of the revoked
    "wrong_usage",  # the certificate is not for signing documents
]
CODES: tuple[Why, ...] = get_args(Why)


class BadSignature(Exception):
    """A signature that is not accepted; `code` says why."""

    def __init__(self, code: Why) -> None:
        super().__init__(code)
        self.code: Why = code
