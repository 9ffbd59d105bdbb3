package mistyped_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/asked"
	"madoguchi/internal/mistyped"
)

func TestWhatWasMeant(t *testing.T) {
	for _, row := range []struct{ why, typed, meant string }{
		{"romaji", "saihakkou no tesuuryou wa ikura desu ka?", "再発行の手数料はいくらですか?"},
		{"without spaces", "jibunnojouhougamoretakashiritaidesu", "自分の情報が漏れたか知りたいです"},
		{"nobody types that vowels are long", "card no saihakko tesuryo wa muryo desuka", "カードの再発行手数料は無料ですか"},
		{"Kunrei", "situmon ga arimasu. zyuusyo ha nagaretemasuka", "質問があります. 住所はながれてますか"},
		{"with macrons", "Watashi no jōhō wa daijōbu desu ka", "私の情報は大丈夫ですか"},
		{"a hyphen for a long vowel", "ka-do wo tomete kudasai", "カードをとめてください"},
		{"a word alone", "tesuuryou", "手数料"},
		{"with a number", "0120 ni kakattekonai desu", "0120 にかかってこないです"},
		{"ん before its vowel, and before b", "gen'in wo shimbun de mimashita", "原因を新聞でみました"},
		{"danger", "mou shinitai", "もう死にたい"},
		{"no danger", "kono hanashi ni taishite no setsumei wo kudasai", "このはなしに対しての説明をください"},

		{"Korean on a Latin layout", "dkssudgktpdy", "안녕하세요"},
		{"a sentence", "qlalfqjsgheh dbcnfehoTskdy?", "비밀번호도 유출됐나요?"},
		{"a capital where Shift means nothing", "Dkssudgktpdy", "안녕하세요"},
		{"two vowels, two last consonants", "rhksfus djqtdjdy", "관련 없어요"},
		{"danger in it", "wnrrh tlvdjdy", "죽고 싶어요"},

		{"English on a Korean layout", "ㅗ디ㅣㅐ", "hello"},
		{"a question", "ㅈㅁㄴ ㅡㅛ ㅔㅁㄴㄴ잭ㅇ ㅣㄷ맏ㅇ?", "was my password leaked?"},
		{"danger in English", "ㅑ ㅈ뭇 새 얃", "i want to die"},
	} {
		if meant, ok := mistyped.Read(row.typed); !ok || meant != row.meant {
			t.Errorf("%s: %q is read as %q, %v; want %q", row.why, row.typed, meant, ok, row.meant)
		}
	}
}

func TestWhatIsLeftAlone(t *testing.T) {
	for why, texts := range map[string][]string{
		"English":                     {"Is there a fee?", "made to date", "no one", "Kate Kimono", "how do i get to the site", "banana potato tomato"},
		"with slips":                  {"pls hlp", "wat abt teh fe", "thx", "dont knw"},
		"names":                       {"Yamada Taro", "JR Kyushu", "Nanami", "Sakura Hotel", "Kim Jiwoo"},
		"words and codes":             {"OK", "VISA", "PIN", "F36H-9Q5A", "ABCD EFGH", "hjkl hjkl", "asdf", "qwertyuiop"},
		"addresses":                   {"tesuuryou@example.jp", "dkssudgktpdy@example.com"},
		"Japanese, typed as meant":    {"手数料はいくらですか", "てすうりょう", "ﾃｽｳﾘｮｳ", "JALのkaado"},
		"Korean, typed as meant":      {"안녕하세요 ㅠㅠ", "ㅋㅋㅋ", "ㅇㅇ", "ㄴㄴ 아니요", "수수료 있나요 ㅜㅜ"},
		"Chinese":                     {"手续费多少"},
		"languages that are not ours": {"Quiero saber si mis datos", "nataka kujua kama kadi yangu", "Apakah data saya bocor?", "la mia carta e a casa"},
		"nothing":                     {"", "?", "0120", "🙏"},
	} {
		for _, text := range texts {
			if meant, ok := mistyped.Read(text); ok || meant != text {
				t.Errorf("%s: %q is read as %q", why, text, meant)
			}
		}
	}
}

// Nobody who asks in English or Korean is read as somebody else: thousands of phrases of the
// bank, slips and half sentences among them.
func TestPhrasesOfTheBankAreTypedAsMeant(t *testing.T) {
	bank, err := asked.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range bank.Phrases() {
		meant, ok := mistyped.Read(p.Text)
		if !ok {
			continue
		}
		latin := !strings.ContainsFunc(p.Text, func(r rune) bool { return unicode.IsLetter(r) && r >= utf8.RuneSelf })
		if !latin || p.Lang != "ja" && p.Lang != "ko" {
			t.Errorf("%s: %q is read as %q", p.Lang, p.Text, meant)
		}
	}
}

func TestKanji(t *testing.T) {
	for _, row := range []struct{ typed, kanji string }{
		{"さいはっこうのてすうりょうは?", "再発行の手数料は?"},
		{"ｶｰﾄﾞﾉﾃｽｳﾘｮｳ", "カードノ手数料"},
		{"やめる", ""},
		{"てすりょは", ""},
		{"手数料は てすうりょう", ""},
		{"てすうりょうは3000円?", ""},
		{"tesuuryou", ""},
		{"", ""},
	} {
		kanji, ok := mistyped.Kanji(row.typed)
		if ok != (row.kanji != "") || ok && kanji != row.kanji || !ok && kanji != row.typed {
			t.Errorf("%q is %q, %v", row.typed, kanji, ok)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"n", "nn'", "-", "tch", "dkssud gktpdy", "ㅗ디ㅣㅐ", "ō", "\xff", "힣", "kk", "ㅘㅙ ㅗ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		meant, ok := mistyped.Read(s)
		if !ok && meant != s {
			t.Error("a text changed that was left alone")
		}
		if utf8.ValidString(s) && !utf8.ValidString(meant) {
			t.Error("not UTF-8")
		}
		if len(meant) > 6*len(s)+6 {
			t.Errorf("%d bytes grew to %d", len(s), len(meant))
		}
	})
}
