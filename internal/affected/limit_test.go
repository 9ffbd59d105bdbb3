package affected_test

import (
	"reflect"
	"testing"
	"time"

	"madoguchi/internal/affected"
)

func noon() time.Time { return time.Date(2019, 4, 12, 12, 0, 0, 0, time.UTC) }

// tally is one with something in it at each of the moments, given as their age.
func tally(ages ...time.Duration) affected.Tally {
	var t affected.Tally
	for _, age := range ages {
		t.Times = append(t.Times, noon().Add(-age))
	}
	return t
}

// times is n moments of the same age.
func times(n int, age time.Duration) []time.Duration {
	all := make([]time.Duration, n)
	for i := range all {
		all[i] = age
	}
	return all
}

func TestATallyBounds(t *testing.T) {
	const day = 24 * time.Hour
	for _, row := range []struct {
		why              string
		ages             []time.Duration
		mail, try, check bool
	}{
		{"nothing happened", nil, true, true, true},
		{"two mails today", times(2, time.Minute), true, true, true},
		{"three mails today, whoever asked", times(3, time.Minute), false, true, true},
		{"the first of three was a day ago", append(times(2, time.Minute), day), true, true, true},
		{"a moment short of a day", append(times(2, time.Minute), day-1), false, true, true},
		{"nine tries", times(9, time.Minute), false, true, true},
		{"ten tries", times(10, time.Minute), false, false, true},
		{"fourteen checks within the hour", times(14, time.Hour-1), false, false, true},
		{"fifteen checks within the hour", times(15, time.Hour-1), false, false, false},
		{"fifteen checks, an hour ago", times(15, time.Hour), false, false, true},
		{"fifteen checks, one of them an hour ago", append(times(14, time.Minute), time.Hour), false, false, true},
		{"twenty-nine checks today, fourteen of them within the hour", append(times(15, 2*time.Hour), times(14, time.Minute)...), false, false, true},
		{"thirty checks today, none of them within the hour", times(30, time.Hour), false, false, false},
		{"thirty checks, a moment short of a day ago", times(30, day-1), false, false, false},
		{"thirty checks, the first of them a day ago", append(times(1, day), times(29, 2*time.Hour)...), false, false, true},
	} {
		got := tally(row.ages...)
		if mail, try, check := got.MayMail(noon()), got.MayTry(noon()), got.MayCheck(noon()); mail != row.mail || try != row.try || check != row.check {
			t.Errorf("%s: mail %v, try %v, check %v", row.why, mail, try, check)
		}
	}
}

func TestATallyKeepsWhatCounts(t *testing.T) {
	one := affected.Tally{Version: 7}
	for i := range 40 {
		one = one.Add(noon().Add(time.Duration(i) * time.Second))
		if i >= 14 && one.MayCheck(noon().Add(time.Minute)) {
			t.Fatalf("%d checks do not count any more", i+1)
		}
	}
	if one.Version != 7 || len(one.Times) != 32 || !one.Times[31].Equal(noon().Add(39*time.Second)) {
		t.Errorf("version %d, %d times are kept", one.Version, len(one.Times))
	}
	if one.MayCheck(noon().Add(23 * time.Hour)) {
		t.Error("of forty checks too few are kept to count a day's")
	}
	if later := one.Add(noon().Add(25 * time.Hour)); len(later.Times) != 1 {
		t.Errorf("a day later %d times are kept", len(later.Times))
	}
}

// Two customers who read the same tally must not write into each other's.
func TestAddSharesNothing(t *testing.T) {
	before := affected.Tally{Times: make([]time.Time, 0, 8)}.Add(noon())
	a, b := before.Add(noon().Add(time.Second)), before.Add(noon().Add(time.Hour))
	if a.Times[1].Equal(b.Times[1]) || len(before.Times) != 1 {
		t.Errorf("one wrote over the other: %v %v", a.Times, b.Times)
	}
}

