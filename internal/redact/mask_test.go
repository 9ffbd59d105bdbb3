package redact

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
)

// A row says what a person wrote and what the desk keeps of it. The short marks
// below stand for the real ones, so that the rows stay readable.
var marked = strings.NewReplacer(
	"{card}", markOf(Card), "{code}", markOf(SecurityCode), "{password}", markOf(Password),
	"{pin}", markOf(PIN), "{account}", markOf(Account), "{mynumber}", markOf(MyNumber))

type row struct{ why, wrote, kept string }

func checkRows(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		got, _ := Mask(r.wrote)
		if want := marked.Replace(r.kept); got != want {
			t.Errorf("%s:\n  wrote %q\n  keeps %q\n  want  %q", r.why, r.wrote, got, want)
		}
		if again, _ := Mask(got); again != got {
			t.Errorf("%s: masked twice %q becomes %q", r.why, got, again)
		}
	}
}

func TestCards(t *testing.T) {
	checkRows(t, []row{
		{"a number alone", "4111111111111111", "{card}"},
		{"what surrounds it stays", "アメックス378282246310005番です。対象ですか", "アメックス{card}番です。対象ですか"},
		{"in fours", "番号 4111 1111 1111 1111 です", "番号 {card} です"},
		{"American Express in 4-6-5", "3782 822463 10005", "{card}"},
		{"Diners Club in 4-6-4", "3056 930902 5904", "{card}"},
		{"Diners Club in fours", "3056 9309 0259 04", "{card}"},
		{"nineteen digits", "6205 5000 0000 0000 004", "{card}"},
		{"full width", "４１１１１１１１１１１１１１１１", "{card}"},
		{"full-width spaces", "４１１１　１１１１　１１１１　１１１１", "{card}"},
		{"full-width dashes", "４１１１－１１１１－１１１１－１１１１", "{card}"},
		{"each of the many dashes", "4111－1111‐1111–1111", "{card}"},
		{"the rest of the dashes", "4111—1111−1111ー1111", "{card}"},
		{"half-width long vowel", "4111ｰ1111ｰ1111ｰ1111", "{card}"},
		{"dash with spaces", "4111 - 1111 - 1111 - 1111", "{card}"},
		{"dots", "4111.1111.1111.1111", "{card}"},
		{"middle dots", "4111・1111･1111·1111", "{card}"},
		{"slashes", "4111/1111/1111/1111", "{card}"},
		{"zero-width characters in between", "4111\u200b1111\u200c1111\ufeff1111", "{card}"},
		{"soft hyphens between all digits",
			"4\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1\u00ad1", "{card}"},
		{"digit by digit", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "{card}"},
		{"odd groups", "41 1111 11111 11111", "{card}"},
		{"split over lines", "4111 1111\n1111 1111", "{card}"},
		{"one group a line", "4111\r\n1111\r\n1111\r\n1111", "{card}"},
		{"kanji digits", "四一一一一一一一一一一一一一一一", "{card}"},
		{"kanji digits in fours", "四一一一 一一一一 一一一一 一一一一です", "{card}です"},
		{"Arabic-Indic digits", "٤١١١١١١١١١١١١١١١", "{card}"},
		{"mathematical digits", "𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏", "{card}"},
		{"circled digits", "④①①①①①①①①①①①①①①①", "{card}"},
		{"keycap emoji", strings.Repeat("4\ufe0f\u20e3", 1) + strings.Repeat("1\ufe0f\u20e3", 15), "{card}"},
		{"stuck between letters", "no4111111111111111xx", "no{card}xx"},
		{"stuck to more digits", "41111111111111110125", "{card}"},
		{"behind a month that makes it look like a phone number", "期限 03 4111 1111 1111 1111", "期限 03 {card}"},
		{"behind a phone number", "090-0000-0000 4111 1111 1111 1111", "090-0000-0000 {card}"},
		{"two cards", "4111111111111111と5555555555554444", "{card}と{card}"},
		{"mistyped after the word", "カード番号は4111 1111 1111 1112です", "カード番号は{card}です"},
		{"a digit short after the word", "カード番号は 4111-1111-1111-111 です", "カード番号は {card} です"},
		{"twelve digits after the word", "カード番号は411111111111", "カード番号は{card}"},
		{"on the line below the word", "カード番号：\n4111111111111112", "カード番号：\n{card}"},
		{"mistyped in a text about cards", "4111 1111 1111 1112 のカードですが", "{card} のカードですが"},
		{"mistyped after card number is", "my card number is 4111111111111112, leaked?", "my card number is {card}, leaked?"},
		{"a wrong test number after VISA", "VISA 4111-1111-1111-1112", "VISA {card}"},
		{"the expiry date beside it", "4111111111111111 01/25", "{card} {card}"},
		{"the expiry date by name", "4111111111111111 有効期限 01/25", "{card} 有効期限 {card}"},
		{"the expiry date before it", "01/25 4111111111111111", "{card} {card}"},
		{"the security code beside it", "4111111111111111 123", "{card} {code}"},
		{"all three", "4111 1111 1111 1111, 01/25, 123", "{card}, {card}, {code}"},
		{"all three without slash", "4111 1111 1111 1111 0125 123", "{card} {code} {code}"},
	})
}

