package incident_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incidents"
)

func TestTheShippedIncidentHolds(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	if i.Hours.Open != 9*time.Hour || i.Hours.Close != 18*time.Hour || len(i.Hours.Openings) != 8 || i.Hours.Zone.String() != "Asia/Tokyo" {
		t.Errorf("hours are %+v", i.Hours)
	}
	sum := 0
	for _, s := range i.Segments {
		sum += s.Max
		for _, id := range s.Quick {
			if _, ok := i.Entry(id); !ok {
				t.Errorf("the segment %s leads to %s, which is no entry", s.ID, id)
			}
		}
	}
	if sum != 7996 {
		t.Errorf("the segments hold %d people, the notice says 7,996", sum)
	}
	for _, id := range texts.All() {
		if id.Form().Optional {
			continue
		}
		if i.Texts[id].Local[incident.Japanese] == "" || i.Texts[id].Local[incident.English] == "" {
			t.Errorf("the text %s lacks a language", id)
		}
	}
}

func TestEveryTopicHasAnAnswer(t *testing.T) {
	topics := strings.Fields(`incident_overview site period total_count card_count category_counts card_fields_leaked
		member_fields_leaked overseas_fields train_delivery_fields gift_recipient_fields gift_recipient_why password_leaked
		secret_question fields_not_listed no_card_member leak_certainty onboard_card_use_safe cause attack_detail
		security_code_stored_why discovery_timeline who_reported third_party_investigator authorities_reported
		why_announcement_delay notification_method notification_not_received notification_received am_i_affected card_reissue_fee
		card_stop_or_reissue_how card_monitoring fraud_charge_what_to_do fraud_damage_status change_password_elsewhere
		phishing_suspicious_mail phone_number_hours special_open_days outside_hours email_contact site_reopen
		prevention_measures compensation delete_my_data disclosure_request apology_complaint speak_to_human
		lawyer_or_press_inquiry other_jr_kyushu_services travel_booking overseas_customer_help family_or_deceased
		refund_orders not_announced_other thanks greeting unrelated abusive third_party_lookup bulk_disclosure
		secret_pasted prompt_injection code_injection malformed_input`)
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, topic := range topics {
		e, ok := i.Entry(topic)
		if !ok {
			t.Errorf("no entry for %s", topic)
		} else if e.Answer[incident.Japanese] == "" || e.Answer[incident.English] == "" {
			t.Errorf("%s has no answer in both languages", topic)
		}
	}
}

func TestAFolderIsReadAsWritten(t *testing.T) {
	dir := folder(t)
	dir["answers/all.yaml"] = &fstest.MapFile{Data: []byte(entry("period", map[string]string{
		"kind": "escalate", "lane": "general", "cites": "[period]", "quick": "[period.other]", "asks": "date",
		"closed":    `{ja: "次は{{next_opening}}です。", en: "Next: {{next_opening}}."}`,
		"questions": "{ja: [いつ, 2019, no], zh: [\"什么时候？\"], ko: [언제]}",
	}) + entry("period.other", nil))}
	i, err := incident.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	e, _ := i.Entry("period")
	if e.Lane != "general" || e.Asks != incident.AsksDate || !slices.Equal(e.Quick, []string{"period.other"}) || e.Closed[incident.Japanese] != "次は{{next_opening}}です。" {
		t.Errorf("read %+v", e)
	}
	if !slices.Equal(e.Questions[incident.Japanese], []string{"いつ", "2019", "no"}) || len(e.Questions["ko"]) != 1 {
		t.Errorf("questions are %v", e.Questions)
	}
	if _, ok := i.Entry("elsewhere"); ok {
		t.Error("found an entry that is not there")
	}
}

