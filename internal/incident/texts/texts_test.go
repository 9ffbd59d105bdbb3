package texts_test

import (
	"testing"

	"madoguchi/internal/incident/texts"
)

func TestEveryIDIsWrittenInItsOwnWay(t *testing.T) {
	seen := map[string]bool{"": true}
	for _, id := range texts.All() {
		if seen[id.String()] {
			t.Errorf("the id %d is written %q, as nothing or another one is", id, id)
		}
		seen[id.String()] = true
		if got, ok := texts.Named(id.String()); !ok || got != id {
			t.Errorf("%q names %v", id, got)
		}
	}
	if id, ok := texts.Named("proof_snet"); ok || id != 0 || id.String() != "" {
		t.Errorf("a misspelt id names %v", id)
	}
}

func TestWhatATextDependsOnNamesIt(t *testing.T) {
	subject, text := texts.OfNews("opened", false)
	subjects, many := texts.OfNews("opened", true)
	_, alone := texts.OfNews("shelf", true)
	for _, c := range []struct{ got, want texts.ID }{
		{subject, texts.StaffOpenedSubject}, {text, texts.StaffOpened},
		{subjects, texts.StaffOpenedManySubject}, {many, texts.StaffOpenedMany}, {alone, texts.StaffShelf},
		{texts.OfHandover(false, true), texts.HandoverOpen}, {texts.OfHandover(false, false), texts.HandoverClosed},
		{texts.OfHandover(true, true), texts.HandoverAgainOpen}, {texts.OfHandover(true, false), texts.HandoverAgainClosed},
		{texts.OfSecret("line"), texts.SecretLINE}, {texts.OfForeign("zh"), texts.ForeignChinese},
		{texts.OfDate("before"), texts.DateBefore}, {texts.OfPeriod("unknown"), texts.PeriodUnknown},
		{texts.OfCertainty("likely"), texts.StatusLikely}, {texts.OfLane("press"), texts.LanePress},
		{texts.OfWay("email"), texts.WayEmail}, {texts.OfWhere("line"), texts.WhereLINE},
		{texts.OfButton("proof_mail"), texts.ProofMailLabel},
		{texts.OfDanger("home"), texts.DangerHome}, {texts.OfDangerIn("ko"), texts.DangerKorean},
		{texts.OfDangerAgain(0, false), texts.DangerAgain1}, {texts.OfDangerAgain(5, false), texts.DangerAgain3}, {texts.OfDangerAgain(4, true), texts.DangerListen2},
		{texts.ProofSent.On("email"), texts.ProofSentEmail}, {texts.ProofSent.On("line"), texts.ProofSent},
		{texts.OfLane("fast"), 0},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}