func TestNotCards(t *testing.T) {
	checkKept(t, []string{
		"0120-772-962",
		"090-0000-0000",
		"09000000000",
		"+81 90 0000 0000",
		"+819000000000",
		"03-1234-5678 06-1234-5678 090-0000-0000 080-0000-0000 0120-772-962",
		"03-1234-5678\n06-1234-5678\n075-123-4567",
		"09000000000 08000000000 07000000000",
		"〒600-8216 075-123-4567",
		"〒530-0001 06-1234-5678",
		"新住所：〒000-0000 福岡県〇〇市〇〇1-2-3",
		"2013年10月5日～2019年3月11日",
		"2013-10-05 2019-03-11 2019-03-28 2019-04-12",
		"4/13 4/14 4/29 4/30 5/1 5/2 5/3 5/6",
		"4月13日(土)、4月14日(日)、4月29日(月)~5月3日(金)、5月6日(月)",
		"2,816＋3,148＋36＋1,288＋708＝7,996という計算でしょうか",
		"3,086件(2,816名)",
		"¥1,080と1,080円と3万円",
		"再発行料1080円",
		"注文番号 12345",
		"伝票番号 1234-5678-9012",
		"伝票は123456789012です",
		"2013 2014 2015 2016 2017 2018 2019",
		"123456",
		"認証コードは123456",
		"確認コード 123456",
		"K7MP-4XQ9-R2TW-H8ND",
		"ABCD-2345",
		"受付番号は ABCD-2345 です。カードの件です",
		"カード番号は言えませんが電話は090-0000-0000です",
		"カードを止めたい。折り返しは 0120-772-962 へ",
		"9:00~18:00",
		"カード番号が漏れた3,086件に入っていますか",
	})
}

// checkKept says that texts stay word for word.
func checkKept(t *testing.T, texts []string) {
	t.Helper()
	for _, text := range texts {
		if got, found := Mask(text); got != text || found != nil {
			t.Errorf("%q becomes %q, %v; want it as written", text, got, found)
		}
	}
}