func TestEntriesThatDoNotHold(t *testing.T) {
	long := strings.Repeat("あ", 5001)
	for _, c := range []struct {
		why     string
		given   map[string]string
		refusal string
	}{
		{"a field that nobody knows", map[string]string{"extra": "yes"}, "answers/all.yaml:8: unknown field extra; use one of id kind"},
		{"a field that is not there", map[string]string{"answer": ""}, "all.yaml:1: answer is missing; add it"},
		{"a language that is not there", map[string]string{"answer": "{ja: はい。}"}, "all.yaml:6: en is missing; add it"},
		{"a language that the desk does not speak", map[string]string{"answer": "{ja: はい。, en: Yes., fr: Oui.}"}, "unknown field fr; use one of ja en"},
		{"an empty answer", map[string]string{"answer": `{ja: "", en: Yes.}`}, "all.yaml:6: an empty value"},
		{"an unknown kind", map[string]string{"kind": "question"}, "all.yaml:2: unknown kind question; use faq"},
		{"a case without a lane", map[string]string{"kind": "escalate"}, "escalate opens a case and needs a lane; add one of urgent legal press rights identity complaint general"},
		{"an unknown lane", map[string]string{"kind": "verify", "lane": "fast"}, "unknown lane fast"},
		{"a lane without a case", map[string]string{"lane": "general"}, "faq opens no case"},
		{"an unknown asks", map[string]string{"asks": "hour"}, "unknown asks hour; use day or date"},
		{"a fact that is not there", map[string]string{"cites": "[periods]"}, "all.yaml:4: there is no fact periods"},
		{"a fact cited twice", map[string]string{"cites": "[period, period]"}, "period is cited twice"},
		{"an entry that is not there", map[string]string{"quick": "[prices]"}, "all.yaml:5: there is no entry prices to ask next"},
		{"itself as what to ask next", map[string]string{"quick": "[period]"}, "period is itself or there twice"},
		{"too many to ask next", map[string]string{"quick": "[site, site.b, site.c, site.d]"}, "4 quick replies; keep 3"},
		{"a label that no button holds", map[string]string{"label": "{ja: " + strings.Repeat("あ", 21) + ", en: Period}"}, "all.yaml:3: the label has 21 characters; keep 20"},
		{"a label of another entry", map[string]string{"label": "{ja: サイトについて, en: Period}"}, "is at answers/all.yaml:3 already"},
		{"a placeholder that nothing fills", map[string]string{"answer": `{ja: "{{receipt}}です。", en: Yes.}`}, "unknown placeholder {{receipt}}; nothing is filled in here"},
		{"a placeholder of another type", map[string]string{"closed": `{ja: "{{hours}}です。", en: Yes.}`}, "unknown placeholder {{hours}}; use {{next_opening}}"},
		{"a placeholder that is not closed", map[string]string{"closed": `{ja: "{{next_opening です。", en: Yes.}`}, "a placeholder is not closed"},
		{"a placeholder in single braces", map[string]string{"closed": `{ja: "{next_opening}です。", en: Yes.}`}, "a brace that belongs to no placeholder"},
		{"a text longer than LINE takes", map[string]string{"answer": "{ja: " + long + ", en: Yes.}"}, "the text has 5001 UTF-16 units, LINE takes 5000"},
		{"an answer too long with its open sentence", map[string]string{"answer": "{ja: " + long[:4990*3] + ", en: Yes.}", "open": "{ja: ただいま受付時間内です。, en: Open.}"}, "UTF-16 units with its open or closed sentence"},
		{"a character that nobody sees", map[string]string{"answer": "{ja: \"流出\u200bです。\", en: Yes.}"}, "a character that nobody sees (U+200B)"},
		{"a short answer that is long", map[string]string{"answer": `{ja: "` + long[:390] + `", en: Yes. It is.}`, "short": "{ja: " + long[:363] + ", en: Yes.}"}, "the short answer has 121 characters; keep 120"},
		{"a short answer that is as long as the answer", map[string]string{"short": "{ja: はい。, en: Here it is.}"}, "the short answer is as long as the answer; take it out"},
		{"a short answer to something urgent", map[string]string{"kind": "escalate", "lane": "urgent", "short": "{ja: はい。, en: Yes.}"}, "an urgent answer is said whole; take the short one out"},
		{"a short answer that no fact holds", map[string]string{"cites": "[period]", "short": "{ja: 2018年です。, en: Yes.}"}, "all.yaml:7: "},
		{"an empty question", map[string]string{"questions": `{ja: [一, 二, 三, 四, 五, ""]}`}, "all.yaml:7: an empty question"},
		{"too few questions", map[string]string{"questions": "{ja: [一, 二, 三], en: [four]}"}, "period has 4 questions; write at least 5"},
		{"a question that is a mapping", map[string]string{"questions": "{ja: [一: 二, 三, 四, 五, 六, 七]}"}, "not a text; put it in quotes"},
		{"a language of questions that is none", map[string]string{"questions": "{japanese: [一, 二, 三, 四, 五]}"}, `"japanese" is no language`},
		{"a question of another entry", map[string]string{"questions": "{ja: [\"サイトは 一？\", 二, 三, 四, 五]}"}, `"サイトは 一？" is asked under site at answers/all.yaml:7 already`},
		{"an alias", map[string]string{"answer": "&a {ja: はい。, en: Yes.}"}, "an anchor or alias"},
		{"a tag", map[string]string{"kind": "!!binary ZmFx"}, "a tag"},
	} {
		t.Run(c.why, func(t *testing.T) {
			dir := folder(t)
			variants := ""
			if strings.Contains(c.given["quick"], "site.b") {
				variants = entry("site.b", nil) + entry("site.c", nil) + entry("site.d", nil)
			}
			sites := entry("site", map[string]string{"questions": "{ja: [サイトは一, サイトは二, サイトは三, サイトは四, サイトは五]}"})
			dir["answers/all.yaml"] = &fstest.MapFile{Data: []byte(entry("period", c.given) + variants)}
			dir["answers/a.yaml"] = &fstest.MapFile{Data: []byte(sites)}
			want := strings.ReplaceAll(c.refusal, "at answers/all.yaml", "at answers/a.yaml")
			if got := strings.Join(refusals(dir), "\n"); !strings.Contains(got, want) {
				t.Errorf("want %s\ngot %s", want, got)
			}
		})
	}
}

