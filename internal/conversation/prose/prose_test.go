package prose_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/incident"
)

func ExampleQuestions() {
	pieces, subject := prose.Questions("件名：Re: 手数料\n\nお世話になっております。\n再発行に手数料は\nかかりますか。あと、いつ届きますか？\nよろしくお願いいたします。")
	fmt.Println(strings.Join(pieces, " | "), subject)
	// Output: 手数料 | 再発行に手数料は | かかりますか。 | あと、 | いつ届きますか？ true
}

func TestLanguage(t *testing.T) {
	for words, want := range map[string]incident.Lang{
		"手数料はかかりますか": "ja", "対象?": "ja", "多少人": "zh", "多少不安です": "ja", "几号": "zh", "我的信息泄露了吗": "zh", "制보가": "ko", "제 정보가 유출됐나요?": "ko", "Am I affected?": "en", "a": "", "123": "", "": "",
	} {
		if got := prose.Language(words); got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
}

func TestWhatIsNotRead(t *testing.T) {
	for _, row := range []struct {
		words               string
		unreadable, hostile bool
	}{
		{"", true, false},
		{"？！", true, false},
		{"🙏🙏", true, false},
		{strings.Repeat("カード", 30), true, false},
		{"ã‚«ãƒ¼ãƒ‰ã\u0081Œæ¼\u008fã‚Œã\u0081¾ã\u0081—ã\u0081Ÿã\u0081‹", true, false},
		{"繧ｫ繝ｼ繝峨′貍上ｌ縺ｾ縺励◆縺", true, false},
		{"ì¹´ë“œê°€ ìœ ì¶œë˜ì—ˆë‚˜ìš”", true, false},
		{"ffffgggg;;;;;jjjkkkk", true, false},
		{"J'ai été prévenu, où dois-je écrire ?", false, false},
		{"pls rply thx", false, false},
		{"繝", false, false},
		{"あ", false, false},
		{"1", false, false},
		{"<script>alert(1)</script>", false, true},
		{"' OR '1'='1", false, true},
		{"{{7*7}}", false, true},
		{"Please choose one of the list", false, false},
	} {
		if u, h := prose.Unreadable(row.words), prose.Hostile(row.words); u != row.unreadable || h != row.hostile {
			t.Errorf("%q: unreadable %v, hostile %v", row.words, u, h)
		}
	}
}

func TestMailAddresses(t *testing.T) {
	const words = "ＴＡＲＯ＠example.jp と a..b@docomo.ne.jp、ほかは a@b"
	if got := prose.Addresses(words); !slices.Equal(got, []string{"TARO@example.jp", "a..b@docomo.ne.jp"}) {
		t.Errorf("found %q", got)
	}
	if got := prose.WithAddresses(words, "X"); got != "X と X、ほかは a@b" {
		t.Errorf("replaced to %q", got)
	}
}

// Numbers stand for sentences: all of them stay, formulas and repetitions too.
func TestSentences(t *testing.T) {
	got := prose.Sentences("件名：手数料\n\nお世話になっております。手数料は？\nお世話になっております。\n🙏\nI would like to know whether\nthe  fee is mine.")
	want := []string{"手数料", "お世話になっております。", "手数料は？", "お世話になっております。", "I would like to know whether the fee is mine."}
	if !slices.Equal(got, want) {
		t.Errorf("the sentences are %q", got)
	}
}

func TestPlainWords(t *testing.T) {
	got := prose.Plain("件名：確認\n[パスワード■■] a@example.jp <!-- x -->です")
	if want := "確認\n     です"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := prose.Body("件名：確認\n本文"); got != "本文" {
		t.Errorf("the body is %q", got)
	}
}

func TestOnlyWhatAsks(t *testing.T) {
	if got := prose.Asked("山田です。手数料はかかりますか？\nよろしくお願いします。"); got != "手数料はかかりますか？" {
		t.Errorf("asked are %q", got)
	}
	for words, want := range map[string]bool{
		"手数料は": true, "教えてください": true, "Is it open?": true, "what is it": true, "山田です": false, "I am Taro": false,
		"卡要不要停 费用谁出": true, "카드는 어떻게 하나": true, "and by the way how long will it take": true, "我是會員": false, "多少不安です": false,
	} {
		if got := prose.Asking(words); got != want {
			t.Errorf("%q asks: %v", words, got)
		}
	}
}

// Mail programs break lines wherever they are full: a line goes on in the next one.
func TestLinesThatGoOn(t *testing.T) {
	for _, row := range []struct {
		words string
		want  []string
	}{
		{"I would like to know whether the fee\nis charged to me. Thanks", []string{"I would like to know whether the fee is charged to me."}},
		{"再発行の手数料についてお尋ねしますが、\nそれはいくらですか", []string{"再発行の手数料についてお尋ねしますが、それはいくらですか"}},
		{"二つ教えていただきたいことがあるのですが\n1. 手数料は\n・期間は", []string{"二つ教えていただきたいことがあるのですが", "1.", "手数料は", "・期間は"}},
		{"件名：Fwd: 別の件\n\n手数料は", []string{"手数料は"}},
	} {
		if got, _ := prose.Questions(row.words); !slices.Equal(got, row.want) {
			t.Errorf("%q is %q", row.words, got)
		}
	}
}
