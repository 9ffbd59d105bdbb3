package casework_test

import (
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// prover is a customer who asks for their data to be erased, and proves who they are or not.
type prover struct {
	*apptest.Listed
	t *testing.T
	n string
}

func asker(t *testing.T) *prover {
	p := &prover{Listed: apptest.NewListed(t), t: t}
	p.Parts.Daybook = p.Store
	p.Rebuild()
	return p
}

// id is a new one for each message, a minute after the last one.
func (p *prover) id() string {
	p.Now = p.Now.Add(time.Minute)
	p.n += "x"
	return p.n
}

func (p *prover) taps(entry string) { p.Handle(p.Tap(p.id(), entry)) }

func (p *prover) says(all ...string) {
	for _, words := range all {
		in := p.Inbound(p.id(), inquiry.Message)
		in.Text = inquiry.NewText(words)
		p.Handle(in)
	}
}

// letter is the proof by the letter that came by post.
func (p *prover) letter() {
	taro := apptest.People()[0]
	p.says(taro.Letter, taro.Postal)
}

// register is the one line of it.
func (p *prover) register() casework.Request {
	p.t.Helper()
	all, err := p.Store.Requests(p.t.Context(), p.Now.AddDate(0, -1, 0), p.Now.AddDate(0, 1, 0))
	if err != nil || len(all) != 1 {
		p.t.Fatalf("%+v, %v", all, err)
	}
	return all[0]
}

// The register says how and when customers proved who they are, whether before they ask or later.
func TestAProofOfTheCustomerStandsInTheRegister(t *testing.T) {
	for _, row := range []struct {
		why  string
		play func(p *prover)
		want cases.Proof
	}{
		{"who asks before the proof", func(p *prover) { p.taps("delete_my_data"); p.letter() }, cases.ByLetter},
		{"who asks after it", func(p *prover) { p.letter(); p.taps("delete_my_data") }, cases.ByLetter},
		{"who asks when it holds no more", func(p *prover) {
			p.letter()
			p.Now = p.Now.Add(affected.ProofLife)
			p.taps("delete_my_data")
		}, ""},
		{"a code that is wrong", func(p *prover) {
			p.taps("delete_my_data")
			p.says(apptest.People()[0].Letter, "9999999")
		}, ""},
	} {
		p := asker(t)
		row.play(p)
		got := p.register()
		if got.Is.Proof != row.want || (row.want != "") != (!got.Is.Proven.IsZero() && p.Now.Sub(got.Is.Proven) < affected.ProofLife) {
			t.Errorf("%s: %+v", row.why, got.Is)
		}
	}
}

// What staff keep of a request does not take away what the customer proved, and nobody says so for
// them.
func TestWhatWasProvenStays(t *testing.T) {
	p := asker(t)
	p.taps("delete_my_data")
	r := p.register().Receipt
	decide := func(is cases.Request) error {
		return p.Office.Act(t.Context(), r, casework.Action{By: apptest.Lead, Lead: true, Verb: casework.Decide, Request: is})
	}
	if err := decide(cases.Request{Wish: cases.Stop, Proof: cases.ByLetter}); err == nil {
		t.Error("staff say for the customer that a letter came")
	}
	p.letter()
	proven := p.register().Is
	if err := decide(cases.Request{Wish: cases.Stop, Outcome: cases.Granted}); err != nil {
		t.Fatal(err)
	}
	if got := p.register().Is; got.Proof != cases.ByLetter || !got.Proven.Equal(proven.Proven) || got.Outcome != cases.Granted {
		t.Errorf("a form of before the proof leaves %+v", got)
	}
	p.letter()
	if got := p.register().Is; !got.Proven.Equal(proven.Proven) {
		t.Errorf("a second proof is no other: %+v", got)
	}
	if err := decide(cases.Request{Wish: cases.Stop, Proof: cases.ByDocument}); err != nil {
		t.Fatal(err)
	}
	if got := p.register().Is; got.Proof != cases.ByDocument {
		t.Errorf("a document that was seen besides: %+v", got)
	}
}
