package inquiry

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// read is what becomes of messages that come one after the other, each read with the
// endings of those before it, as the desk does it.
func read(messages []string) []string {
	var kept, endings []Text
	for _, m := range messages {
		text := NewText(m)
		masked := Across(append(slices.Clone(endings), text)...)
		for i, ending := range endings {
			kept[i] = kept[i].Renewed(ending, masked[i])
			endings[i] = masked[i]
		}
		text = masked[len(masked)-1]
		kept, endings = append(kept, text), append(endings, text.Ending())
	}
	var words []string
	for _, t := range kept {
		words = append(words, t.Words())
	}
	return words
}

func TestSecretsInTwoMessages(t *testing.T) {
	for _, c := range []struct{ why, wrote, kept string }{
		{"two halves of a card", "4111 1111|1111 1111 のカードです", "{card}|{card} のカードです"},
		{"the word first", "カード番号を送ります|4111 1111|1111 1111", "カード番号を送ります|{card}|{card}"},
		{"a card in four messages", "4111|1111|1111|1111", "{card}|{card}|{card}|{card}"},
		{"in three, with words around", "番号は4111 1111|1111|1111です", "番号は{card}|{card}|{card}です"},
		{"read out", "よんいちいちいち いちいちいちいち|いちいちいちいち いちいちいちいち", "{card}|{card}"},
		{"mistyped, of a card", "カードは4111 1111|1111 1112", "カードは{card}|{card}"},
		{"the code after the card", "4111 1111 1111 1111|123", "{card}|{code}"},
		{"the back after the card", "4111 1111 1111 1111|裏は123です", "{card}|裏は{code}です"},
		{"a password", "パスワードは|hunter2", "パスワードは|{password}"},
		{"a plain password", "パスワードは|sunshine", "パスワードは|{password}"},
		{"a plain password with です", "私のパスワードなんですが|sunshineです", "私のパスワードなんですが|{password}です"},
		{"a password in kana", "パスワードは|さくらもち", "パスワードは|{password}"},
		{"announced in a sentence", "パスワードを送ります|hunter2", "パスワードを送ります|{password}"},
		{"in English", "my password is|sunshine", "my password is|{password}"},
		{"in Chinese", "我的密码是|sunshine", "我的密码是|{password}"},
		{"in Korean", "비밀번호는|sunshine", "비밀번호는|{password}"},
		{"the value first", "hunter2|がパスワードです", "{password}|がパスワードです"},
		{"a plain value first", "sunshine|パスワードです", "{password}|パスワードです"},
		{"a plain value first, in English", "sunshine|that's my password", "{password}|that's my password"},
		{"the number first", "0412|これが暗証番号です", "{pin}|これが暗証番号です"},
		{"PIN", "暗証番号は|0412", "暗証番号は|{pin}"},
		{"security code", "カードの裏の番号は|987", "カードの裏の番号は|{code}"},
		{"account", "口座番号|1234567", "口座番号|{account}"},
		{"postal account", "ゆうちょの記号は10000です|番号は00000001", "ゆうちょの記号は{account}|{account}"},
		{"My Number", "マイナンバーは|123456789018", "マイナンバーは|{mynumber}"},
		{"secret answer", "秘密の質問の答えは|ポチです", "秘密の質問の答えは|{password}です"},
		{"halves of a My Number", "個人番号の前半は123456|後半は789018です", "個人番号の前半は{mynumber}|後半は{mynumber}です"},
		{"halves of a card", "卡号前八位41111111|后八位11111111", "卡号前八位{card}|后八位{card}"},
		{"an answer", "ペットの名前の質問、答えは|もなか", "ペットの名前の質問、答えは|{password}"},
		{"announced only", "パスワードはこちらです|「たぬき」", "パスワードはこちらです|「{password}」"},
		{"asked back", "裏の三桁？|987だよ", "裏の三桁？|{code}だよ"},
		{"pointed at", "tanukimoon|↑これ昔のパスワード", "{password}|↑これ昔のパスワード"},
		{"the first half and the rest", "4111 1111 is the first half|and 1111 1111 the rest", "{card} {card} is the first half|and {card} {card} the rest"},
		{"an order behind it stays", "My password was|sunshine|and my order is NG-10001", "My password was|{password}|and my order is NG-10001"},
	} {
		got := read(strings.Split(c.wrote, "|"))
		if want := strings.Split(marked.Replace(c.kept), "|"); !slices.Equal(got, want) {
			t.Errorf("%s:\n  keeps %q\n  want  %q", c.why, got, want)
		}
	}
}