func TestIDsAreUniqueAndVariantsHaveABase(t *testing.T) {
	for _, c := range []struct{ why, more, refusal string }{
		{"an id in two files", entry("period", nil), "the id period is at answers/all.yaml:1 already"},
		{"a variant without its base", entry("more.other", nil), "more.other is a variant of more, which is no entry; write the entry more"},
		{"a variant of a variant", entry("site.other.more", nil), `"site.other.more" is no id; write slug or slug.variant`},
		{"capitals", entry("Site", nil), `"Site" is no id`},
	} {
		t.Run(c.why, func(t *testing.T) {
			dir := folder(t)
			dir["answers/more.yaml"] = &fstest.MapFile{Data: []byte(c.more)}
			if got := strings.Join(refusals(dir), "\n"); !strings.Contains(got, c.refusal) {
				t.Errorf("want %s\ngot %s", c.refusal, got)
			}
		})
	}
}

func TestTheHeadHoldsTogether(t *testing.T) {
	for _, c := range []struct{ why, file, from, to, refusal string }{
		{"a quote that is not in the notice", "facts.yaml", "最大36名", "最大37名", "the notice does not hold"},
		{"a name that is not in the notice", "facts.yaml", "{ja: 九州運輸局,", "{ja: 関東運輸局,", `the notice does not hold the name "関東運輸局"`},
		{"a fact twice", "facts.yaml", "- id: apology", "- id: overview", "the fact overview is there twice"},
		{"an unknown certainty", "facts.yaml", "    certainty: leaked\n", "    certainty: sure\n", "unknown certainty sure; use leaked, likely or unconfirmed"},
		{"a sum that is wrong", "facts.yaml", "value: 5180", "value: 5120", "without_cards says 5120, but its rule gives 5180; write 5180"},
		{"a sum of what no fact holds", "facts.yaml", "sum: [3148, 36, 1288, 708]", "sum: [3148, 36, 1288, 709]", "adds 709, which none of"},
		{"a sum of records and people", "facts.yaml", "value: 7996, sum: [2816,", "value: 8266, sum: [3086,", "adds up records or cards (件) and people (名)"},
		{"days that are counted wrong", "facts.yaml", "value: 17", "value: 18", "days_to_report says 18, but its rule gives 17"},
		{"an era that is counted wrong", "facts.yaml", "value: 2013", "value: 2014", "heisei_25 says 2014, but its rule gives 2013"},
		{"a rule that is none", "facts.yaml", "era: 平成25年", "sum: []", "heisei_25 needs one rule"},
		{"hours that do not parse", "incident.yaml", `open: "9:00"`, "open: nine", `"nine" is no time of day`},
		{"hours that no fact holds", "incident.yaml", `close: "18:00"`, `close: "19:00"`, "no fact holds the hour close"},
		{"hours that end before they start", "incident.yaml", `open: "9:00"`, `open: "19:00"`, "the desk closes before it opens"},
		{"a due time without a unit", "incident.yaml", "due: {rights: 10 days}", "due: {rights: 10}", `"10" is no staffed time; write it like 4 hours or 10 days`},
		{"a due time that is none", "incident.yaml", "due: {rights: 10 days}", "due: {rights: soon}", `"soon" is no staffed time`},
		{"a due time that never comes", "incident.yaml", "due: {rights: 10 days}", "due: {rights: 0 days}", `"0 days" is no staffed time`},
		{"a due time beyond what anybody watches", "incident.yaml", "due: {rights: 10 days}", "due: {rights: 90 days}", "at most 60"},
		{"a due time of no lane", "incident.yaml", "due: {rights: 10 days}", "due: {right: 10 days}", "unknown field right; use one of urgent legal"},
		{"a snippet that promises a time", "snippets.yaml", "確認でき次第", "3日以内に", `"3日`},
		{"a snippet with a number that no notice holds", "snippets.yaml", "0120-772-962", "0120-000-000", "snippets.yaml:31"},
		{"a snippet that something must be filled into", "snippets.yaml", "ご連絡までにお", "ご連絡{{receipt}}までにお", "unknown placeholder {{receipt}}"},
		{"a snippet under the id of an entry", "snippets.yaml", "id: snippet_late", "id: period", "period is an entry, too"},
		{"a snippet twice", "snippets.yaml", "id: snippet_more", "id: snippet_late", "snippet_late is there twice"},
		{"a snippet without a language", "snippets.yaml", "  en: We are sorry that it took us so long to come back to you.\n", "", "en is missing"},
		{"a snippet whose id is none", "snippets.yaml", "id: snippet_more", "id: Snippet More", "is no id"},
		{"a snippet that sets a label of nobody's", "snippets.yaml", "labels: [letter]", "labels: [letters]", "there is no label letters; name one of incident.yaml"},
		{"a label twice", "incident.yaml", "id: reissue, ja", "id: refund, ja", "the label refund is there twice"},
		{"a label without a language", "incident.yaml", "{id: refund, ja: 返金, en: Refund}", "{id: refund, ja: 返金}", "en is missing"},
		{"a label whose id is none", "incident.yaml", "id: refund, ja", "id: Refund, ja", "is no id"},
		{"a label that promises", "incident.yaml", "ja: 返金,", "ja: 3日以内に返金,", "3日"},
		{"a label longer than a button", "incident.yaml", "en: Refund}", "en: A refund of whatever somebody has paid}", "keep 20"},
		{"a snippet that something unknown follows", "snippets.yaml", "then: close", "then: delete", `"delete" follows no snippet`},
		{"openings out of order", "incident.yaml", "2019-04-13, 2019-04-14", "2019-04-14, 2019-04-13", "2019-04-13 does not come after 2019-04-14"},
		{"an opening that is not announced", "incident.yaml", "2019-05-06", "2019-05-07", "no fact holds the day 2019-05-07"},
		{"an opening in another year", "incident.yaml", "[2019-04-13", "[2018-04-13", "no fact holds the day 2018-04-13"},
		{"a zone that is none", "incident.yaml", "Asia/Tokyo", "Asia/Edo", `"Asia/Edo" is no time zone`},
		{"a zone that differs from one machine to the next", "incident.yaml", "Asia/Tokyo", "Local", `"Local" is no time zone`},
		{"a weekday that is none", "incident.yaml", "[mon, tue", "[mon, die", `"die" is no new weekday`},
		{"a period turned round", "incident.yaml", "{first: 2013-10-05, last: 2019-03-11}", "{first: 2019-03-11, last: 2013-10-05}", "the period ends before it starts"},
		{"a period that no fact holds", "incident.yaml", "first: 2013-10-05", "first: 2013-10-06", "no fact holds the day 2013-10-06"},
		{"a telephone number that no fact holds", "incident.yaml", "0120-772-962", "0120-772-963", "no fact holds phone 0120-772-963"},
		{"staff without an address", "incident.yaml", "segments:\n", "staff: [agent1]\nsegments:\n", `"agent1" is no mail address`},
		{"a segment of another size", "incident.yaml", "max: 1288", "max: 1289", "none of train_delivery holds max 1289 as persons"},
		{"a segment counted in records", "incident.yaml", "max: 2816", "max: 3086", "none of card_items card_member holds max 3086 as persons"},
		{"a segment with an item too sure", "incident.yaml", "security_code]\n    likely: [name,", "security_code, name]\n    likely: [", "no cited fact says that 氏名 is leaked"},
		{"a segment with an item too much", "incident.yaml", "[name, address, postal_code, phone, mail]", "[name, address, postal_code, phone, mail, fax]", "no cited fact says that FAX番号 is likely"},
		{"a segment with an item too few", "incident.yaml", "[name, address, postal_code, phone, mail]", "[name, address, postal_code, phone]", "the segment overseas leaves out メールアドレス"},
		{"an event on another day", "incident.yaml", "on: 2019-03-28", "on: 2019-03-29", "no fact holds the day 2019-03-29"},
		{"a text that is missing", "texts.yaml", "- id: give_up", "- id: clarify", "the text give_up is missing"},
		{"a text that nobody says", "texts.yaml", "- id: give_up", "- id: goodbye", "the desk has no text goodbye"},
		{"a text without its receipt number", "texts.yaml", "受付番号：{{receipt}}", "受付番号", "the text lacks {{receipt}}"},
		{"a text with another placeholder", "texts.yaml", "{{asked_date}} is before", "{{receipt}} is before", "unknown placeholder {{receipt}}; use {{asked_date}}"},
		{"a text of the desk with a number of its own", "texts.yaml", "30日間保管", "60日間保管", `"60日" is in none of the cited facts`},
		{"a company fact without its reason", "desk.yaml", "  why:", "  because:", "why is missing"},
	} {
		t.Run(c.why, func(t *testing.T) {
			dir := folder(t)
			edit(t, dir, c.file, c.from, c.to)
			got := strings.Join(refusals(dir), "\n")
			if !strings.Contains(got, c.refusal) || !strings.Contains(got, c.file) {
				t.Errorf("want %s in %s\ngot %s", c.refusal, c.file, got)
			}
		})
	}
}

