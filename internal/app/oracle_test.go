package app_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/roster/rostertest"
)

// The desk is no oracle: what it says, sends, reads and writes before somebody has
// proven a contact does not depend on whether the contact is on the list (platform
// fact 32). Each scene is played with a contact that is on the list, with one that
// is not, and with one that breaks the rules for addresses and is real all the same.
// Time and chance are the same in all three, so that nothing but the contact
// differs, and everything that leaves the desk is compared to the byte.

// A scene of the way by code: what the customer does with a contact, up to the
// point at which they would prove it.
type contactScene struct {
	name    string
	play    func(s *scene, contact string)
	limited bool // ends with the reply for every limit
	mails   int  // how many codes went to the contact
}

func contactScenes() []contactScene {
	return []contactScene{
		{"free", func(s *scene, contact string) {
			s.asks()
			s.says(contact)
		}, false, 1},
		{"free, and a wrong code", func(s *scene, contact string) {
			s.asks()
			s.says(contact)
			s.says(wrong(s.code()))
		}, false, 1},
		{"free, with another question between", func(s *scene, contact string) {
			s.asks()
			s.says("再発行の手数料はかかりますか")
			s.says("夫のアドレスは " + contact + " なのですが、夫も対象になっているのでしょうか")
			s.says("私は対象ですか")
			s.says("メールで")
			s.says(contact)
		}, false, 1},
		{"a code that is late", func(s *scene, contact string) {
			s.asks()
			s.says(contact)
			s.now = s.now.Add(affected.CodeLife)
			s.says(s.code())
		}, false, 1},
		{"another code after a minute", func(s *scene, contact string) {
			s.asks()
			s.says(contact)
			s.now = s.now.Add(time.Minute)
			s.says("届きません")
		}, false, 2},
		{"another code at once: the customer's own pause", func(s *scene, contact string) {
			s.asks()
			s.says(contact)
			s.says("届きません")
		}, false, 1},
		{"limited: three codes went there, for others", func(s *scene, contact string) {
			for n := range 3 {
				s.asker = user(1 + n)
				s.asks()
				s.says(contact)
			}
			s.asker = user(0)
			s.asks()
			s.says(contact)
		}, true, 3},
		{"limited: it is the sixth address", func(s *scene, contact string) {
			for n := range 5 {
				s.asks()
				s.says(fmt.Sprintf("other%d@example.com", n))
				s.says("やめる")
			}
			s.asks()
			s.says(contact)
		}, true, 0},
		{"locked by five wrong codes", func(s *scene, contact string) {
			s.asks()
			s.says(contact)
			for range affected.Tries {
				s.says(wrong(s.code()))
			}
		}, true, 1},
		{"locked, the right code and another try after an hour", func(s *scene, contact string) {
			s.asks()
			s.says(contact)
			for range affected.Tries {
				s.says(wrong(s.code()))
			}
			s.says(s.code())
			s.now = s.now.Add(time.Hour)
			s.asks()
			s.says(contact)
		}, true, 1},
		{"limited: codes go to nobody", func(s *scene, contact string) {
			if err := s.store.Gate(context.Background(), affected.Shut, s.now.Add(time.Hour)); err != nil {
				s.t.Fatal(err)
			}
			s.asks()
			s.says(contact)
		}, true, 0},
		{"a person is asked for instead", func(s *scene, contact string) {
			s.asks()
			s.says(contact)
			s.says("人と話したいです")
		}, false, 1},
		{"by mail, whose sender nothing vouches for", func(s *scene, contact string) {
			for _, words := range []string{"私は対象ですか", "メールで確認する", "コードは000000です"} {
				s.writes(contact, words)
			}
		}, false, 1},
		{"by mail, with the contact as forged sender", func(s *scene, contact string) {
			for _, words := range []string{"私は対象ですか", "私の情報は漏れましたか"} {
				s.writes(contact, words)
			}
		}, false, 0},
	}
}

