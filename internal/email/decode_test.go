package email

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

func testKeys(t testing.TB) *keyring.Ring {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{7}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func testGuard() Guard {
	return Guard{
		Addresses: []string{"contact@example.jp"},
		Domains:   []string{"example.jp"},
		Staff:     []string{"agent1@example.jp", "lead1@staff.example.jp"},
	}
}

func testNow() time.Time { return time.Date(2019, 4, 12, 10, 15, 0, 0, time.FixedZone("JST", 9*60*60)) }

func event(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "events", name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func decodeTest(t testing.TB, raw []byte) decoded {
	t.Helper()
	return decode(raw, Verdict{Authenticated: true}, testGuard(), testKeys(t), testNow())
}

func TestDecodeEvents(t *testing.T) {
	for _, tt := range []struct {
		file, sentence string
		route          route
		reason         string
		kind           inquiry.Kind
		words          string // of a message
		keep           bool
	}{
		{"iso-2022-jp", "ISO-2022-JP with the NEC characters ①㈱髙 is read", toDesk, "", inquiry.Message,
			"件名：カード番号について\n\nお世話になっております。\n①カードの番号は流出したのでしょうか。\n㈱見本商事　髙橋", false},
		{"half-width-kana", "half-width kana by ESC ( I and by SO/SI are read under the name cp50221", toDesk, "", inquiry.Message,
			"件名：確認のお願い\n\nｶｰﾄﾞの再発行はできますか。\nｶｰﾄﾞ番号は控えていません。", false},
		{"shift-jis", "Shift_JIS with the NEC characters is read", toDesk, "", inquiry.Message,
			"件名：問い合わせ①\n\n㈱見本の髙橋です。\n会員登録だけの場合、何が流出しましたか。", false},
		{"split-word", "a character cut in two by two encoded words is whole again", toDesk, "", inquiry.Message,
			"件名：退会の方法\n\n教えてください。", false},
		{"no-charset", "EUC-JP without a charset is recognised, and raw UTF-8 in the subject", toDesk, "", inquiry.Message,
			"件名：お尋ね\n\n住所は含まれますか。", false},
		{"undecodable", "a body that is in no charset goes to a person", toPerson, rawmail.FaultCharset, inquiry.Unread, "", true},
		{"html-only", "of an HTML mail what a person sees is read, without the quote", toDesk, "", inquiry.Message,
			"件名：退会者の扱い\n\n担当者さま\n退会しましたが、\n対象になりますか。\n\n経緯はお知らせで読みました。", false},
		{"iphone", "the answer of an iPhone loses quote and footer, its soft line breaks are joined", toDesk, "", inquiry.Message,
			"件名：お問い合わせの件\n\n電話でも受け付けていますか。", false},
		{"outlook-reply", "below 元のメッセージ nothing counts", toDesk, "", inquiry.Message,
			"件名：ご案内\n\n土曜日も開いていますか。\n\n山田", false},
		{"outlook-html-reply", "of two forms the plain one is read, down to the line of Outlook", toDesk, "", inquiry.Message,
			"件名：ご案内\n\n受付番号を忘れました。", false},
		{"gmail-reply", "Gmail breaks the line that introduces the quote; the signature goes too", toDesk, "", inquiry.Message,
			"件名：ご質問\n\nパスワードは変えた方がよいですか。", false},
		{"gmail-inline", "answers between the quoted lines stay", toDesk, "", inquiry.Message,
			"件名：ご質問\n\nI paid with a debit card.\n\n\nNo.", false},
		{"gmail-forward", "of a forwarded mail only the question counts", toDesk, "", inquiry.Message,
			"このメールは本物でしょうか。", false},
		{"auto-reply", "an out-of-office note is not answered", toNobody, robotAutoSubmitted, inquiry.Message,
			"件名：自動返信：不在のお知らせ\n\n出張のため不在にしております。", false},
		{"bounce", "a bounce is not answered", toNobody, robotReturnPath, inquiry.Message, "", true},
		{"newsletter", "a newsletter is not answered, and not lost either", toPerson, weakList, inquiry.Message, "件名：Weekly news\n\nThis week.", false},
		{"docomo", "an address with two dots is an address", toDesk, "", inquiry.Message, "件名：質問\n\n私も対象ですか。", false},
		{"attachment", "an attachment is kept for a person, the words are read", toDesk, "", inquiry.Message,
			"件名：通知書の写真\n\n届いた書面を添付します。", true},
		{"only-attachment", "a photo with the footer of the phone has no words", toDesk, "", inquiry.Media, "", true},
		{"broken-header", "a mailbox line, a line that is no field and a parameter twice do not stop us", toDesk, "", inquiry.Message,
			"件名：質問\n\nいつ公表しましたか。", true},
		{"no-boundary-end", "rubbish in a part's header and a missing last boundary do not stop us", toDesk, "", inquiry.Message,
			"件名：質問\n\n誰が調査していますか。", true},
		{"two-from", "with two From nobody knows whom to answer", toPerson, rawmail.FaultSender, inquiry.Unread, "", true},
		{"authenticated", "an ordinary mail of an authenticated sender", toDesk, "", inquiry.Message,
			"件名：対象かどうか\n\n私の情報は流出しましたか。", false},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			m := decodeTest(t, event(t, "email-"+tt.file+".eml"))
			if m.Route != tt.route || m.Reason != tt.reason {
				t.Errorf("goes to %s (%s), want %s (%s)", m.Route, m.Reason, tt.route, tt.reason)
			}
			if m.Inbound.Kind != tt.kind || m.Inbound.Mail.KeepRaw != tt.keep {
				t.Errorf("kind %s, keep %v, want %s, %v", m.Inbound.Kind, m.Inbound.Mail.KeepRaw, tt.kind, tt.keep)
			}
			if words := m.Inbound.Text.Words(); words != tt.words && tt.file != "bounce" {
				t.Errorf("words\n%q, want\n%q", words, tt.words)
			}
		})
	}
}