func TestWhatIsNotConfirmedOfOneThingIsSaidOfNoOther(t *testing.T) {
	about := func(sentence string) []string {
		dir := folder(t)
		facts := string(dir["facts.yaml"].Data)
		if !strings.Contains(facts, "about:") {
			edit(t, dir, "facts.yaml", "certainty: unconfirmed\n", "certainty: unconfirmed\n    about: {ja: [車内], en: [on board]}\n")
		}
		dir["answers/all.yaml"] = &fstest.MapFile{Data: []byte(entry("period", map[string]string{
			"cites": "[onboard_cards]", "answer": "{ja: " + sentence + ", en: Here it is.}",
		}))}
		return refusals(dir)
	}
	if got := about("車内でご利用のカードは、漏洩などの事実は確認されておりません。"); len(got) > 0 {
		t.Error(got)
	}
	if got := about("不正利用の被害は確認されておりません。"); !strings.Contains(strings.Join(got, ""), "is said of something else") {
		t.Errorf("got %v", got)
	}
}

func TestFilesThatAnEditorSpoiled(t *testing.T) {
	notes := "answers/all.yaml"
	for _, c := range []struct {
		why, file string
		change    func(string) string
		refusal   string
	}{
		{"a byte order mark", notes, func(s string) string { return "\ufeff" + s }, notes + ":1: the file starts with a byte order mark"},
		{"CRLF line ends", "texts.yaml", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }, "texts.yaml:1: a carriage return"},
		{"a tab", notes, func(s string) string { return strings.Replace(s, "  kind: faq", "\tkind: faq", 1) }, notes + ":2: a tab; use spaces"},
		{"another encoding", notes, func(s string) string { return s + "# \x83\x5c\n" }, notes + ":15: not UTF-8"},
		{"no YAML", notes, func(s string) string { return s + "- id: \"x\n" }, "not YAML, here or just above"},
		{"nothing", notes, func(string) string { return "" }, notes + ": the file is empty"},
		{"two documents", notes, func(s string) string { return s + "---\n- id: x\n" }, "a second document"},
		{"a mapping where a list belongs", notes, func(string) string { return "id: x\n" }, notes + ":1: not a list"},
		{"a key twice", notes, func(s string) string { return strings.Replace(s, "  kind: faq", "  kind: faq\n  kind: faq", 1) }, notes + ":3: kind is given twice"},
		{"too large", notes, func(s string) string { return s + strings.Repeat("# a comment\n", 400_000) }, "the file is larger than 4 MiB"},
	} {
		t.Run(c.why, func(t *testing.T) {
			dir := folder(t)
			dir[c.file] = &fstest.MapFile{Data: []byte(c.change(string(dir[c.file].Data)))}
			if got := strings.Join(refusals(dir), "\n"); !strings.Contains(got, c.refusal) {
				t.Errorf("want %s\ngot %s", c.refusal, got)
			}
		})
	}
}

