"""The one place where what httpx and the portal say becomes a GosmedError.

    nothing was sent     client.refused, client.unknown_host, client.connect_timeout, client.tls, client.proxy
    no whole answer      client.timeout, client.cut_off
    not our portal       client.not_a_portal (HTML), client.bad_answer (JSON of another shape),
                         client.portal_version (X-Portal-Api of another major: UsageProblem)
    the portal says no   401 SignInNeeded · 403 order_access, 404 NotFound · 403, 405, 409 NotAllowed ·
                         400, 422 RuleBroken · 429 and 5xx PortalUnavailable

Words of the portal are cleaned before anybody may print them. Where gosmed has words of its own for the
portal's code (`client.<code>`, `refusal.<code>`), those are used, because they come in both languages.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from typing import Any

from ..errors import Detail, GosmedError, NotAllowed, NotFound, RuleBroken, SignInNeeded, Unavailable, UsageProblem
from ..text.clean import clean
from ..text.say import known, sayable
from .http import httpx

# codes with which a 403 means «who you are is not enough», and signing in otherwise helps
_SIGN_IN_CODES = frozenset(
    {
        "access_denied_person_permissions",
        "scope",
        "login_locked",
        "not_activated",
        "method_off",
        "second_factor_needed",
    }
)
_OWN_PARAMS = frozenset({"status", "code", "details", "sent", "text", "advice", "data", "url", "host", "self"})
_FOREIGN = frozenset({"order_access"})
_TYPED_WRONG = frozenset({"bad_moment", "bad_fault"})  # an operator's argument
_EXPLAINED = frozenset({"bad_fault", "bad_snapshot", "bad_scenario"})  # why, in the portal's words, beside ours
_TRY_LATER_CODES = frozenset({"limitation_exception"})  # appendix 3: 20 applications in 10 minutes


class PortalUnavailable(Unavailable):
    """No use of the portal now. `never_sent`: the request did not leave, so anything may be repeated;
    `status` is the HTTP status if one came; `retry_after` is seconds, as the portal asks."""

    def __init__(
        self,
        code: str,
        *,
        never_sent: bool = False,
        status: int | None = None,
        retry_after: float | None = None,
        lasting: bool = False,
        **params: Any,
    ) -> None:
        if status is not None:
            params["status"] = status
        super().__init__(code, **params)
        self.never_sent = never_sent
        self.status = status
        self.retry_after = retry_after
        self.lasting = lasting  # trying again would not help: a certificate, a page instead of a portal


def from_transport(error: httpx.HTTPError, url: str) -> GosmedError:
    """What a failure of the connection is. `url` is the portal's base URL."""
    host = clean(httpx.URL(url).host)
    if isinstance(error, httpx.ProxyError):
        return PortalUnavailable("client.proxy", never_sent=True, host=host)
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return PortalUnavailable("client.connect_timeout", never_sent=True, host=host)
    if isinstance(error, httpx.ConnectError):
        return _not_connected(error, host, url)
    if isinstance(error, httpx.TimeoutException):
        return PortalUnavailable("client.timeout", host=host)
    if isinstance(error, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return UsageProblem("client.bad_url", url=clean(url))
    if isinstance(error, httpx.DecodingError):
        return PortalUnavailable("client.bad_answer", lasting=True, host=host, url=clean(url))
    return PortalUnavailable("client.cut_off", host=host)


def _not_connected(error: httpx.ConnectError, host: str, url: str) -> GosmedError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError) or "CERTIFICATE_VERIFY_FAILED" in str(cause):
            reason = clean(getattr(cause, "verify_message", "") or getattr(cause, "reason", "") or "")
            return PortalUnavailable("client.tls", never_sent=True, lasting=True, host=host, reason=reason)
        cause = cause.__cause__ or cause.__context__
    text = str(error).lower()
    if any(
        hint in text for hint in ("name or service", "getaddrinfo", "nodename", "name resolution", "no address")
    ):
        return PortalUnavailable("client.unknown_host", never_sent=True, host=host, url=clean(url))
    return PortalUnavailable("client.refused", never_sent=True, host=host, url=clean(url))


def not_a_portal(response: httpx.Response) -> GosmedError:
    """Something answers at this address, but no portal: a page of a provider, a proxy, another site."""
    lasting = response.status_code < 500
    return PortalUnavailable(
        "client.not_a_portal",
        lasting=lasting,
        status=response.status_code,
        url=clean(f"{response.url.scheme}://{response.url.netloc.decode('ascii', 'replace')}"),
    )


def bad_answer(what: str) -> GosmedError:
    """JSON came, but not what the contract says; `what` names the endpoint."""
    return PortalUnavailable("client.bad_answer", lasting=True, what=what)


