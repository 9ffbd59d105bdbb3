package conversation_test

import (
	"strings"
	"testing"

	"madoguchi/internal/inquiry"
)

const (
	hereIs   = "担当者からのお返事は、こちらに文字でお送りします。"
	uncalled = "お電話ではないほうがよいとのことも、受付番号KM7P-3XQ9の件に書き添えました。"
)

// Who asks whether the answer comes where they write, or wishes for that, hears that it does; that it shall be no call
// is noted in the same reply, and nobody is told to phone.
func TestTheAnswerComesHereAndInWriting(t *testing.T) {
	for _, row := range []struct {
		words string
		noted bool
	}{
		{"回答はこのトークに書き込んでもらえるんでしょうか", false},
		{"結果の連絡は、この画面に出るんですよね", false},
		{"電話じゃなくてここに届くんですか", false},
		{"夜勤で電話を取れないので、ここに返事をもらえますか", false},
		{"工場では電話に出られません。お返事はここに来ますか", true},
		{"電話はかけないでください。ここに書いてもらえれば見ます", true},
		{"難聴なので電話はなしで、文字で返事をください", true},
		{"父は電話に出られないので、お返事は私のところにもらえますか", false},
		{"Will the answer show up in this chat?", false},
		{"please don't ring me, just write here", true},
		{"会在这里回复我吗", false},
		{"我上班不能接电话，请在这里打字回复", true},
		{"전화는 못 받으니까 여기로 답해 주세요", true},
	} {
		c := newCustomer(t, friday)
		c.says("退会の手続きをお願いします")
		c.state.Lang = "ja"
		out := c.says(row.words)
		if text := read(out); c.state.Lang == "ja" {
			holds(t, out, hereIs)
			lacks(t, out, "0120", "申し訳", "申し上げられません")
			if row.noted {
				holds(t, out, uncalled)
			}
		} else if text == "" {
			t.Errorf("%q is not answered", row.words)
		}
		if noted := out.Append == "KM7P-3XQ9"; row.noted && !noted {
			t.Errorf("%q is not noted: %s", row.words, read(out))
		}
	}
}

// Who has no case is told that writing here is enough.
func TestWhoCannotPhoneMayWriteHere(t *testing.T) {
	for _, words := range []string{"耳が遠くて電話は無理です。ここだけで全部済ませられますか", "電話はできません。ここに書けば返事はもらえますか"} {
		out := newCustomer(t, friday).says(words)
		holds(t, out, "お電話いただかなくても、こちらで承ります")
		lacks(t, out, "0120")
		if out.Open != nil || offers(out, "phone_number_hours") {
			t.Errorf("%q opens a case, or offers the telephone:\n%s", words, read(out))
		}
	}
}

// Who waits for a call hears that none is promised, and what they give besides is noted.
func TestNobodyPromisesACall(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("退会の手続きをお願いします")
	out := c.says("何時ごろ掛けてくるんですか。夕方まで仕事です")
	holds(t, out, "お電話を差し上げるかどうかは、ここでは申し上げられません", "ご都合のつく時間")
	out = c.says("いや番号じゃなくて、いつ電話が来るのか聞いてるんです")
	holds(t, out, "申し訳", "お電話を差し上げるかどうかは")
	lacks(t, out, "0120")
}

// Another way than here, and what is written here, are something else.
func TestWhatIsNotTheWayOfAnAnswer(t *testing.T) {
	for _, words := range []string{"ここに住所を書いてもいいですか", "返事はここじゃなくてファックスでもらえますか", "手紙はこちらに届きますか", "スマホの字は見えないので電話してほしい"} {
		c := newCustomer(t, friday)
		c.says("退会の手続きをお願いします")
		lacks(t, c.says(words), hereIs)
	}
}

// Who cannot take a call did not try to make one.
func TestWhoCannotTakeACallDidNotPhone(t *testing.T) {
	for _, words := range []string{"入院中で電話に出られません", "母は電話に出られない人です", "I can't answer calls on the ward"} {
		c := newCustomer(t, friday)
		c.says("退会の手続きをお願いします")
		lacks(t, c.says(words), "つながらなかった", "could not get through")
	}
	c := newCustomer(t, friday)
	c.says("退会の手続きをお願いします")
	holds(t, c.says("何度かけても電話がつながりません"), "つながらなかった")
}

// What somebody asks of the desk itself beside their case it answers, and passes nothing on.
func TestTheDeskKnowsItself(t *testing.T) {
	for words, want := range map[string]string{
		"受付番号を伝えたら、もう一回説明しなくて大丈夫ですか": "受付番号KM7P-3XQ9をお伝えいただければ",
		"届いたメールの写真をここに送ってもいいですか":     "画像やファイルは、こちらでは開いておりません",
		"PDFも送れますか":           "画像やファイルは、こちらでは開いておりません",
		"夕方5時までにお返事をいただけますか":  "受付時間は、9:00～18:00です",
		"退会の手続きはどれくらいかかりますか":  "どのくらいかかるかは、ここでは申し上げられません",
		"お電話でお聞きしてもよろしいでしょうか": "0120",
		"担当者に聞いたほうが早いでしょうか":   "担当者に伝えます",
	} {
		c := newCustomer(t, friday)
		c.says("退会の手続きをお願いします")
		out := c.says(words)
		holds(t, out, want)
		lacks(t, out, "お答えできません")
	}
	first := newCustomer(t, friday)
	in := first.inbound()
	in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText("届いた手紙の写真を添付して送ったほうがよいでしょうか。"), &inquiry.Mail{Authenticated: true}
	holds(t, first.does(in), "添付してお送りいただけます")
	lacks(t, newCustomer(t, friday).says("保険証の写真を送ったほうがいいですか"), "文字でお書きください")
	lacks(t, newCustomer(t, friday).says("お知らせの写真を送ってもらえますか"), "開いておりません")
}

// The number of who called, and the address of who wrote, are no way to reach the customer.
func TestWhoseNumberItIs(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("JRを名乗る男から電話がかかってきました。本物でしょうか")
	holds(t, c.says("その不審な電話の番号をお伝えしましょうか"), "書いていただければ、受付番号KM7P-3XQ9の件に書き添えます")
	out := c.says("番号は050-0000-0000でした")
	holds(t, out, "お知らせの内容")
	lacks(t, out, "ご連絡先", "お電話を差し上げるか")
	holds(t, c.says("私の携帯は090-0000-0000です"), "ご連絡先")
	out = c.says("相手のアドレスもお知らせしたほうがいいですか。それとも警察に届けたほうがいいですか")
	holds(t, out, "書いていただければ", "#9110")

	other := newCustomer(t, friday)
	other.says("退会の手続きをお願いします")
	out = other.says("電話番号をお伝えしましょうか") // nothing was told to a stranger
	holds(t, out, "こちらにお送りします")
	if out.Open != nil {
		t.Error("an offer opens a case")
	}
}

// Who phoned to have their card stopped wishes for no way of the answer.
func TestACallThatStoppedACardIsNoWish(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("カードに覚えのない請求が2万円ありました")
	out := c.says("さきほどカード会社に電話してカードを止めてもらいました。2万円は返してもらえますか")
	if text := read(out); strings.Contains(text, "お電話ではないほうが") {
		t.Errorf("a wish was heard:\n%s", text)
	}
}