func TestMessagesThatHoldNothingTogether(t *testing.T) {
	for _, wrote := range []string{
		"パスワードは漏れましたか|sunshineというホテルに泊まりました",
		"パスワードを忘れました|1234567 は会員番号です",
		"暗証番号は漏れましたか|2018年に変えました",
		"カードの件です|電話は090-0000-0000です",
		"注文番号は 1234 5678 です|3月11日に買いました",
		"受付番号はABCD-2345です|パスワードの件です",
		"8120000|福岡市です",
		"090-0000-0000|こちらに電話ください",
		"カードは止まっていますか|3,000円引かれました",
		"my password leaked?|I live in Sunshine city",
		"はい|パスワードです",
		"密码都要换吧|我是Sample,2016年买过",
		"same password or not|you f***ing desk",
		"本人確認の番号は|123456",
		"iPhone|でパスワードを変えられますか",
		"パスワードを忘れました|yamada",
		"fee?|is my password out",
		"비번 알려달래요|아이디는 sample_88 입니다",
		"4月12日|10時です",
	} {
		messages := strings.Split(wrote, "|")
		if got := read(messages); !slices.Equal(got, messages) {
			t.Errorf("%q becomes %q", messages, got)
		}
	}
}

// Most messages leave nothing behind; what is left is short and holds no half mark.
func TestEndings(t *testing.T) {
	for _, c := range []struct{ why, wrote, ending string }{
		{"a question", "パスワードは漏れましたか", ""},
		{"thanks", "ありがとうございました。助かりました", ""},
		{"an amount", "12,960円の請求です", ""},
		{"a day", "届いたのは4月12日", ""},
		{"a phone number", "090-0000-0000", ""},
		{"digits", "4111 1111", "4111 1111"},
		{"a word for a secret", "暗証番号は", "暗証番号は"},
		{"the end of a long message", strings.Repeat("あ", 100) + "パスワードは", strings.Repeat("あ", 74) + "パスワードは"},
		{"a mark is not cut in two", "パスワードはHunter2" + strings.Repeat("い", 70) + "暗証番号は", strings.Repeat("い", 70) + "暗証番号は"},
	} {
		got := NewText(c.wrote).Ending()
		if got.Words() != c.ending {
			t.Errorf("%s: %q, want %q", c.why, got.Words(), c.ending)
		}
	}
}

func TestALongMessageIsReadWithItsBeginningOnly(t *testing.T) {
	long := NewText("1111 1111" + strings.Repeat("あ", 3*head) + "終わり")
	got := Across(NewText("4111 1111"), long)
	if got[0].Words() != markOf(Card) || !strings.HasPrefix(got[1].Words(), markOf(Card)+"ああ") || !strings.HasSuffix(got[1].Words(), "終わり") {
		t.Errorf("%q and %d characters", got[0].Words(), utf8.RuneCountInString(got[1].Words()))
	}
	if want := []Secret{Card}; !slices.Equal(got[0].Secrets(), want) || !slices.Equal(got[1].Secrets(), want) {
		t.Errorf("found %v and %v", got[0].Secrets(), got[1].Secrets())
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

func FuzzAcross(f *testing.F) {
	f.Add("4111 1111", "1111 1111 のカードです")
	f.Add("パスワードは", "sunshine")
	f.Add("\uFDFApw:", "が\u3099x1")
	f.Fuzz(func(t *testing.T, first, next string) {
		a, b := NewText(first), NewText(next)
		got := Across(a, b)
		again := Across(got...)
		for i := range got {
			if !utf8.ValidString(got[i].Words()) || again[i].Words() != got[i].Words() {
				t.Errorf("%q, %q become %q and then %q", first, next, got[i].Words(), again[i].Words())
			}
		}
		if ending := a.Ending(); !strings.HasSuffix(a.Words(), ending.Words()) {
			t.Errorf("%q does not end with %q", a.Words(), ending.Words())
		}
	})
}
