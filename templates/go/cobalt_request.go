package cobalt

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"
)

// prepare makes the request, all but the secret.
func (c *Client) prepare(event Event, payload any, request Request) (*http.Request, error) {
	app := either(request.App, event.App)
	slug := either(app, event.Slug)
	account := either(request.LinkedAccountID, c.options.LinkedAccountID)
	// Servers resolve dots, percent-encoded or not.
	if slug == "" || slug == "." || slug == ".." || !utf8.ValidString(slug) {
		return nil, fmt.Errorf("invalid slug %q", slug)
	}
	body, err := json.Marshal(struct {
		Event   string `json:"event"`
		Payload any    `json:"payload,omitempty"`
	}{event.Name, payload})
	if err != nil {
		return nil, unwritten(err)
	}
	own := map[string]string{"content-type": "application/json", "accept": "application/json", "config_id": request.ConfigID}
	end := strings.ReplaceAll(url.QueryEscape(slug), "+", "%20")
	own["slug"] = ""
	if c.options.Route == "event" {
		end, own["slug"] = "trigger", app
	}
	if account == "" && c.options.APIKey != nil {
		return nil, errors.New("LinkedAccountID is missing")
	}
	own["linked_account_id"] = account
	prepared, err := http.NewRequest(http.MethodPost, c.base+end, bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("BaseURL is no http(s) URL")
	}
	return prepared, c.setHeaders(prepared.Header, request, own)
}

// unwritten says why a payload is not JSON. What its own methods return is not quoted, it may be anything.
func unwritten(err error) error {
	switch err.(type) {
	case *json.UnsupportedTypeError, *json.UnsupportedValueError:
		return err
	}
	return fmt.Errorf("the payload is not JSON: %T", err)
}

func either(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func (c *Client) credential() string {
	if c.options.APIKey == nil {
		return "authorization"
	}
	return "x-api-key"
}

// setHeaders sets those that are not empty; the last of a name counts.
func (c *Client) setHeaders(header http.Header, request Request, own map[string]string) error {
	name := strings.ToLower(c.options.IdempotencyHeader)
	// In place of the key, it would make the event look safe to send twice.
	if _, isTaken := own[name]; isTaken || name == c.credential() {
		return errors.New("IdempotencyHeader is taken")
	}
	base := map[string]string{"user-agent": "cobalt-events"}
	key := map[string]string{name: request.IdempotencyKey}
	for _, headers := range []map[string]string{base, c.options.Headers, request.Headers, own, key} {
		for name, value := range headers {
			if value == "" {
				continue
			}
			if err := setHeader(header, name, value); err != nil {
				return err
			}
		}
	}
	return nil
}

var (
	baseURL     = regexp.MustCompile(`(?i)^https?://[^\s\x00-\x1f\x7f?#@]+$`)
	headerName  = regexp.MustCompile("^[\\w!#$%&'*+.^`|~-]+$")
	headerValue = regexp.MustCompile(`^[\t -~\x{80}-\x{ff}]+$`)
	// These belong to the connection.
	badHeader = regexp.MustCompile(`(?i)^(host|expect|upgrade|te|trailer|keep-alive|connection|content-length|transfer-encoding)$`)
)

func setHeader(header http.Header, name, value string) error {
	isName := headerName.MatchString(name) && !badHeader.MatchString(name)
	if !isName || !headerValue.MatchString(value) || strings.TrimSpace(value) == "" {
		return fmt.Errorf("invalid header %q", name)
	}
	// On the wire, the text of headers is Latin-1.
	var latin1 []byte
	for _, character := range value {
		latin1 = append(latin1, byte(character))
	}
	header.Set(name, string(latin1))
	return nil
}