func TestCodesAndPINs(t *testing.T) {
	checkRows(t, []row{
		{"security code", "セキュリティコードは123です", "セキュリティコードは{code}です"},
		{"in kana", "せきゅりてぃこーど 123", "せきゅりてぃこーど {code}"},
		{"four digits", "セキュリティコード：1234", "セキュリティコード：{code}"},
		{"full width", "セキュリティコード：１２３", "セキュリティコード：{code}"},
		{"CVV", "CVV 123", "CVV {code}"},
		{"CVC2", "cvc2=123", "cvc2={code}"},
		{"Latin between Japanese", "私のCVVは123です", "私のCVVは{code}です"},
		{"the back of the card", "裏の3桁は123でした", "裏の3桁は{code}でした"},
		{"explained in brackets", "セキュリティコード（裏の3桁）は123", "セキュリティコード（裏の3桁）は{code}"},
		{"words in between", "the CVV i think 123", "the CVV i think {code}"},
		{"the number first", "123がセキュリティコードです", "{code}がセキュリティコードです"},
		{"PIN", "暗証番号は1234です", "暗証番号は{pin}です"},
		{"PIN in kanji", "暗証番号は一二三四です", "暗証番号は{pin}です"},
		{"PIN with dash", "暗証番号 12-34", "暗証番号 {pin}"},
		{"PIN, six digits", "PIN: 123456", "PIN: {pin}"},
		{"my PIN is", "my pin is 0000 is that bad", "my pin is {pin} is that bad"},
		{"quoted PIN", "暗証番号は「1234」", "暗証番号は「{pin}」"},
		{"a year is as good a PIN as any", "暗証番号は1985です", "暗証番号は{pin}です"},
		{"PIN first", "1234が私の暗証番号です", "{pin}が私の暗証番号です"},
		{"digits apart", "暗証番号 1 2 3 4", "暗証番号 {pin}"},
	})
	checkKept(t, []string{
		"暗証番号も漏れた？",
		"セキュリティコードは3桁ですか",
		"セキュリティコードは2,816名分ですか",
		"暗証番号は4桁ですか？",
		"暗証番号は2019年に変えました",
		"セキュリティコードが3/11に漏れたのですか",
		"セキュリティコードは9:00に",
		"暗証番号の件で 0120-772-962 に電話しました",
		"Did the CVV leak too?",
		"Did my PIN leak too?",
		"Was the CVV leaked in 2019?",
		"shopping 1234",
		"セキュリティコードは？\n123456",
	})
}

func TestAccounts(t *testing.T) {
	checkRows(t, []row{
		{"by name", "口座番号は1234567です", "口座番号は{account}です"},
		{"bank, branch, type", "見本銀行 本町支店 普通 0000000 名義 ミホン タロウ", "見本銀行 本町支店 普通 {account} 名義 ミホン タロウ"},
		{"bank and branch only", "架空銀行博多支店 1234567", "架空銀行博多支店 {account}"},
		{"with the branch's number", "架空銀行(0001) 博多支店(123) 1234567", "架空銀行(0001) 博多支店(123) {account}"},
		{"on lines of their own", "架空銀行\n博多支店\n普通\n1234567", "架空銀行\n博多支店\n普通\n{account}"},
		{"the bracketed type", "（普）1234567", "（普）{account}"},
		{"current account", "当座 123456", "当座 {account}"},
		{"postal account", "ゆうちょ 記号 12345 番号 12345671", "ゆうちょ 記号 {account}"},
		{"postal account with dash", "ゆうちょ銀行 12345-12345671", "ゆうちょ銀行 {account}"},
		{"in English", "account number: 12345678", "account number: {account}"},
		{"IBAN", "GB29 NWBK 6016 1331 9268 19 please", "{account} please"},
		{"IBAN without gaps", "refund to DE89370400440532013000.", "refund to {account}."},
		{"mistyped IBAN by name", "IBAN: GB29 NWBK 6016 1331 9268 18", "IBAN: {account}"},
	})
	checkKept(t, []string{
		"口座の情報も漏れましたか",
		"普通郵便で来る？",
		"銀行の電話は 0120-772-962 でいいですか",
		"銀行に3,086件の",
		"GB29 NWBK 6016 1331 9268 18",
		"my account was hacked on 2019-03-11",
	})
}

