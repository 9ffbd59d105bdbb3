package desk

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/daily"
	"madoguchi/internal/desk/answers"
	"madoguchi/internal/desk/board"
	"madoguchi/internal/desk/casefile"
	"madoguchi/internal/desk/figures"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/queue"
	"madoguchi/internal/desk/report"
	find "madoguchi/internal/desk/search"
	"madoguchi/internal/desk/sender"
	"madoguchi/internal/factlock"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/amend"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/outbox"
	"madoguchi/internal/proposal"
	"madoguchi/internal/reading/outside"
)

func TestEveryWordIsThere(t *testing.T) {
	site, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	there := func(key string) bool {
		return page.Frame{Site: site, Lang: incident.Japanese}.T(key) != "" && page.Frame{Site: site, Lang: incident.English}.T(key) != ""
	}
	used := regexp.MustCompile(`\.T "([A-Za-z-]+)"`)
	n := 0
	for _, room := range []fs.FS{os.DirFS("page/assets"), queue.Templates(), casefile.Templates(), figures.Templates(), report.Templates(), board.Templates(), answers.Templates(), find.Templates(), sender.Templates()} {
		names, err := fs.Glob(room, "*.html")
		if err != nil || len(names) == 0 {
			t.Fatal("no templates", err)
		}
		for _, name := range names {
			template, err := fs.ReadFile(room, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range used.FindAllSubmatch(template, -1) {
				if !there(string(m[1])) {
					t.Errorf("%s: no word for %s", name, m[1])
				}
				n++
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d words were looked at", n)
	}
	for _, key := range computed() {
		if !there(key) {
			t.Errorf("no word for %s", key)
		}
	}
}

// computed are the keys that templates put together.
func computed() []string {
	keys := []string{"unread-long", "age-1h", "age-4h", "age-1d", "age-3d", "age-more", "noneTicked", "tooManyTicked", "longReason", "reasonNeeded", "wasAssigned",
		"alreadyTheirs", "changedHands", "handedBack"}
	for _, f := range affected.Fields() {
		keys = append(keys, "given-"+string(f), "unread-"+string(f))
	}
	for _, verb := range []casework.Verb{casework.See, casework.Take, casework.TakeOver, casework.Answer, casework.HandBack, casework.Transfer, casework.Close,
		casework.Reopen, casework.Note, casework.Draft, casework.SeeRaw, casework.BareRaw, casework.SaveRaw, casework.SeeAddress, casework.Preview, casework.Check, casework.Agree,
		casework.Tell, casework.Label, casework.Decide, casework.Link, casework.NoLink, casework.Unlink, casework.Remind, casework.Late, casework.TimeOut} {
		keys = append(keys, "verb-"+string(verb))
	}
	for _, state := range []outbox.State{outbox.Planned, outbox.Delivered, outbox.Refused, outbox.Withdrawn, outbox.Expired} {
		keys = append(keys, "sent-"+string(state))
	}
	for _, why := range outside.Reasons() {
		keys = append(keys, "kept-"+string(why))
	}
	for _, read := range []intent.Agreement{intent.Agreed, intent.Alone, intent.Overrode, intent.Differed, intent.Nothing} {
		keys = append(keys, "read-"+string(read))
	}
	for _, by := range daily.Bys() {
		keys = append(keys, "by-"+string(by))
	}
	for _, l := range []incident.Lang{incident.Japanese, incident.English, incident.Simplified, incident.Traditional, incident.Korean} {
		keys = append(keys, "lang-"+string(l))
	}
	for _, proof := range []string{identity.ByCode, identity.ByLetter, identity.BySender, identity.ByStaff} {
		keys = append(keys, "proof-"+proof)
	}
	for _, doubt := range factlock.Doubts() {
		keys = append(keys, "doubt-"+string(doubt), "doubted-"+string(doubt))
	}
	for _, wish := range cases.Wishes() {
		keys = append(keys, "wish-"+string(wish))
	}
	for _, proof := range cases.Proofs() {
		keys = append(keys, "proven-"+string(proof))
	}
	for _, outcome := range cases.Outcomes() {
		keys = append(keys, "outcome-"+string(outcome))
	}
	for _, reason := range cases.Reasons() {
		keys = append(keys, "reason-"+string(reason))
	}
	for _, name := range []string{"wish", "proof", "outcome", "reason"} {
		keys = append(keys, "label-"+name, "none-"+name)
	}
	for _, lane := range cases.Lanes() {
		keys = append(keys, "lane-"+string(lane))
	}
	return append(keys, learning()...)
}

// learning are those of the pages on which the desk learns.
func learning() []string {
	keys := []string{"entryTitle", "questionsTitle", "proposal-entry", "proposal-questions", "lang-zh", "notKept", "proposalSaved", "proposalOffered",
		"proposalApproved", "proposalLoaded", "proposalMoved", "proposalHolds", "folderRefuses", "notLoaded", "noFolder", "ownProposal", "noProposal", "notApproved"}
	for _, state := range proposal.States() {
		keys = append(keys, "proposed-"+string(state))
	}
	for _, verb := range proposal.Verbs() {
		keys = append(keys, "did-"+string(verb))
	}
	for _, why := range amend.Whys() {
		keys = append(keys, "why-"+string(why))
	}
	for _, field := range []string{"entry", "label", "answer", "short", "cites", "questions", "definition", "origin", "nobody"} {
		keys = append(keys, "field-"+field)
	}
	return keys
}

// Notices by mail and the pages call a lane the same.
func TestALaneHasOneName(t *testing.T) {
	data, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	site, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []incident.Lang{incident.Japanese, incident.English} {
		for _, lane := range append(cases.Lanes(), "danger") {
			here, there := page.Frame{Site: site, Lang: lang}.T("lane-"+string(lane)), data.Texts[texts.OfLane(string(lane))].Local[lang]
			if !strings.EqualFold(here, there) {
				t.Errorf("%s is %q here, and %q in notices", lane, here, there)
			}
		}
	}
}
