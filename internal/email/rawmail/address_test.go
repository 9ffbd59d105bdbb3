package rawmail

import (
	"testing"
)

func TestSenderOf(t *testing.T) {
	for _, tt := range []struct{ sentence, from, want string }{
		{"plain", "taro@example.com", "taro@example.com"},
		{"with a name", "Taro <Taro@Example.COM>", "taro@example.com"},
		{"with a quoted name that holds an address", `"jiro@example.com, Jiro" <taro@example.com>`, "taro@example.com"},
		{"with a comment", "taro@example.com (Taro, at home)", "taro@example.com"},
		{"two dots, as at Japanese carriers", "a..b@docomo.example.jp", "a..b@docomo.example.jp"},
		{"a dot before the @", "<a.b.@docomo.example.jp>", "a.b.@docomo.example.jp"},
		{"the same, quoted as the RFC asks", `"a..b"@docomo.example.jp`, "a..b@docomo.example.jp"},
		{"quoted, in angle brackets", `Taro <"a..b"@docomo.example.jp>`, "a..b@docomo.example.jp"},
		{"full-width letters", "ｔａｒｏ@example.com", "taro@example.com"},
		{"a raw ISO-2022-JP name with a comma in its bytes", "\x1b$B;3,$\x1b(B <taro@example.com>", "taro@example.com"},
		{"an encoded name with an @", "=?utf-8?Q?a@example.com?= <taro@example.com>", "taro@example.com"},
		{"the address as its own name", "taro@example.com <taro@example.com>", "taro@example.com"},
		{"a comma in a bare name", "Yamada, Taro <taro@example.com>", "taro@example.com"},
		{"another address as the name", "jiro@example.com <taro@example.com>", ""},
		{"two addresses", "taro@example.com, jiro@example.com", ""},
		{"two in angle brackets", "Taro <taro@example.com> <jiro@example.com>", ""},
		{"no address", "Taro", ""},
		{"the empty address", "<>", ""},
		{"no domain", "taro", ""},
		{"a domain without a dot", "root@localhost", ""},
		{"a space within", `"ta ro"@example.com`, ""},
		{"a line end within", "taro\r\n@example.com", ""},
		{"a local part of another script", "太郎@example.com", ""},
		{"a comment that never ends", "taro@example.com (<jiro@example.com>", ""},
		{"a name that never ends", `"Taro <taro@example.com>`, ""},
		{"what only begins like an encoded word", "=?jiro@example.com, <taro@example.com>", ""},
		{"a group", "Friends: taro@example.com, jiro@example.com;", ""},
		{"nothing", "", ""},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			if got := SenderOf(Header{{"from", tt.from}}).Address; got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestSenderOfSeveralFields(t *testing.T) {
	for sentence, raw := range map[string]string{
		"two From":                       "From: a@example.com\r\nFrom: b@example.com\r\n\r\n",
		"a second From of the old form":  "From: a@example.com\r\nFrom : b@example.com\r\n\r\n",
		"a first From of the old form":   "From : a@example.com\r\nFrom: b@example.com\r\n\r\n",
		"the same address twice as well": "From: a@example.com\r\nFROM: a@example.com\r\n\r\n",
		"only Reply-To and Sender":       "Reply-To: a@example.com\r\nSender: a@example.com\r\n\r\n",
	} {
		h, _, _ := SplitHeader([]byte(raw))
		if s := SenderOf(h); s.Address != "" || s.Plain {
			t.Errorf("%s: somebody is taken for the sender", sentence)
		}
	}
}

func TestSenderPlain(t *testing.T) {
	if SenderOf(Header{{"from", "ｔaro@example.com"}}).Plain {
		t.Error("an address that only normalising makes counts as checked")
	}
	if SenderOf(Header{{"from", "\x1b$B<b@example.net>\x1b(B <taro@example.com>"}}).Plain {
		t.Error("an address hides in the bytes of a name")
	}
	if !SenderOf(Header{{"from", "山田 <taro@example.com>"}}).Plain {
		t.Error("a raw name spoils an address")
	}
	if !SenderOf(Header{{"from", "Taro@example.com"}}).Plain {
		t.Error("capital letters spoil an address")
	}
}