func TestMyNumbers(t *testing.T) {
	checkRows(t, []row{
		{"by name", "マイナンバーは123456789018です", "マイナンバーは{mynumber}です"},
		{"in fours, full width", "個人番号 １２３４　５６７８　９０１８", "個人番号 {mynumber}"},
		{"mistyped", "マイナンバー：1234-5678-9012", "マイナンバー：{mynumber}"},
		{"on the card", "マイナンバーカードの番号 123456789018", "マイナンバーカードの番号 {mynumber}"},
		{"further on, with the right check digit", "マイナンバーも漏れたのでしょうか。登録したのは 1234 5678 9018 です", "マイナンバーも漏れたのでしょうか。登録したのは {mynumber} です"},
	})
	checkKept(t, []string{
		"マイナンバーは平気ですか",
		"マイナンバーは12桁ですよね",
		"マイナンバーの件、電話は090-0000-0000です",
		"マイナンバーも漏れたのでしょうか。伝票は 1234 5678 9012 です",
		"伝票は 1234 5678 9018 です",
	})
}

func TestPasswords(t *testing.T) {
	checkRows(t, []row{
		{"は", "昔のパスワードは nanatsu2013! でした。調べて", "昔のパスワードは {password} でした。調べて"},
		{"old and new", "IDは tarou12、パスワードは Kagoshima#77 です。パスワードを「Sakurajima#88」に変更できますか",
			"IDは tarou12、パスワードは {password} です。パスワードを「{password}」に変更できますか"},
		{"to be changed, without the word", "「Sakurajima#88」に変更してください", "「{password}」に変更してください"},
		{"pw", "pw: Hunter2!! mail a@example.com did it leak", "pw: {password} mail a@example.com did it leak"},
		{"colon", "パスワード：abc123", "パスワード：{password}"},
		{"full width", "パスワードはｓａｋｕｒａ１２３です", "パスワードは{password}です"},
		{"equals", "pwd=Hunter2", "pwd={password}"},
		{"space only", "パスワード Hunter2", "パスワード {password}"},
		{"line below", "パスワード\nHunter2\nよろしく", "パスワード\n{password}\nよろしく"},
		{"half-width kana", "ﾊﾟｽﾜｰﾄﾞはhunter2です", "ﾊﾟｽﾜｰﾄﾞは{password}です"},
		{"hiragana", "ぱすわーどは hunter2", "ぱすわーどは {password}"},
		{"zero-width characters", "パ\u200bス\u200bワ\u200bー\u200bドはhun\u200bter2です", "パ\u200bス\u200bワ\u200bー\u200bドは{password}です"},
		{"short form", "パスは hunter2 です", "パスは {password} です"},
		{"passcode", "パスコードは123456です", "パスコードは{password}です"},
		{"digits only", "パスワードは 20130405 です", "パスワードは {password} です"},
		{"a phone number as password", "パスワードは09000000000です", "パスワードは{password}です"},
		{"letters only", "パスワードは hanako です", "パスワードは {password} です"},
		{"letters only, set to", "パスワードはhanakoにしていました", "パスワードは{password}にしていました"},
		{"in quotes", "パスワードは「さくらもち」でした", "パスワードは「{password}」でした"},
		{"in quotes at once", "パスワード「hanako」", "パスワード「{password}」"},
		{"both quoted", "「パスワード」は「さくらもち」です", "「パスワード」は「{password}」です"},
		{"kana", "パスワードはさくらもちです", "パスワードは{password}です"},
		{"kana and a question behind", "パスワードはさくらもちですが、漏れましたか", "パスワードは{password}ですが、漏れましたか"},
		{"kana without です", "パスワードはさくらもち", "パスワードは{password}"},
		{"kana and digits", "パスワードはさくら123です", "パスワードは{password}です"},
		{"kanji", "パスワードは桜島です。", "パスワードは{password}です。"},
		{"kana after a colon", "パスワード：さくらもち", "パスワード：{password}"},
		{"kana as the new one", "パスワードをさくらもちに変更して", "パスワードを{password}に変更して"},
		{"fillers", "パスワードですが、たしか hunter2 です", "パスワードですが、たしか {password} です"},
		{"further on in the sentence", "パスワードだけどずっとhunter2を使ってた", "パスワードだけどずっと{password}を使ってた"},
		{"the password I used", "The password I used there was Hunter2, help", "The password I used there was {password}, help"},
		{"my password is", "my password is hunter, is it leaked?", "my password is {password}, is it leaked?"},
		{"a pass phrase", "my password is correcthorse battery staple", "my password is {password}"},
		{"quoted phrase", `password: "open sesame"`, `password: "{password}"`},
		{"value first", "hunter2 is my password", "{password} is my password"},
		{"value first in Japanese", "「さくらもち」がパスワードです", "「{password}」がパスワードです"},
		{"value first, used as", "I used hunter2 as my password", "I used {password} as my password"},
		{"two of them", "パスワードは hunter2 か hunter3 です", "パスワードは {password} か {password} です"},
		{"two labels", "ID/PW: hanako55/Hunter2", "ID/PW: {password}"},
		{"watchword", "合言葉は「山」「川」です", "合言葉は「{password}」「{password}」です"},
		{"watchword in kana", "合言葉はさくらもちです", "合言葉は{password}です"},
		{"secret answer", "秘密の質問の答えはポチです", "秘密の質問の答えは{password}です"},
		{"secret question and answer", "秘密の質問は母の旧姓で答えは佐藤です", "秘密の質問は母の旧姓で答えは{password}です"},
		{"secret answer in English", "The answer to my secret question is Rex.", "The answer to my secret question is {password}."},
		{"Chinese", "我的密码是hunter2", "我的密码是{password}"},
		{"Korean", "비밀번호는 hunter2 입니다", "비밀번호는 {password} 입니다"},
		{"asked with the value", "パスワードのhunter2は漏れた？", "パスワードの{password}は漏れた？"},
		{"right after punctuation", "password:hunter2.", "password:{password}."},
	})
}