func TestEveryFileIsMissed(t *testing.T) {
	for _, file := range []string{"notice.ja.txt", "facts.yaml", "desk.yaml", "incident.yaml", "texts.yaml"} {
		dir := folder(t)
		delete(dir, file)
		if got := strings.Join(refusals(dir), "\n"); !strings.Contains(got, file+": the file is missing") {
			t.Errorf("without %s: %s", file, got)
		}
	}
	dir := folder(t)
	delete(dir, "answers/all.yaml")
	delete(dir, "answers/desk.yaml")
	if got := strings.Join(refusals(dir), "\n"); !strings.Contains(got, "answers: no answers; write answers/*.yaml") {
		t.Errorf("without answers: %s", got)
	}
	if got := refusals(fstest.MapFS{}); len(got) != 1 || !strings.Contains(got[0], "incident.yaml: the file is missing") {
		t.Errorf("an empty folder: %v", got)
	}
}

func TestOtherFilesAmongTheAnswers(t *testing.T) {
	dir := folder(t)
	dir["answers/note.txt"] = &fstest.MapFile{}
	if got := strings.Join(refusals(dir), "\n"); !strings.Contains(got, "answers/note.txt: not a file with answers") {
		t.Errorf("got %s", got)
	}
	for n := range 70 {
		dir["answers/"+string(rune('a'+n%26))+string(rune('a'+n/26))+".yaml"] = &fstest.MapFile{}
	}
	if got := strings.Join(refusals(dir), "\n"); !strings.Contains(got, "answers: more than 64 files") {
		t.Errorf("got %s", got)
	}
}

