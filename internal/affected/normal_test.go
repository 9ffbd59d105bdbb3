package affected_test

import (
	"errors"
	"strings"
	"testing"

	"madoguchi/internal/affected"
)

// spelling is one of the ways in which people write the same thing.
type spelling struct{ how, typed string }

func TestSpellingsOfOneThingAreOne(t *testing.T) {
	for _, row := range []struct {
		field     affected.Field
		want      string
		spellings []spelling
	}{
		{affected.Email, "taro.mihon_1@example.jp", []spelling{
			{"as it is", "taro.mihon_1@example.jp"},
			{"a telephone's capital", "Taro.Mihon_1@Example.JP"},
			{"full width", "ｔａｒｏ．ｍｉｈｏｎ＿１＠ｅｘａｍｐｌｅ．ｊｐ"},
			{"spaces around", " 　taro.mihon_1@example.jp\r\n"},
			{"spaces at the @", "taro.mihon_1 @ example.jp"},
			{"a link", "mailto:taro.mihon_1@example.jp"},
			{"brackets", "<taro.mihon_1@example.jp>"},
			{"a link in brackets", "<mailto:Taro.mihon_1@example.jp>"},
			{"name and address", "見本 太郎 <taro.mihon_1@example.jp>"},
			{"a Japanese full stop in it", "taro。mihon_1@example。jp"},
			{"a full stop behind it", "taro.mihon_1@example.jp。"},
			{"something invisible", "taro.mihon_1@\u200bexample.jp\ufeff"},
		}},
		{affected.Email, "a..b.@docomo.example.jp", []spelling{{"as old telephones allowed", "A..B.@docomo.example.jp"}}},
		{affected.Email, "a-b@my-shop.example.jp", []spelling{
			{"minus", "a−b@my−shop.example.jp"}, {"long vowel mark", "aーb@myーshop.example.jp"},
		}},
		{affected.Phone, "09000000000", []spelling{
			{"bare", "09000000000"}, {"dashes", "090-0000-0000"}, {"brackets", "090(0000)0000"}, {"spaces", "090 0000 0000"},
			{"full width", "０９０－００００－００００"}, {"full-width brackets", "（０９０）００００　００００"}, {"long vowel marks", "090ー0000ー0000"},
			{"half-width long vowel marks", "090ｰ0000ｰ0000"}, {"from abroad", "+81-90-0000-0000"}, {"full-width plus", "＋８１ ９０ ００００ ００００"},
			{"from abroad with the zero", "+81 (0)90-0000-0000"}, {"with the zero and no brackets", "+81 090 0000 0000"}, {"dialled from Europe", "0081 90 0000 0000"},
			{"dialled from Japan", "010-81-90-0000-0000"}, {"a label", "TEL: 090-0000-0000"}, {"a sign for a label", "℡090-0000-0000"}, {"a Japanese label", "電話番号：090-0000-0000"}, {"dots", "090.0000.0000"},
		}},
		{affected.Phone, "0120772962", []spelling{{"toll-free", "0120-772-962"}}},
		{affected.Phone, "+14155550100", []spelling{{"abroad", "+1 (415) 555-0100"}, {"dialled from Japan", "010 1 415 555 0100"}, {"dialled from Europe", "001 415 555 0100"}}},
		{affected.Phone, "+442079460000", []spelling{{"with the zero of the area", "+44 (0)20 7946 0000"}}},
		{affected.Postal, "0000001", []spelling{
			{"dash", "000-0001"}, {"bare", "0000001"}, {"mark", "〒000-0001"}, {"full width", "〒０００－０００１"}, {"minus", "000−0001"}, {"long vowel mark", "000ー0001"}, {"space", "000 0001"},
		}},
		{affected.Postal, "SW1A1AA", []spelling{{"abroad", "sw1a 1aa"}}},
		{affected.Name, "高崎一郎", []spelling{
			{"space", "高崎 一郎"}, {"ideographic space", "高崎　一郎"}, {"the ladder form and the standing form", "髙﨑 一郎"}, {"mountain on top", "高嵜一郎"},
			{"様", "高崎 一郎 様"}, {"さん", "高崎一郎さん"}, {"in brackets", "(高崎)一郎"}, {"a glyph selector", "髙\U000e0100崎一郎"},
		}},
		{affected.Name, "渡辺斉", []spelling{{"new", "渡辺斉"}, {"old", "渡邊 齋"}, {"another old", "渡邉 齊"}, {"斎", "渡辺斎"}}},
		{affected.Name, "沢島広国", []spelling{{"old", "澤嶋廣國"}, {"new", "沢島広国"}, {"mixed", "澤嶌 広國"}}},
		{affected.Name, "吉浜桜", []spelling{{"old", "𠮷濱 櫻"}, {"another", "吉濵櫻"}}},
		{affected.Name, "じょんすみす", []spelling{
			{"katakana with a middle dot", "ジョン・スミス"}, {"half width", "ｼﾞｮﾝ･ｽﾐｽ"}, {"hiragana", "じょん すみす"}, {"the equals sign that newspapers use", "ジョン＝スミス"},
		}},
		{affected.Name, "めありー", []spelling{{"long vowel mark", "メアリー"}, {"dash", "メアリ-"}, {"minus", "めあり−"}}},
		{affected.Name, "annemariemihon", []spelling{{"Latin", "Anne-Marie MIHON"}, {"wide Latin", "Ａｎｎｅ Ｍａｒｉｅ Ｍｉｈｏｎ"}, {"a dot", "Anne Marie. Mihon"}}},
		{affected.Name, "株式会社見本", []spelling{{"to a company", "株式会社見本 御中"}}},
		{affected.Kana, "みほんたろー", []spelling{
			{"katakana", "ミホン タロー"}, {"half width", "ﾐﾎﾝ ﾀﾛｰ"}, {"hiragana", "みほん　たろー"}, {"dash", "ミホン タロ-"}, {"minus", "ミホン タロ−"}, {"a dot", "ミホン・タロー"},
		}},
		{affected.Kana, "わたなべ", []spelling{{"voiced marks apart", "わたなへ\u3099"}, {"half width", "ﾜﾀﾅﾍﾞ"}}},
		{affected.Address, "例県見本市例示町1-2-3", []spelling{
			{"short", "例県見本市例示町1-2-3"}, {"full width", "例県見本市例示町１－２－３"}, {"long vowel marks", "例県見本市例示町１ー２ー３"},
			{"in words", "例県見本市例示町1丁目2番3号"}, {"land numbers", "例県見本市例示町1丁目2番地3"}, {"番地の", "例県見本市例示町1丁目2番地の3"}, {"の", "例県見本市例示町1の2の3"},
			{"kanji", "例県見本市例示町一丁目二番三号"}, {"spaces", "例県 見本市 例示町 1-2-3"}, {"with the postal code", "〒000-0001 例県見本市例示町1-2-3"}, {"a dash too many", "例県見本市例示町1-2-3-"},
		}},
		{affected.Address, "見本市例示12-23-102見本ハイツ201", []spelling{
			{"kanji numerals", "見本市例示十二丁目二十三番一〇二号見本ハイツ201号室"}, {"digits", "見本市例示12-23-102 見本ハイツ 201"}, {"full width", "見本市例示１２丁目２３－１０２　見本ﾊｲﾂ２０１号室"},
		}},
		{affected.Address, "見本市霞ケ丘3-4-5", []spelling{{"small ke", "見本市霞ヶ丘3-4-5"}, {"large ke", "見本市霞ケ丘3-4-5"}, {"ga", "見本市霞が丘3丁目4-5"}, {"a room behind a space", "見本市霞が丘3-4 5"}}},
		{affected.Address, "見本市1-2タワー3", []spelling{{"the long vowel of a word is no dash", "見本市1-2 タワー3"}}},
		{affected.Address, "12ruesaintmichelparis", []spelling{{"abroad", "12, rue Saint-Michel, Paris"}, {"loud", "12 RUE SAINT MICHEL PARIS"}}},
	} {
		for _, s := range row.spellings {
			if got, err := affected.Normal(row.field, s.typed); err != nil || got != row.want {
				t.Errorf("%s, %s: %q becomes %q, %v; want %q", row.field, s.how, s.typed, got, err, row.want)
			}
		}
	}
}