// contacts are of one length, so that the bytes that are written must be as many.
func contacts(t testing.TB, rows []rostertest.Row) (names, addresses []string) {
	t.Helper()
	known := rostertest.Only(t, rows, "member")["email"]
	local, domain, _ := strings.Cut(known, "@")
	broken := local[:3] + ".." + local[5:len(local)-1] + ".@" + domain
	addresses = []string{known, strings.Repeat("z", len(local)) + "@" + domain, broken}
	for _, a := range addresses {
		if normal, err := affected.Normal(affected.Email, a); err != nil || normal != a || len(a) != len(known) {
			t.Fatalf("%s reads as %s (%v)", a, normal, err)
		}
	}
	if len(rostertest.Segments(rows, "email", known)) == 0 || len(rostertest.Segments(rows, "email", addresses[1])) > 0 || len(rostertest.Segments(rows, "email", broken)) > 0 {
		t.Fatal("the contacts are not what they are called")
	}
	return []string{"on the list", "on no list", "of a form that breaks the rules"}, addresses
}

// opening is the one call that the roster may see before a proof: whether there is
// one at all.
const opening = "roster get [ROSTER/CURRENT ROSTER/IMPORT]"

func TestNoOracleByContact(t *testing.T) {
	rows := rostertest.Some(sampleRows(t), 3)
	_, table := boltTables(t)
	l := listing(t, table, rows)
	names, addresses := contacts(t, rows)
	limited := map[string]string{} // the reply for every limit, by scene
	for _, c := range contactScenes() {
		t.Run(c.name, func(t *testing.T) {
			var first *scene
			for i, contact := range addresses {
				desk, _ := boltTables(t)
				s := play(t, desk, l, contact)
				c.play(s, contact)
				if first == nil {
					first = s
				}
				want, got := first.since(0), s.since(0)
				if strings.Contains(contact, "..") { // its quotes in the header To are two more bytes
					want, got = unsized(want), unsized(got)
				}
				same(t, names[0], names[i], want, got)
				for _, call := range s.of("roster") {
					if call != opening {
						t.Errorf("%s: before a proof the roster sees: %s", names[i], call)
					}
				}
				if n := s.codesTo(contact); n != c.mails {
					t.Errorf("%s: %d codes went there, want %d", names[i], n, c.mails)
				}
			}
			if len(first.of("roster")) == 0 {
				t.Error("the roster was never asked whether it is there: nothing was watched")
			}
			if replies := first.of("LINE"); c.limited {
				limited[c.name] = spoken.FindString(replies[len(replies)-1])
			}
		})
	}
	for name, reply := range limited {
		if reply == "" || reply != limited["limited: codes go to nobody"] {
			t.Errorf("%s has a reply of its own:\n%s", name, reply)
		}
		holds(t, reply, "お届けした書面のコードで確認する", "担当者に相談する", "手紙のコードで確認する")
	}
}

// unsized are calls without how many bytes were written.
func unsized(calls []string) []string {
	for i, call := range calls {
		calls[i] = size.ReplaceAllString(call, "")
	}
	return calls
}

var size = regexp.MustCompile(` [0-9]+ bytes`)

// spoken are the messages in a call to LINE, without the token and the address.
var spoken = regexp.MustCompile(`"messages":.*`)

// codesTo counts the codes that went to an address.
func (s *scene) codesTo(contact string) (n int) {
	for _, call := range s.of("mail from " + codesFrom) {
		if strings.Contains(call, " to <contact>:") {
			n++
		}
	}
	return n
}

// same fails the test at the first call that differs.
func same(t *testing.T, name, other string, want, got []string) {
	t.Helper()
	for i := range max(len(want), len(got)) {
		a, b := "(nothing more)", "(nothing more)"
		if i < len(want) {
			a = want[i]
		}
		if i < len(got) {
			b = got[i]
		}
		if a != b {
			t.Errorf("call %d differs\n%s:\n%s\n%s:\n%s", i+1, name, a, other, b)
			return
		}
	}
}

