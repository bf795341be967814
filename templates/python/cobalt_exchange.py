"""One request to Cobalt, and what its response stands for."""

import base64
import contextlib
import email.utils
import json
import re
import socket
import ssl
import threading
import time
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection, IncompleteRead
from typing import Any, Callable, Dict, NamedTuple, Optional, Tuple, Type, Union
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from .cobalt_errors import (
    CobaltAuthenticationError,
    CobaltEventNotFoundError,
    CobaltRateLimitError,
    CobaltRejectedError,
    CobaltResponseError,
    CobaltServerError,
    CobaltUnexpectedResponseError,
)

Details = Dict[str, Any]
Reveal = Callable[[], str]
"""Gives the secret, which no frame of an error may hold as a value."""

_LONGEST_ANSWER = 2**20


class TriggerResult(NamedTuple):
    """Cobalt accepted the event; its workflows run afterwards."""

    slug: str
    event: str
    status: int
    message: str


class Response(NamedTuple):
    """What there is of a response; of a failure, the status may be all."""

    status: int
    text: str
    retry_after: str

    def outcome(
        self, call: Details, reveal: Reveal, fired_before: bool
    ) -> Union[TriggerResult, CobaltResponseError]:
        """The result that a response of success stands for; for any other, an error.

        ``call`` is what the error says of the call. Its ``may_have_fired`` becomes
        ``fired_before`` where the response says that this request did not fire.
        """
        body = _object(self.text)
        fields = body or {}

        def read(*names: str) -> Optional[str]:
            texts = [fields.get(name) for name in names]
            said = next((it for it in texts if it and isinstance(it, str)), None)
            return said and quote(said, reveal)

        message = read("message") or ""
        code = read("error_code", "error")
        kind = read("error_type", "http_error_type")
        status = self.status
        told = _number(fields.get("status_code"))
        if status < 300 and told >= 400:
            status = int(min(told, 599))
        is_error = code or kind or fields.get("error") not in (None, False, 0, "")
        if body is None or fields.get("success") is False:
            is_error = True
        if status < 300 and not is_error:
            return TriggerResult(call["slug"], call["event"], status, message)

        error = _error_class(status, code or "", message, body is not None)
        is_known = error is not CobaltUnexpectedResponseError
        if 400 <= self.status < 500 or (status < 500 and is_known):
            call["may_have_fired"] = fired_before
        # Returned, because a frame of an error may not hold what the secret stands in.
        return error(
            f"{status} {message or 'no message, check base_url'}",
            **call,
            status=status,
            type=kind,
            code=code,
            request_id=read("request_id"),
            retry_after=_seconds(self.retry_after),
        )


class Exchange:
    """One request and its response, in a thread of its own: neither the look-up of a
    name nor headers that drip in would keep to the timeout of a socket."""

    def __init__(self, reveal: Reveal) -> None:
        self.is_connected = False
        self.response: Optional[Response] = None
        self.failure = ""
        self._reveal = reveal
        self._socket: Optional[socket.socket] = None
        self._lock = threading.Lock()
        self._is_over = False
        self._is_done = threading.Event()

    def run(self, seconds: float, *request: Any) -> None:
        # A daemon, because the look-up of a name would keep the program from its end.
        args = (seconds + 1, *request)
        try:
            threading.Thread(target=self._work, args=args, daemon=True).start()
            self._is_done.wait(seconds)
        except RuntimeError as thrown:
            self.failure = str(thrown)  # There are too many threads already.
        finally:
            with self._lock:
                self._is_over = True
            if self._socket:
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _note(self, **fields: Any) -> None:
        with self._lock:
            if self._is_over:
                raise TimeoutError  # Nobody waits: nothing may be sent any more.
            self.__dict__.update(fields)

    def _work(
        self,
        timeout: float,
        url: str,
        headers: Dict[str, str],
        credential: Dict[str, Reveal],
        body: bytes,
        ssl_context: Optional[ssl.SSLContext],
    ) -> None:
        try:
            connection, target, login = _route_to(url, timeout, ssl_context)
            sent = {**headers, **login}
            sent.update((name, reveal()) for name, reveal in credential.items())
            with contextlib.closing(connection):
                connection.connect()
                self._note(is_connected=True, _socket=connection.sock)
                connection.request("POST", target, body, sent)
                self._read(connection.getresponse())
        except Exception as thrown:
            with contextlib.suppress(TimeoutError):
                self._note(failure=reason_of(thrown, self._reveal))
        finally:
            self._is_done.set()

    def _read(self, response: HTTPResponse) -> None:
        after = response.headers.get("retry-after", "")
        if response.status >= 400:
            # Enough of a failure, whatever becomes of the rest.
            self._note(response=Response(response.status, "", after))
        with response:
            data = response.read(_LONGEST_ANSWER + 1)
        if len(data) > _LONGEST_ANSWER:
            data = b""
        elif response.length:
            raise IncompleteRead(data, response.length)
        text = data.decode("utf-8-sig", "replace")
        self._note(response=Response(response.status, text, after))


