package stage

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"net/url"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/inquiry"
)

// shift is a day at a busy desk: two agents, a lead and an officer, and what customers sent and got.
type shift struct {
	*running
	t                          *testing.T
	first, second, lead, watch *colleague
	wrote                      map[inquiry.Channel]int // inquiries
	answered                   map[string]string       // what staff wrote, each thing once → who gets it
	counted                    int                     // answers, by the cases that they answer
	forty                      []cases.Receipt
	rushed, asked              []string // who wrote during the flood: to get a person, and a question
}

// TestAShift: forty cases from open to closed, with customers who have two, a flood, a lost connection
// and cases that change hands while somebody writes. Each answer arrives once, what is new shows at the
// next look of a page, mail to staff comes seldom, and the report says what happened.
func TestAShift(t *testing.T) {
	r := start(t, options{clock: at(t, "2019-04-12T09:30:00+09:00")})
	chromium := browserFor(t, r, 1440, 900, 4*time.Minute)
	s := &shift{running: r, t: t, wrote: map[inquiry.Channel]int{}, answered: map[string]string{}}
	s.first, s.second = signsIn(t, r, chromium, "agent1"), signsIn(t, r, chromium, "agent2")
	s.lead, s.watch = signsIn(t, r, chromium, "lead1"), signsIn(t, r, chromium, "officer1")
	for _, part := range []struct {
		name  string
		plays func(*shift)
	}{
		{"forty cases come in, and each customer has one owner", (*shift).begins},
		{"what is new shows at the next look", (*shift).news},
		{"a flood", (*shift).flood},
		{"a lost connection", (*shift).offline},
		{"cases change hands while somebody writes", (*shift).hands},
		{"each is answered and closed", (*shift).ends},
		{"nothing was answered twice", (*shift).once},
		{"staff were told seldom", (*shift).seldom},
		{"the report says what happened", (*shift).report},
		{"a queue of five hundred", (*shift).fiveHundred},
	} {
		part.plays(s)
		if t.Failed() {
			t.Fatalf("in %q", part.name)
		}
		t.Logf("%s: %s", r.clock.Now().In(r.Incident.Hours.Zone).Format(time.TimeOnly), part.name)
	}
}

// Words that open a case, by its lane.
const (
	wantsPerson  = "人と話したいです"
	wasCharged   = "身に覚えのない請求が来ています。カードを不正利用されました"
	wantsData    = "私の情報の開示を請求します"
	fromPress    = "取材をお願いします。新聞社の者です"
	asksForPrice = "再発行の手数料はかかりますか"
)

// customer is somebody on LINE.
func customer(n int) string { return fmt.Sprintf("U%032d", 1000+n) }

// writes sends a message of a customer, by mail where the name is an address.
func (s *shift) writes(who, words string) {
	s.t.Helper()
	if strings.Contains(who, "@") {
		s.wrote[inquiry.Email]++
		raw := emailtest.Message{From: who, To: deskMail, Subject: "お尋ね", Body: words + "\n"}.Raw()
		s.send(who, []byte(strings.Replace(string(raw), "<1@mail.example.com>", "<"+draw()+"@mail.example.com>", 1)))
		return
	}
	s.wrote[inquiry.LINE]++
	if status := s.post("/local/phone", gesture{User: who, Action: "say", Text: words}); status != http.StatusNoContent {
		s.t.Fatal(status)
	}
}

// all are the cases as they stand.
func (s *shift) all() []cases.Case {
	s.t.Helper()
	var all []cases.Case
	for _, closed := range []bool{false, true} {
		some, err := s.store.Cases(s.t.Context(), closed)
		if err != nil {
			s.t.Fatal(err)
		}
		all = append(all, some...)
	}
	return all
}

// each calls for each case of the forty that is not closed.
func (s *shift) each(do func(cases.Case)) {
	s.t.Helper()
	for _, c := range s.all() {
		if c.State != cases.Closed && slices.Contains(s.forty, c.Receipt) {
			do(c)
		}
	}
}

// passes moves the clock, and with it what waits for a time.
func (s *shift) passes(d time.Duration) {
	s.t.Helper()
	if status := s.post("/local/clock", map[string]time.Time{"at": s.clock.Now().Add(d)}); status != http.StatusOK {
		s.t.Fatal(status)
	}
}

