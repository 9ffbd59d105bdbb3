package app_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
	"madoguchi/internal/roster"
	"madoguchi/internal/roster/rostertest"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/table/dynamo"
	"madoguchi/internal/table/dynamo/dynamotest"
	"madoguchi/internal/verifier"
)

// tables are the databases on which a desk and a roster run: an empty table each.
func tables() map[string]func(t testing.TB) (desk, affected table.Bulk) {
	return map[string]func(t testing.TB) (desk, affected table.Bulk){
		"bolt": boltTables,
		"DynamoDB": func(t testing.TB) (desk, affected table.Bulk) {
			table := dynamotest.New(t)
			return dynamo.New(table.Client, table.Name), dynamotest.Bulk(t)
		},
	}
}

const (
	saysWrong   = "確認コードが一致しませんでした"
	saysLimited = "この方法での新しい確認は受け付けておりません"
	saysStatus  = "今回の件の対象に含まれています"
)

// at64 takes the turns of what came in by 64 workers at once. Whoever gives way too
// often comes back later, as from a queue.
func (s *scene) at64() {
	s.t.Helper()
	var mu sync.Mutex
	var workers sync.WaitGroup
	var later []inquiry.Inbound
	for part := range slices.Chunk(s.waiting, max(1, len(s.waiting)/64)) {
		workers.Go(func() {
			for _, in := range part {
				err := s.desk.Handle(context.Background(), in)
				if errors.Is(err, outbox.ErrConflict) {
					mu.Lock()
					later = append(later, in)
					mu.Unlock()
				} else if err != nil {
					s.t.Error(err)
				}
			}
		})
	}
	workers.Wait()
	s.waiting = later
	s.turns()
}

// types lets the customer type a message without taking its turn.
func (s *scene) types(words string) {
	s.t.Helper()
	if _, err := s.platform.Say(context.Background(), s.asker, words); err != nil {
		s.t.Fatal(err)
	}
}

// heard counts the messages of the desk that hold some words.
func (s *scene) heard(words string) (n int) {
	for _, message := range answers(s.platform, s.asker) {
		n += strings.Count(message, words)
	}
	return n
}

// disclosed counts the statuses that were told.
func (s *scene) disclosed() (n int) {
	for _, err := range s.store.Disclosures().All(context.Background()) {
		if err != nil {
			s.t.Fatal(err)
		}
		n++
	}
	return n
}

// TestGuessesAtOnce: of 64 guesses at one code at once five are compared, whoever
// takes their turns; then the code is worth nothing, not even to who knows it.
func TestGuessesAtOnce(t *testing.T) {
	rows := rostertest.Some(sampleRows(t), 2)
	contact := rostertest.Only(t, rows, "card_member")["email"]
	for name, empty := range tables() {
		t.Run(name, func(t *testing.T) {
			desk, table := empty(t)
			s := play(t, desk, listing(t, table, rows), contact)
			s.asks()
			s.says(contact)
			code := s.code()
			for n := range 64 {
				s.types(fmt.Sprintf("%06d", (number(code)+1+n)%1_000_000))
			}
			s.at64()
			wrong, limited := s.heard(saysWrong), s.heard(saysLimited)
			if wrong != affected.Tries-1 || wrong+limited != 64 {
				t.Errorf("%d guesses were wrong and %d met the limit, want %d and the others", wrong, limited, affected.Tries-1)
			}
			s.says(code)
			s.now = s.now.Add(10 * time.Hour)
			s.asks()
			s.says(contact)
			if s.heard(saysLimited) != limited+2 || s.heard(saysStatus) != 0 || s.disclosed() != 0 || s.codesTo(contact) != 1 {
				t.Errorf("in the end %d statuses (%d in the log), %d codes; the desk said\n%s",
					s.heard(saysStatus), s.disclosed(), s.codesTo(contact), strings.Join(answers(s.platform, s.asker), "\n"))
			}
		})
	}
}

// TestAResendResetsNothing: wrong codes count for the contact, not for the code.
func TestAResendResetsNothing(t *testing.T) {
	rows := rostertest.Some(sampleRows(t), 2)
	contact := rostertest.Only(t, rows, "card_member")["email"]
	desk, table := boltTables(t)
	s := play(t, desk, listing(t, table, rows), contact)
	s.asks()
	s.says(contact)
	for range affected.Tries - 1 {
		holds(t, s.says(wrong(s.code())), saysWrong)
	}
	s.now = s.now.Add(time.Minute)
	s.says("届きません")
	if n := s.codesTo(contact); n != 2 {
		t.Fatalf("%d codes", n)
	}
	holds(t, s.says(wrong(s.code())), saysLimited)
	lacks(t, s.says(s.code()), saysStatus)
}