func TestQuestionsAboutPasswords(t *testing.T) {
	checkKept(t, strings.Split(strings.TrimSpace(askedAboutPasswords), "\n"))
	checkKept(t, []string{
		"件名：パスワードの漏えいについて\n\nはじめまして。",
		"件名：パスワード\n\nはじめまして。漏れましたか",
		"パ\u200bス\u200bワ\u200bー\u200bド\u200bは\u200b漏\u200bれ\u200bた\u200b？",
		"パスワードは漏れましたか\n123456",
		"パスワード\n123456",
	})
}

const askedAboutPasswords = `
パスワードは漏れましたか
パスワードは漏れましたか？
パスワードは？
パスワード
パスワードも？
パスワードは漏れた
パスワードはもれてますか
ＰＡＳＳＷＯＲＤは流出しましたか
パスワードは暗号化されていましたか
パスワードは暗号化ですか
パスワードは平文でしたか
パスワードはハッシュ化されていましたか。SHA256ですか
パスワードを変えるべきですか
パスワードは変えたほうがいいですか
パスワードを変更したくてもサイトにログインできません。
パスワードは変更済みです
パスワードを新しいものに変更したい
パスワードを勝手に変更しないで
パスワードを忘れました
パスワードは忘れました
パスワードは覚えていません
パスワードはどうなりましたか
パスワードは何ですか
パスワードはどうすればいいですか
パスワードは大丈夫ですか
パスワードは大丈夫ですよね
パスワードは無事でしたか
パスワードは安全でしょうか
パスワードは他のサイトと同じです
パスワードは使い回しです
パスワードはそのままです
パスワードは8文字です
パスワードは対象外でしたか
パスワードは別です
パスワードが心配です
パスワードが「流出の可能性が高い」とありますが
パスワードは「流出」ですか
「パスワード(暗号化処理済)」「秘密の質問の答え(暗号化処理済)」について
「氏名」「パスワード」「秘密の質問の答え」
氏名、住所、パスワード、メールアドレスも漏れたのですか
パスワードは、会員番号は、住所は？
パスワードとメールは tom@example.com に送ってください
パスワードはLINEと同じです
パスワードはChromeに保存しています
パスワードはiPhone8に保存しています
会員ＩＤとパスワードば変えんといかんですか
秘密の質問の答えは漏れましたか
秘密の質問も漏れた？
合言葉って何？
ワンタイムパスワードは123456です
ワンタイムパスワード 123456
認証コードは123456
パスワードの代わりに K7MP-4XQ9-R2TW-H8ND を使いますか
パスコードは K7MP-4XQ9-R2TW-H8ND です
パスワードの件、受付番号は ABCD-2345 です
パスワードは7,996名分ですか
パスワードは2013年から同じです
パスポートは漏れましたか
バイパスは通れますか
did u leak my password??
is my password leaked?
Is my password safe?
was my password encrypted
password reset?
Password: leaked?
my password is the same as my bank's
my password was stolen?
My password is probably leaked
What is my password?
I forgot my password, help!!
Should I change my password on iPhone8?
Where can I get a JR Pass?
My JR pass is expired
The password was hashed with SHA-256?
What leaked is the answer to the secret question (encrypted)
name, address, password, secret_answer
密码是否泄露了
密码泄露了吗
비밀번호는 유출됐나요?
`

