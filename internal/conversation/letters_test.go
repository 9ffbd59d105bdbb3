package conversation_test

import "testing"

// A letter that came is not one that did not come, and each has its own next step.
func TestLetters(t *testing.T) {
	for _, row := range []struct{ words, topic, offers string }{
		{"手紙が届きました", "notification_received", "am_i_affected"},
		{"通知が来たんですけど", "notification_received", "am_i_affected"},
		{"きのう封筒がポストに入っていました", "notification_received", "am_i_affected"},
		{"I got a letter", "notification_received", "am_i_affected"},
		{"your letter came this morning", "notification_received", "am_i_affected"},
		{"我收到信了", "notification_received", "am_i_affected"},
		{"편지가 왔어요", "notification_received", "am_i_affected"},
		{"手紙が届きません", "notification_not_received", "proof_mail"},
		{"手紙がまだ来ない", "notification_not_received", "proof_mail"},
		{"I have not received any letter", "notification_not_received", "proof_mail"},
		{"届いた手紙を捨ててしまいました", "notification_received", "am_i_affected"},
		{"前に住んでいた人あての手紙が届いています", "notification_received", "am_i_affected"},
		{"字がにじんで手紙が読めません", "notification_received", "am_i_affected"},
		{"この手紙は本物ですか", "phishing_suspicious_mail", "notification_method"},
	} {
		c := newCustomer(t, friday)
		c.looked = roster()
		out := c.says(row.words)
		if len(out.Topics) == 0 || out.Topics[0] != row.topic || !offers(out, row.offers) {
			t.Errorf("%q: %v of %v, offers %v", row.words, out.Kind, out.Topics, out.Replies[0].Quick)
		}
	}
}
