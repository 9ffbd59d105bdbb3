package redact

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func masked(wrote string) string {
	words, _ := Mask(wrote)
	return words
}

// read is what becomes of messages that come one after the other, each read with the
// endings of those before it, as the desk does it.
func read(messages []string) []string {
	var kept, endings []string
	for _, m := range messages {
		parts, _ := Across(append(slices.Clone(endings), masked(m))...)
		for i, ending := range endings {
			if ending != "" {
				kept[i] = strings.TrimSuffix(kept[i], ending) + parts[i]
			}
			endings[i] = parts[i]
		}
		text := parts[len(parts)-1]
		kept, endings = append(kept, text), append(endings, Ending(text))
	}
	return kept
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
		{"the first half and the rest",
			"4111 1111 is the first half|and 1111 1111 the rest",
			"{card} {card} is the first half|and {card} {card} the rest"},
		{"a PIN after a question", "暗証番号は変えるべきですか？|今は0412にしてます", "暗証番号は変えるべきですか？|今は{pin}にしてます"},
		{"a PIN after a question in English", "should I change my PIN?|it's 0412 now", "should I change my PIN?|it's {pin} now"},
		{"a PIN after a question in Korean", "핀번호도 바꿔야 하나요?|지금은 0412로 해놨어요", "핀번호도 바꿔야 하나요?|지금은 {pin}로 해놨어요"},
		{"the back after a question", "裏の3桁も漏れましたか？|うちのは987です", "裏の3桁も漏れましたか？|うちのは{code}です"},
		{"one of two", "パスワードを教えてほしいのですが|たぶん tanuki_77x か moonTanuki9 です", "パスワードを教えてほしいのですが|たぶん {password} か {password} です"},
		{"a password after trouble",
			"can't log in to change my password, is the page gone?|it was tanuki-Moon55 if you need it",
			"can't log in to change my password, is the page gone?|it was {password} if you need it"},
		{"a password after trouble in Chinese", "登录不了，密码改不了怎么办|一直用tanuki@0412", "登录不了，密码改不了怎么办|一直用{password}"},
		{"an answer after its question", "秘密の質問は出身の中学校にしてました|見本第三 です。どうなりますか", "秘密の質問は出身の中学校にしてました|{password} です。どうなりますか"},
		{"an answer after its question in English",
			"my security question was my first pet|It was Rex the Second",
			"my security question was my first pet|It was {password}"},
		{"an answer after its question in Chinese", "密保问题选的是宠物名字|我填的是小麻团", "密保问题选的是宠物名字|我填的是{password}"},
		{"an answer after its question in Korean", "비밀번호 찾기 질문은 별명이었어요|답은 나비라고 적었어요", "비밀번호 찾기 질문은 별명이었어요|답은 {password}라고 적었어요"},
		{"the same as elsewhere", "同じのを他でも使ってます|moonTanuki77 ってやつ", "同じのを他でも使ってます|{password} ってやつ"},
		{"a PIN after a question in Chinese", "要改取款密码吗|我的是831204", "要改取款密码吗|我的是{password}"},
		{"an answer after a question", "秘密の質問も漏れてますか|好きな食べ物でみかん餅にしてます", "秘密の質問も漏れてますか|好きな食べ物で{password}にしてます"},
		{"an order behind it stays",
			"My password was|sunshine|and my order is NG-10001",
			"My password was|{password}|and my order is NG-10001"},
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
		"暗証番号は漏れましたか？|受付番号は1234です",
		"暗証番号は漏れましたか？|2018年の購入です",
		"秘密の質問も漏れましたか|見本太郎と申します",
		"秘密の質問はペットの名前にしてました|心配です",
		"パスワードは大丈夫ですか|iPhone8で見ています",
		"is my password out?|my order is NG-10001, paid with visa",
		"was the password encrypted?|I use Windows10 at home",
		"密保问题泄露了吗|信封上写的是我本人",
		"密码要改吗|手机是iphone7plus",
		"비밀번호도 유출됐나요?|주문번호는 20190412-001 입니다",
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
		{"a question", "カードは止まりますか", ""},
		{"a question about what people choose", "パスワードは漏れましたか", "パスワードは漏れましたか"},
		{"thanks", "ありがとうございました。助かりました", ""},
		{"an amount", "12,960円の請求です", ""},
		{"a day", "届いたのは4月12日", ""},
		{"a phone number", "090-0000-0000", ""},
		{"digits", "4111 1111", "4111 1111"},
		{"a word for a secret", "暗証番号は", "暗証番号は"},
		{"the end of a long message", strings.Repeat("あ", 100) + "パスワードは", strings.Repeat("あ", 74) + "パスワードは"},
		{"a mark is not cut in two", "パスワードはHunter2" + strings.Repeat("い", 70) + "暗証番号は", strings.Repeat("い", 70) + "暗証番号は"},
	} {
		got := Ending(masked(c.wrote))
		if got != c.ending {
			t.Errorf("%s: %q, want %q", c.why, got, c.ending)
		}
	}
}

func TestALongMessageIsReadWithItsBeginningOnly(t *testing.T) {
	long := masked("1111 1111" + strings.Repeat("あ", 3*head) + "終わり")
	got, found := Across("4111 1111", long)
	if got[0] != markOf(Card) || !strings.HasPrefix(got[1], markOf(Card)+"ああ") || !strings.HasSuffix(got[1], "終わり") {
		t.Errorf("%q and %d characters", got[0], utf8.RuneCountInString(got[1]))
	}
	if want := []Kind{Card}; !slices.Equal(found[0], want) || !slices.Equal(found[1], want) {
		t.Errorf("found %v and %v", found[0], found[1])
	}
}

func FuzzAcross(f *testing.F) {
	f.Add("4111 1111", "1111 1111 のカードです")
	f.Add("パスワードは", "sunshine")
	f.Add("\uFDFApw:", "が\u3099x1")
	f.Fuzz(func(t *testing.T, first, next string) {
		a, b := masked(first), masked(next)
		got, _ := Across(a, b)
		again, _ := Across(got...)
		for i := range got {
			if !utf8.ValidString(got[i]) || again[i] != got[i] {
				t.Errorf("%q, %q become %q and then %q", first, next, got[i], again[i])
			}
		}
		if ending := Ending(a); !strings.HasSuffix(a, ending) {
			t.Errorf("%q does not end with %q", a, ending)
		}
	})
}