func TestEveryProblemIsToldInOrder(t *testing.T) {
	dir := folder(t)
	edit(t, dir, "texts.yaml", "- id: give_up", "- id: goodbye")
	dir["answers/all.yaml"] = &fstest.MapFile{Data: []byte(entry("period", map[string]string{
		"kind": "question", "cites": "[nothing]", "answer": "{ja: \"7,966名は安全です。\", en: Yes.}",
	}))}
	got := refusals(dir)
	if len(got) != 6 || !slices.IsSorted(got) {
		t.Errorf("%d problems: %s", len(got), strings.Join(got, "\n"))
	}
	for range 5 {
		if again := refusals(dir); !slices.Equal(got, again) {
			t.Errorf("the second time they differ: %s", strings.Join(again, "\n"))
		}
	}
}

func TestARefusalNamesTheLineWithinATextBlock(t *testing.T) {
	dir := folder(t)
	dir["answers/all.yaml"] = &fstest.MapFile{Data: []byte(entry("period", map[string]string{
		"answer": "\n    ja: |-\n      一行目です。\n      最大7,966名です。\n    en: Yes.",
	}))}
	if got := refusals(dir); len(got) != 1 || !strings.HasPrefix(got[0], "answers/all.yaml:9: ") {
		t.Errorf("got %v", got)
	}
}

