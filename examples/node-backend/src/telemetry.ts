// Tells OpenTelemetry of every request to Cobalt: one client span an attempt, as its conventions for HTTP have it.
import {
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from "@opentelemetry/api";
import type {
  AttemptInfo,
  CobaltHooks,
  ErrorInfo,
} from "./generated/cobalt/index.js";

/**
 * Hooks for one client: `createCobaltClient({ apiKey, hooks: telemetryHooks() })`. A span is a child of the one
 * that is active where the event is fired. Neither payload nor linked account is in it, nor any message, which
 * might quote them.
 */
export function telemetryHooks(
  tracer: Tracer = trace.getTracer("cobalt-events"),
): CobaltHooks {
  /** Those of the attempts under way; a client's calls are counted, and each has one attempt at a time. */
  const spans = new Map<number, Span>();

  function start({ call, slug, event, attempts }: AttemptInfo): Span {
    const span = tracer.startSpan(`trigger ${slug}`, {
      kind: SpanKind.CLIENT,
      attributes: {
        "http.request.method": "POST",
        "cobalt.event.slug": slug,
        "cobalt.event.name": event,
        "cobalt.attempt": attempts,
      },
    });
    if (attempts > 1)
      span.setAttribute("http.request.resend_count", attempts - 1);
    spans.set(call, span);
    return span;
  }

  function end(call: number): void {
    spans.get(call)?.end();
    spans.delete(call);
  }

  function fail(info: ErrorInfo): void {
    // None is there where the call failed before a request, between two of them, or by what a 2xx holds.
    const span = spans.get(info.call) ?? start(info);
    span.setAttributes({
      "error.type": info.error.name,
      "cobalt.may_have_fired": info.mayHaveFired,
    });
    span.setStatus({ code: SpanStatusCode.ERROR });
    end(info.call);
  }

  return {
    onRequest: start,
    onResponse({ call, status }) {
      spans.get(call)?.setAttribute("http.response.status_code", status);
      if (status >= 200 && status < 300) end(call);
    },
    onRetry: fail,
    onError: fail,
  };
}
