// Makes the calls that stand in the lines of its input, and writes what becomes of each.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"sync"
	"time"

	"driver/cobalt"
)

type retry struct {
	Attempts                                          int
	TotalMs, BaseDelayMs, MaxDelayMs, MaxRetryAfterMs float64
}

type line struct {
	ID      int
	Options struct {
		APIKey, SessionToken, LinkedAccountID, BaseURL, Route, IdempotencyHeader string

		TimeoutMs float64
		Retry     *retry
		Headers   map[string]string
		Secrets   []string
	}
	Event   struct{ Slug, Event, App string }
	Request struct {
		LinkedAccountID, ConfigID, App, IdempotencyKey string

		Headers   map[string]string
		TimeoutMs float64
		Retry     *retry
		Payload   any
		AbortMs   float64
	}
}

func ms(given float64) time.Duration { return time.Duration(given * float64(time.Millisecond)) }

func (r *retry) options() *cobalt.Retry {
	if r == nil {
		return nil
	}
	return &cobalt.Retry{Attempts: r.Attempts, Total: ms(r.TotalMs), BaseDelay: ms(r.BaseDelayMs), MaxDelay: ms(r.MaxDelayMs), MaxRetryAfter: ms(r.MaxRetryAfterMs)}
}

type hostile struct{}

func (hostile) MarshalJSON() ([]byte, error) { return nil, errors.New("tk_secret/0123456789") }

type record struct {
	Of string `json:"of"`
}

// special gives what JSON cannot say, written {"$": name}.
func special(value any) any {
	object, ok := value.(map[string]any)
	if !ok {
		return value
	}
	circular := map[string]any{}
	circular["self"] = circular
	switch object["$"] {
	case "NaN":
		return math.NaN()
	case "circular":
		return circular
	case "unknown":
		return make(chan int)
	case "hostile":
		return hostile{}
	case "record":
		return record{Of: "a class"}
	}
	for name, it := range object {
		object[name] = special(it)
	}
	return object
}

func fire(call line) (*cobalt.Result, *cobalt.Client, error) {
	given := call.Options
	options := cobalt.Options{
		LinkedAccountID:   given.LinkedAccountID,
		BaseURL:           given.BaseURL,
		Route:             given.Route,
		Timeout:           ms(given.TimeoutMs),
		Headers:           given.Headers,
		IdempotencyHeader: given.IdempotencyHeader,
		APIKey:            cobalt.Static(given.APIKey),
		SessionToken:      cobalt.Static(given.SessionToken),
	}
	if given.Secrets != nil {
		options.APIKey = func(context.Context) (string, error) {
			if len(given.Secrets) == 0 {
				return "", errors.New("there is none")
			}
			secret := given.Secrets[0]
			given.Secrets = given.Secrets[1:]
			return secret, nil
		}
	}
	if given.Retry != nil {
		options.Retry = *given.Retry.options()
	}
	client, err := cobalt.New(options)
	if err != nil {
		return nil, nil, err
	}
	ctx := context.Background()
	if call.Request.AbortMs != 0 {
		limited, cancel := context.WithTimeout(ctx, ms(call.Request.AbortMs))
		defer cancel()
		ctx = limited
	}
	event := cobalt.Event{Slug: call.Event.Slug, Name: call.Event.Event, App: call.Event.App}
	request := cobalt.Request{
		LinkedAccountID: call.Request.LinkedAccountID,
		ConfigID:        call.Request.ConfigID,
		App:             call.Request.App,
		IdempotencyKey:  call.Request.IdempotencyKey,
		Headers:         call.Request.Headers,
		Timeout:         ms(call.Request.TimeoutMs),
		Retry:           call.Request.Retry.options(),
	}
	result, err := client.Trigger(ctx, event, special(call.Request.Payload), request)
	return result, client, err
}

func failureOf(err error, client *cobalt.Client) map[string]any {
	var failure *cobalt.Error
	if !errors.As(err, &failure) {
		return map[string]any{"name": fmt.Sprintf("%T", err), "shown": err.Error()}
	}
	fields := map[string]any{"name": failure.Name, "message": failure.Error(), "attempts": failure.Attempts, "mayHaveFired": failure.MayHaveFired}
	for name, text := range map[string]string{"slug": failure.Slug, "event": failure.Event, "type": failure.Type, "code": failure.Code, "requestId": failure.RequestID} {
		if text != "" {
			fields[name] = text
		}
	}
	if failure.Status != 0 {
		fields["status"] = failure.Status
	}
	if failure.RetryAfter != nil {
		fields["retryAfterMs"] = float64(*failure.RetryAfter) / float64(time.Millisecond)
	}
	shown := fmt.Sprintf("%v %+v %#v %#v %+v", err, err, failure, client, client)
	for ; err != nil; err = errors.Unwrap(err) {
		shown += fmt.Sprintf(" %v %#v", err, err)
	}
	fields["shown"] = shown
	return fields
}

func main() {
	var lock sync.Mutex
	output := json.NewEncoder(os.Stdout)
	input := bufio.NewReader(os.Stdin)
	for {
		text, err := input.ReadBytes('\n')
		if err != nil {
			return
		}
		var call line
		if err := json.Unmarshal(text, &call); err != nil {
			panic(err)
		}
		go func() {
			answer := map[string]any{"id": call.ID}
			if result, client, err := fire(call); err != nil {
				answer["error"] = failureOf(err, client)
			} else {
				answer["result"] = map[string]any{"slug": result.Slug, "event": result.Event, "status": result.Status, "message": result.Message}
			}
			lock.Lock()
			defer lock.Unlock()
			if err := output.Encode(answer); err != nil {
				panic(err)
			}
		}()
	}
}