func FuzzLoad(f *testing.F) {
	shipped := func(file string) string {
		b, err := fs.ReadFile(built(f, "nanatsuboshi"), file)
		if err != nil {
			f.Fatal(err)
		}
		return string(b)
	}
	f.Add("answers/all.yaml", entry("period", nil))
	f.Add("answers/all.yaml", "- &a [*a]\n")
	f.Add("answers/all.yaml", "{{{{[[[[\"")
	f.Add("answers/all.yaml", entry("period", map[string]string{"answer": "{ja: \"数{{\\n平成元年(1)①第三2019.3.11./+0@http://\", en: \"May May 3 to 4 p.m. a few of \"}"}))
	f.Add("answers/all.yaml", "- id: x\n  questions: "+strings.Repeat("[", 20_000))
	f.Add("facts.yaml", shipped("facts.yaml"))
	f.Add("facts.yaml", "facts: []\nderived:\n  - {id: a, value: 1, days: [2019-03-11, x], from: [a]}\n  - {id: b, value: 1, era: 平成}\n")
	f.Add("incident.yaml", shipped("incident.yaml"))
	f.Add("incident.yaml", "hours: {openings: [[]], closings: {}}\nperiod: []\nsegments: [1]\nitems: {a: b}\ntimeline: [{}]\n")
	f.Add("texts.yaml", shipped("texts.yaml"))
	f.Add("texts.yaml", "- {id: greeting, ja: '{{', en: [], cites: [a, a]}\n")
	f.Add("desk.yaml", "- {id: a, says: {ja: 九千, en: nine}, why: x}\n")
	f.Add("notice.en.txt", "\xff")
	f.Add("help_lines.yaml", "- {for: [now, now], number: 1, name: {en: 999}, only: fr, source: x, checked: 2019-02-30, hours: []}\n")
	f.Add("snippets.yaml", "- {id: overview, label: {en: [x]}, en: '{{', cites: {}}\n- id: overview\n")
	base := copied(f, os.DirFS("testdata/small")) // a second for each folder would leave no time to try many
	f.Fuzz(func(t *testing.T, file, text string) {
		if !fs.ValidPath(file) {
			return
		}
		dir := fstest.MapFS{}
		for name, content := range base {
			dir[name] = content
		}
		dir[file] = &fstest.MapFile{Data: []byte(text)}
		start := time.Now()
		i, err := incident.Load(dir)
		if (i == nil) == (err == nil) {
			t.Error("neither an incident nor an error, or both")
		}
		if spent := time.Since(start); spent > 20*time.Second {
			t.Errorf("%d bytes took %v", len(text), spent)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	files, err := incidents.Open("")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := incident.Load(files); err != nil {
			b.Fatal(err)
		}
	}
}
