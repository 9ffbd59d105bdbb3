package conversation_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/internal/conversation"
)

// Who praises somebody and wants nothing is thanked, and nobody is told to reply.
func TestWhoPraisesIsThanked(t *testing.T) {
	for _, words := range []string{
		"お返事は結構です。車掌さんにとても親切にしていただきました。どうぞご自愛ください。",
		"機械の方なのに優しいのね。それでは失礼します",
		"The crew were wonderful to us, no reply needed. All the best",
	} {
		out := newCustomer(t, friday).says(words)
		if text := read(out); out.Open != nil || !strings.Contains(text, "温かいお言葉") && !strings.Contains(text, "kind words") {
			t.Errorf("%q: %s", words, text)
		}
	}
	if out := newCustomer(t, friday).says("返事はいりません。対応のひどい会社だと思いました"); out.Open == nil {
		t.Errorf("a complaint is none: %s", read(out))
	}
}

// Who says goodbye with what they will do asks nothing.
func TestGoodbyesAreNoQuestions(t *testing.T) {
	for _, words := range []string{
		"では家の者にも、届いたら読むように言っておきます", "ほな頼んます。孫にも捨てんといてやと言うときますわ",
		"合言葉も今度変えておきますね。ではおやすみなさい", "생일로 만든 비밀번호도 내일 바꿀게요. 고맙습니다, 이제 자러 갈게요",
	} {
		c := newCustomer(t, friday)
		c.says("贈り先の人にも手紙が届きますか")
		c.waits(time.Minute)
		if out := c.says(words); out.Kind != conversation.Smalltalk || out.Open != nil {
			t.Errorf("%q is %s: %s", words, out.Kind, read(out))
		}
	}
	c := newCustomer(t, friday)
	if out := c.says("手紙がまだ届きません。ではおやすみなさい"); out.Kind == conversation.Smalltalk {
		t.Errorf("what is told is lost: %s", read(out))
	}
}