// begins brings 39 cases, of which 14 are two of one customer each. A lead gives some away on the
// board, and for each of the others both agents reach at once.
func (s *shift) begins() {
	words := []string{wantsPerson, wantsData, fromPress, wantsPerson, wasCharged}
	for i := range 7 {
		s.writes(customer(i), words[i%2])
	}
	for i := range 25 {
		who := customer(7 + i)
		if i%5 < 2 {
			who = fmt.Sprintf("customer%d@example.jp", i)
		}
		s.writes(who, words[i%5])
	}
	s.idle()
	for i := range 7 {
		s.writes(customer(i), wasCharged)
	}
	s.idle()
	all := s.all()
	if len(all) != 39 {
		s.t.Fatalf("%d cases", len(all))
	}
	given := url.Values{"token": {s.lead.token}, "id": {draw()}, "to": {s.second.name + "@staff.example.jp"}}
	for _, c := range all {
		s.forty = append(s.forty, c.Receipt)
		if len(given["case"]) < 8 {
			given["case"] = append(given["case"], string(c.Receipt)+" ")
		}
	}
	if status := s.lead.send(http.MethodPost, "/desk/board", given).StatusCode; status != http.StatusOK {
		s.t.Fatal(status)
	}
	for _, receipt := range s.forty {
		var both sync.WaitGroup
		for _, agent := range []*colleague{s.first, s.second} {
			both.Go(func() { agent.acts(receipt, "take", nil) })
		}
		both.Wait()
	}
	owners := map[inquiry.CustomerKey]string{}
	s.each(func(c cases.Case) {
		if c.State != cases.Owned || owners[c.Customer] != "" && owners[c.Customer] != c.Owner {
			s.t.Errorf("%s of somebody whom %q has: %s, owner %q", c.Receipt, owners[c.Customer], c.State, c.Owner)
		}
		owners[c.Customer] = c.Owner
	})
	if len(owners) != 32 {
		s.t.Errorf("%d customers", len(owners))
	}
}

// news comes to a window with the list, and to one in which somebody works on a case.
func (s *shift) news() {
	mine := s.of(s.first)[0]
	s.first.opens(mine.Receipt)
	s.second.opens(s.of(s.second)[0].Receipt)
	do(s.t, s.first.tab, chromedp.Navigate(s.web+"/desk/"), chromedp.WaitVisible("#cases", chromedp.ByQuery))
	s.writes("customer40@example.jp", wantsPerson)
	s.idle()
	since, beside := s.first.looks(), s.second.looks()
	all := s.all()
	fresh := all[slices.IndexFunc(all, func(c cases.Case) bool { return !slices.Contains(s.forty, c.Receipt) })].Receipt
	s.forty = append(s.forty, fresh)
	s.first.shows(fresh, since)
	s.second.shows(fresh, beside)
	s.second.must(fresh, "take", nil)

	if who := s.address(mine); reads[int](s.first, `window.marked["`+string(mine.Receipt)+`"] ?? -1`) < 0 { // which its owner has read
		s.writes(who, "カードの明細も届きました")
	} else {
		s.t.Fatalf("%s is new already", mine.Receipt)
	}
	s.idle()
	s.first.shows(mine.Receipt, s.first.looks())
}

// of are the cases of the forty that somebody has, those on LINE first.
func (s *shift) of(who *colleague) []cases.Case {
	s.t.Helper()
	var all []cases.Case
	s.each(func(c cases.Case) {
		if strings.HasPrefix(c.Owner, who.name+"@") && c.State == cases.Owned {
			all = append(all, c)
		}
	})
	slices.SortStableFunc(all, func(a, b cases.Case) int { return strings.Compare(string(b.Channel), string(a.Channel)) })
	if len(all) == 0 {
		s.t.Fatalf("%s has nothing", who.name)
	}
	return all
}

// address is where a customer is reached.
func (s *shift) address(c cases.Case) string {
	s.t.Helper()
	whole, err := s.store.Case(s.t.Context(), c.Receipt)
	if err != nil {
		s.t.Fatal(err)
	}
	return whole.Address.Value()
}