def _route_to(
    url: str, timeout: float, ssl_context: Optional[ssl.SSLContext]
) -> Tuple[HTTPConnection, str, Dict[str, str]]:
    """A connection to the server or its proxy, what to ask it for, and the login."""
    at = urlsplit(url)
    is_secure = at.scheme == "https"
    default = 443 if is_secure else 80
    proxy = None if proxy_bypass(at.netloc) else getproxies().get(at.scheme)
    via = urlsplit(proxy if "//" in proxy else f"//{proxy}") if proxy else at
    host, port = via.hostname or "", via.port or default
    connection = HTTPConnection(host, port, timeout=timeout)
    if is_secure:
        connection = HTTPSConnection(host, port, timeout=timeout, context=ssl_context)
    login = {}
    if via.username:
        pair = f"{unquote(via.username)}:{unquote(via.password or '')}".encode()
        login["proxy-authorization"] = f"Basic {base64.b64encode(pair).decode()}"
    if proxy and is_secure:
        connection.set_tunnel(at.hostname or "", at.port or default, login)
        return connection, at.path, {}
    return connection, url if proxy else at.path, login


def _error_class(
    status: int, code: str, message: str, is_object: bool
) -> Type[CobaltResponseError]:
    if status in (401, 403):
        return CobaltAuthenticationError
    if status == 429:
        return CobaltRateLimitError
    if status >= 500:
        return CobaltServerError
    # The status alone does not prove it: a wrong base_url may lead to any server.
    is_unknown = re.match(r"(?s)Trigger .*not found", message)
    if is_unknown or code in ("INVALID_EVENT", "INVALID_EVENT_ID"):
        return CobaltEventNotFoundError
    if is_object and status >= 400:
        return CobaltRejectedError
    return CobaltUnexpectedResponseError


def _seconds(retry_after: str) -> Optional[float]:
    """The wait that a ``Retry-After`` asks for, in seconds or until a date."""
    if re.fullmatch(r"\s*\d*\.?\d+\s*", retry_after, re.ASCII):
        return float(retry_after)
    try:
        date = email.utils.parsedate_tz(retry_after)
        seconds = email.utils.mktime_tz(date) - time.time() if date else -1
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return seconds if seconds >= 0 else None


def _object(text: str) -> Optional[Details]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _number(value: object) -> float:
    try:
        return float(value) if isinstance(value, (int, float, str)) else 0
    except (ValueError, OverflowError):
        return 0


def reason_of(thrown: BaseException, reveal: Reveal) -> str:
    return quote(str(thrown) or type(thrown).__name__, reveal)


def quote(text: str, reveal: Reveal) -> str:
    """The text as an error may quote it: at most 1,000 characters, no secret."""
    secret = reveal().strip()
    return (text.replace(secret, "[redacted]") if secret else text)[:1000]
