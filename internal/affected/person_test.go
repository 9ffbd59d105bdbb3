package affected_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
)

// example has in each field the field's name, so that a mix-up shows.
func example() affected.Person {
	p := affected.Person{ID: "secret-id", Segment: "member", Language: "ja"}
	for _, f := range affected.Fields() {
		p = p.With(f, "secret-"+string(f))
	}
	return p
}

func TestFields(t *testing.T) {
	for _, f := range affected.Fields() {
		if got := example().Field(f); got != "secret-"+string(f) {
			t.Errorf("Field(%s) = %q", f, got)
		}
	}
	if got := example().With("id", "x"); got != example() || got.Field("id") != "" {
		t.Error("the id passes for a field")
	}
}

func TestAPersonNeverPrints(t *testing.T) {
	p := example()
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%T-%v"} {
		for _, value := range []any{p, &p, []affected.Person{p}, map[string]affected.Person{"a": p}, struct{ P affected.Person }{p}} {
			if got := fmt.Sprintf(format, value); strings.Contains(got, "secret") || strings.Contains(got, fmt.Sprintf("%x", "secret")) {
				t.Errorf("%s prints %s", format, got)
			}
		}
	}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "person", p, "people", []affected.Person{p})
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "person", p, "people", []affected.Person{p})
	if strings.Contains(log.String(), "secret") {
		t.Errorf("the log holds %s", &log)
	}
	if b, err := json.Marshal(p); !errors.Is(err, inquiry.ErrClear) {
		t.Errorf("JSON: %s, %v", b, err)
	}
}