def other_version(theirs: str, ours: str) -> GosmedError:
    return UsageProblem("client.portal_version", theirs=clean(theirs), ours=ours)


def from_answer(response: httpx.Response, body: Any) -> GosmedError:
    """What an answer of 400 or more is; `body` is its JSON, or None where there was none.

    Understands RFC 9457 problems of the cabinet and {code, message} of API ЕПГУ (appendix 4).
    """
    body = body if isinstance(body, Mapping) else {}
    status = response.status_code
    code = _word(body.get("code")) or f"http_{status}"
    if status == 429 or status >= 500 or code in _TRY_LATER_CODES:
        return _try_later(response, code, body)
    details = _details(body.get("errors"))
    if code == "invalid_request":
        details = tuple(Detail(_value_code(one.code), field=one.field) for one in details)
    if code in _EXPLAINED and not details and body.get("detail"):
        details = (Detail(code, text=clean(str(body["detail"]))),)
    return _refusal(code, **_words(code, body), status=status, details=details)


def _refusal(code: str, *, status: int, **rest: Any) -> GosmedError:
    own = None if rest.get("text") else _key(code)
    key = own or (f"client.{code}" if rest.get("text") else "client.http_error")
    rest["status"] = status
    if code in _TYPED_WRONG:
        return UsageProblem(key, **rest)
    if status == 401:
        return SignInNeeded(key, **rest)
    if status == 404 or code in _FOREIGN:
        return NotFound(key, **rest)
    if status == 403:
        return SignInNeeded(key, **rest) if code in _SIGN_IN_CODES else NotAllowed(key, **rest)
    if status in (405, 409, 410):
        return NotAllowed(key, **rest)
    if status == 423:
        return SignInNeeded(key, **rest)
    return RuleBroken(key, sent=True, **rest)


def _words(code: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Our words where we have them; else the portal's, cleaned; else a sentence about the status."""
    params = _params(body)
    if (key := _key(code)) and sayable(key, **params):
        return params
    text = body.get("detail") or body.get("message") or body.get("title")
    advice = body.get("advice")
    return {
        "text": clean(str(text)) if text else None,
        "advice": clean(str(advice)) if advice else None,
    }


def _key(code: str) -> str | None:
    """Our words for a code of the portal; those about an account's life are a file of their own."""
    return next((key for key in (f"client.{code}", f"refusal.{code}") if known(key)), None)


def _params(body: Mapping[str, Any]) -> dict[str, Any]:
    """What fills our words, cleaned; never a name that an error has for itself."""
    given = body.get("params")
    named = given.items() if isinstance(given, Mapping) else ()
    read = {str(name): _word(value) for name, value in named if name not in _OWN_PARAMS}
    return {name: value for name, value in read.items() if value is not None}


def _details(errors: Any) -> tuple[Detail, ...]:
    if not isinstance(errors, list):
        return ()
    return tuple(_detail(one) for one in errors if isinstance(one, Mapping))


def _detail(one: Mapping[str, Any]) -> Detail:
    return Detail(
        code=_word(one.get("code")) or "other",
        field=_word(one.get("field")),
        attachment=_word(one.get("attachment")),
        text=clean(str(one["message"])) if one.get("message") else None,
        advice=clean(str(one["advice"])) if one.get("advice") else None,
    )


def _value_code(code: str) -> str:
    """Our words for why a value does not fit the portal's description of its API."""
    return f"refusal.{code}" if known(f"refusal.{code}") else "refusal.does_not_fit"


def _try_later(response: httpx.Response, code: str, body: Mapping[str, Any]) -> GosmedError:
    status = response.status_code
    key = "client.too_many" if status == 429 or code in _TRY_LATER_CODES else "client.portal_down"
    wait = retry_after(response)
    return PortalUnavailable(key, status=status, retry_after=wait, lasting=code in _TRY_LATER_CODES, seconds=wait)


def retry_after(response: httpx.Response) -> float | None:
    """Seconds of `Retry-After`; a date counts from the answer's own `Date` (portal time)."""
    given = response.headers.get("Retry-After")
    if given is None:
        return None
    if given.strip().isdigit():
        return float(given)
    from email.utils import parsedate_to_datetime  # only where a portal gives a date

    try:
        until = parsedate_to_datetime(given)
        return max(0.0, (until - parsedate_to_datetime(response.headers["Date"])).total_seconds())
    except (ValueError, TypeError, KeyError):
        return None


def _word(value: Any) -> str | None:
    """A code or name of the portal: never longer than a name is, never with control characters."""
    return clean(str(value))[:80] if isinstance(value, str) and value else None