func TestDecodeFields(t *testing.T) {
	keys := testKeys(t)
	got := decodeTest(t, event(t, "email-iphone.eml")).Inbound
	if want := inquiry.NewAddress("taro@example.com"); got.Address != want || got.Customer != inquiry.NewCustomerKey(keys.Hash, inquiry.Email, want) {
		t.Error("the customer is not the one of From")
	}
	if got.Mail.MessageID != "<iphone@mail.example.com>" || got.Mail.References != "<q0@mail.example.com> <a1@example.jp>" {
		t.Errorf("threads by %q after %q", got.Mail.MessageID, got.Mail.References)
	}
	if got.Mail.Subject.Words() != "お問い合わせの件" || !got.Mail.Authenticated || got.Mail.Suspect {
		t.Errorf("mail is %+v", got.Mail)
	}
	if got.Channel != inquiry.Email || !got.Received.Equal(testNow()) || !got.At.Equal(testNow()) {
		t.Errorf("channel %s at %s received %s", got.Channel, got.At, got.Received)
	}
}

func TestDecodeWhatCounts(t *testing.T) {
	raw := func(m emailtest.Message) []byte { return m.Raw() }
	for _, tt := range []struct {
		sentence string
		raw      []byte
		kind     inquiry.Kind
		words    string
	}{
		{"a subject alone is a question", raw(emailtest.Message{Subject: "電話番号"}), inquiry.Message, "件名：電話番号"},
		{"a body alone is a question", raw(emailtest.Message{Body: "電話番号は？"}), inquiry.Message, "電話番号は？"},
		{"an empty mail is left to a person, who sees the raw one", raw(emailtest.Message{}), inquiry.Unread, ""},
		{"so is one that only holds an image from elsewhere", []byte("From: taro@example.com\r\nContent-Type: text/html\r\n\r\n<img src=\"https://example.com/a.png\">"), inquiry.Unread, ""},
		{"prefixes of all programs go", raw(emailtest.Message{Subject: "Re: ＲＥ：Fwd: 転送: 電話", Body: "あ"}), inquiry.Message, "件名：電話\n\nあ"},
		{"a prefix inside the subject stays", raw(emailtest.Message{Subject: "電話 Re: 住所"}), inquiry.Message, "件名：電話 Re: 住所"},
		{"a mail that only quotes is read whole", raw(emailtest.Message{Body: "> 電話番号は？\n"}), inquiry.Message, "電話番号は？"},
		{"a few unreadable characters pass", raw(emailtest.Message{Body: "電話\uFFFD番号\uFFFDは？"}), inquiry.Message, "電話\uFFFD番号\uFFFDは？"},
		{"more than a few do not", raw(emailtest.Message{Body: "\uFFFD\uFFFD\uFFFD\uFFFD番号"}), inquiry.Unread, ""},
		{"From may stand in another charset", raw(emailtest.Message{From: "=?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <taro@example.com>", Body: "あ"}), inquiry.Message, "あ"},
		{"without From nobody can be answered", []byte("Subject: a\r\n\r\nあ"), inquiry.Unread, ""},
		{"an empty file is a mail too", nil, inquiry.Unread, ""},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			m := decodeTest(t, tt.raw).Inbound
			if m.Kind != tt.kind || m.Text.Words() != tt.words {
				t.Errorf("%s %q, want %s %q", m.Kind, m.Text.Words(), tt.kind, tt.words)
			}
		})
	}
}