// flood lets 200 people write at once: three of four need a person.
func (s *shift) flood() {
	before := len(s.all())
	for i := range 200 {
		if who := customer(100 + i); i%4 == 3 {
			s.asked = append(s.asked, who)
			s.writes(who, asksForPrice)
		} else {
			s.rushed = append(s.rushed, who)
			s.writes(who, wantsPerson)
		}
	}
	s.idle()
	since := s.first.looks()
	if n := len(s.all()) - before; n != len(s.rushed) {
		s.t.Errorf("%d cases of %d people", n, len(s.rushed))
	}
	at := 0
	eventually(s.t, "the flood is on the list", func() bool {
		at = reads[int](s.first, fmt.Sprintf(`Math.min(1e6, ...Object.entries(window.many).filter(([n]) => n >= %d).map(([, at]) => at))`, len(s.rushed)))
		return at < 1e6
	})
	if at > since+1 {
		s.t.Errorf("the flood shows at look %d, after %d", at, since)
	}
	s.passes(6 * time.Minute)
}

// offline takes the connection from somebody who writes. The words stay, and the answer of which the
// page never heard that it had arrived goes once.
func (s *shift) offline() {
	c := s.of(s.second)[0]
	s.second.opens(c.Receipt)
	do(s.t, s.second.tab, chromedp.WaitVisible("#reply", chromedp.ByQuery))
	s.second.online(false)
	words := s.words(c)
	do(s.t, s.second.tab, chromedp.SendKeys("#text", words, chromedp.ByQuery), chromedp.WaitVisible("#offline", chromedp.ByQuery))
	s.second.must(c.Receipt, "answer", url.Values{"id": {reads[string](s.second, `document.querySelector("#reply [name=id]").value`)}, "text": {words}})
	s.writes(s.address(c), "まだですか")
	s.idle()
	do(s.t, s.second.tab, chromedp.Click("#reply button.main", chromedp.ByQuery), chromedp.WaitVisible("#alert", chromedp.ByQuery))
	sees(s.t, s.second.tab, "#alert", "二重には届きません")
	if kept := reads[string](s.second, `document.getElementById("text").value`); kept != words {
		s.t.Errorf("the page has %q", kept)
	}
	picture(s.t, s.second.tab, "shift-offline")
	s.second.online(true)
	do(s.t, s.second.tab, chromedp.WaitNotVisible("#offline", chromedp.ByQuery))
	sees(s.t, s.second.tab, "#log", "まだですか")
	do(s.t, s.second.tab, chromedp.Click("#reply button.main", chromedp.ByQuery))
	becomes(s.t, s.second.tab, "the answer is sent", `document.getElementById("text").value === "" && document.getElementById("alert").hidden`)
	s.answer(c, words)
}

// words are an answer that nothing else repeats.
func (s *shift) words(c cases.Case) string {
	return "担当の者です。お電話でご説明いたします。控えは" + string(c.Receipt) + "-" + strconv.Itoa(len(s.answered)) + "です。"
}

// answer notes that a customer is to get some words once.
func (s *shift) answer(c cases.Case, words string) {
	s.answered[words] = s.address(c)
	s.counted++
}

// hands are changed twice: a lead gives a case to a colleague while its owner writes, and takes one
// whose owner has just answered.
func (s *shift) hands() {
	mine := s.of(s.first)
	given, taken := mine[0], mine[len(mine)-1]
	s.first.opens(given.Receipt)
	do(s.t, s.first.tab, chromedp.SendKeys("#text", "書きかけの返信", chromedp.ByQuery))
	s.second.opens(given.Receipt)
	sees(s.t, s.second.tab, ".present .typing", "agent1")
	sees(s.t, s.first.tab, "#draft", "保存しました")
	form := url.Values{"token": {s.lead.token}, "id": {draw()}, "to": {s.second.name + "@staff.example.jp"}, "reason": {"英語のお客さま"},
		"case": {string(given.Receipt) + " " + given.Owner}}
	if status := s.lead.send(http.MethodPost, "/desk/board", form).StatusCode; status != http.StatusOK {
		s.t.Fatal(status)
	}
	if status := s.first.acts(given.Receipt, "answer", url.Values{"id": {"late"}, "text": {"担当の者です。遅れた返信です。"}}); status != http.StatusConflict {
		s.t.Errorf("who lost the case answers it: %d", status)
	}
	sees(s.t, s.first.tab, "#given", "英語のお客さま")
	becomes(s.t, s.first.tab, "the words are still there, and cannot go", `document.querySelector("#given .words").textContent.includes("返信") && document.getElementById("reply").hidden`)
	picture(s.t, s.first.tab, "shift-given-away")
	words := s.words(given)
	do(s.t, s.second.tab, chromedp.WaitVisible("#reply", chromedp.ByQuery), chromedp.SendKeys("#text", words, chromedp.ByQuery),
		chromedp.Click("#reply button.main", chromedp.ByQuery), chromedp.WaitVisible("form.hold button", chromedp.ByQuery))
	s.answer(given, words)

	words = s.words(taken)
	s.first.must(taken.Receipt, "answer", url.Values{"id": {"held"}, "text": {words}})
	s.lead.must(taken.Receipt, "take_over", nil)
	s.answer(taken, words)
	if status := s.first.acts(taken.Receipt, "take_back", url.Values{"id": {"held"}}); status == http.StatusNoContent {
		s.t.Error("what has left with the case is taken back")
	}
}

