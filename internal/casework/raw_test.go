package casework_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

func TestOnlyTheOwnerReadsARawMailAsItCame(t *testing.T) {
	o := newOffice(t)
	r := o.Opened("a")
	read := func(by string, verb casework.Verb, why string) error {
		return o.Office.Act(t.Context(), r, casework.Action{By: by, Verb: verb, Text: inquiry.NewText(why)})
	}
	for _, verb := range []casework.Verb{casework.BareRaw, casework.SaveRaw, casework.Preview} {
		o.fails("a colleague", read(apptest.Colleague, verb, "別紙の確認"), cases.ErrNotOwner)
		o.fails("without a reason", read(apptest.Agent, verb, ""), casework.ErrNoReason)
		if a := audit(o.File(r), verb); a.By != "" {
			t.Errorf("noted %+v", a)
		}
		o.Must(read(apptest.Agent, verb, "別紙の確認、パスワードはsunshine1"))
		if a := audit(o.File(r), verb); a.By != apptest.Agent || !strings.HasPrefix(strings.TrimSpace(a.Detail), "別紙の確認、") || strings.Contains(a.Detail, "sunshine1") {
			t.Errorf("noted %+v", a)
		}
	}
	o.fails("a colleague who asks from where", read(apptest.Colleague, casework.SeeAddress, ""), cases.ErrNotOwner)
	o.Must(read(apptest.Agent, casework.SeeAddress, ""))
	if a := audit(o.File(r), casework.SeeAddress); a.By != apptest.Agent || a.Detail != "" {
		t.Errorf("noted %+v", a)
	}
	o.Must(read(apptest.Colleague, casework.SeeRaw, "")) // masked
	o.Must(o.Office.Act(t.Context(), r, casework.Action{By: apptest.Agent, Verb: casework.Close}))
	o.fails("it is closed", read(apptest.Agent, casework.BareRaw, "別紙の確認"), cases.ErrClosed)
}

// The raw mails of a case go when it is closed: a case that opens again has none.
func TestClosingACaseDeletesItsRawMails(t *testing.T) {
	o := newOffice(t)
	o.Parts.Channels[inquiry.Email] = o.LINE
	in := o.Tap("mail1", "speak_to_human")
	in.Channel, in.Address = inquiry.Email, inquiry.NewAddress("customer@example.jp")
	in.Mail = &inquiry.Mail{Authenticated: true, KeepRaw: true, RawKey: "mail/1"}
	in.Customer = inquiry.NewCustomerKey(o.Keys.Hash, inquiry.Email, in.Address)
	r := o.Taken(in)
	if keys := o.File(r).Case.RawKeys; len(keys) != 1 {
		t.Fatalf("the case has %v", keys)
	}
	var gone []string
	o.Watcher.Discard = func(_ context.Context, key string) error { gone = append(gone, key); return nil }
	o.Must(o.Watcher.Watch(t.Context()))
	o.Must(o.Office.Act(t.Context(), r, casework.Action{By: apptest.Agent, Verb: casework.Close}))
	o.Must(o.Office.Act(t.Context(), r, casework.Action{By: apptest.Agent, Verb: casework.Reopen}))
	if c := o.File(r).Case; len(c.RawKeys) > 0 || c.RawGone != 1 || len(gone) > 0 {
		t.Errorf("the case has %v, %d gone, deleted %v", c.RawKeys, c.RawGone, gone)
	}
	o.Now = o.Now.Add(time.Minute)
	o.Must(o.Watcher.Watch(t.Context()))
	o.Must(o.Watcher.Watch(t.Context()))
	if len(gone) != 1 || gone[0] != "mail/1" {
		t.Errorf("deleted %v", gone)
	}
}