func TestDecodeRepeatHasSameID(t *testing.T) {
	first := emailtest.Message{Subject: "a", Body: "b"}
	id := func(m emailtest.Message) string { return decodeTest(t, m.Raw()).Inbound.ID }
	again := first
	again.Header = []string{"Received: from a by b; Fri, 12 Apr 2019 10:20:00 +0900"}
	if id(first) != id(again) {
		t.Error("the same mail by another way has another id")
	}
	for _, other := range []emailtest.Message{
		{Subject: "a", Body: "c"}, {Subject: "c", Body: "b"}, {Subject: "a", Body: "b", From: "jiro@example.com"},
	} {
		if id(first) == id(other) {
			t.Error("another mail has the same id")
		}
	}
}

func TestDecodeUnknownSendersAreNotOneCustomer(t *testing.T) {
	a := decodeTest(t, []byte("Subject: a\r\n\r\na")).Inbound
	b := decodeTest(t, []byte("Subject: b\r\n\r\nb")).Inbound
	if a.Customer == b.Customer || a.Address.Value() != "" {
		t.Error("mails without a sender share a customer or name an address")
	}
}

func TestDecodeSuspectGoesToPerson(t *testing.T) {
	for _, v := range []Verdict{{Spam: true}, {Virus: true}} {
		m := decode(emailtest.Message{Body: "助けて"}.Raw(), v, testGuard(), testKeys(t), testNow())
		if m.Route != toPerson || !m.Inbound.Mail.Suspect || m.Inbound.Text.Words() != "助けて" {
			t.Errorf("%+v: goes to %s", v, m.Route)
		}
	}
}

func TestDecodeCutsLongTextBetweenLines(t *testing.T) {
	line := strings.Repeat("あ", 99) + "\n"
	m := decodeTest(t, emailtest.Message{Body: strings.Repeat(line, 300)}.Raw()).Inbound
	words := m.Text.Words()
	if n := len([]rune(words)); n > maxWords || n < maxWords-100 || !strings.HasSuffix(words, "あ") || !m.Mail.KeepRaw {
		t.Errorf("%d characters, kept %v", n, m.Mail.KeepRaw)
	}
	m = decodeTest(t, emailtest.Message{Body: strings.Repeat("あ", maxWords-4) + "4111 1111 1111 1111"}.Raw()).Inbound
	if !strings.HasSuffix(m.Text.Words(), "あ") {
		t.Error("half a number is left at the end")
	}
}