func TestACustomerWaitsLongerForEachCode(t *testing.T) {
	var a affected.Attempts
	now := noon()
	for i, pause := range []time.Duration{time.Minute, 4 * time.Minute, 16 * time.Minute, 64 * time.Minute, 256 * time.Minute, 256 * time.Minute} {
		if !a.MayMail("x", now) {
			t.Fatalf("code %d is refused", i+1)
		}
		a = a.Mailed("x", now)
		if a.MayMail("x", now.Add(pause-1)) {
			t.Errorf("after code %d the next may come before %v", i+1, pause)
		}
		if !a.MayMail("y", now) {
			t.Error("another contact has to wait, too")
		}
		now = now.Add(pause)
	}
}

func TestACustomerNamesFiveContactsADay(t *testing.T) {
	var a affected.Attempts
	for i, contact := range []string{"a", "b", "c", "d", "e"} {
		if !a.MayMail(contact, noon()) {
			t.Fatalf("contact %d is refused", i+1)
		}
		a = a.Mailed(contact, noon())
	}
	if a.MayMail("f", noon()) {
		t.Error("a sixth contact")
	}
	if !a.MayMail("a", noon().Add(time.Minute)) {
		t.Error("one of the five is refused")
	}
	if !a.MayMail("f", noon().Add(24*time.Hour)) {
		t.Error("a day later it is still refused")
	}
}

func TestWrongCodes(t *testing.T) {
	a := affected.Attempts{}.Mailed("x", noon()).Mailed("y", noon())
	var left int
	for want := affected.Tries - 1; want >= 0; want-- {
		if a, left = a.Wrong("x", noon()); left != want {
			t.Fatalf("%d tries are left, want %d", left, want)
		}
	}
	if a.MayMail("x", noon().Add(23*time.Hour)) {
		t.Error("another code gives new tries")
	}
	if !a.MayMail("y", noon().Add(time.Hour)) {
		t.Error("the other contact is locked, too")
	}
	if a, left = a.Wrong("x", noon().Add(time.Hour)); left >= 0 {
		t.Errorf("after the last try %d are left", left)
	}
	if _, left = a.Wrong("never named", noon()); left != 0 {
		t.Errorf("%d tries at a contact to which nothing went", left)
	}
	if !a.MayMail("x", noon().Add(25*time.Hour)) {
		t.Error("a day later it is still locked")
	}
}

func TestWrongLetters(t *testing.T) {
	var a affected.Attempts
	for i := range 5 {
		if !a.MayTryLetter(noon()) {
			t.Fatalf("try %d is refused", i+1)
		}
		a = a.WrongLetter(noon())
	}
	if a.MayTryLetter(noon().Add(24*time.Hour - 1)) {
		t.Error("a sixth letter")
	}
	if !a.MayTryLetter(noon().Add(24 * time.Hour)) {
		t.Error("a day later it is still refused")
	}
	if !a.MayMail("x", noon()) {
		t.Error("wrong letters shut the way by mail")
	}
}

// A step that gives way is taken again from the same attempts.
func TestAttemptsAreNotChangedInPlace(t *testing.T) {
	before := affected.Attempts{}.Mailed("x", noon()).WrongLetter(noon())
	before, _ = before.Wrong("x", noon())
	same := affected.Attempts{}.Mailed("x", noon()).WrongLetter(noon())
	same, _ = same.Wrong("x", noon())
	before.Mailed("x", noon().Add(time.Hour))
	before.Mailed("y", noon())
	before.Wrong("x", noon())
	before.WrongLetter(noon())
	if !reflect.DeepEqual(before, same) {
		t.Errorf("%+v, was %+v", before, same)
	}
}

func TestMailbox(t *testing.T) {
	for address, want := range map[string]string{
		"taro@example.jp":              "taro@example.jp",
		"taro+a@example.jp":            "taro@example.jp",
		"ta.ro+a+b@gmail.com":          "taro@gmail.com",
		"ta.ro@googlemail.com":         "taro@gmail.com",
		"ta.ro@example.jp":             "ta.ro@example.jp",
		"+a@example.jp":                "@example.jp", // every tag of nobody is one mailbox
		"taro..hanako@docomo.ne.jp":    "taro..hanako@docomo.ne.jp",
		"taro.hanako+x@softbank.ne.jp": "taro.hanako@softbank.ne.jp",
	} {
		if got := affected.Mailbox(address); got != want {
			t.Errorf("Mailbox(%s) = %s, want %s", address, got, want)
		}
	}
}