func TestKindsComeInOrderOfAppearance(t *testing.T) {
	_, found := Mask("パスワードは hunter2、カードは 4111111111111111、前の pw: hunter3")
	if want := []Kind{Password, Card}; !slices.Equal(found, want) {
		t.Errorf("kinds = %v, want %v", found, want)
	}
	if _, found := Mask("こんにちは"); found != nil {
		t.Errorf("kinds = %v, want nil", found)
	}
}

func TestInvalidUTF8IsMadeValidFirst(t *testing.T) {
	got, _ := Mask("4111\xff 4111111111111111 \xe3\x81")
	if want := "4111\uFFFD " + markOf(Card) + " \uFFFD"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNoTextGoesUnread(t *testing.T) {
	long := strings.Repeat("あ", folded.Window-10)
	for _, secret := range []string{"4111111111111111", " pw: Hunter2", "pw: Hunter2 4111 1111 1111 1111"} {
		got, _ := Mask(long + secret + strings.Repeat("い", 100))
		if strings.Contains(got, "11") || strings.Contains(got, "unter") {
			t.Errorf("%q survives at the end of the folded.Window: %q", secret, got[len(long)-3:])
		}
		if !strings.HasSuffix(got, cutMark) {
			t.Errorf("%q: no mark where the text is cut", secret)
		}
		if again, _ := Mask(got); again != got {
			t.Errorf("%q: cut a second time", secret)
		}
	}
}

// What is read is bounded, so a megabyte of anything takes no longer than the
// folded.Window; the test's own deadline would notice a quadratic finder.
func TestAMegabyteIsCut(t *testing.T) {
	for _, unit := range []string{"a", "1", "1 ", "あ", "パスワード", "pw:", "カード番号は1", "銀行1", "「", "が\u3099"} {
		got, _ := Mask(strings.Repeat(unit, 1<<20/len(unit)))
		if !strings.HasSuffix(got, cutMark) || utf8.RuneCountInString(got) > 3*folded.Window {
			t.Errorf("a megabyte of %q leaves %d bytes", unit, len(got))
		}
	}
}

func BenchmarkMaskLINEMessage(b *testing.B) {
	message := strings.Repeat("パスワードは漏れましたか。4111 1111 1111 1111 ", 5000/32)
	for b.Loop() {
		Mask(message)
	}
}

// Each step doubles the text, so that the time of a character (ns/char) stays as it is.
func BenchmarkMaskDoubles(b *testing.B) {
	for _, unit := range []string{"銀行1", "pw:", "パスワードは sunshine ", "4111 1111 ", "いちに", "password is ", "漏れましたか。"} {
		for characters := folded.Window / 8; characters <= folded.Window; characters *= 2 {
			text := strings.Repeat(unit, characters/utf8.RuneCountInString(unit))
			b.Run(fmt.Sprintf("%s/%d", strings.TrimSpace(unit), characters), func(b *testing.B) {
				for b.Loop() {
					Mask(text)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(characters), "ns/char")
			})
		}
	}
}

func TestTextsUpToTheWindowStayWhole(t *testing.T) {
	checkKept(t, []string{strings.Repeat("あ", folded.Window), strings.Repeat("カード", 1700)})
}

// A typed mark is no secret, and private-use characters do not pass for marks.
func TestForgedMarks(t *testing.T) {
	checkKept(t, []string{markOf(Password), "\uE000\uE002", markOf(Card) + "は漏れましたか"})
	checkRows(t, []row{
		{"a mark inside a number", "4111" + string(folded.Mark(3)) + "1111 1111 1111 カード", "{card} カード"},
	})
}

func FuzzMask(f *testing.F) {
	for _, seed := range fuzzSeeds() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got, found := Mask(raw)
		if !utf8.ValidString(got) {
			t.Errorf("not UTF-8: %q", got)
		}
		if again, _ := Mask(got); again != got {
			t.Errorf("masked twice\n%q becomes\n%q", got, again)
		}
		if len(got) > 20*len(raw)+len(cutMark) {
			t.Errorf("%d bytes grow to %d", len(raw), len(got))
		}
		if len(found) == 0 && len(raw) < folded.Window && got != strings.ToValidUTF8(raw, "\uFFFD") {
			t.Errorf("changed without a finding: %q to %q", raw, got)
		}
		if card := plainCard(got); card != "" {
			t.Errorf("%q survives in %q", card, got)
		}
	})
}

