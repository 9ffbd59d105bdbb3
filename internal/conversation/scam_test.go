package conversation_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
)

// Who tells, after a question about a call or a mail, that they gave what it wanted wakes staff, whatever the words.
func TestWhoIsSwindledWakesStaff(t *testing.T) {
	for first, second := range map[string]string{
		"九州の鉄道の人だと名乗る電話がありました。本物ですか":                                     "カードの裏の数字まで読み上げてもうた",
		"漏えいのことで確認してほしいというメールが来ました。そちらのものですか":                            "さっき暗証番号いれちゃった…",
		"I had a call from somebody about this leak. Was it really you?": "well, I already read the digits out to him",
		"收到短信说要核对资料，是你们发的吗":                                              "可是我已经把验证码报给他了",
		"이번 유출 건이라면서 전화가 왔는데 진짜인가요":                                      "카드 번호랑 뒤 세 자리까지 불러 줬어요",
	} {
		c := newCustomer(t, friday)
		c.says(first)
		c.waits(time.Minute)
		out := c.says(second)
		if out.Open == nil || out.Open.Lane != cases.Urgent {
			t.Errorf("%q behind %q opens no urgent case: %s", second, first, out.Replies[0].Text)
		}
	}
}

// Whether to go to the police is no question about what the company reported.
func TestThePoliceConsults(t *testing.T) {
	for _, words := range []string{"これって警察に届けたほうがいいですか", "Should I go to the police about this?", "这种情况我需要报警吗", "경찰에 신고해야 할까요"} {
		out := newCustomer(t, friday).says(words)
		if text := out.Replies[0].Text; !strings.Contains(text, "#9110") || out.Open != nil {
			t.Errorf("%q: %s", words, text)
		}
	}
	if out := newCustomer(t, friday).says("御社は警察に届けましたか"); strings.Contains(out.Replies[0].Text, "#9110") {
		t.Errorf("the company's report: %s", out.Replies[0].Text)
	}
}
