package csvfile

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	f := opened(t, "id,segment,email\n"+
		"1,member,a@example.jp\n"+ // line 2
		"2,member,wrong\n"+
		"3,guest,c@example.jp\n"+
		"1,guest,a@example.jp\n"+ // 5
		"2,member,b@example.jp\n"+
		"1,member,wrong\n"+ // 7
		"4,nobody,d@example.jp\n")
	var steps []int
	got, err := Check(t.Context(), f, two(1, 3), func(done int) { steps = append(steps, done) })
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"3 email: no mail address; write one like name@example.jp",
		"5 id: the id of line 2 and of line 5 is the same; give each row one of its own",
		"6 id: the id of line 3 and of line 6 is the same; give each row one of its own",
		"7 email: no mail address; write one like name@example.jp",
		"7 id: the id of line 2 and of line 7 is the same; give each row one of its own",
		"8 segment: no segment of the incident; write one of member, guest",
	}
	var problems []string
	for _, p := range got.Problems {
		problems = append(problems, told(p))
	}
	if !slices.Equal(problems, want) {
		t.Errorf("problems:\n%s\nwant\n%s", strings.Join(problems, "\n"), strings.Join(want, "\n"))
	}
	if got.Rows != 7 || got.Bad != 5 || got.Broken || !maps.Equal(got.Segments, map[string]int{"member": 1, "guest": 1}) {
		t.Errorf("%+v", got)
	}
	if !slices.Equal(got.Differences, []Difference{{"guest", 1, 3}}) || !slices.Equal(steps, []int{7}) {
		t.Errorf("differences %v, progress %v", got.Differences, steps)
	}
}

func TestFewerAndMoreThanAnnounced(t *testing.T) {
	for _, row := range []struct {
		members, guests int
		want            []Difference
	}{
		{2, 2, nil},
		{1, 2, []Difference{{"member", 2, 1}}},
		{3, 0, []Difference{{"member", 2, 3}, {"guest", 2, 0}}},
	} {
		got, err := Check(t.Context(), opened(t, list(4)), two(row.members, row.guests), nil)
		if err != nil || !slices.Equal(got.Differences, row.want) || got.Bad != 0 {
			t.Errorf("announced %d and %d: %+v, %v", row.members, row.guests, got, err)
		}
	}
}

func TestTheFirstThousandProblemsAreTold(t *testing.T) {
	content := "id,segment,email\n"
	content += strings.Repeat("7,member,wrong\n", 3000)
	got, err := Check(t.Context(), opened(t, content), two(0, 0), nil)
	if err != nil || got.Rows != 3000 || got.Bad != 3000 || len(got.Problems) != maxProblems {
		t.Fatalf("%d rows, %d bad, %d problems, %v", got.Rows, got.Bad, len(got.Problems), err)
	}
	// One problem in line 2, two in each that follows.
	if first, last := got.Problems[0].Line, got.Problems[maxProblems-1].Line; first != 2 || last != 502 {
		t.Errorf("lines %d to %d", first, last)
	}
}

func TestReadingStopsAtABrokenQuote(t *testing.T) {
	got, err := Check(t.Context(), opened(t, list(2)+"9,member,\"a@example.jp\n"+strings.TrimPrefix(list(50), "id,segment,email\n")),
		two(1, 1), nil)
	if err != nil || got.Rows != 3 || got.Bad != 1 || !got.Broken || len(got.Problems) != 1 || got.Problems[0].Line != 4 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestCheckEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	read := 0
	_, err := Check(ctx, opened(t, list(5000)), two(0, 0), func(done int) { read = done; cancel() })
	if !errors.Is(err, context.Canceled) || read != everyRows {
		t.Errorf("%v after %d rows", err, read)
	}
}

func TestAReportPrintsNobody(t *testing.T) {
	content := "id,segment,email\nhanako,member,a@example.jp\nhanako,member,b@example.jp\ntaro,member,wrong\n"
	got, err := Check(t.Context(), opened(t, content), two(0, 0), nil)
	if err != nil || got.Bad != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, format := range []string{"%v", "%+v", "%#v"} {
		if s := fmt.Sprintf(format, got); strings.Contains(s, "hanako") || strings.Contains(s, "taro") {
			t.Errorf("%s prints %s", format, s)
		}
	}
}

func TestInnocentIDsAreHardlySuspected(t *testing.T) {
	d := newDoubled()
	for i := range 200_000 {
		d.see(fmt.Sprint("M", i))
	}
	if len(d.first) > 20 {
		t.Errorf("%d of 200,000 ids come under suspicion", len(d.first))
	}
	d.see("M77")
	if _, ok := d.first["M77"]; !ok {
		t.Error("an id that came before does not come under suspicion")
	}
}

func TestSuspectsHaveALimit(t *testing.T) {
	d := newDoubled()
	for i := range maxDoubled + 1 {
		d.suspect(fmt.Sprint(i))
	}
	d.suspect("0")
	if !d.full || len(d.first) != maxDoubled {
		t.Errorf("%d suspects, full: %v", len(d.first), d.full)
	}
	c := &check{doubled: d}
	got := c.finish(two(0, 0))
	want := []Problem{{1, "id", "more ids stand twice than can be listed; give each row one of its own"}}
	if !got.Broken || !reflect.DeepEqual(got.Problems, want) {
		t.Errorf("%+v", got)
	}
}
