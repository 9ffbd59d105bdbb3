package tongue_test

import (
	"testing"

	"madoguchi/internal/conversation/tongue"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

func TestWhatAMessageShows(t *testing.T) {
	for _, row := range []struct {
		why          string
		before, lang incident.Lang
		sure         bool
		words        string
	}{
		{"a sentence of Japanese", "en", "ja", true, "手数料はかかりますか"},
		{"kanji alone, on first contact", "", "ja", true, "再発行手数料"},
		{"kanji alone in a talk in English, by a character of Japan", "en", "ja", true, "再発行手数料"},
		{"kanji alone in a talk in Chinese, by a character of Japan", "zh-Hans", "ja", true, "再発行手数料"},
		{"characters that both have, in a talk in Chinese", "zh-Hant", "zh-Hant", true, "受付時間"},
		{"characters that both have, in a talk in Japanese", "ja", "ja", false, "手数料"},
		{"Chinese without characters of its own", "", "zh-Hans", true, "我想知道我是不是受害者"},
		{"thanks, traditional", "zh-Hant", "zh-Hant", true, "謝謝"},
		{"thanks, on first contact", "", "zh-Hans", false, "谢谢"},
		{"how many, in a talk in Chinese", "zh-Hans", "zh-Hans", true, "多少人"},
		{"a sentence of simplified characters", "ja", "zh-Hans", true, "我的信息泄露了吗"},
		{"a sentence of traditional characters", "ja", "zh-Hant", true, "請問我的個人資料外洩了嗎"},
		{"traditional after simplified", "zh-Hans", "zh-Hant", true, "這樣的話我該怎麼辦"},
		{"neither script", "zh-Hant", "zh-Hant", true, "我不知道"},
		{"a Japanese name in Chinese", "", "zh-Hans", true, "请问はなの的会员信息泄露了吗"},
		{"Korean", "ja", "ko", true, "제 정보가 유출됐나요?"},
		{"a word of Korean", "ja", "ko", false, "네"},
		{"a sigh of Korean letters", "ja", "", false, "ㅠㅠ"},
		{"a sentence of English", "ja", "en", true, "Do I have to pay?"},
		{"words of English without a small one", "ja", "en", false, "card reissue fee"},
		{"thank you", "ja", "en", true, "Thank you!"},
		{"hello", "ja", "en", false, "hello"},
		{"one Latin word", "ja", "", false, "OK"},
		{"another", "zh-Hans", "", false, "PDF"},
		{"in small letters", "ko", "", false, "visa"},
		{"names in capitals", "ja", "", false, "VISA JCB"},
		{"one Latin word, on first contact", "", "en", false, "Compensation"},
		{"an emoticon in words", "ja", "", false, "(laughing)"},
		{"an emoticon and kana", "en", "ja", true, "はい(thumbs up)"},
		{"a figure", "ko", "", false, "5500"},
	} {
		got := tongue.Read(row.words, row.before)
		if got != (tongue.Evidence{Lang: row.lang, Sure: row.sure}) {
			t.Errorf("%s: %q after %q shows %+v", row.why, row.words, row.before, got)
		}
	}
}

func TestWhichChineseIsAskedFor(t *testing.T) {
	for words, want := range map[string]incident.Lang{"中文": "zh-Hans", "請用中文": "zh-Hant", "繁體中文": "zh-Hant", "简体中文": "zh-Hans", "中文でお願いします": "zh-Hans"} {
		if got := tongue.Of("zh", words, "ja"); got != want {
			t.Errorf("%q is %s", words, got)
		}
	}
	if got := tongue.Of("ko", "한국어로", "ja"); got != "ko" {
		t.Errorf("Korean is %s", got)
	}
}

func TestWhatIsForeignToAReader(t *testing.T) {
	for _, row := range []struct {
		lang incident.Lang
		want bool
		text string
	}{
		{"zh-Hans", false, "电话：0120-000-000，邮箱：desk@example.jp"},
		{"zh-Hans", true, "Customers will not be charged a fee for having a card reissued."},
		{"zh-Hans", true, "再発行の手数料について、お客さまへのご請求は発生しません。"},
		{"ko", false, "카드 재발급 수수료는 청구되지 않습니다."},
		{"ko", true, "Customers will not be charged a fee for having a card reissued."},
	} {
		if got := tongue.Foreign(row.text, row.lang); got != row.want {
			t.Errorf("%q is foreign to a reader of %s: %v", row.text, row.lang, got)
		}
	}
}

func TestALanguageIsNamed(t *testing.T) {
	for words, want := range map[string]bool{
		"英語で話せますか": true, "Do you speak Chinese?": true, "怎么用中文联系你们": true, "한국어로 해도 되나요": true, "外国語の対応": true,
		"海外から電話できますか": false, "Can I call from abroad?": false, "从国外怎么打电话": false, "해외에서 전화할 수 있나요": false,
	} {
		if got := tongue.Named(words); got != want {
			t.Errorf("%q names a language: %v", words, got)
		}
	}
}

func TestALanguageIsWishedForBesideAQuestion(t *testing.T) {
	for words, want := range map[string]string{
		"漢字むずかしい。english please. card mo leaked?": "en", "please answer in English, my card was in there": "en", "제 카드는요? 한국어로 답해 주세요": "ko",
		"请用中文回答，我的卡泄露了吗": "zh", "住所は漏れましたか。日本語でお願いします": "ja",
		"my english only please. was my card in it": "en", "can I get the letter in English": "", "한국어로 된 편지가 있나요": "", "英語の手紙はありますか": "",
	} {
		if got := tongue.Wished(words); got != want {
			t.Errorf("%q wishes for %q, want %q", words, got, want)
		}
	}
	if got := tongue.Unwished(inquiry.NewText("english please. card leaked?")).Words(); got != "card leaked?" {
		t.Errorf("left: %q", got)
	}
	if got := tongue.Unwished(inquiry.NewText("English please")).Words(); got != "English please" {
		t.Errorf("left: %q", got)
	}
}

func TestAWordInKatakanaLeavesKoreanKorean(t *testing.T) {
	for words, want := range map[string]incident.Lang{"혹시 パスワード 유출됐나요": incident.Korean, "パスワードは 유출됨?": incident.Japanese} {
		if got := tongue.Read(words, "").Lang; got != want {
			t.Errorf("%q is %s", words, got)
		}
	}
}

func TestANameInAnotherScript(t *testing.T) {
	for words, want := range map[string]incident.Lang{
		"On the back it says 国土交通省 and there is a stamp": incident.English,
		"I live in 福岡市 now and I got your letter":        incident.English,
		"我在 Sample Gallery 买了东西":                         incident.Simplified,
		"Sample Gallery で買いました":                          incident.Japanese,
		"Sample Gallery 会員":                              incident.Japanese,
	} {
		if got := tongue.Read(words, "").Lang; got != want {
			t.Errorf("%q is in %s, want %s", words, got, want)
		}
	}
}
