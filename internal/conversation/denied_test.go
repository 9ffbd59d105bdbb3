package conversation_test

import (
	"testing"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/incident/texts"
)

// Who says that what they wrote is no danger is believed at once where it was no plain word of it: the case is marked,
// and what they ask is answered.
func TestWhoDeniesAGuessIsBelieved(t *testing.T) {
	for _, row := range []struct{ guessed, words string }{
		{"夫がすぐ隣にいます", "いえ、危険ということではないです。急ぎの件は取り消してください。再発行の手数料はかかりますか"},
		{"He is standing right behind me", "No, it is nothing dangerous. Please cancel the urgent case. Is there a fee for a new card?"},
		{"我丈夫就在身边", "不是，没有什么危险，请取消那个紧急的。补办卡要手续费吗？"},
		{"전남편이 이사한 집을 알면 안 돼요", "아니요, 위험한 건 아니에요. 급한 건은 취소해 주세요. 카드 재발급 수수료가 있나요?"},
	} {
		c := cared(t, row.guessed)
		out := first(t, c, row.words, texts.DangerDenied)
		lacks(t, out, "110")
		if c.state.Cares(c.now) || len(out.Topics) == 0 {
			t.Errorf("%q: cares %v, about %v:\n%s", row.words, c.state.Cares(c.now), out.Topics, read(out))
		}
	}
}

// Who threatened to end their life, or is stalked, is not let go for that, and nothing of their data is deleted.
func TestAPlainCryIsNotDenied(t *testing.T) {
	for danger, words := range map[string]string{
		stalked: "危険ではないので、急ぎの件は取り消してください", tired: "急ぎの件は取り消してください",
		followed: "it is not urgent, please cancel the urgent case", exhausted: "급한 건은 취소해 주세요",
	} {
		c := cared(t, danger)
		out := c.says(words)
		if !c.state.Cares(c.now) || out.Append == "" {
			t.Errorf("%q: cares %v, added to %q", words, c.state.Cares(c.now), out.Append)
		}
		for _, r := range out.Replies {
			if r.Entry == texts.DangerLater.String() || r.Entry == texts.DangerDenied.String() {
				t.Errorf("%q is answered with %s", words, r.Entry)
			}
		}
	}
}

// Who despairs hears whom to call now, whatever they write next, as long as nobody is there.
func TestWhoDespairsAtNightHearsWhomToCall(t *testing.T) {
	c := cared(t, tired)
	c.says("電話がこわいので、ここで話してもいいですか")
	for _, words := range []string{"友だちもいなくなって、夜がいちばんつらいです", "朝まで待てません。もういいです"} {
		c.waits(3 * time.Minute)
		out := c.says(words)
		holds(t, out, "0120-279-338")
		lacks(t, out, "順番")
	}
	c.waits(3 * time.Minute)
	holds(t, c.says("手元の睡眠薬をまとめて飲んだら眠れるかなって"), "119")
}

// Who asks in which language they are answered, and is afraid of the telephone, reads no list of numbers again.
func TestWhoSpeaksAnotherLanguageMayWriteIt(t *testing.T) {
	c := cared(t, exhausted)
	out := c.says("전화하는 게 무서워요. 일본어도 못하는데 여기서 말해도 돼요?")
	lacks(t, out, "0120-061-338")
	c.waits(time.Minute)
	first(t, c, "담당자분 답변은 한국어로 오나요?", texts.DangerLanguage)
	c.waits(time.Minute)
	first(t, c, "그 전화는 한국어가 몇 번이에요?", texts.DangerMenu)
}

// Who is afraid of somebody hears first what they ask: who reads it, whether it is open to all, and what of a mailbox.
func TestWhatTheFearfulAskIsAnswered(t *testing.T) {
	for words, want := range map[string]texts.ID{
		"ここに名前を書いたら、あの人に知られますか": texts.DangerNobody, "担当の方しか読まないですよね": texts.DangerNobody,
		"My ex knows the password of that inbox and can read the code": texts.DangerMailbox, "あの人も私のメールを読めるんです": texts.DangerMailbox,
		"前夫也能登录我的邮箱": texts.DangerMailbox, "전남편이 제 메일을 볼 수 있어요": texts.DangerMailbox,
	} {
		out := first(t, cared(t, "前の夫に引っ越し先を知られたら困ります"), words, want)
		if out.Kind == conversation.Verifying {
			t.Errorf("%q begins the proof", words)
		}
	}
	c := cared(t, "前の夫に引っ越し先を知られたら困ります")
	out := c.says("今は落ち着いています。流出した名簿はネットに出回っているんですか")
	if lacks(t, out, "確認コード"); out.Kind == conversation.Verifying {
		t.Error("who asks whether it is public is to prove who they are")
	}
}

// Who is not understood and may despair is shown no topics; who laughs is.
func TestDespairGetsNoMenu(t *testing.T) {
	for _, words := range []string{"離婚して失業して、今度は情報漏れ。もう何もかも嫌になりました"} {
		c := newCustomer(t, saturday)
		out := c.says(words)
		holds(t, out, "0120-279-338")
		if out.Kind == conversation.Clarifying || !c.state.Cares(c.now) {
			t.Errorf("%q: %s, cares %v", words, out.Kind, c.state.Cares(c.now))
		}
	}
}
