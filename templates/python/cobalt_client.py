"""Fires events of Cobalt, with nothing but the standard library."""

import contextlib
import copy
import itertools
import json
import math
import random
import re
import ssl
import time
from typing import Any, Callable, Dict, Mapping, NamedTuple, Optional, TypedDict, Union
from urllib.parse import quote, urlsplit

from .cobalt_defaults import BASE_URL, ROUTE
from .cobalt_errors import (
    CobaltConnectionError,
    CobaltError,
    CobaltRateLimitError,
    CobaltRequestError,
    CobaltServerError,
    CobaltTimeoutError,
)
from .cobalt_exchange import Details, Exchange, Reveal, TriggerResult, reason_of

Secret = Union[str, Callable[[], str]]

# A name and a value that is not blank. The names left out belong to the connection.
_HEADER = re.compile(
    r"(?!(host|expect|upgrade|te|trailer|keep-alive|connection|content-length|"
    r"transfer-encoding)\n)[\w!#$%&'*+.^`|~-]+\n(?=.*[^\s\xa0])[\t -~\x80-\xff]+",
    re.ASCII,
)
_BASE_URL = re.compile(r"(?i)https?://[^\s\x00-\x1f\x7f?#@]+")
_LONGEST_WAIT = 2e6  # Seconds: sockets and locks cannot wait forever.


class CobaltEvent(NamedTuple):
    """Identifies the event to fire."""

    slug: str
    name: str
    app: Optional[str] = None
    """Slug of an application, which stands in the URL instead of the event's own."""


class RetryOptions(NamedTuple):
    """How an event is sent again after a failure that may pass. Times are seconds."""

    attempts: float = 3
    total: Optional[float] = None
    """Limit for all attempts and waits together, by default twice the timeout."""
    base_delay: float = 0.5
    max_delay: float = 8
    max_retry_after: float = 60
    """The longest ``Retry-After`` to wait for; a longer one ends the call."""


class TriggerOptions(TypedDict, total=False):
    """The options of :meth:`CobaltClient.trigger`, for what passes them on."""

    linked_account_id: Optional[str]
    config_id: Optional[str]
    app: Optional[str]
    idempotency_key: Optional[str]
    headers: Optional[Mapping[str, str]]
    timeout: Optional[float]
    retry: Optional[RetryOptions]


class CobaltClient:
    """Fires events. It holds no connection, and threads may share it.

    ``api_key`` or ``session_token`` may be a function, which each attempt asks.
    ``timeout`` limits an attempt, in seconds; 0 stands for no limit.
    """

    def __init__(
        self,
        *,
        api_key: Optional[Secret] = None,
        session_token: Optional[Secret] = None,
        linked_account_id: Optional[str] = None,
        base_url: str = BASE_URL,
        route: str = ROUTE,
        timeout: float = 30,
        retry: RetryOptions = RetryOptions(),
        headers: Optional[Mapping[str, str]] = None,
        idempotency_header: str = "idempotency-key",
        ssl_context: Optional[ssl.SSLContext] = None,
    ) -> None:
        self._ssl_context = ssl_context
        given: Any = api_key or session_token
        # Functions hide the secret from what prints the client or an error's frames.
        self._secret: Reveal = given if callable(given) else lambda: str(given)
        self._known: Reveal = (lambda: "") if callable(given) else self._secret
        if not callable(given) and not _is_secret(given):
            raise CobaltRequestError("no api_key or session_token")
        self._base = _base_of(base_url)
        self._has_slug = route != "event"
        self._credential = "x-api-key" if api_key else "authorization"
        self._prefix = "" if api_key else "Bearer "
        self._account = linked_account_id
        self._timeout = timeout
        self._retry = retry
        self._headers = dict(headers or {})
        self._idempotency_header = idempotency_header
        if self._base.startswith("https:"):
            self._ssl_context = ssl_context or ssl.create_default_context()

    def for_linked_account(self, linked_account_id: str) -> "CobaltClient":
        """The same client for one linked account, which its events need not name."""
        bound = copy.copy(self)
        bound._account = linked_account_id
        return bound

    def trigger(
        self,
        event: CobaltEvent,
        payload: object = None,
        *,
        linked_account_id: Optional[str] = None,
        config_id: Optional[str] = None,
        app: Optional[str] = None,
        idempotency_key: Optional[str] = None,
        headers: Optional[Mapping[str, str]] = None,
        timeout: Optional[float] = None,
        retry: Optional[RetryOptions] = None,
    ) -> TriggerResult:
        """Fires an event. Of a payload that ``json`` cannot write, ``to_dict`` is sent.

        An event that may have fired is sent again only with an ``idempotency_key``.
        """
        call: Details = {"slug": event.slug, "event": event.name}
        call.update(attempts=0, may_have_fired=False)
        retry = self._retry if retry is None else retry
        timeout = self._timeout if timeout is None else timeout
        app = event.app if app is None else app
        account = linked_account_id or self._account
        own = {"linked_account_id": account, "config_id": config_id, "slug": app}
        # Raised outside: a context would show what was thrown, and its frames.
        refused = ""
        try:
            _check_limits(timeout=timeout, **retry._asdict())
            url = self._url_of(event.slug if app is None else app)
            sent = self._headers_of(headers or {}, own, idempotency_key)
            body = _body_of(event.name, payload)
        except Exception as thrown:
            refused = reason_of(thrown, self._known)
        if refused:
            raise CobaltRequestError(refused, **call)
        limit = min(timeout or math.inf, _LONGEST_WAIT)
        end = time.monotonic() + (2 * limit if retry.total is None else retry.total)
        for tries in itertools.count(1):
            left = min(limit, end - time.monotonic())
            try:
                return self._attempt(call, url, sent, body, left)
            except CobaltError as error:
                delay = _delay(error, tries, idempotency_key, retry)
                if not time.monotonic() + delay < end:
                    raise
            time.sleep(delay)
        raise AssertionError

    def _url_of(self, slug: str) -> str:
        # Servers resolve dots, percent-encoded or not.
        if not isinstance(slug, str) or slug in ("", ".", ".."):
            raise ValueError(f'invalid slug "{slug}"')
        end = quote(slug, "!~*'()")
        return self._base + (end if self._has_slug else "trigger")

    def _headers_of(
        self,
        headers: Mapping[str, str],
        own: Dict[str, Optional[str]],
        idempotency_key: Optional[str],
    ) -> Dict[str, str]:
        if self._credential == "x-api-key" and not own["linked_account_id"]:
            raise ValueError("linked_account_id is missing")
        own = {**own, "content-type": "application/json", self._credential: None}
        own["accept"] = "application/json"
        if self._has_slug:
            own["slug"] = None
        # In place of the key, it would make the event look safe to send twice.
        if self._idempotency_header.lower() in own:
            raise ValueError("idempotency_header is taken")
        merged = {"user-agent": "cobalt-events", "connection": "close"}
        key = {self._idempotency_header: idempotency_key}
        for source in (self._headers, headers, own, key):
            for name, value in source.items():
                if not value:
                    continue
                if not _is_header(name, value):
                    raise ValueError(f'invalid header "{name}"')
                merged[name.lower()] = value
        return merged

    def _attempt(
        self,
        call: Details,
        url: str,
        headers: Dict[str, str],
        body: bytes,
        limit: float,
    ) -> TriggerResult:
        end = time.monotonic() + limit
        reveal = self._current_secret(call)
        left = end - time.monotonic()
        late = f"no answer within {max(limit, 0):.3g} s"
        if left <= 0:
            raise CobaltTimeoutError(late, **call)
        fired_before = call["may_have_fired"]
        call["attempts"] += 1
        exchange = Exchange(reveal)
        credential = {self._credential: lambda: self._prefix + reveal()}
        exchange.run(left, url, headers, credential, body, self._ssl_context)
        call["may_have_fired"] = fired_before or exchange.is_connected
        if exchange.failure and not exchange.response:
            raise CobaltConnectionError(exchange.failure, **call)
        if not exchange.response:
            raise CobaltTimeoutError(late, **call)
        outcome = exchange.response.outcome(call, reveal, fired_before)
        if isinstance(outcome, CobaltError):
            raise outcome
        return outcome

    def _current_secret(self, call: Details) -> Reveal:
        try:
            secret = self._secret()
        except Exception as cause:
            # Not quoted, because a vault may put anything into its messages.
            raise CobaltRequestError("no secret, see the cause", **call) from cause
        refused = "" if _is_secret(secret) else "no api_key or session_token"
        if not refused and not _is_header(self._credential, self._prefix + secret):
            refused = f'invalid header "{self._credential}"'
        if refused:
            del secret
            raise CobaltRequestError(refused, **call)
        return lambda: secret