func TestDifferentThingsStayApart(t *testing.T) {
	for _, row := range []struct {
		field affected.Field
		a, b  string
	}{
		{affected.Email, "a.b@example.jp", "ab@example.jp"},
		{affected.Email, "a+b@example.jp", "a@example.jp"},
		{affected.Phone, "090-0000-0000", "080-0000-0000"},
		{affected.Phone, "+1 415 555 0100", "+44 1 555 0100"},
		{affected.Name, "見本 一郎", "見本 二郎"},
		{affected.Name, "崎", "埼"},
		{affected.Kana, "ビヨウイン", "ビョウイン"},
		{affected.Kana, "おばさん", "おばあさん"},
		{affected.Address, "見本市1-23", "見本市12-3"},
		{affected.Address, "見本市1-2 3", "見本市1-23"},
	} {
		a, errA := affected.Normal(row.field, row.a)
		b, errB := affected.Normal(row.field, row.b)
		if errA != nil || errB != nil || a == b {
			t.Errorf("%s: %q is %q, %v; %q is %q, %v", row.field, row.a, a, errA, row.b, b, errB)
		}
	}
}

func TestNothingGivenIsNothing(t *testing.T) {
	for _, f := range affected.Fields() {
		for _, blank := range []string{"", " ", "　\r\n\t", "\u200b", "\ufeff", "\x00"} {
			if got, err := affected.Normal(f, blank); got != "" || err != nil {
				t.Errorf("%s: %q becomes %q, %v", f, blank, got, err)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	for _, row := range []struct {
		field affected.Field
		want  error
		typed []string
	}{
		{affected.Email, affected.ErrEmail, []string{"taro", "taro@", "@example.jp", "taro@example", "a@b@example.jp", "taro@example.jp, hanako@example.jp", "メールはtaro@example.jp", "taro@-example.jp", "taro@example.12", "見本@example.jp", strings.Repeat("a", 65) + "@example.jp"}},
		{affected.Phone, affected.ErrPhone, []string{"9000000000", "9012345678", "8.19012E+11", "090-0000", "090-0000-0000-0", "090-0000-0000 内線 3", "なし", "+", "+0123456789", "090-0000-0000 / 03-0000-0000", "110", "+1234567890123456"}},
		{affected.Postal, affected.ErrPostal, []string{"なし", "00", "12345678901", "000-0001 例県"}},
		{affected.Name, affected.ErrName, []string{"・・・", "-", "()"}},
		{affected.Kana, affected.ErrKana, []string{"...", "ー"}},
		{affected.Address, affected.ErrAddress, []string{"---", "〒000-0001"}},
		{affected.Letter, affected.ErrLetter, []string{"K7PM", "なし"}},
		{"id", affected.ErrField, []string{"1"}},
		{affected.Name, affected.ErrLong, []string{strings.Repeat("あ", 401), strings.Repeat("あ", 5000)}},
	} {
		for _, typed := range row.typed {
			if got, err := affected.Normal(row.field, typed); got != "" || !errors.Is(err, row.want) {
				t.Errorf("%s: %q becomes %q, %v; want %v", row.field, typed, got, err, row.want)
			}
		}
	}
}

// pieces are what spellings are made of, for the property below.
var pieces = []string{
	"", " ", "　", "-", "ー", "ｰ", "−", "一", "二十", "丁目", "番", "番地", "号", "号室", "の", "が", "ケ", "1", "２", "〒", "000-0001", "様", "さん", "髙", "𠮷", "ﾊ", "ﾞ", "\u3099", "は", "ガ", "カ",
	"A", "ﬁ", "İ", "ß", "①", "㈱", "℡", "@", "＠", ".", "。", "<", ">", "mailto:", "+", "81", "0", "(0)", "090", "010", "\u200b", "\ufe00", "\xff", "\x00", "・", "example.jp",
}

func TestNormalIsSettled(t *testing.T) {
	for _, a := range pieces {
		for _, b := range pieces {
			for _, f := range affected.Fields() {
				settled(t, f, a+b)
			}
			for _, c := range pieces {
				settled(t, affected.Address, a+b+c) // the field with the most rules
			}
		}
	}
}

// settled says that what Normal returns is not changed by Normal.
func settled(t *testing.T, f affected.Field, raw string) {
	t.Helper()
	once, err := affected.Normal(f, raw)
	if err != nil {
		if once != "" {
			t.Errorf("%s: %q becomes %q beside an error", f, raw, once)
		}
		return
	}
	if twice, err := affected.Normal(f, once); err != nil || twice != once {
		t.Errorf("%s: %q becomes %q and then %q, %v", f, raw, once, twice, err)
	}
}

func FuzzNormal(f *testing.F) {
	for _, seed := range []string{"", "髙﨑 一郎様", "０９０－００００－００００", "+81(0)90 0000 0000", "〒000-0001", "例県見本市一丁目二番三号", "<MAILTO:Taro@Example.jp>", "ｼﾞｮﾝ･ｽﾐｽ", "\xff\xfe", "1の2の3の", "が\u3099\u3099", strings.Repeat("\u0300", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, field := range affected.Fields() {
			settled(t, field, raw)
		}
	})
}

func BenchmarkNormal(b *testing.B) {
	for _, row := range []struct {
		field affected.Field
		raw   string
	}{
		{affected.Name, "髙﨑 一郎 様"}, {affected.Kana, "タカサキ イチロウ"}, {affected.Postal, "〒000-0001"}, {affected.Address, "例県見本市例示町一丁目２番３号"},
		{affected.Phone, "090-0000-0000"}, {affected.Email, "Taro@Example.jp"},
	} {
		b.Run(string(row.field), func(b *testing.B) {
			for b.Loop() {
				if _, err := affected.Normal(row.field, row.raw); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