// ends answers what is left, each answer pressed twice, and closes all forty. Some customers write
// again before that.
func (s *shift) ends() {
	staff := map[string]*colleague{}
	for _, c := range []*colleague{s.first, s.second, s.lead} {
		staff[c.name+"@staff.example.jp"] = c
	}
	again := 0
	s.each(func(c cases.Case) {
		if c.State != cases.Owned {
			return
		}
		words, twice := s.words(c), sync.WaitGroup{}
		form := url.Values{"id": {"once"}, "text": {words}}
		for range 2 {
			twice.Go(func() { staff[c.Owner].acts(c.Receipt, "answer", form) })
		}
		twice.Wait()
		s.answer(c, words)
		if again++; again%6 == 0 {
			s.writes(s.address(c), "もうひとつ伺います")
		}
	})
	s.idle()
	s.passes(6 * time.Minute) // nothing is held any more
	s.each(func(c cases.Case) {
		staff[c.Owner].must(c.Receipt, "close", url.Values{"seen": {fmt.Sprint(c.NewsAt().UnixNano())}})
	})
	s.each(func(c cases.Case) { s.t.Errorf("%s is %s", c.Receipt, c.State) })
}

// got is what a customer was sent, by whoever it was.
func (s *shift) got(who string) []string {
	s.t.Helper()
	if !strings.Contains(who, "@") {
		return answers(s.phone.Platform, who)
	}
	var all []string
	for _, m := range s.told(who) {
		var mail struct{ Body string }
		s.get("/local/mail/"+m.ID+"/text", &mail)
		all = append(all, mail.Body)
	}
	return all
}

// once fails for what arrived twice, or not, at the stand-ins of LINE and of mail.
func (s *shift) once() {
	for words, who := range s.answered {
		if n := strings.Count(strings.Join(s.got(who), "\n"), words); n != 1 {
			s.t.Errorf("%s got %q %d times", who, words, n)
		}
	}
	for _, who := range s.asked {
		if n := strings.Count(strings.Join(s.got(who), "\n"), "ご請求は発生しません"); n != 1 {
			s.t.Errorf("the question of %s is answered %d times", who, n)
		}
	}
	for _, who := range s.rushed {
		if n := strings.Count(strings.Join(s.got(who), "\n"), "受付番号："); n != 1 {
			s.t.Errorf("%s got %d receipts", who, n)
		}
	}
	if len(s.answered) < 39 {
		s.t.Errorf("%d answers", len(s.answered))
	}
}

// seldom: beyond the urgent lane nobody gets two mails within ten minutes.
func (s *shift) seldom() {
	wakes := map[string]bool{}
	for _, c := range s.all() {
		wakes[string(c.Receipt)] = c.Lane.Wakes()
	}
	urgent := func(id string) bool {
		var mail struct{ Subject, Body string }
		s.get("/local/mail/"+id+"/text", &mail)
		for _, word := range strings.FieldsFunc(mail.Subject+" "+mail.Body, func(r rune) bool { return r != '-' && (r < '0' || r > 'Z') }) {
			if wakes[word] {
				return true
			}
		}
		return false
	}
	for _, name := range []string{"agent1", "agent2", "lead1"} {
		var last time.Time
		n := 0
		for _, m := range s.told(name + "@staff.example.jp") {
			if urgent(m.ID) {
				continue
			}
			if n++; m.At.Sub(last) < 10*time.Minute {
				s.t.Errorf("%s was told at %s and again at %s: %s", name, last.Format(time.TimeOnly), m.At.Format(time.TimeOnly), m.Subject)
			}
			last = m.At
		}
		if n < 2 {
			s.t.Errorf("%s was told %d times", name, n)
		}
	}
}

