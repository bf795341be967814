"""The errors of the client. Their names are the same in every language that has one."""

from typing import Any, Optional


class CobaltError(Exception):
    """The base of every error of the client. None of them contains a credential."""

    slug: Optional[str] = None
    event: Optional[str] = None
    attempts: int = 0
    """The number of requests made."""
    may_have_fired: bool = False
    """True if one of them may have reached Cobalt and fired the event."""
    retry_after: Optional[float] = None
    """The seconds that the response asks to wait, if it asks for any."""

    def __init__(self, reason: str = "", **details: Any) -> None:
        slug, event = details.get("slug"), details.get("event")
        super().__init__(f'Event "{event}" ({slug}): {reason}' if event else reason)
        self.__dict__.update(details)

    @property
    def name(self) -> str:
        """Names the error alike in every language that has a client."""
        return type(self).__name__


class CobaltRequestError(CobaltError):
    """No request can be made of the arguments."""


class CobaltConnectionError(CobaltError):
    """The connection was refused or dropped, or the host does not exist."""


class CobaltTimeoutError(CobaltError):
    """The response took longer than the limit."""


class CobaltResponseError(CobaltError):
    """The base of the errors that stand for a response."""

    status: int = 0
    type: Optional[str] = None
    """Such as "BAD_REQUEST"."""
    code: Optional[str] = None
    """Such as "INVALID_EVENT"."""
    request_id: Optional[str] = None
    """The identifier by which Cobalt's support finds the request."""


class CobaltEventNotFoundError(CobaltResponseError):
    """No event has this name."""


class CobaltAuthenticationError(CobaltResponseError):
    """The API key or session token is wrong, or does not allow this event."""


class CobaltRateLimitError(CobaltResponseError):
    """Cobalt limits the rate of events. This one did not fire."""


class CobaltRejectedError(CobaltResponseError):
    """Cobalt refused the event for another reason, which is in the message."""


class CobaltServerError(CobaltResponseError):
    """Cobalt, or a proxy in front of it, failed: any 5xx."""


class CobaltUnexpectedResponseError(CobaltResponseError):
    """The response is not one of Cobalt's: a proxy's page, a redirect, nothing."""