// TestDecodeBounds holds mails that are made to hurt (platform fact 22).
func TestDecodeBounds(t *testing.T) {
	head := "From: taro@example.com\r\nMIME-Version: 1.0\r\n"
	deep := func(n int) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range n {
			fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
		}
		return b.String()
	}
	for _, tt := range []struct{ sentence, raw, reason string }{
		{"9 MB below parts in parts, each of which is gone over", string(nested(9 << 20)), rawmail.FaultWork},
		{"5,000 parts", head + "Content-Type: multipart/mixed; boundary=x\r\n\r\n" +
			strings.Repeat("--x\r\nContent-Type: text/plain\r\n\r\na\r\n", 5000) + "--x--\r\n", rawmail.FaultParts},
		{"3,000 multiparts in each other", deep(3000), rawmail.FaultParts},
		{"more text than anybody writes", head + "\r\n" + strings.Repeat("0123456789abcdef\r\n", 40<<20/18), rawmail.FaultSize},
		{"beyond 40 MB", head + "\r\n" + strings.Repeat("x", 41<<20), rawmail.FaultSize},
		{"a header without end", head + strings.Repeat("X-A: b\r\n", 200_000) + "\r\na", rawmail.FaultSender},
		{"a multipart without a boundary", head + "Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\na\r\n--x--\r\n", rawmail.FaultStructure},
		{"a multipart whose boundary never comes", head + "Content-Type: multipart/mixed; boundary=y\r\n\r\n--x\r\n\r\na", rawmail.FaultStructure},
		{"an encrypted mail", head + "Content-Type: multipart/encrypted; boundary=x\r\n\r\n--x\r\n\r\na\r\n--x--\r\n", rawmail.FaultEncrypted},
		{"a transfer encoding of old", head + "Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a", rawmail.FaultEncoding},
		{"nothing at all", head + "\r\n", rawmail.FaultEmpty},
		{"UTF-7, which nobody can tell from ASCII", head + "Content-Type: text/plain; charset=utf-7\r\n\r\n+MEI-", rawmail.FaultCharset},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			raw := []byte(tt.raw)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			m := decodeTest(t, raw)
			runtime.ReadMemStats(&after)
			if m.Route != toPerson || m.Reason != tt.reason || m.Inbound.Kind != inquiry.Unread || !m.Inbound.Mail.KeepRaw {
				t.Errorf("goes to %s (%s) as %s", m.Route, m.Reason, m.Inbound.Kind)
			}
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 16 {
				t.Errorf("took %d MB for a mail of %d MB", used, len(raw)>>20)
			}
		})
	}
}

