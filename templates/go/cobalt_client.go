// Package cobalt fires events of Cobalt, with nothing but the standard library.
package cobalt

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Event identifies the event to fire.
type Event struct {
	Slug, Name string
	// App is the slug of an application, which stands in the URL instead of the event's own.
	App string
}

// Secret gives a credential, which each attempt asks for; it is to heed the context.
type Secret func(ctx context.Context) (string, error)

// Static is a credential that stays the same; nil, which no client takes, if it is blank.
func Static(secret string) Secret {
	if strings.TrimSpace(secret) == "" {
		return nil
	}
	return func(context.Context) (string, error) { return secret, nil }
}

// Options are those of a client. Either APIKey or SessionToken has to be there.
type Options struct {
	APIKey, SessionToken Secret
	LinkedAccountID      string
	// BaseURL is by default that of the manifest.
	BaseURL string
	// Route is "slug", or "event", which sends an application's slug as a header; by default as the manifest says.
	Route string
	// Timeout limits one attempt, by default to 30 s.
	Timeout time.Duration
	Retry   Retry
	// Headers cannot replace those of the client itself.
	Headers map[string]string
	// IdempotencyHeader is by default idempotency-key.
	IdempotencyHeader string
	// HTTPClient is by default one of net/http's. Redirects are never followed.
	HTTPClient *http.Client
}

// Request is what goes with one event; what is empty has the value of the client's options.
type Request struct {
	LinkedAccountID string
	// ConfigID is the linked account's configuration to run with.
	ConfigID string
	// App is the slug of the application whose workflows alone should run.
	App string
	// IdempotencyKey makes it safe to send an event again that may have fired.
	IdempotencyKey string
	Headers        map[string]string
	Timeout        time.Duration
	// Retry takes the place of the client's as a whole.
	Retry *Retry
}

// Client fires events. Goroutines may share it.
type Client struct {
	options Options
	secret  Secret
	base    string
	http    http.Client
}

// New makes a client; where none can be made, the error is a RequestError.
func New(options Options) (*Client, error) {
	client := &Client{options: options, secret: options.APIKey}
	if client.secret == nil {
		client.secret = options.SessionToken
	}
	if client.secret == nil {
		return nil, &Error{Name: RequestError, Reason: "no APIKey or SessionToken"}
	}
	given := either(options.BaseURL, defaultBaseURL)
	at, err := url.Parse(given)
	if err != nil || !baseURL.MatchString(given) || at.Hostname() == "" || !isPort(at.Port()) {
		// The URL is not quoted, because it may hold a password.
		return nil, &Error{Name: RequestError, Reason: "BaseURL is no http(s) URL"}
	}
	path := strings.TrimRight(at.EscapedPath(), "/")
	client.base = at.Scheme + "://" + at.Host + path + "/api/v2/public/event/"
	client.options.Route = either(options.Route, defaultRoute)
	client.options.IdempotencyHeader = either(options.IdempotencyHeader, "idempotency-key")
	if options.HTTPClient != nil {
		client.http = *options.HTTPClient
	}
	// A redirect that is followed would take the secret to another host.
	client.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return client, nil
}

func isPort(text string) bool {
	port, err := strconv.Atoi(text)
	return text == "" || err == nil && port > 0 && port < 1<<16
}

// ForLinkedAccount gives the same client for one linked account, which its events need not name.
func (c *Client) ForLinkedAccount(linkedAccountID string) *Client {
	bound := *c
	bound.options.LinkedAccountID = linkedAccountID
	return &bound
}

// Trigger fires an event. The payload is anything that encoding/json writes; nil is none. Every error is an *Error.
// An event that may have fired is sent again only with an IdempotencyKey.
func (c *Client) Trigger(ctx context.Context, event Event, payload any, request Request) (*Result, error) {
	call := &call{slug: event.Slug, event: event.Name}
	retry, timeout, err := c.limits(request)
	if err != nil {
		return nil, call.fail(RequestError, err.Error())
	}
	// Written once, so that every attempt sends the same.
	prepared, err := c.prepare(event, payload, request)
	if err != nil {
		return nil, call.fail(RequestError, err.Error())
	}
	started := time.Now()
	for tries := 1; ; tries++ {
		left := retry.Total - time.Since(started)
		if timeout < left {
			left = timeout
		}
		result, failure := c.attempt(ctx, call, prepared, left)
		if failure == nil {
			return result, nil
		}
		wait, again := retry.wait(failure, tries, request.IdempotencyKey)
		if !again || wait >= retry.Total-time.Since(started) {
			return nil, failure
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return nil, call.abort(ctx)
		}
	}
}

func (c *Client) attempt(ctx context.Context, call *call, prepared *http.Request, limit time.Duration) (*Result, *Error) {
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	late := fmt.Sprintf("no answer within %v", limit)
	secret, err := c.secret(limited)
	switch {
	case ctx.Err() != nil:
		return nil, call.abort(ctx)
	case limited.Err() != nil:
		return nil, call.fail(TimeoutError, late)
	case err != nil:
		// Not quoted, because a vault may put anything into its messages.
		failure := call.fail(RequestError, "no secret, see the cause")
		failure.cause = err
		return nil, failure
	case strings.TrimSpace(secret) == "":
		return nil, call.fail(RequestError, "no APIKey or SessionToken")
	}
	name, value := c.credential(), secret
	if c.options.APIKey == nil {
		value = "Bearer " + secret
	}
	request := prepared.Clone(limited)
	if err := setHeader(request.Header, name, value); err != nil {
		return nil, call.fail(RequestError, err.Error())
	}
	request.Body, _ = prepared.GetBody()
	result, failure := c.exchange(limited, call, request, secret)
	if failure != nil && failure.Name == TimeoutError {
		if ctx.Err() != nil {
			return nil, call.abort(ctx)
		}
		failure.Reason = late
	}
	return result, failure
}
