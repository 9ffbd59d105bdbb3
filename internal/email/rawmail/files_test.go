package rawmail_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"madoguchi/internal/email/rawmail"
)

// parts is a mail of words and some more parts.
func parts(more ...string) []byte {
	return []byte("From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nwords\r\n--x\r\n" +
		strings.Join(more, "\r\n--x\r\n") + "\r\n--x--\r\n")
}

func TestWhatHangsOnAMail(t *testing.T) {
	encoded := base64.StdEncoding.EncodeToString([]byte("0123456789"))
	for _, row := range []struct{ why, part, want string }{
		{"a name as it stands", "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"a b.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded, "a b.pdf application/pdf 10"},
		{"padding is no byte", "Content-Type: image/png\r\nContent-Disposition: attachment; filename=a\r\nContent-Transfer-Encoding: base64\r\n\r\nMDEy\r\nMw==", "a image/png 4"},
		{"a name in encoded words", "Content-Type: image/jpeg; name=\"=?utf-8?B?5YaZ55yfLmpwZw==?=\"\r\n\r\nx", "写真.jpg image/jpeg 1"},
		{"a name with its charset", "Content-Type: image/jpeg\r\nContent-Disposition: attachment; filename*=utf-8''%E5%86%99%E7%9C%9F.jpg\r\n\r\nx", "写真.jpg image/jpeg 1"},
		{"a name in pieces", "Content-Type: a/b\r\nContent-Disposition: attachment; filename*0*=utf-8'ja'%E5%86; filename*1*=%99%E7%9C%9F; filename*2=\".jpg\"\r\n\r\nx", "写真.jpg a/b 1"},
		{"percent signs that are none", "Content-Type: a/b\r\nContent-Disposition: attachment; filename*=utf-8''100%.jp%\r\n\r\nx", "100%.jp% a/b 1"},
		{"a name that turns the direction", "Content-Type: a/b\r\nContent-Disposition: attachment; filename*=utf-8''x%E2%80%AEfdp.exe\r\n\r\nx", "xfdp.exe a/b 1"},
		{"a path", "Content-Type: a/b\r\nContent-Disposition: attachment; filename=\"../../etc/passwd\"\r\n\r\nx", ".._.._etc_passwd a/b 1"},
		{"a long name keeps its end", "Content-Type: a/b\r\nContent-Disposition: attachment; filename=\"" + strings.Repeat("n", 900) + ".pdf\"\r\n\r\nx", strings.Repeat("n", 67) + "…nnnnnnnn.pdf a/b 1"},
		{"no name", "Content-Type: image/gif\r\n\r\nx", " image/gif 1"},
		{"a mail within it is one file", "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nwords", " message/rfc822 19"},
		{"a picture within a part of its own", "Content-Type: multipart/related; boundary=y\r\n\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--y\r\nContent-Type: image/gif\r\nContent-ID: <a>\r\n\r\nabc\r\n--y--", " image/gif 3"},
		{"a signature is none", "Content-Type: application/pgp-signature\r\n\r\nx", ""},
		{"words are none", "Content-Type: text/plain\r\n\r\nmore words", ""},
	} {
		var got []string
		for _, f := range rawmail.FilesOf(parts(row.part), 20) {
			got = append(got, fmt.Sprintf("%s %s %d", f.Name, f.Media, f.Size))
		}
		if strings.Join(got, "; ") != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

func TestFilesAreBounded(t *testing.T) {
	one := "Content-Type: image/png\r\nContent-Disposition: attachment; filename=a\r\nContent-Transfer-Encoding: base64\r\n\r\n" + strings.Repeat("QUJD", 100)
	all := rawmail.FilesOf(parts(strings.Split(strings.Repeat(one+"|", 30)+one, "|")...), 20)
	if len(all) != 20 {
		t.Fatalf("%d files", len(all))
	}
	if content, ok := all[0].Content(300); !ok || len(content) != 300 || all[0].Size != 300 {
		t.Errorf("%v, %d bytes, said to be %d", ok, len(content), all[0].Size)
	}
	if _, ok := all[0].Content(299); ok {
		t.Error("more than was asked for")
	}
	deep := "x"
	for i := range 60 {
		deep = fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n%s\r\n--b%d--", i, i, deep, i)
	}
	if all := rawmail.FilesOf([]byte(deep), 20); len(all) > 0 {
		t.Errorf("below twenty levels: %v", all)
	}
}