// TestNoOracleByLetter: a letter that nobody was sent and one with the wrong postal
// code are the same, and so is, past a limit, one with the right postal code.
func TestNoOracleByLetter(t *testing.T) {
	rows := rostertest.Some(sampleRows(t), 3)
	_, table := boltTables(t)
	l := listing(t, table, rows)
	known, other := rostertest.Only(t, rows, "gift_recipient"), rostertest.Only(t, rows, "member")
	unknown, err := affected.NewLetter(source(200))
	if err != nil {
		t.Fatal(err)
	}
	type letter struct{ name, code, postal string }
	wrongs := []letter{
		{"a letter that nobody was sent", unknown, "000-9999"},
		{"and the postal code of somebody", unknown, known["postal_code"]},
		{"somebody's letter, a postal code of nobody", known["letter_code"], "000-9999"},
		{"somebody's letter, the postal code of somebody else", known["letter_code"], other["postal_code"]},
	}
	right := letter{"somebody's letter and postal code", known["letter_code"], known["postal_code"]}
	for _, c := range []struct {
		name    string
		letters []letter
		play    func(s *scene, l letter)
		asked   int // how often the roster was asked for a letter
	}{
		{"free, in steps", wrongs, func(s *scene, l letter) {
			s.says("私は対象ですか")
			s.says("手紙で")
			s.says(l.code)
			s.says(l.postal)
		}, 1},
		{"free, all at once", wrongs, func(s *scene, l letter) { s.says(l.code + " 〒" + l.postal) }, 1},
		{"locked by five wrong letters", append(wrongs, right), func(s *scene, l letter) {
			for range 5 {
				s.says(unknown + " 000-1111")
			}
			s.says(l.code + " " + l.postal)
		}, 6},
		{"locked by ten wrong postal codes, of others", append(wrongs[2:], right), func(s *scene, l letter) {
			for n := range 10 {
				s.asker = user(1 + n/5)
				s.says(l.code + " 000-8888")
			}
			s.asker = user(0)
			s.says(l.code + " " + l.postal)
		}, 11},
		{"the same for one that nobody was sent", []letter{wrongs[0], wrongs[2]}, func(s *scene, l letter) {
			for n := range 11 {
				s.asker = user(1 + n/5)
				s.says(l.code + " " + l.postal)
			}
		}, 11},
	} {
		t.Run(c.name, func(t *testing.T) {
			var first *scene
			for _, with := range c.letters {
				desk, _ := boltTables(t)
				s := play(t, desk, l, "nobody")
				c.play(s, with)
				if first == nil {
					first = s
				}
				same(t, c.letters[0].name, with.name, first.since(0), s.since(0))
				if n := len(s.of("roster query G#1#<n>/L#")); n != c.asked {
					t.Errorf("%s: the roster was asked %d times for a letter, want %d", with.name, n, c.asked)
				}
				if len(s.of("mail from "+codesFrom)) > 0 {
					t.Errorf("%s: a code was sent", with.name)
				}
			}
		})
	}
	desk, _ := boltTables(t)
	if s := play(t, desk, l, "nobody"); !strings.Contains(s.says(right.code+" "+right.postal), saysStatus) {
		t.Error("the right letter tells nothing: the test proves nothing")
	}
}

// TestEveryAddressCanBeMailed: what passes for an address is one that a code can be
// sent to. Were it not, the turn would fail, for some contacts only.
func TestEveryAddressCanBeMailed(t *testing.T) {
	_, table := boltTables(t)
	l := listing(t, table, rostertest.Some(sampleRows(t), 1))
	for n, address := range []string{
		"a..b@docomo.ne.jp", "a.@ezweb.ne.jp", "-a@example.jp", "a+b@example.jp", "o'brien@example.com", "a&b=c?d@example.jp", "{a}|b~@example.jp",
		strings.Repeat("x", 64) + "@example.jp", "a@" + strings.Repeat("y", 63) + ".example.jp", "a@" + strings.Repeat("yy.", 80) + "example.jp", "a@xn--eckwd4c7c.example",
	} {
		desk, _ := boltTables(t)
		s := play(t, desk, l, address)
		s.asker = user(n)
		s.asks()
		if said := s.says(address); s.codesTo(address) != 1 {
			t.Errorf("%s: no code was sent; the desk said\n%s", address, said)
		}
	}
}

