package typed_test

import (
	"fmt"
	"strings"
	"testing"

	"madoguchi/internal/affected"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
)

const desk = "contact@desk.example.com"

func message(words string) inquiry.Inbound { return inquiry.Inbound{Text: inquiry.NewText(words)} }

func mail(words string) inquiry.Inbound {
	in := message(words)
	in.Mail = &inquiry.Mail{}
	return in
}

func ExampleRead() {
	t, in := typed.Read(message("１２３ ４５６ です。taro@example.jp から"), desk, true)
	fmt.Println(t.Address, t.Digits, in.Text.Words())
	t, in = typed.Read(message("コードは１２３ ４５６ です"), desk, true)
	fmt.Println(t.Digits, in.Text.Words())
	// Output:
	// taro@example.jp  １２３ ４５６ です。taro@example.jp から
	// 123456 コードは[確認コード■■] です
}

// Where no code was sent, six digits alone are what staff asked for.
func TestWhereNoCodeIsWaitedForANumberStays(t *testing.T) {
	got, in := typed.Read(message("018956"), desk, false)
	if got.Digits != "" || in.Text.Words() != "018956" {
		t.Errorf("digits %q, kept %q", got.Digits, in.Text.Words())
	}
}

// letter is a code as a letter has it.
func letter(t *testing.T) string {
	t.Helper()
	code, err := affected.NewLetter(strings.NewReader(strings.Repeat("letters", 99)))
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestANumberIsACodeOnlyWhereItStandsForItself(t *testing.T) {
	for _, row := range []struct{ words, digits, postal string }{
		{"123456", "123456", ""},
		{"123-456です", "123456", ""},
		{"確認コードは123456", "123456", ""},
		{"000000\n123456", "000000", ""},
		{"123456円", "", ""},
		{"2019年に190412番の注文をしました", "", ""},
		{"〒000-0001", "", "0000001"},
		{"〒000-0001 見本町 405405", "", "0000001"},
		{"12345", "", ""},
		{"届きました。123456です", "123456", ""},
		{"2つ頼みました。123456です", "", ""},
		{"postal code 018956", "", "018956"},
		{"Jane Roe, zip: 10001-0000", "", "100010000"},
		{"post code EC1A 1BB, please", "", "EC1A1BB"},
		{"邮编是200040", "", "200040"},
		{"우편번호는 04524", "", "04524"},
	} {
		got, _ := typed.Read(message(row.words), desk, true)
		if got.Digits != row.digits || got.Postal != row.postal {
			t.Errorf("%q: digits %q, postal code %q", row.words, got.Digits, got.Postal)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, row := range []struct {
		words, address string
		more           bool
	}{
		{"ＴＡＲＯ＠Example.jp です", "taro@example.jp", false},
		{"a@example.jp a@example.jp", "a@example.jp", false},
		{"a@example.jp b@example.jp", "a@example.jp", true},
		{desk + " に書きました", "", false},
		{"taro@example", "", false},
	} {
		if got, _ := typed.Read(message(row.words), desk, true); got.Address != row.address || got.More != row.more {
			t.Errorf("%q: %q, more %v", row.words, got.Address, got.More)
		}
	}
}

func TestCodesOfLetters(t *testing.T) {
	code := letter(t)
	got, in := typed.Read(message("コードは"+strings.ToLower(code)+"です"), desk, true)
	if got.Letter != code || strings.Contains(strings.ToUpper(in.Text.Words()), code) {
		t.Errorf("found %q, kept %q", got.Letter, in.Text.Words())
	}
	wrong := code[:len(code)-1] + map[bool]string{true: "2", false: "3"}[code[len(code)-1] != '2']
	if got, _ := typed.Read(message(wrong), desk, true); got.Letter != "" || !got.Broken {
		t.Errorf("with another check sign: %q, broken %v", got.Letter, got.Broken)
	}
	if got, _ := typed.Read(message("what does that mean"), desk, true); got.Broken {
		t.Error("words are taken for the code of a letter")
	}
}

// A code is kept nowhere in a mail: not in its words, not in the subject that the answer
// repeats, not in what it quotes. The mail that was given is not changed.
func TestAMailIsKeptWithoutCodes(t *testing.T) {
	code := letter(t)
	in := mail("件名：123456\n\n123456")
	in.Mail.Subject = inquiry.NewText("123456")
	in.Mail.Cut = inquiry.NewText("> 確認コード：493817\n> 注文 12,345円\n" + code + "\n山田")
	_, kept := typed.Read(in, desk, true)
	for _, words := range []string{kept.Text.Words(), kept.Mail.Subject.Words(), kept.Mail.Cut.Words()} {
		for _, c := range []string{"123456", "493817\n", code} {
			if strings.Contains(words, c) {
				t.Errorf("kept %q", words)
			}
		}
	}
	if !strings.Contains(kept.Mail.Cut.Words(), "山田") || !strings.Contains(kept.Mail.Cut.Words(), "12,345円") {
		t.Errorf("lost more than codes: %q", kept.Mail.Cut.Words())
	}
	if in.Mail.Subject.Words() != "123456" {
		t.Error("the mail that was given is changed")
	}
}

func TestWhatWordsSay(t *testing.T) {
	for _, row := range []struct {
		words string
		says  func(identity.Said) bool
	}{
		{"メールで", func(s identity.Said) bool { return s.ByMail && !s.ByLetter && s.Brief }},
		{"手紙のコードで", func(s identity.Said) bool { return s.ByLetter && !s.ByMail }},
		{"どちらもできません", func(s identity.Said) bool { return s.Neither }},
		{"やっぱりやめます", func(s identity.Said) bool { return s.Stop }},
		{"やめる前に聞きたい", func(s identity.Said) bool { return !s.Stop }},
		{"届きません", func(s identity.Said) bool { return s.Again && s.Reports }},
		{"書面が届きません", func(s identity.Said) bool { return !s.Again }},
		{"なぜ必要ですか", func(s identity.Said) bool { return s.Why }},
		{"アドレスを忘れました", func(s identity.Said) bool { return s.Forgot }},
		{"対象ではないということ", func(s identity.Said) bool { return s.Safe }},
		{"taro＠example", func(s identity.Said) bool { return s.At }},
		{"12345", func(s identity.Said) bool { return s.Number == 5 && s.Signs == 5 }},
		{"12345円です、高い", func(s identity.Said) bool { return s.Number == 0 && s.Signs == 5 }},
		{"abcd-efgh-1", func(s identity.Said) bool { return s.Signs == 9 }},
		{"SW1A 1AA", func(s identity.Said) bool { return s.Abroad == "SW1A1AA" }},
		{"taro@example.jp です", func(s identity.Said) bool { return s.Alone }},
		{"夫の hanako@example.jp です", func(s identity.Said) bool { return !s.Alone }},
		{"パスワードは123456です", func(s identity.Said) bool { return s.Masked }},
		{"カードは 4111 1111 1111 1111", func(s identity.Said) bool { return !s.Masked }},
		{strings.Repeat("長い文です", 7) + "メール", func(s identity.Said) bool { return !s.Brief && !s.ByMail }},
	} {
		if said := typed.Said(message(row.words)); !row.says(said) {
			t.Errorf("%q says %+v", row.words, said)
		}
	}
}

// Mail has a subject, salutations and a signature around an answer.
func TestAnAnswerByMail(t *testing.T) {
	in := mail("件名：手紙\n\nお世話になっております。\nメールでお願いできればと思います。\nよろしくお願いいたします。")
	if said := typed.Said(in); !said.Brief || !said.ByMail || said.ByLetter {
		t.Errorf("says %+v", said)
	}
	label := func(tap identity.Tap) string {
		return map[identity.Tap]string{identity.TapMail: "メールで確認する"}[tap]
	}
	if got := typed.Tap(mail("件名：確認\n\nメールで確認する でお願いします"), label); got != identity.TapMail {
		t.Errorf("a label that is written out is %q", got)
	}
	if got := typed.Tap(message("メール"), label); got != "" {
		t.Errorf("a part of a label is %q", got)
	}
}

// Whatever sounds like a no is one. A yes says so in as many words: a no, or a question, that is
// taken for one would send words away.
func TestNoMachineOutside(t *testing.T) {
	for _, words := range []string{
		"AIを使わない", "AIの使用をお断りします", "AIの利用はお断りします", "AI使用は許可しません", "AIを使うのは困ります", "AIは結構です", "AIに読まれたくない", "外部に送らないでください", "AI禁止",
		"no AI", "AI off", "I refuse AI", "use of AI is forbidden", "I object to the use of AI", "keep AI away from my messages",
		"禁止使用AI", "不使用AI", "我不同意使用AI", "请勿使用AI", "AI 사용을 원치 않습니다", "AI 사용 금지", "AI를 사용하지 말아 주세요",
	} {
		if off, on := typed.Reader(words); !off || on {
			t.Errorf("%q: no %v, yes %v", words, off, on)
		}
	}
	for _, words := range []string{
		"AIを使ってよい", "AIを使ってもいいです。", "AI使ってOKです", "Use AI", "You can use AI.", "AI is fine", "可以使用AI", "AI 사용해도 돼요",
	} {
		if off, on := typed.Reader(words); off || !on {
			t.Errorf("%q: no %v, yes %v", words, off, on)
		}
	}
	for _, words := range []string{"AIを使うんですか", "Do you use AI", "why do you use ai", "AIが使用している言語は", "AIですか？", "カードの再発行を使う", "Aiko is not a member", "Aichi, no number"} {
		if off, on := typed.Reader(words); off || on {
			t.Errorf("%q: no %v, yes %v", words, off, on)
		}
	}
}

// A long text is no aside, whatever it repeats: nobody looks for it in the list at each of
// its characters.
func TestALongTextIsNoAside(t *testing.T) {
	if !typed.LetsGo(strings.Repeat("もういい、", 5)) || typed.LetsGo(strings.Repeat("もういい、", 100)) {
		t.Error("an aside is short")
	}
}