// report is what the officer reads, when the clock has added up what happened, ten minutes at a time. The officer changes nothing.
func (s *shift) report() {
	s.passes(11 * time.Minute)
	lanes := map[cases.Lane]int{}
	all := s.all()
	for _, c := range all {
		lanes[c.Lane]++
	}
	do(s.t, s.watch.tab, chromedp.Navigate(s.web+"/desk/report?from=2019-04-12&to=2019-04-12"), chromedp.WaitVisible("#inquiries", chromedp.ByQuery))
	got := reads[[]string](s.watch, `[...document.querySelector("section[aria-labelledby=inquiries] tfoot tr").cells].map((c) => c.textContent)`)
	want := map[int]int{1: s.wrote[inquiry.LINE] + s.wrote[inquiry.Email], 2: s.wrote[inquiry.LINE], 3: s.wrote[inquiry.Email],
		len(got) - 3: len(all), len(got) - 2: s.counted, len(got) - 1: len(s.forty)}
	for at, n := range want {
		if at < 0 || got[at] != strconv.Itoa(n) {
			s.t.Errorf("the report says %q; place %d is %d", got, at, n)
		}
	}
	if n := reads[int](s.watch, `document.querySelectorAll("#register tbody tr").length`); n != lanes[cases.Rights] {
		s.t.Errorf("%d requests in the register, %d cases", n, lanes[cases.Rights])
	}
	picture(s.t, s.watch.tab, "shift-report")
	if status := s.watch.acts(s.forty[0], "reopen", nil); status != http.StatusForbidden {
		s.t.Errorf("the officer opens a case: %d", status)
	}
}

// fiveHundred fills the queue and prints how long a window takes to be of use.
func (s *shift) fiveHundred() {
	open := 0
	for _, c := range s.all() {
		if c.State != cases.Closed {
			open++
		}
	}
	now := s.clock.Now()
	for i := open; i < 500; i++ {
		receipt, err := cases.NewReceipt(rand.Reader)
		if err != nil {
			s.t.Fatal(err)
		}
		words := inquiry.NewText("届いた書面の見方について、担当の方とお話ししたいです。折り返しのご連絡をお願いいたします。")
		c := cases.Case{Receipt: receipt, Channel: inquiry.LINE, Lang: "ja", Lane: cases.Lanes()[i%len(cases.Lanes())], State: cases.Open,
			Customer: inquiry.CustomerKey(fmt.Sprint("filled", i/2)), Address: inquiry.NewAddress(customer(i)), Summary: words, OpenedAt: now, DueAt: now.Add(time.Hour), Messages: 1}
		c.Say("", words, "", now)
		deed := casework.Deed{Case: c, Action: casework.Action{By: "clock", Verb: casework.Late, ID: fmt.Sprint(i)}, Now: now}
		if err := s.store.Act(s.t.Context(), deed); err != nil {
			s.t.Fatal(err)
		}
	}
	const measure = `(() => { const n = performance.getEntriesByType("navigation")[0];
		return [n.responseStart, n.responseEnd, n.domInteractive, n.domContentLoadedEventEnd,
			performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, n.encodedBodySize]; })()`
	one := s.of500()
	for _, page := range []string{"/desk/", "/desk/case/" + string(one)} {
		var all [][]float64
		for range 7 {
			do(s.t, s.first.tab, chromedp.Navigate(s.web+page), chromedp.WaitVisible("#cases", chromedp.ByQuery))
			becomes(s.t, s.first.tab, "it is painted", `performance.getEntriesByName("first-contentful-paint").length > 0`)
			all = append(all, reads[[]float64](s.first, measure))
		}
		slices.SortFunc(all, func(a, b []float64) int { return int(a[3] - b[3]) })
		m := all[len(all)/2]
		s.t.Logf("%s with 500 open cases, %d cores, the middle of 7: first byte %.0f ms, last byte %.0f ms, script ran %.0f ms, painted %.0f ms, %.0f kB; %.0f to %.0f ms", strings.TrimSuffix(page, string(one)),
			runtime.NumCPU(), m[0], m[1], m[3], m[4], m[5]/1000, all[0][3], all[len(all)-1][3])
	}
	if n := reads[int](s.first, `document.querySelectorAll("#cases [data-receipt]").length`); n == 0 {
		s.t.Error("the list is empty")
	}
}

// of500 is a case that is open.
func (s *shift) of500() cases.Receipt {
	s.t.Helper()
	open, err := s.store.Cases(s.t.Context(), false)
	if err != nil || len(open) != 500 {
		s.t.Fatalf("%d open, %v", len(open), err)
	}
	return open[0].Receipt
}
