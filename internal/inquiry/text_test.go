package inquiry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/redact"
)

const (
	private     = "ひみつの相談 private words"
	privateMail = "private@example.jp"
)

// holder has a Text and an Address in every place where a struct can have one.
type holder struct {
	Text     Text
	Address  Address
	Pointer  *Text
	List     []Text
	Map      map[Address]Text
	Any      any
	hidden   Text
	concrete Address
	mail     Mail
	inner    struct{ text Text }
}

func held() holder {
	text, address := NewText(private), NewAddress(privateMail)
	return holder{
		Text: text, Address: address, Pointer: &text, List: []Text{text}, Map: map[Address]Text{address: text}, Any: text,
		hidden: text, concrete: address, mail: Mail{Subject: text}, inner: struct{ text Text }{text},
	}
}

// printedValues are the values under test, alone and inside others.
func printedValues() []any {
	h := held()
	return []any{
		h.Text, h.Address, &h.Text, &h.Address, h, &h, []holder{h}, h.List, h.Map, h.inner, Inbound{Text: h.Text, Address: h.Address}, &h.mail,
	}
}

func leaks(s string) bool {
	forms := []string{"ひみつ", "private words", "private@", fmt.Sprintf("%x", "private"), fmt.Sprintf("%X", "private"), "112 114 105 118"}
	return slices.ContainsFunc(forms, func(form string) bool { return strings.Contains(s, form) })
}

func TestNoVerbOfFmtPrintsWords(t *testing.T) {
	for _, v := range printedValues() {
		for verb := 'A'; verb <= 'z'; verb++ {
			for _, flag := range []string{"", "+", "#", " ", "-9.30"} {
				if got := fmt.Sprintf("%"+flag+string(verb), v); leaks(got) {
					t.Errorf("%%%s%c of %T prints %s", flag, verb, v, got)
				}
			}
		}
	}
}

func TestTextPrintsItsLength(t *testing.T) {
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
		if got := fmt.Sprintf(format, NewText("三文字")); got != "[text of 3 characters]" {
			t.Errorf("%s prints %s", format, got)
		}
		if got := fmt.Sprintf(format, NewAddress(privateMail)); got != "[address]" {
			t.Errorf("%s prints %s", format, got)
		}
	}
}

func TestNoErrorThatWrapsATextPrintsWords(t *testing.T) {
	if err := fmt.Errorf("cannot answer %v at %s", NewText(private), NewAddress(privateMail)); leaks(err.Error()) {
		t.Error(err)
	}
}

func TestLogsHoldNoWords(t *testing.T) {
	var out bytes.Buffer
	handlers := map[string]slog.Handler{
		"json": slog.NewJSONHandler(&out, nil),
		"text": slog.NewTextHandler(&out, nil),
	}
	for name, h := range handlers {
		for _, v := range printedValues() {
			out.Reset()
			slog.New(h).With("bound", v).Info("said", "value", v, slog.Group("group", "value", v))
			if leaks(out.String()) {
				t.Errorf("%s log of %T: %s", name, v, out.String())
			}
		}
	}
	if !strings.Contains(logLine(NewText("三文字")), `"[text of 3 characters]"`) {
		t.Error("a logged text does not show its length")
	}
}

func logLine(v any) string {
	var out bytes.Buffer
	slog.New(slog.NewJSONHandler(&out, nil)).Info("said", "value", v)
	return out.String()
}

func TestJSONRefusesWords(t *testing.T) {
	h := held()
	for _, v := range []any{h.Text, h.Address, h.List, h.Pointer, Mail{Subject: h.Text}, Inbound{}} {
		if b, err := json.Marshal(v); !errors.Is(err, ErrClear) || leaks(string(b)) {
			t.Errorf("%T: %s, %v; want ErrClear", v, b, err)
		}
	}
	for _, v := range []any{h.Map, h.inner} { // a key that is no string; a field that JSON does not see
		if b, _ := json.Marshal(v); leaks(string(b)) {
			t.Errorf("%T: %s", v, b)
		}
	}
}

