"""Makes the calls that stand in the lines of its input, and writes what becomes of each."""

import json
import sys
import threading
import traceback

sys.path.insert(0, sys.argv[1])
from cobalt.cobalt_client import CobaltClient, CobaltEvent, RetryOptions  # noqa: E402
from cobalt.cobalt_errors import CobaltError  # noqa: E402

lock = threading.Lock()


class Record:
    def to_dict(self):
        return {"of": "a class"}


class Hostile:
    def to_dict(self):
        raise ValueError("tk_secret/0123456789")


def special(value):
    """What JSON cannot say, written ``{"$": name}``."""
    if isinstance(value, list):
        return [special(it) for it in value]
    if not isinstance(value, dict):
        return value
    if "$" not in value:
        return {name: special(it) for name, it in value.items()}
    circular = []
    circular.append(circular)
    return {
        "NaN": float("nan"),
        "circular": circular,
        "unknown": object(),
        "record": Record(),
        "hostile": Hostile(),
    }[value["$"]]


def seconds(ms):
    return ms / 1000 if isinstance(ms, (int, float)) else ms


def retry_of(retry):
    names = {
        "attempts": "attempts",
        "totalMs": "total",
        "baseDelayMs": "base_delay",
        "maxDelayMs": "max_delay",
        "maxRetryAfterMs": "max_retry_after",
    }
    given = {
        names[name]: it if name == "attempts" else seconds(it)
        for name, it in retry.items()
    }
    return RetryOptions(**given)


def options_of(given, names):
    options = {name: given[key] for key, name in names.items() if key in given}
    if "timeout" in options:
        options["timeout"] = seconds(options["timeout"])
    if "retry" in options:
        options["retry"] = retry_of(options["retry"])
    return options


def client_of(options):
    names = {
        "apiKey": "api_key",
        "sessionToken": "session_token",
        "linkedAccountId": "linked_account_id",
        "baseUrl": "base_url",
        "route": "route",
        "timeoutMs": "timeout",
        "retry": "retry",
        "headers": "headers",
        "idempotencyHeader": "idempotency_header",
    }
    secrets = iter(options.get("secrets", []))
    if "secrets" in options:
        options["apiKey"] = lambda: next(secrets)
    return CobaltClient(**options_of(options, names))


def trigger(client, event, request):
    names = {
        "linkedAccountId": "linked_account_id",
        "configId": "config_id",
        "app": "app",
        "idempotencyKey": "idempotency_key",
        "headers": "headers",
        "timeoutMs": "timeout",
        "retry": "retry",
    }
    event = CobaltEvent(event["slug"], event["event"], event.get("app"))
    options = options_of(request, names)
    return client.trigger(event, request.get("payload"), **options)


def chain(error):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def shown(error, client):
    """Everything that a log could show."""
    frames = traceback.TracebackException.from_exception(
        error, capture_locals=client is not None
    )
    texts = [
        "".join(frames.format()),
        repr(client),
        repr(vars(client) if client else ""),
    ]
    texts += [repr(it) + str(it) + repr(vars(it)) for it in chain(error)]
    return "\n".join(texts)


def failure_of(error, client):
    if not isinstance(error, CobaltError):
        return {"name": type(error).__name__, "shown": traceback.format_exc()}
    wait = error.retry_after
    fields = {
        "name": error.name,
        "message": str(error),
        "slug": error.slug,
        "event": error.event,
        "attempts": error.attempts,
        "mayHaveFired": error.may_have_fired,
        "retryAfterMs": None if wait is None else wait * 1000,
        "status": getattr(error, "status", None),
        "type": getattr(error, "type", None),
        "code": getattr(error, "code", None),
        "requestId": getattr(error, "request_id", None),
        "shown": shown(error, client),
    }
    return {name: it for name, it in fields.items() if it is not None}


def answer(line):
    # Not kept, because the frames of an error are looked at, too.
    call = special(json.loads(line))
    number, options = call["id"], [call.pop("options")]
    del line
    client = None
    try:
        client = client_of(options.pop())
        result = trigger(client, call["event"], call["request"])
        answered = {"result": result._asdict()}
    except Exception as error:
        answered = {"error": failure_of(error, client)}
    with lock:
        print(json.dumps({"id": number, **answered}), flush=True)


for line in sys.stdin:
    threading.Thread(target=answer, args=(line,), daemon=True).start()
