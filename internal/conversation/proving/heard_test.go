package proving

import (
	"slices"
	"testing"

	"madoguchi/internal/aside"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
)

// reading is a proof that waits for a code, whose message a stand-in reads.
func reading(words string, kind aside.Kind, sure float64, asks bool) Proving {
	p := Proving{
		Draft: &draft.Draft{In: inquiry.Inbound{Kind: inquiry.Message, Text: inquiry.NewText(words)}},
		Asks:  func(string) bool { return asks },
	}
	p.Reads = func(_ string, among []aside.Kind) (aside.Kind, float64) {
		if !slices.Contains(among, kind) {
			return aside.None, 1
		}
		return kind, sure
	}
	p.Proof().Stage = identity.AskCode
	return p
}

const vague = "ええと、それはちょっと" // nothing that anybody hears anything in

func hears(p Proving, words string) identity.Typed {
	return p.heard(identity.Typed{Said: typed.Said(p.In)}, words)
}

func TestWhatIsReadSetsWhatIsHeard(t *testing.T) {
	plain := hears(reading(vague, aside.None, 0, false), vague)
	for _, kind := range aside.OfProof() {
		p := reading(vague, kind, likely, false)
		told := kind == aside.Result || kind == aside.Disagrees
		if got := hears(p, vague); (got == plain) != told {
			t.Errorf("%s: heard %+v", kind, got.Said)
		}
		p.Proof().By, p.Proof().ProvenAt = identity.ByCode, p.Now // a status was told
		if got := hears(p, vague); got == plain {
			t.Errorf("%s is not heard", kind)
		}
		p.Proof().Stage, p.Proof().By = identity.NoDialogue, ""
		if got := hears(p, vague); got != plain {
			t.Errorf("%s: heard before anything was asked: %+v", kind, got.Said)
		}
	}
}

func TestWhatIsReadIsAskedForWhereNothingIsHeard(t *testing.T) {
	plain := hears(reading(vague, aside.None, 0, false), vague)
	for why, p := range map[string]Proving{
		"it is not sure":                         reading(vague, aside.Neither, likely-0.01, false),
		"it surely asks something else":          reading(vague, aside.Neither, against-0.01, true),
		"it says nothing that a proof waits for": reading(vague, aside.Thanks, 1, false),
	} {
		if got := hears(p, vague); got != plain {
			t.Errorf("%s: heard %+v", why, got.Said)
		}
	}
	if got := hears(reading(vague, aside.Neither, against, true), vague); !got.Neither {
		t.Error("what is sure enough is heard, whatever it may ask")
	}
	const clear = "あとでやります"
	if got := hears(reading(clear, aside.Neither, 1, false), clear); got.Neither || !got.Enough {
		t.Errorf("what is clear is read again: %+v", got.Said)
	}
	const secret = "暗証番号は0412です"
	if got := hears(reading(secret, aside.Neither, 1, false), secret); got.Neither {
		t.Error("a secret is read")
	}
}