func TestDecodeStructures(t *testing.T) {
	head := "From: taro@example.com\r\n"
	mixed := head + "Content-Type: multipart/mixed; boundary=x\r\n\r\n"
	for _, tt := range []struct {
		sentence, raw, words string
		keep                 bool
	}{
		{"a mail inside a mail is an attachment and not read",
			mixed + "--x\r\n\r\nsee below\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\ninner\r\n--x--\r\n", "see below", true},
		{"Apple Mail puts a file beside the other form of the text",
			head + "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n\r\nplain\r\n--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n" +
				"--y\r\nContent-Type: text/html\r\n\r\n<p>rich\r\n--y\r\nContent-Type: application/pdf\r\n\r\nx\r\n--y--\r\n--x--\r\n", "plain", true},
		{"an empty plain form gives way to the HTML form",
			head + "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n\r\n \r\n--x\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--x--\r\n", "rich", false},
		{"a text with a file name is an attachment",
			mixed + "--x\r\n\r\nhello\r\n--x\r\nContent-Disposition: inline; filename=a.txt\r\n\r\nsecret\r\n--x--\r\n", "hello", true},
		{"a signature of the mail is none",
			mixed + "--x\r\n\r\nhello\r\n--x\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--x--\r\n", "hello", false},
		{"a boundary that begins like another one",
			head + "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/mixed; boundary=ab\r\n\r\n--ab\r\n\r\none\r\n--ab--\r\n--a\r\n\r\ntwo\r\n--a--\r\n", "one\ntwo", false},
		{"a mail without an empty line below its header", "From: taro@example.com\r\nSubject: s\r\nこんにちは\r\nTo: you", "件名：s\n\nこんにちは\nTo: you", true},
		{"a header that ends the mail", "From: taro@example.com\r\nSubject: s", "件名：s", false},
		{"line ends of Unix", "From: taro@example.com\nSubject: s\n\nbody\n", "件名：s\n\nbody", false},
		{"an empty content type, empty parameters, an open quote", head + "Content-Type: text; ; charset=\"utf-8\r\n\r\nあ", "あ", false},
		{"base64 with a foreign line", head + "Content-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n--\r\n", "hello", true},
		{"quoted-printable with a broken escape", head + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=E3=81=82=ZZ=\r\nb", "あ=ZZb", true},
		{"ISO-2022-JP in quoted-printable", head + "Content-Type: text/plain; charset=iso-2022-jp\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=1B$B$\"\x1b(B", "あ", false},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			m := decodeTest(t, []byte(tt.raw)).Inbound
			if m.Text.Words() != tt.words || m.Mail.KeepRaw != tt.keep {
				t.Errorf("%s %q, keep %v, want %q, %v", m.Kind, m.Text.Words(), m.Mail.KeepRaw, tt.words, tt.keep)
			}
		})
	}
}

func TestMailPrintsNothing(t *testing.T) {
	m := decodeTest(t, emailtest.Message{Subject: "秘密の件名", Body: "秘密の本文"}.Raw())
	var b bytes.Buffer
	slog.New(slog.NewJSONHandler(&b, nil)).Info("mail", "mail", m)
	printed := b.String() + fmt.Sprintf("%v %+v %#v", m, m, m)
	for _, leak := range []string{"秘密", "taro"} {
		if strings.Contains(printed, leak) {
			t.Errorf("prints %s", leak)
		}
	}
	if !strings.Contains(b.String(), `"route":"desk"`) {
		t.Errorf("logs %s", b.String())
	}
}

// TestDecodeKeepsWhatIsCut: staff can unfold it, masked like all words; what is beyond
// the limit is in the raw mail.
func TestDecodeKeepsWhatIsCut(t *testing.T) {
	m := decodeTest(t, emailtest.Message{Subject: "Re: 質問", Body: "はい。\n\n2019/04/12 14:06、窓口 <c@example.jp>のメール:\n> カード番号は 4111 1111 1111 1111\n-- \n山田\n"}.Raw()).Inbound
	cut := m.Mail.Cut.Words()
	if !strings.Contains(cut, "窓口") || !strings.Contains(cut, "山田") || strings.Contains(cut, "1111") || m.Mail.Below.Words() != "山田" {
		t.Errorf("cut %q, below %q", cut, m.Mail.Below.Words())
	}
	if kept := m.Mail.Kept(); !kept.Cut.Empty() || !kept.Below.Empty() || kept.Subject.Words() != m.Mail.Subject.Words() {
		t.Error("a case would hold it a second time, or loses the subject")
	}
	long := decodeTest(t, emailtest.Message{Subject: "Re: 質問", Body: "はい。\n" + strings.Repeat("> 前の話です。\n", maxCut/5)}.Raw()).Inbound
	if n := len([]rune(long.Mail.Cut.Words())); n > maxCut || n < maxCut-100 || !long.Mail.KeepRaw {
		t.Errorf("%d characters are kept, raw mail %v", n, long.Mail.KeepRaw)
	}
}