func fuzzSeeds() []string {
	seeds := strings.Split(strings.TrimSpace(askedAboutPasswords), "\n")
	for line := range strings.Lines(forms) {
		seeds = append(seeds, secretIn.ReplaceAllString(line, "$2"))
	}
	return append(seeds,
		"", "\x00", "\xff\xfe", "4111 1111 1111 1111", "４１１１ー１１１１ー１１１１ー１１１１", "pw pw: pw=pw is pw",
		"パスワードは「「「abc123」」」", "パスワードは「さくら"+markOf(Password)+"」に変更", markOf(Card)+" 01/25 123 456 789 012",
		"4111111111111111"+markOf(Card)+"4111111111111111", "暗証番号 1-2-3-4-5-6-7-8", "⑿⒀4⑾⑾1⒈⒈⒈1111111", "一1一1一1一1一1一1一1一1",
		"IBAN GB29 NWBK 6016 1331 9268 19 IBAN", "\uFDFA\uFDFApw:\uFDFAx1", "が\u3099\u3099パスワードは\u3099は", "合言葉は「[パスワード■■]」「x」")
}

// plainCard looks for a card number in the plainest way there is, without the
// code under test: ASCII digits side by side.
func plainCard(s string) string {
	notDigit := func(r rune) bool { return r < '0' || r > '9' }
	for _, digits := range strings.FieldsFunc(s, notDigit) {
		if n := len(digits); n < 14 || n > 19 || !strings.ContainsAny(digits[:1], "3456") {
			continue
		}
		sum := 0
		for i, double := len(digits)-1, false; i >= 0; i, double = i-1, !double {
			d := int(digits[i] - '0')
			if double {
				d = d*2/10 + d*2%10
			}
			sum += d
		}
		if sum%10 == 0 {
			return digits
		}
	}
	return ""
}
