package turn_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

func TestOnlyTheOwnerReadsARawMailAsItCame(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	read := func(by string, verb casework.Verb, why string) error {
		return o.staff.Act(t.Context(), r, casework.Action{By: by, Verb: verb, Text: inquiry.NewText(why)})
	}
	for _, verb := range []casework.Verb{casework.BareRaw, casework.SaveRaw} {
		o.fails("a colleague", read(colleague, verb, "別紙の確認"), cases.ErrNotOwner)
		o.fails("without a reason", read(agent, verb, ""), casework.ErrNoReason)
		if a := audit(o.file(r), verb); a.By != "" {
			t.Errorf("noted %+v", a)
		}
		o.must(read(agent, verb, "別紙の確認、パスワードはsunshine1"))
		if a := audit(o.file(r), verb); a.By != agent || !strings.HasPrefix(a.Detail, "別紙の確認、") || strings.Contains(a.Detail, "sunshine1") {
			t.Errorf("noted %+v", a)
		}
	}
	o.must(read(colleague, casework.SeeRaw, "")) // masked
	o.must(o.staff.Act(t.Context(), r, casework.Action{By: agent, Verb: casework.Close}))
	o.fails("it is closed", read(agent, casework.BareRaw, "別紙の確認"), cases.ErrClosed)
}

// The raw mails of a case go when it is closed: a case that opens again has none.
func TestClosingACaseDeletesItsRawMails(t *testing.T) {
	o := newOffice(t)
	o.parts.Channels[inquiry.Email] = o.channel
	in := o.tap("mail1", "speak_to_human")
	in.Channel, in.Address = inquiry.Email, inquiry.NewAddress("customer@example.jp")
	in.Mail = &inquiry.Mail{Authenticated: true, KeepRaw: true, RawKey: "mail/1"}
	in.Customer = inquiry.NewCustomerKey(o.keys.Hash, inquiry.Email, in.Address)
	r := o.taken(in)
	if keys := o.file(r).Case.RawKeys; len(keys) != 1 {
		t.Fatalf("the case has %v", keys)
	}
	var gone []string
	o.Watcher.Discard = func(_ context.Context, key string) error { gone = append(gone, key); return nil }
	o.must(o.Watcher.Watch(t.Context()))
	o.must(o.staff.Act(t.Context(), r, casework.Action{By: agent, Verb: casework.Close}))
	o.must(o.staff.Act(t.Context(), r, casework.Action{By: agent, Verb: casework.Reopen}))
	if c := o.file(r).Case; len(c.RawKeys) > 0 || c.RawGone != 1 || len(gone) > 0 {
		t.Errorf("the case has %v, %d gone, deleted %v", c.RawKeys, c.RawGone, gone)
	}
	o.now = o.now.Add(time.Minute)
	o.must(o.Watcher.Watch(t.Context()))
	o.must(o.Watcher.Watch(t.Context()))
	if len(gone) != 1 || gone[0] != "mail/1" {
		t.Errorf("deleted %v", gone)
	}
}
