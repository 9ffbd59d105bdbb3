package csvfile

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// shipped is the incident that ships with the desk.
func shipped(t testing.TB) *incident.Incident {
	t.Helper()
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func sample(t testing.TB, i *incident.Incident, seed byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := Sample(&b, i, rand.NewChaCha8([32]byte{seed})); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// openSample opens a sample with the incident's own segments.
func openSample(t testing.TB, i *incident.Incident, content string) *File {
	t.Helper()
	f := opened(t, content)
	f.segments = nil
	for _, s := range i.Segments {
		f.segments = append(f.segments, s.ID)
	}
	return f
}

func TestTheSampleIsAGoodList(t *testing.T) {
	i := shipped(t)
	report, err := Check(t.Context(), openSample(t, i, sample(t, i, 1)), i, nil)
	if err != nil || report.Rows != 7996 || report.Bad != 0 || report.Differences != nil {
		t.Errorf("%+v, %v", report, err)
	}
	for _, s := range i.Segments {
		if report.Segments[s.ID] != s.Max {
			t.Errorf("%d rows of %s; want %d", report.Segments[s.ID], s.ID, s.Max)
		}
	}
}

func TestPeopleOfTheSample(t *testing.T) {
	i := shipped(t)
	mailed, phones, letters, twice := map[string]int{}, map[string]string{}, map[string]bool{}, 0
	for r := range openSample(t, i, sample(t, i, 1)).rows(0) {
		p, problems := r.person, r.problems
		if len(problems) > 0 || letters[p.Letter] || p.Letter == "" {
			t.Fatalf("%v, or a letter code that came before", problems)
		}
		letters[p.Letter] = true
		if p.Email != "" {
			mailed[p.Segment]++
			if !strings.HasSuffix(p.Email, "@example.jp") {
				t.Error("a mail address that somebody may have")
			}
		}
		if !strings.HasPrefix(p.Phone, "0900000") || !strings.HasPrefix(p.Postal, "000") || !strings.HasPrefix(p.Address, "例県見本市") {
			t.Error("contacts that somebody may have")
		}
		if first, ok := phones[p.Phone]; ok {
			twice++
			if first == p.Segment {
				t.Errorf("somebody stands in %s twice", first)
			}
		} else {
			phones[p.Phone] = p.Segment
		}
	}
	if got := fmt.Sprint(mailed); got != "map[card_member:2816 member:3148 overseas:36]" {
		t.Errorf("mail addresses in %s", got)
	}
	if twice < 80 || twice > 160 {
		t.Errorf("%d of 7,996 rows are a second one; want about 2%%", twice)
	}
}

func TestTheSampleIsTheSameForTheSameRandomness(t *testing.T) {
	i := two(100, 60)
	first, again, other := sample(t, i, 1), sample(t, i, 1), sample(t, i, 2)
	if first != again {
		t.Error("it differs")
	}
	if first == other {
		t.Error("it does not depend on it")
	}
	if got := strings.Count(first, "\r\n"); got != 161 {
		t.Errorf("%d lines", got)
	}
}

func TestASampleThatCannotBeWritten(t *testing.T) {
	failed := errors.New("failed")
	if err := Sample(&bytes.Buffer{}, two(1, 1), iotest.ErrReader(failed)); !errors.Is(err, failed) {
		t.Errorf("without randomness: %v", err)
	}
	if err := Sample(full{failed}, two(1000, 1), rand.NewChaCha8([32]byte{})); !errors.Is(err, failed) {
		t.Errorf("on a full disk: %v", err)
	}
}

type full struct{ err error }

func (f full) Write([]byte) (int, error) { return 0, f.err }