def _delay(
    error: CobaltError, tries: int, key: Optional[str], retry: RetryOptions
) -> float:
    """The wait before the event is sent again; infinite where it must not be."""
    may_pass = isinstance(error, (CobaltConnectionError, CobaltTimeoutError))
    may_pass = may_pass or isinstance(error, (CobaltRateLimitError, CobaltServerError))
    # A proxy that lost patience, or an event of the same key that is under way.
    is_busy = getattr(error, "status", 0) in (408, 409)
    asked = error.retry_after
    is_safe = key or not (is_busy or error.may_have_fired)
    if not (may_pass or is_busy) or not is_safe or tries >= retry.attempts:
        return math.inf
    if asked is not None:
        jitter = retry.base_delay * random.random()
        return asked + jitter if asked <= retry.max_retry_after else math.inf
    delay = min(retry.max_delay, retry.base_delay * 2.0 ** min(tries - 1, 64))
    return delay * (1 + random.random()) / 2


def _base_of(base_url: str) -> str:
    is_url = False
    with contextlib.suppress(AttributeError, TypeError, ValueError):
        at = urlsplit(base_url)
        # To ask for a port that there cannot be raises an error.
        is_url = bool(_BASE_URL.fullmatch(base_url) and at.hostname and at.port != 0)
        path = quote(at.path.rstrip("/"), "/%:@!$&'()*+,;=~")
    if not is_url:
        # The URL is not quoted, because it may hold a password.
        raise CobaltRequestError("base_url is no http(s) URL")
    return f"{at.scheme}://{at.netloc}{path}/api/v2/public/event/"


def _check_limits(**limits: Any) -> None:
    for name, limit in limits.items():
        is_number = isinstance(limit, (int, float)) and not isinstance(limit, bool)
        if not (is_number and limit >= 0) and not (name == "total" and limit is None):
            raise ValueError(f"{name} must be a number from 0")


def _is_header(name: object, value: object) -> bool:
    is_text = isinstance(name, str) and isinstance(value, str)
    return is_text and bool(_HEADER.fullmatch(f"{str(name).lower()}\n{value}"))


def _is_secret(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _body_of(event: object, payload: object) -> bytes:
    body = {"event": event, **({} if payload is None else {"payload": payload})}
    text = json.dumps(body, allow_nan=False, default=_plain, separators=(",", ":"))
    return text.encode()


def _plain(value: Any) -> object:
    if callable(getattr(value, "to_dict", None)):
        return value.to_dict()
    raise TypeError(f"{type(value).__name__} is not JSON serializable")
