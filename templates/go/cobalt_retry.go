package cobalt

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// NoLimit stands for a time without a limit.
const NoLimit = time.Duration(math.MaxInt64)

// Retry says how an event is sent again after a failure that may pass. What is 0 has its default.
type Retry struct {
	// Attempts says how often an event is sent in all, by default 3.
	Attempts int
	// Total is the limit for all attempts and waits together, by default twice the timeout.
	Total time.Duration
	// BaseDelay is about the first wait, by default 500 ms; each further one is twice as long.
	BaseDelay time.Duration
	// MaxDelay is the longest of these waits, by default 8 s.
	MaxDelay time.Duration
	// MaxRetryAfter is the longest Retry-After to wait for, by default 60 s; a longer one ends the call.
	MaxRetryAfter time.Duration
}

// limits gives those of one call, with the defaults filled in.
func (c *Client) limits(request Request) (Retry, time.Duration, error) {
	retry := c.options.Retry
	if request.Retry != nil {
		retry = *request.Retry
	}
	timeout := request.Timeout
	if timeout == 0 {
		timeout = c.options.Timeout
	}
	if retry.Attempts < 0 {
		return retry, 0, errors.New("Attempts must be a number from 0")
	}
	if retry.Attempts == 0 {
		retry.Attempts = 3
	}
	for _, it := range []struct {
		name     string
		limit    *time.Duration
		standard time.Duration
	}{
		{"Timeout", &timeout, 30 * time.Second},
		{"Total", &retry.Total, 0},
		{"BaseDelay", &retry.BaseDelay, 500 * time.Millisecond},
		{"MaxDelay", &retry.MaxDelay, 8 * time.Second},
		{"MaxRetryAfter", &retry.MaxRetryAfter, time.Minute},
	} {
		if *it.limit < 0 {
			return retry, 0, fmt.Errorf("%s must be a number from 0", it.name)
		}
		if *it.limit == 0 {
			*it.limit = it.standard
		}
	}
	if retry.Total == 0 {
		retry.Total = durationOf(2 * float64(timeout))
	}
	return retry, timeout, nil
}

// wait gives the wait before the event is sent again, and false where it must not be, or in vain.
func (r Retry) wait(failure *Error, tries int, idempotencyKey string) (time.Duration, bool) {
	mayPass := false
	switch failure.Name {
	case ConnectionError, TimeoutError, RateLimitError, ServerError:
		mayPass = true
	}
	// A proxy that lost patience, or an event of the same key that is under way.
	isBusy := failure.Status == http.StatusRequestTimeout || failure.Status == http.StatusConflict
	isSafe := idempotencyKey != "" || !(isBusy || failure.MayHaveFired)
	if !(mayPass || isBusy) || !isSafe || tries >= r.Attempts {
		return 0, false
	}
	if asked := failure.RetryAfter; asked != nil {
		wait := float64(*asked) + float64(r.BaseDelay)*random()
		return durationOf(wait), *asked <= r.MaxRetryAfter
	}
	delay := math.Min(float64(r.MaxDelay), float64(r.BaseDelay)*math.Pow(2, float64(tries-1)))
	return durationOf(delay * (1 + random()) / 2), true
}

// random is from 0 to 1, so that clients which failed together do not come back together. The one of math/rand gives
// the same to all of them before Go 1.20.
func random() float64 {
	var bytes [4]byte
	_, _ = rand.Read(bytes[:])
	return float64(binary.BigEndian.Uint32(bytes[:])) / math.MaxUint32
}

var seconds = regexp.MustCompile(`^\d*\.?\d+$`)

// readRetryAfter gives the wait that a Retry-After asks for, in seconds or until a date.
func readRetryAfter(header string) *time.Duration {
	var wait time.Duration
	if header = strings.TrimSpace(header); seconds.MatchString(header) {
		told, _ := strconv.ParseFloat(header, 64)
		wait = durationOf(told * float64(time.Second))
	} else if date, err := http.ParseTime(header); err == nil {
		wait = time.Until(date)
	} else {
		return nil
	}
	if wait < 0 {
		return nil
	}
	return &wait
}

func durationOf(nanoseconds float64) time.Duration {
	if nanoseconds >= math.MaxInt64 {
		return NoLimit
	}
	return time.Duration(nanoseconds)
}
