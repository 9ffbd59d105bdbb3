package conversation_test

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/understand/trained/kept"
)

// partly is a desk that is translated into Korean in parts: one answer is approved, what is said
// at a handover waits for somebody who approves it.
const partly = `
review: approved
by: the company's counsel
on: 2026-02-24
texts:
  human_label: 담당자와 상담
  handover_closed:
    review: pending
    text: |-
      담당자에게 전달했습니다. 지금은 자리에 없으며, 다음 접수({{next_opening}})부터 차례로 확인합니다.
      접수번호: {{receipt}}
answers:
  contact:
    label: 연락 방법
    answer: |-
      전화: 020 7946 0000, 월요일부터 토요일까지, 8:30~17:30
      이메일: data@harbour.example.com (모든 시간에 접수)
`

// translatedDesk is harbour with these translations.
func translatedDesk(t *testing.T) *conversation.Responder {
	t.Helper()
	desk, err := translatedOnce()
	if err != nil {
		t.Fatal(err)
	}
	return desk
}

var translatedOnce = sync.OnceValues(func() (*conversation.Responder, error) {
	files, err := incidents.Open("harbour")
	if err != nil {
		return nil, err
	}
	dir := fstest.MapFS{"translations/ko.yaml": &fstest.MapFile{Data: []byte(partly)}}
	err = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(files, path)
		dir[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		return nil, err
	}
	i, err := incident.Load(dir)
	if err != nil {
		return nil, err
	}
	return conversation.Prepare(i, func(e []faq.Example) (*faq.Model, error) { return kept.Here().Grams(e) })
})

func spokenTo(t *testing.T, desk *conversation.Responder) *customer {
	return customerOf(t, func() (*conversation.Responder, error) { return desk, nil }, "2026-02-24T20:00:00Z")
}

// What is approved is said in the customer's language, with its buttons; the rest in English,
// with one line that says so, once.
func TestWhoIsTranslatedForReadsTheirLanguage(t *testing.T) {
	c := spokenTo(t, translatedDesk(t))
	first := c.says("전화번호가 어떻게 되나요?")
	wants(t, first, conversation.Answered, "contact")
	holds(t, first, "월요일부터 토요일까지", "영어로만 제공됩니다", "This is the automated desk")
	lacks(t, first, phrasebook.Pending)
	if at := strings.Index(read(first), "월요일부터"); at > strings.Index(read(first), "영어로만") {
		t.Errorf("the line stands before what is translated:\n%s", read(first))
	}
	if last := first.Replies[len(first.Replies)-1].Quick; !slices.ContainsFunc(last, func(q inquiry.Choice) bool { return q.Label == "담당자와 상담" }) {
		t.Errorf("the buttons are %v", last)
	}
	lacks(t, c.says("무엇이 유출되었나요?"), "영어로만 제공됩니다")
}

// Nobody reads what is not approved but in a rehearsal, where it is marked and the next opening
// stands in words of the language.
func TestWhatNobodyApprovedIsSaidInRehearsalsOnly(t *testing.T) {
	customer := spokenTo(t, translatedDesk(t)).says("담당자와 이야기하고 싶어요")
	holds(t, customer, "Receipt number: KM7P-3XQ9", "Wednesday, February 25, 8:30")
	lacks(t, customer, "담당자에게 전달했습니다", phrasebook.Pending)

	rehearsed := spokenTo(t, translatedDesk(t).Rehearsed()).says("담당자와 이야기하고 싶어요")
	holds(t, rehearsed, "담당자에게 전달했습니다", "2월 25일(수) 8:30", "접수번호: KM7P-3XQ9", phrasebook.Pending)
}

// One word of another language is none, a sentence or two messages are.
func TestALanguageSticks(t *testing.T) {
	for _, row := range []struct {
		first string
		says  []string
		want  incident.Lang
	}{
		{"手数料はかかりますか", []string{"VISA", "PDF", "(laughing)", "LINE"}, "ja"},
		{"手数料はかかりますか", []string{"谢谢"}, "ja"},
		{"手数料はかかりますか", []string{"card reissue", "card fee"}, "en"},
		{"手数料はかかりますか", []string{"Do I have to pay?"}, "en"},
		{"我想知道我是不是受害者", []string{"多少人", "OK", "手续费"}, "zh-Hans"},
		{"請問我的資料外洩了嗎", []string{"多少人", "謝謝"}, "zh-Hant"},
		{"請問我的資料外洩了嗎", []string{"我不知道", "这样的话怎么办"}, "zh-Hans"},
		{"제 정보가 유출됐나요?", []string{"VISA", "5,500", "OK"}, "ko"},
		{"제 정보가 유출됐나요?", []string{"日本語でお願いします"}, "ja"},
		{"Is my card affected?", []string{"카드", "카드요"}, "ko"},
	} {
		c := newCustomer(t, friday)
		c.says(row.first)
		for _, words := range row.says {
			c.says(words)
		}
		if c.state.Lang != row.want {
			t.Errorf("%s, then %q: %s", row.first, row.says, c.state.Lang)
		}
	}
}
