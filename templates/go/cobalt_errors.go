package cobalt

import (
	"fmt"
	"time"
)

// ErrorKind tells what kind of failure an Error is, alike in every language that has a client.
type ErrorKind string

const (
	// RequestError: no request can be made of the arguments.
	RequestError ErrorKind = "CobaltRequestError"
	// ConnectionError: the connection was refused or dropped, or the host does not exist.
	ConnectionError ErrorKind = "CobaltConnectionError"
	// TimeoutError: the response took longer than the limit.
	TimeoutError ErrorKind = "CobaltTimeoutError"
	// AbortError: the caller's context ended the call.
	AbortError ErrorKind = "CobaltAbortError"
	// EventNotFoundError: no event has this name.
	EventNotFoundError ErrorKind = "CobaltEventNotFoundError"
	// AuthenticationError: the API key or session token is wrong, or does not allow this event.
	AuthenticationError ErrorKind = "CobaltAuthenticationError"
	// RateLimitError: Cobalt limits the rate of events. This one did not fire.
	RateLimitError ErrorKind = "CobaltRateLimitError"
	// RejectedError: Cobalt refused the event for another reason, which is in the message.
	RejectedError ErrorKind = "CobaltRejectedError"
	// ServerError: Cobalt, or a proxy in front of it, failed: any 5xx.
	ServerError ErrorKind = "CobaltServerError"
	// UnexpectedResponseError: the response is not one of Cobalt's: a proxy's page, a redirect, nothing.
	UnexpectedResponseError ErrorKind = "CobaltUnexpectedResponseError"
)

// Error is every error of the client; errors.As finds it. It contains no credential, unless the cause does: that is
// what a Secret of the application returned, or the error of its context.
type Error struct {
	Name   ErrorKind
	Reason string
	// Slug and Event are empty where no client could be made.
	Slug, Event string
	// Attempts is the number of requests made.
	Attempts int
	// MayHaveFired is true if one of them may have reached Cobalt and fired the event.
	MayHaveFired bool
	// RetryAfter is the wait that the response asks for, nil if it asks for none.
	RetryAfter *time.Duration
	// Status is the HTTP status, 0 where there was no response; the response may tell the other fields.
	Status int
	// Type is such as "BAD_REQUEST".
	Type string
	// Code is such as "INVALID_EVENT".
	Code string
	// RequestID is the identifier by which Cobalt's support finds the request.
	RequestID string

	cause error
}

func (e *Error) Error() string {
	if e.Event == "" {
		return e.Reason
	}
	return fmt.Sprintf(`Event "%s" (%s): %s`, e.Event, e.Slug, e.Reason)
}

// Unwrap gives what a Secret returned, or the error of the caller's context.
func (e *Error) Unwrap() error { return e.cause }