// TestCodesAtOnce: 64 requests for a code at once are one mail where one customer
// asks, and three where each has a customer of its own.
func TestCodesAtOnce(t *testing.T) {
	rows := rostertest.Some(sampleRows(t), 2)
	contact := rostertest.Only(t, rows, "member")["email"]
	for name, empty := range tables() {
		for _, row := range []struct{ customers, mails int }{{1, 1}, {64, 3}} {
			if name == "DynamoDB" && row.customers == 1 {
				continue // TestGuessesAtOnce is one customer on it
			}
			t.Run(fmt.Sprintf("%s/customers=%d", name, row.customers), func(t *testing.T) {
				desk, table := empty(t)
				s := play(t, desk, listing(t, table, rows), contact)
				for n := range row.customers {
					s.asker = user(n)
					s.asks()
				}
				for n := range 64 {
					s.asker = user(n % row.customers)
					s.types(contact)
				}
				s.at64()
				if n := s.codesTo(contact); n != row.mails {
					t.Errorf("%d codes went there, want %d", n, row.mails)
				}
			})
		}
	}
}

// number is a code as a number.
func number(code string) (n int) {
	for _, digit := range code {
		n = 10*n + int(digit-'0')
	}
	return n
}

// guessers try 10,000 codes within a week: customers who name five people of the
// list each day, and type five guesses for each.
const (
	parties   = 4
	customers = 20 // of a party
	days      = 5
	inADay    = 5 * affected.Tries // guesses of a customer
)

// TestTenThousandGuesses yield no status. Parties know nothing of each other and act
// at the same time; codes and guesses come from fixed sources, so it is the same
// each time.
func TestTenThousandGuesses(t *testing.T) {
	rows := rostertest.Some(sampleRows(t), 2*customers)
	var addresses []string
	for _, row := range rows {
		if row["segment"] == "member" {
			addresses = append(addresses, row["email"])
		}
	}
	_, table := boltTables(t)
	l := listing(t, table, rows)
	var compared [parties]int
	var acting sync.WaitGroup
	for n := range parties {
		p := newParty(t, l, byte(n))
		acting.Go(func() { compared[n] = p.guess(addresses, rand.New(rand.NewPCG(uint64(n), 5))) })
	}
	acting.Wait()
	for n, tried := range compared {
		if tried != customers*days*inADay {
			t.Errorf("party %d: %d guesses were compared, want %d: the test proves nothing", n, tried, customers*days*inADay)
		}
	}
}

// party is a desk to which customers write past all platforms: what they would see
// is the last reply, and there is nobody else.
type party struct {
	*scene
	keys  *keyring.Ring
	reply string
	n     int // inbounds
}

func newParty(t *testing.T, l peopleList, seed byte) *party {
	t.Helper()
	desk, _ := boltTables(t)
	p := &party{scene: play(t, desk, l, "nobody"), keys: ring(t, 7)}
	p.store = store.New(desk, p.keys, keep)
	p.parts.Store, p.parts.Writer, p.parts.Random = unnoted{p.store}, nobody{}, source(seed)
	p.parts.Verifier = verifier.New(p.store, roster.New(l.table, l.keys, p.parts.Now))
	p.parts.Channels = map[inquiry.Channel]outbox.Channel{inquiry.LINE: p, outbox.Codes: p}
	p.desk = built(t, p.parts).Turns
	return p
}

// Render implements [outbox.Channel].
func (p *party) Render(in inquiry.Inbound, _ string, replies []inquiry.Reply, _ time.Time) ([]byte, error) {
	if in.Channel == inquiry.LINE {
		p.reply = replies[0].Entry
	}
	return []byte("rendered"), nil
}

// Send implements [outbox.Channel].
func (p *party) Send(context.Context, outbox.Parcel) error { return nil }

// unnoted is a store that forgets what became of a delivery, and knows no staff: that is
// not what this is about.
type unnoted struct{ *store.Store }

func (unnoted) Save(_ context.Context, r outbox.Row) (outbox.Row, error) { return r, nil }
func (unnoted) Held(context.Context, inquiry.CustomerKey) (bool, error)  { return false, nil }

// nobody is staff who are told nothing.
type nobody struct{ notice.Writer }

func (nobody) Recipients(bool) []inquiry.Address { return nil }

// says returns which of its texts the desk says first to some words.
func (p *party) says(customer int, words string) string {
	p.n++
	address := inquiry.NewAddress(user(customer))
	in := inquiry.Inbound{ID: fmt.Sprint(p.n), Channel: inquiry.LINE, Customer: inquiry.NewCustomerKey(p.keys.Hash, inquiry.LINE, address), Address: address,
		Kind: inquiry.Message, Text: inquiry.NewText(words), MessageID: fmt.Sprint(p.n), At: p.now, Received: p.now}
	if err := p.desk.Handle(context.Background(), in); err != nil {
		p.t.Error(err)
	}
	return p.reply
}

// guess returns how many guesses were compared.
func (p *party) guess(addresses []string, chance *rand.Rand) (compared int) {
	for range days {
		for c := range customers {
			p.says(c, "私は対象ですか")
			p.says(c, "メールで")
			for k := range 5 {
				p.says(c, addresses[(5*c+k)%len(addresses)])
				for try := range affected.Tries {
					among := 1_000_000
					if try%2 == 0 {
						among = 100 // what a poor source would draw most
					}
					said := p.says(c, fmt.Sprintf("%06d", chance.IntN(among)))
					if said == "proof_wrong" || said == "proof_limited" {
						compared++
					}
				}
			}
		}
		p.now = p.now.Add(25 * time.Hour)
	}
	if n := p.disclosed(); n > 0 {
		p.t.Errorf("%d guesses were right and told a status", n)
	}
	return compared
}