func TestTextIsMaskedWhenMade(t *testing.T) {
	text := NewText("カードは 4111 1111 1111 1111 です")
	if strings.Contains(text.Words(), "1111") {
		t.Errorf("words hold the number: %q", text.Words())
	}
	if got := text.Secrets(); !slices.Equal(got, redact.Kinds{redact.Card}) {
		t.Errorf("secrets = %v", got)
	}
}

func TestSecretsAreACopy(t *testing.T) {
	text := NewText("4111111111111111")
	text.Secrets()[0] = redact.PIN
	if text.Secrets()[0] != redact.Card {
		t.Error("a caller changed what a text found")
	}
}

func TestZeroValuesAreEmpty(t *testing.T) {
	var text Text
	if !text.Empty() || text.Words() != "" || text.Secrets() != nil || !NewText("").Empty() {
		t.Error("the zero text is not the empty text")
	}
	var address Address
	if address.Value() != "" || address != NewAddress("") {
		t.Error("the zero address is not the empty address")
	}
}

func TestAddressesCompare(t *testing.T) {
	if NewAddress("a@example.jp") != NewAddress("a@"+"example.jp") || NewAddress("a@example.jp") == NewAddress("b@example.jp") {
		t.Error("equal addresses differ or different ones are equal")
	}
	if got := NewAddress(privateMail).Value(); got != privateMail {
		t.Errorf("value = %q", got)
	}
}

func TestJoin(t *testing.T) {
	for _, c := range []struct {
		why, first, next, want string
		secrets                redact.Kinds
	}{
		{"two lines of one message", "漏れた？", "カードは？", "漏れた？\nカードは？", nil},
		{"nothing before", "", "あ", "あ", nil},
		{"nothing behind leaves no empty line", "あ", "", "あ", nil},
		{"a number that comes in two messages", "4111 1111", "1111 1111", "[カード番号■■]", redact.Kinds{redact.Card}},
		{"a word and then its value", "パスワードは", "Hunter2 です", "パスワードは\n" + "[パスワード■■]" + " です", redact.Kinds{redact.Password}},
		{"what each found is kept", "暗証番号は1234", "4111111111111111",
			"暗証番号は" + "[暗証番号■■]" + "\n" + "[カード番号■■]", redact.Kinds{redact.PIN, redact.Card}},
		{"marks stay as they are", "pw: Hunter2", "漏れた？", "pw: " + "[パスワード■■]" + "\n漏れた？", redact.Kinds{redact.Password}},
	} {
		got := NewText(c.first).Join(NewText(c.next))
		if got.Words() != c.want || !slices.Equal(got.Secrets(), c.secrets) {
			t.Errorf("%s: %q, %v; want %q, %v", c.why, got.Words(), got.Secrets(), c.want, c.secrets)
		}
	}
}

func TestJoinChangesNeitherText(t *testing.T) {
	a, b := NewText("pw: Hunter2"), NewText("暗証番号は1234")
	a.Join(b).Join(b)
	if !slices.Equal(a.Secrets(), redact.Kinds{redact.Password}) || !slices.Equal(b.Secrets(), redact.Kinds{redact.PIN}) {
		t.Errorf("joined texts changed: %v, %v", a.Secrets(), b.Secrets())
	}
}

func TestRenewedChangesNothingElse(t *testing.T) {
	was := NewText("お願いします 4111 1111")
	if got := was.Renewed(NewText("4111 1111"), NewText("x")); got.Words() != "お願いします x" {
		t.Errorf("%q", got.Words())
	}
	for _, ending := range []Text{{}, NewText("2222")} {
		if got := was.Renewed(ending, NewText("x")); got.Words() != was.Words() {
			t.Errorf("%q", got.Words())
		}
	}
}