// BenchmarkOracleTiming takes turns for people on the list and for strangers, one
// of each in random order, and reports the median of each and the probability that
// the turn of a person on the list is the slower one: 0.5 where time tells nothing.
// The letter is the one case in which the roster is read for somebody who proves
// nothing, after a guess of 75 random bits.
//
//	go test -run '^$' -bench OracleTiming -benchtime 1000x ./internal/app
func BenchmarkOracleTiming(b *testing.B) {
	rows := sampleRows(b)
	_, table := boltTables(b)
	l := listing(b, table, rows)
	var mailed []rostertest.Row
	for _, row := range rows {
		if row["email"] != "" {
			mailed = append(mailed, row)
		}
	}
	address := func(s *scene, n int, known bool) func() {
		s.asks()
		contact := mailed[n%len(mailed)]["email"]
		if !known {
			contact = "s" + contact[1:len(contact)-3] + ".jx"
		}
		return func() { s.says(contact) }
	}
	for _, of := range []struct {
		name string
		turn func(s *scene, n int, known bool) func() // what is measured, after what goes before
	}{
		{"address", address},
		{"wrong code", func(s *scene, n int, known bool) func() {
			address(s, n, known)()
			typed := wrong(s.code())
			return func() { s.says(typed) }
		}},
		{"letter", func(s *scene, n int, known bool) func() {
			code := rows[n%len(rows)]["letter_code"]
			if !known {
				var err error
				if code, err = affected.NewLetter(s.parts.Random); err != nil {
					b.Fatal(err)
				}
			}
			return func() { s.says(code + " 999-9999") }
		}},
	} {
		b.Run(of.name, func(b *testing.B) { race(b, l, of.turn) })
	}
}

func race(b *testing.B, l peopleList, prepare func(s *scene, n int, known bool) func()) {
	desk, _ := boltTables(b)
	s := play(b, desk, l, "nobody")
	coin := rand.New(rand.NewPCG(1, 2))
	took := map[bool][]float64{}
	for n := 0; b.Loop(); n++ {
		first := coin.IntN(2) == 0
		for i, known := range []bool{first, !first} {
			s.asker = user(2*n + i)
			s.now = s.now.Add(time.Minute)
			turn := prepare(s, n, known)
			begun := time.Now()
			turn()
			took[known] = append(took[known], float64(time.Since(begun).Nanoseconds())/1000)
			s.calls, s.mails = s.calls[:0], s.mails[:0]
		}
	}
	b.ReportMetric(0, "ns/op") // the two of an iteration, and what goes before them
	b.ReportMetric(median(took[true]), "listed-µs")
	b.ReportMetric(median(took[false]), "stranger-µs")
	b.ReportMetric(slower(took[true], took[false]), "P(listed-slower)")
}

func median(values []float64) float64 {
	return slices.Sorted(slices.Values(values))[len(values)/2]
}

// slower is the probability that a value of the first kind is larger than one of
// the second, equal ones counting half.
func slower(a, b []float64) float64 {
	b = slices.Sorted(slices.Values(b))
	sum := 0.0
	for _, v := range a {
		below, _ := slices.BinarySearch(b, v)
		upTo, _ := slices.BinarySearchFunc(b, v, func(x, v float64) int {
			if x <= v {
				return -1
			}
			return 1
		})
		sum += float64(below+upTo) / 2
	}
	return sum / float64(len(a)*len(b))
}
