package incident_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// translation is the small folder with one file of translations.
func translation(t *testing.T, name, content string) fstest.MapFS {
	t.Helper()
	dir := folder(t)
	dir["translations/"+name] = &fstest.MapFile{Data: []byte(content)}
	return dir
}

func TestWhatIsWrongWithATranslation(t *testing.T) {
	for _, row := range []struct{ why, name, content, want string }{
		{"a language that nobody reads", "fr.yaml", "review: pending", "name it zh-Hans.yaml"},
		{"Chinese without its script", "zh.yaml", "review: pending", "name it zh-Hans.yaml"},
		{"no review", "ko.yaml", "texts: {}", "review is missing"},
		{"a review of another kind", "ko.yaml", "review: done", "write pending or approved"},
		{"approved by nobody", "ko.yaml", "review: approved\non: 2026-11-28", "approved by nobody"},
		{"approved on no day", "ko.yaml", "review: approved\nby: legal", "approved by nobody or on no day"},
		{"pending, and yet reviewed", "ko.yaml", "review: pending\nby: legal", "pending has no reviewer yet"},
		{"a reviewer of one text without a review", "ko.yaml", "review: pending\ntexts: {human_label: {text: 담당자와 상담, by: legal}}", "by and on belong to a review"},
		{"a text that the desk has not", "ko.yaml", "review: pending\ntexts: {clarity: 어느 쪽}", "there is no clarity among texts"},
		{"an answer that the folder has not", "ko.yaml", "review: pending\nanswers: {weather: {label: 날씨}}", "there is no weather among answers"},
		{"a part that the entry has not", "ko.yaml", "review: pending\nanswers: {period: {closed: 닫힘}}", "unknown field closed"},
		{"a section that there is not", "ko.yaml", "review: pending\nquestions: {period: 기간}", "unknown field questions"},
		{"what staff read", "ko.yaml", "review: pending\ntexts: {staff_opened: 새 건}", "there is no staff_opened"},
		{"a placeholder less", "ko.yaml", "review: pending\ntexts: {handover_open: 전달했습니다.}", "the text lacks {{receipt}}"},
		{"a placeholder more", "ko.yaml", "review: pending\ntexts: {clarify: \"{{receipt}} 어느 쪽인가요?\"}", "unknown placeholder {{receipt}}"},
		{"a label that no button holds", "ko.yaml", "review: pending\nanswers: {period: {label: " + strings.Repeat("가", 21) + "}}", "keep 20"},
		{"what the text does not say", "ko.yaml", "review: pending\ntexts: {rephrase: 질문을 이해하지 못했습니다.}", "write a sentence for each sentence"},
		{"a name that the notice has not", "ko.yaml", "review: pending\nnames: {ほか鉄道: [호카철도]}", "agrees on no name"},
		{"what nobody sees", "ko.yaml", "review: pending\ntexts: {clarify: \"어느\u200b 쪽인가요?\"}", "a character that nobody sees"},
	} {
		got := refusals(translation(t, row.name, row.content))
		named := func(problem string) bool {
			return strings.HasPrefix(problem, "translations/"+row.name) && strings.Contains(problem, row.want)
		}
		if !slices.ContainsFunc(got, named) {
			t.Errorf("%s: %s", row.why, strings.Join(got, "\n"))
		}
	}
}

func TestATextIsTranslatedOnce(t *testing.T) {
	dir := translation(t, "ko.yaml", "review: pending\ntexts: {human_label: 담당자와 상담}")
	dir["translations/ko.more.yaml"] = &fstest.MapFile{Data: []byte("review: pending\ntexts: {human_label: 담당자 상담}")}
	if got := refusals(dir); len(got) != 1 || !strings.Contains(got[0], "it is translated at translations/ko.more.yaml:2 already") {
		t.Errorf("%q", got)
	}
}

// What nobody has approved is for rehearsals. The review of one text counts more than that of
// its file.
func TestOnlyWhatIsApprovedIsSaid(t *testing.T) {
	i, err := incident.Load(translation(t, "ko.yaml", `
review: pending
texts:
  clarify: 다음 중 어느 것에 관한 질문이신가요? 가장 가까운 것을 선택해 주세요.
  human_label: {text: 담당자와 상담, review: approved, by: legal, on: 2026-11-28}
`))
	if err != nil {
		t.Fatal(err)
	}
	said := func(i *incident.Incident, id texts.ID) string { return i.Texts[id].Local[incident.Korean] }
	if said(i, texts.Clarify) != "" || said(i, texts.HumanLabel) == "" || !slices.Equal(i.Spoken, []incident.Lang{incident.Korean}) {
		t.Errorf("%q, %q, %v", said(i, texts.Clarify), said(i, texts.HumanLabel), i.Spoken)
	}
	all := i.Rehearsed()
	if clarify := said(all, texts.Clarify); !all.Pending(clarify) || all.Pending(said(all, texts.HumanLabel)) {
		t.Errorf("%q is pending: %v", clarify, all.Pending(clarify))
	}
	if said(i, texts.Clarify) != "" || i.Pending(said(all, texts.Clarify)) {
		t.Error("a rehearsal changes what customers read")
	}
}

func TestWhoWritesALanguageThatIsTranslatedIsAnsweredInIt(t *testing.T) {
	i, err := incident.Load(translation(t, "ko.yaml", "review: approved\nby: legal\non: 2026-11-28\ntexts: {human_label: 담당자와 상담}"))
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[incident.Lang]incident.Lang{"ko": "ko", "zh-Hans": "en", "ja": "ja", "": "ja"} {
		if got := i.AnswerLang(lang); got != want {
			t.Errorf("%s is answered in %s", lang, got)
		}
	}
	if got := i.In(i.Texts[texts.Clarify].Local, "ko"); got != i.Texts[texts.Clarify].Local["en"] {
		t.Errorf("what is not translated is said as %q", got)
	}
}

// Names and items of an incident are translated wherever they stand.
func TestItemsAndSegmentsAreTranslated(t *testing.T) {
	desk, err := incident.Load(folder(t)) // which says its own texts alone in Korean
	if err != nil {
		t.Fatal(err)
	}
	own := desk.Coverage()[2]
	i, err := incident.Load(translation(t, "ko.yaml", `
review: approved
by: legal
on: 2026-11-28
items: {address: 주소}
segments: {overseas: {name: 해외 고객}}
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range i.Segments {
		for _, item := range s.Items {
			if item.ID == "address" && item.Name["ko"] != "주소" {
				t.Errorf("%s has %v", s.ID, item.Name)
			}
		}
	}
	if c := i.Coverage(); len(c) != 3 || c[2].Lang != "ko" || c[2].Said != own.Said+2 || c[2].Pending != own.Said || len(c[2].Missing) != c[2].All-c[2].Said {
		t.Errorf("coverage %+v", c)
	}
}
