package cobalt

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
)

const longestAnswer = 1 << 20

// Result says that Cobalt accepted the event; its workflows run afterwards.
type Result struct {
	Slug, Event string
	Status      int
	Message     string
}

// call is the sending of one event, over all its attempts. Errors contain all of it.
type call struct {
	slug, event  string
	attempts     int
	mayHaveFired bool
}

func (c *call) fail(name ErrorKind, reason string) *Error {
	return &Error{Name: name, Reason: reason, Slug: c.slug, Event: c.event, Attempts: c.attempts, MayHaveFired: c.mayHaveFired}
}

// abort is for a caller whose context is over.
func (c *call) abort(ctx context.Context) *Error {
	failure := c.fail(AbortError, "aborted")
	failure.cause = ctx.Err()
	return failure
}

// exchange makes one request and reads its response. The context has the limit of the attempt.
func (c *Client) exchange(ctx context.Context, call *call, request *http.Request, secret string) (*Result, *Error) {
	call.attempts++
	firedBefore := call.mayHaveFired
	call.mayHaveFired = true
	var isConnected atomic.Bool
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { isConnected.Store(true) }}
	response, err := c.http.Do(request.WithContext(httptrace.WithClientTrace(ctx, trace)))
	lost := func(err error) *Error {
		if !isConnected.Load() && (c.isTraced() || isDial(err)) {
			call.mayHaveFired = firedBefore
		}
		if ctx.Err() != nil {
			return call.fail(TimeoutError, "no answer in time")
		}
		return call.fail(ConnectionError, quote(reasonOf(err), secret))
	}
	if err != nil {
		return nil, lost(err)
	}
	defer response.Body.Close()
	var text []byte
	// The body of a 101 is the connection itself.
	if response.StatusCode >= 200 {
		text, err = io.ReadAll(io.LimitReader(response.Body, longestAnswer+1))
	}
	// Of a failure, the status says enough.
	if err != nil && response.StatusCode < 400 {
		return nil, lost(err)
	}
	if err != nil || len(text) > longestAnswer {
		text = nil
	}
	return readAnswer(call, response, text, secret, firedBefore)
}

// isTraced is whether the transport tells when it has a connection, which only that of net/http is sure to do.
func (c *Client) isTraced() bool {
	transport := c.http.Transport
	if transport == nil {
		transport = http.DefaultTransport
	}
	_, isStandard := transport.(*http.Transport)
	return isStandard
}

func isDial(err error) bool {
	var operation *net.OpError
	return errors.As(err, &operation) && operation.Op == "dial"
}

// reasonOf leaves out the URL, which stands around the errors of net/http.
func reasonOf(err error) string {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return err.Error()
}

// quote gives the text as an error may quote it: at most 1,000 characters, no secret.
func quote(text, secret string) string {
	if secret = strings.TrimSpace(secret); secret != "" {
		text = strings.ReplaceAll(text, secret, "[redacted]")
	}
	if runes := []rune(text); len(runes) > 1000 {
		return string(runes[:1000])
	}
	return text
}

// readAnswer gives what a response of success stands for; any other is an error.
func readAnswer(call *call, response *http.Response, text []byte, secret string, firedBefore bool) (*Result, *Error) {
	var body map[string]any
	if json.Unmarshal(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), &body) != nil {
		body = nil
	}
	read := func(names ...string) string {
		for _, name := range names {
			if text, ok := body[name].(string); ok && text != "" {
				return quote(text, secret)
			}
		}
		return ""
	}
	message := read("message")
	code := read("error_code", "error")
	kind := read("error_type", "http_error_type")
	status := response.StatusCode
	if told := number(body["status_code"]); status < 300 && told >= 400 {
		status = int(math.Min(told, 599))
	}
	isError := body == nil || code != "" || kind != "" || body["success"] == false || isTold(body["error"])
	if status >= 200 && status < 300 && !isError {
		return &Result{Slug: call.slug, Event: call.event, Status: status, Message: message}, nil
	}
	name := nameOf(status, code, message, body != nil)
	isKnown := name != UnexpectedResponseError
	if response.StatusCode >= 400 && response.StatusCode < 500 || status < 500 && isKnown {
		call.mayHaveFired = firedBefore
	}
	reason := message
	if reason == "" {
		reason = "no message, check BaseURL"
	}
	failure := call.fail(name, strconv.Itoa(status)+" "+reason)
	failure.Status, failure.Type, failure.Code, failure.RequestID = status, kind, code, read("request_id")
	failure.RetryAfter = readRetryAfter(response.Header.Get("Retry-After"))
	return nil, failure
}

var unknownEvent = regexp.MustCompile(`(?s)^Trigger .*not found`)

func nameOf(status int, code, message string, isObject bool) ErrorKind {
	switch {
	case status == 401 || status == 403:
		return AuthenticationError
	case status == 429:
		return RateLimitError
	case status >= 500:
		return ServerError
	// The status alone does not prove it: a wrong BaseURL may lead to any server.
	case code == "INVALID_EVENT" || code == "INVALID_EVENT_ID" || unknownEvent.MatchString(message):
		return EventNotFoundError
	case isObject && status >= 400:
		return RejectedError
	}
	return UnexpectedResponseError
}

func number(value any) float64 {
	if text, ok := value.(string); ok {
		value, _ = strconv.ParseFloat(strings.TrimSpace(text), 64)
	}
	told, _ := value.(float64)
	return told
}

// isTold is false for what stands for nothing.
func isTold(value any) bool {
	return value != nil && value != false && value != "" && value != 0.0
}
