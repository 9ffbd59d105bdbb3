package conversation_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/internal/incident/texts"
)

const (
	extorted   = "金曜までに振り込まないと勤め先にばらす、と知らない男から電話で脅されています"
	blackmail  = "a stranger emails me my own address and says he will publish everything unless I send bitcoin"
	extortedZh = "有陌生人发来我的住址，威胁我不给钱就公开"
	extortedKo = "모르는 사람이 제 주소를 보내면서 돈을 안 주면 퍼뜨리겠다고 협박해요"
)

// Who is threatened for money and asks whether to pay hears that nobody here can say, and whom to ask before, in other
// words the second time; who paid, whom to tell at once.
func TestWhetherToPayWhoThreatens(t *testing.T) {
	for _, row := range []struct{ threat, asks, again, paid string }{
		{extorted, "払うべきでしょうか", "払わないとどうなりますか", "もう3万円振り込みました"},
		{blackmail, "should I just pay him?", "what if I don't pay", "I already sent him half"},
		{extortedZh, "该不该给钱？", "不给钱会怎么样？", "我已经付了"},
		{extortedKo, "돈을 보내야 하나요?", "안 보내면 어떻게 돼요?", "벌써 돈을 보냈어요"},
	} {
		c := cared(t, row.threat)
		c.waits(2 * time.Minute)
		holds(t, first(t, c, row.asks, texts.DangerPay), "9110")
		c.waits(time.Minute)
		first(t, c, row.again, texts.DangerPay2)
		c.waits(time.Minute)
		holds(t, first(t, c, row.paid, texts.DangerPaid), "9110")
	}
}

// Money of other kinds is none of theirs: what a card costs, what the company pays.
func TestOtherMoneyIsNotPaidToWhoThreatens(t *testing.T) {
	for words, threat := range map[string]string{
		"カードの再発行手数料は払わないといけませんか": extorted, "御社が払うべきです": extorted, "まだ払っていません": extorted,
		"do I have to pay a reissue fee?": blackmail, "will you pay compensation": blackmail, "I haven't paid anything": blackmail,
		"补发卡要付手续费吗": extortedZh, "재발급 수수료를 내야 하나요": extortedKo,
	} {
		c := cared(t, threat)
		c.waits(2 * time.Minute)
		for _, r := range c.says(words).Replies {
			if strings.HasPrefix(r.Entry, "danger_pa") {
				t.Errorf("%q: %s", words, r.Text)
			}
		}
	}
}

// Whoever is outside of Japan reads no number of Japan again once they said so.
func TestNoNumberOfJapanAbroad(t *testing.T) {
	c := cared(t, blackmail)
	c.waits(2 * time.Minute)
	for _, words := range []string{"I live in Canada, that number does not work here", "should I pay him?", "I'm scared"} {
		if out := read(c.says(words)); strings.Contains(out, "110") || !strings.Contains(out, "place where you are") {
			t.Errorf("%q:\n%s", words, out)
		}
		c.waits(time.Minute)
	}
}

// Where a relation is abroad, or whom they fear, the numbers of Japan stay.
func TestNumbersOfJapanStayForWhoIsThere(t *testing.T) {
	for _, words := range []string{"my daughter is in Canada. should I pay him?", "he says he is in London. do I pay?"} {
		c := cared(t, blackmail)
		c.waits(2 * time.Minute)
		holds(t, c.says(words), "9110")
	}
}
