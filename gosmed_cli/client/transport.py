"""One connection pool to one portal: made once, at most 8 requests at a time.

A TLS context is made only for https (20 ms); redirects are never followed; proxies of the environment are
obeyed only when the settings say `proxy = "environment"`, and loopback is never proxied.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .. import __version__
from ..contract.wire import API_HEADER, API_VERSION, INSTANCE_HEADER
from ..errors import UsageProblem
from ..text.clean import clean
from . import failures
from .auth import TokenSource
from .http import httpx
from .retry import Repeat, retried

if TYPE_CHECKING:
    from ..config import Settings

AT_ONCE = 8
_OTHER_401 = frozenset({"wrong_code", "challenge_over", "wrong_credentials", "session_over", "operator_key"})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})

# method, path template, status (None: no answer), milliseconds
Observer = Callable[[str, str, int | None, int], None]


def _tls(settings: Settings) -> ssl.SSLContext:
    if not (settings.portal or "").lower().startswith("https:"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used for http, and trusts nobody
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        import certifi  # a system without certificates of its own

        context.load_verify_locations(certifi.where())
    if settings.ca_file is not None:
        try:
            context.load_verify_locations(settings.ca_file)
        except (OSError, ssl.SSLError) as error:
            raise UsageProblem("client.ca_file", path=str(settings.ca_file)) from error
    return context


def _proxy(settings: Settings, url: httpx.URL) -> str | None:
    if settings.proxy is None or url.host in _LOOPBACK:
        return None
    if settings.proxy != "environment":
        return settings.proxy
    import urllib.request  # only for whoever asks for the environment's proxies

    if urllib.request.proxy_bypass(url.host):
        return None
    proxies = urllib.request.getproxies()
    return proxies.get(url.scheme) or proxies.get("all")


def base_url(settings: Settings) -> httpx.URL:
    """The portal's address, checked. Raises UsageProblem for none, or one that is no http(s) URL."""
    if not settings.portal:
        raise UsageProblem("client.no_portal")
    try:
        urlsplit(settings.portal)  # stricter than httpx about brackets
        url = httpx.URL(settings.portal.rstrip("/"))
    except (httpx.InvalidURL, ValueError) as error:
        raise UsageProblem("client.bad_url", url=clean(settings.portal)) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise UsageProblem("client.bad_url", url=clean(settings.portal))
    return url


class Transport:
    """Sends requests, knows portal time and instance, and turns every failure into a GosmedError."""

    def __init__(
        self,
        settings: Settings,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        observe: Observer | None = None,
    ) -> None:
        self.settings = settings
        self.url = base_url(settings)
        self.tokens: TokenSource | None = None
        self.instance: str | None = None
        self._observe = observe
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._date: tuple[datetime, float] | None = None
        self._client = self._make(transport)

    def _make(self, transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
        settings = self.settings
        try:
            inner = transport or httpx.AsyncHTTPTransport(
                verify=_tls(settings),
                limits=httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE),
                proxy=_proxy(settings, self.url),
                trust_env=False,
            )
        except (ValueError, httpx.InvalidURL, ImportError) as error:
            raise UsageProblem("client.bad_proxy", proxy=clean(_without_password(settings.proxy))) from error
        return httpx.AsyncClient(
            base_url=self.url,
            transport=inner,
            timeout=httpx.Timeout(settings.timeout, connect=min(settings.timeout, 10.0)),
            trust_env=False,
            headers={"User-Agent": f"gosmed/{__version__}", "Accept-Language": settings.lang},
        )

    async def close(self) -> None:
        await self._client.aclose()

    def time(self) -> datetime:
        """Portal time: its last `Date` plus what has passed since; before any answer this computer's clock."""
        if self._date is None:
            return datetime.now(UTC)
        at, then = self._date
        return at + timedelta(seconds=time.monotonic() - then)

    @property
    def time_known(self) -> bool:
        """Whether the portal has told its time yet."""
        return self._date is not None

    async def json(
        self,
        method: str,
        path: str,
        *,
        template: str | None = None,
        repeat: Repeat = Repeat.ALWAYS,
        limit: float | None = None,
        signed: bool = True,
        **request: Any,
    ) -> Any:
        """The JSON of a successful answer; None for one without a body (204)."""
        response = await self.answer(
            method, path, template=template, repeat=repeat, limit=limit, signed=signed, **request
        )
        return _json(response, template or path) if response.status_code != 204 and response.content else None

    async def answer(
        self,
        method: str,
        path: str,
        *,
        template: str | None = None,
        repeat: Repeat = Repeat.ALWAYS,
        limit: float | None = None,
        signed: bool = True,
        **request: Any,
    ) -> httpx.Response:
        """A whole successful answer (status below 400), read. `template` is the path without numbers, for the
        journal; `limit` bounds all tries in seconds; `signed` sends the token. A body given as `content` is
        iterated anew for each try. Raises GosmedError."""

        async def once() -> httpx.Response:
            async with self.stream(method, path, template=template, signed=signed, **request) as response:
                await response.aread()
            # the stream knows its response: a circle in which the body would stay until circles are collected
            response.stream = httpx.ByteStream(b"")
            return response

        return await retried(once, repeat, limit=self.settings.retry_for if limit is None else limit)

    @asynccontextmanager
    async def stream(
        self, method: str, path: str, *, template: str | None = None, signed: bool = True, **request: Any
    ) -> AsyncIterator[httpx.Response]:
        """A successful answer whose body is still to be read: for files. Not repeated here, except once with a
        fresh token when the portal says that this one is too old."""
        source = self.tokens if signed else None
        token = await source.current() if source else None
        async with self._exchange(method, path, template or path, token, request) as response:
            if source is None or token is None or not await _token_refused(response):
                await self._judge(response)
                yield response
                return
        token = await source.renewed(token)
        async with self._exchange(method, path, template or path, token, request) as response:
            await self._judge(response)
            yield response

    @asynccontextmanager
    async def _exchange(
        self, method: str, path: str, template: str, token: str | None, request: Mapping[str, Any]
    ) -> AsyncIterator[httpx.Response]:
        begun, status = time.monotonic(), None
        async with self._slots:
            try:
                built = self._client.build_request(method, path, **request)
                if token is not None:
                    built.headers["Authorization"] = f"Bearer {token}"
                response = await self._client.send(built, stream=True)
                status = response.status_code
                self._note(response)
                try:
                    yield response
                finally:
                    await response.aclose()
            except httpx.HTTPError as error:
                raise failures.from_transport(error, str(self.url)) from error
            except httpx.InvalidURL as error:
                raise UsageProblem("client.bad_url", url=clean(str(self.url))) from error
            finally:
                if self._observe:
                    self._observe(method, template, status, round((time.monotonic() - begun) * 1000))

    def _note(self, response: httpx.Response) -> None:
        """Portal time and instance, from the headers of whatever came."""
        self.instance = response.headers.get(INSTANCE_HEADER, self.instance)
        try:
            self._date = (parsedate_to_datetime(response.headers["Date"]), time.monotonic())
        except (KeyError, ValueError, TypeError):
            return  # a portal without a clock: this computer's serves

    async def _judge(self, response: httpx.Response) -> None:
        theirs = response.headers.get(API_HEADER)
        if theirs is not None and theirs.split(".")[0] != API_VERSION.split(".")[0]:
            raise failures.other_version(theirs, API_VERSION)
        if response.status_code >= 300 or _is_page(response):
            await response.aread()
        if 300 <= response.status_code < 400 and response.status_code != 304:
            raise failures.not_a_portal(response)
        if response.status_code < 400 and not _is_page(response):
            return
        strange = response.status_code == 404 and theirs is None and not _is_json(response)
        if strange or (_is_page(response) and response.status_code < 500):
            raise failures.not_a_portal(response)
        raise failures.from_answer(response, _maybe_json(response))


async def _token_refused(response: httpx.Response) -> bool:
    """Whether this 401 is about the access token, and not about a code that came with the request."""
    if response.status_code != 401:
        return False
    await response.aread()
    body = _maybe_json(response)
    return not (isinstance(body, dict) and body.get("code") in _OTHER_401)


def _is_page(response: httpx.Response) -> bool:
    return "text/html" in response.headers.get("Content-Type", "").lower()


def _is_json(response: httpx.Response) -> bool:
    return "json" in response.headers.get("Content-Type", "").lower()


def _json(response: httpx.Response, what: str) -> Any:
    try:
        return response.json()
    except ValueError as error:
        raise failures.bad_answer(what) from error


def _maybe_json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None


def _without_password(proxy: str | None) -> str:
    """The proxy's address as a message may show it."""
    return (proxy or "").rpartition("@")[2]
