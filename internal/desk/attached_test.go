package desk

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/incident/forms"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/preview"
)

// documents is a reader of PDF.
type documents struct{}

func (documents) Is(content []byte) bool { return bytes.HasPrefix(content, []byte("%PDF-")) }

func (documents) First(_ context.Context, content []byte) (preview.Page, error) {
	if len(content) < 8 {
		return preview.Page{}, errors.New("broken")
	}
	return preview.Page{Pages: 3, Text: "<b>請求書</b> 4111 1111 1111 1111", Picture: []byte("no picture at all")}, nil
}

// hung is a mail with one file of each kind.
func hung(t *testing.T) string {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nwords\r\n")
	for _, f := range []struct{ name, media, content string }{
		{"photo.png", "image/png", picture.String()},
		{"note.txt", "text/plain; charset=utf-8", "<script>alert(1)</script>\n4111 1111 1111 1111\u202e"},
		{"form.pdf", "application/pdf", "%PDF-1.7 what it holds"},
		{"logo.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`},
		{"page.html", "text/html", "<script>alert(1)</script>"},
		{"really.png", "image/png", "<script>alert(1)</script>"},
		{"locked.pdf", "application/pdf", "%PDF-"},
		{"run.txt", "text/plain", "MZ\x00\x00"},
	} {
		fmt.Fprintf(&b, "--x\r\nContent-Type: %s\r\nContent-Disposition: attachment; filename=%s\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n",
			f.media, f.name, base64.StdEncoding.EncodeToString([]byte(f.content)))
	}
	return b.String() + "--x--\r\n"
}

// hanging is a desk with a case of agent1, to which that mail belongs, and a picture on LINE.
func hanging(t *testing.T, scanned bool) (s *stage, agent *browser, path string) {
	mail := []byte(hung(t))
	s = start(t, func(c *Config, _ *oidcsim.Config) {
		c.Documents = documents{}
		c.Raw = func(context.Context, string) ([]byte, error) { return mail, nil }
		c.Media = func(_ context.Context, id string, _ int) ([]byte, error) {
			switch id {
			case "1":
				return png1(t), nil
			case "2":
				return nil, fmt.Errorf("line: %w", fs.ErrNotExist)
			}
			return []byte("%PDF-1.7 not a picture"), nil
		}
	})
	agent = s.as("agent1")
	r, path := s.owned(agent)
	f := s.office.files[r]
	f.Case.RawKeys = []string{"raw/1"}
	if scanned {
		f.Case.Scanned = f.Case.RawKeys
	}
	f.Lines = append(f.Lines,
		casework.Line{From: "customer", At: s.now, Content: inquiry.Content{Raw: "raw/1", Files: []inquiry.Attachment{
			{Name: inquiry.NewText("<b>photo</b>.png"), Kind: "image/png", Size: 2048}, {Name: inquiry.NewText("note.txt"), Kind: "text/plain", Size: 50}}}})
	for _, id := range []string{"1", "2", "3"} {
		f.Lines = append(f.Lines, casework.Line{From: "customer", At: s.now, Content: inquiry.Content{Sort: inquiry.Picture, Media: id}})
	}
	f.Lines = append(f.Lines, casework.Line{From: "customer", At: s.now, Unsent: true, Content: inquiry.Content{Media: "4"}})
	return s, agent, path
}

func png1(t *testing.T) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var source = regexp.MustCompile(`<img src="(/desk/case/[^"]+)"`)

// picture is where the picture of a page is, "" for none.
func pictureOf(page string) string {
	if m := source.FindStringSubmatch(page); m != nil {
		return strings.ReplaceAll(m[1], "&amp;", "&")
	}
	return ""
}

func TestWhatCameSaysWhatItIs(t *testing.T) {
	s, a, path := hanging(t, true)
	r := cases.Receipt(strings.TrimPrefix(path, "/desk/case/"))
	for _, sort := range []inquiry.Sort{inquiry.Sticker, inquiry.Voice, inquiry.Video, inquiry.File, inquiry.Place, inquiry.Other} {
		s.office.files[r].Lines = append(s.office.files[r].Lines, casework.Line{From: "customer", Content: inquiry.Content{Sort: sort}})
	}
	_, page := a.get(path)
	has(t, "the conversation", page, "&lt;b&gt;photo&lt;/b&gt;.png", "画像 (PNG) · 2 KB", "テキスト · 50 B", path+"/raw/1/file/1", path+"/line/1",
		">画像<", ">スタンプ<", ">音声<", ">動画<", ">ファイル<", ">位置情報<", ">この画面では表示できないメッセージ<")
	_, page = s.as("agent2").get(path)
	has(t, "a colleague", page, "画像 (PNG) · 2 KB")
	hasNot(t, "a colleague", page, "/raw/1/file/1", "/line/1")
}

func TestTheOwnerLooksAtWhatTheDeskMadeOfIt(t *testing.T) {
	_, a, path := hanging(t, true)
	for _, row := range []struct {
		why, path string
		status    int
		shows     []string
		picture   bool
	}{
		{"a picture", "/raw/1/file/1", 200, []string{"photo.png"}, true},
		{"a text, escaped and masked", "/raw/1/file/2", 200, []string{"&lt;script&gt;alert(1)", "[カード番号■■]"}, false},
		{"PDF whose picture is none", "/raw/1/file/3", 200, []string{"全 3ページ。", "&lt;b&gt;請求書", "[カード番号■■]", "文字だけを表示"}, false},
		{"SVG, never", "/raw/1/file/4", 422, []string{"この種類のファイルは表示できません"}, false},
		{"a page of the web, as its source", "/raw/1/file/5", 200, []string{"&lt;script&gt;alert(1)"}, false},
		{"what is no picture, whatever it says", "/raw/1/file/6", 422, []string{"この種類"}, false},
		{"PDF that is broken", "/raw/1/file/7", 422, []string{"壊れているか"}, false},
		{"a program that says it is a text", "/raw/1/file/8", 422, []string{"この種類"}, false},
		{"a picture on LINE", "/line/1", 200, nil, true},
		{"one that LINE does not keep any more", "/line/2", 410, []string{"LINEでの保存期間が過ぎた"}, false},
		{"something else from LINE", "/line/3", 422, []string{"この種類"}, false},
		{"one that was taken back", "/line/4", 404, nil, false},
		{"one of another customer", "/line/5", 404, nil, false},
		{"a file too many", "/raw/1/file/9", 404, nil, false},
		{"files count from 1", "/raw/1/file/0", 404, nil, false},
		{"a mail too many", "/raw/2/file/1", 404, nil, false},
		{"a number that is none", "/raw/1/file/+1", 404, nil, false},
	} {
		status, page := a.post(path+row.path, "reason", "内容の確認")
		if status != row.status || pictureOf(page) != "" != row.picture {
			t.Errorf("%s: %d, with a picture: %v", row.why, status, pictureOf(page) != "")
		}
		has(t, row.why, page, row.shows...)
		hasNot(t, row.why, page, "<script>alert", "4111 1111", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload", "\u202e")
	}
}

func TestAPictureIsTheDesksOwnAndRunsNothing(t *testing.T) {
	s, a, path := hanging(t, true)
	for _, what := range []string{"/raw/1/file/1", "/line/1"} {
		_, page := a.post(path+what, "reason", "内容の確認")
		from := pictureOf(page)
		response, body := a.do(a.request("GET", from, nil))
		if !strings.HasPrefix(body, "\xff\xd8\xff") {
			t.Fatalf("%s: no JPEG: %d %.60q", what, response.StatusCode, body)
		}
		for name, want := range map[string]string{"Content-Type": "image/jpeg", "Content-Disposition": `inline; filename="preview.jpg"`,
			"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store"} {
			if got := response.Header.Get(name); got != want {
				t.Errorf("%s is %q", name, got)
			}
		}
		if status, _ := a.get(path + what + "/picture"); status != http.StatusForbidden {
			t.Errorf("%s: without a reason: %d", what, status)
		}
		if status, _ := s.as("lead1").get(from); status != http.StatusForbidden {
			t.Errorf("%s: with the pass of somebody else: %d", what, status)
		}
		if status, _ := a.get(strings.Replace(from, "until=1", "until=2", 1)); status != http.StatusForbidden {
			t.Errorf("%s: with a pass for longer: %d", what, status)
		}
	}
	_, page := a.post(path+"/raw/1/file/1", "reason", "内容の確認")
	s.now = s.now.Add(5 * 60e9)
	if status, _ := a.get(pictureOf(page)); status != http.StatusForbidden {
		t.Errorf("five minutes later: %d", status)
	}
	_, page = a.post(path+"/raw/1/file/1", "reason", "内容の確認")
	a.post(path + "/hand_back")
	if status, _ := a.get(pictureOf(page)); status != http.StatusConflict {
		t.Errorf("once the case is not theirs: %d", status)
	}
}

func TestWhoMayNotLook(t *testing.T) {
	s, a, path := hanging(t, true)
	for who, want := range map[string]int{"agent2": http.StatusConflict, "lead1": http.StatusConflict, "officer1": http.StatusConflict} {
		b := s.as(who)
		status, page := b.get(path + "/raw/1/file/1")
		if status != http.StatusOK || strings.Contains(page, `id="bare"`) {
			t.Errorf("%s: %d, or the form is there", who, status)
		}
		if status, page := b.post(path+"/raw/1/file/1", "reason", "内容の確認"); status != want || pictureOf(page) != "" {
			t.Errorf("%s: %d", who, status)
		}
	}
	for why, reason := range map[string]string{"no reason": "", "blanks": " 　", "a long one": strings.Repeat("理", 201)} {
		status, page := a.post(path+"/line/1", "reason", reason)
		if status != http.StatusUnprocessableEntity || pictureOf(page) != "" {
			t.Errorf("%s: %d", why, status)
		}
	}
	s.office.acts = nil
	s.office.fail = errors.New("store: down")
	if status, page := a.post(path+"/raw/1/file/1", "reason", "内容の確認"); status != http.StatusInternalServerError || pictureOf(page) != "" {
		t.Errorf("shown without a note: %d", status)
	}
	a.post(path+"/raw/1/file/2", "reason", "内容の確認")
	if got := fmt.Sprintf("%d %s %s %s", len(s.office.acts), s.office.acts[0].Verb, s.office.acts[0].To, s.office.acts[0].Text.Words()); got != "1 preview 1-2 内容の確認" {
		t.Errorf("noted %s", got)
	}
	a.post(path + "/close")
	for _, what := range []string{"/raw/1/file/1", "/line/1"} {
		if status, page := a.post(path+what, "reason", "内容の確認"); status < 400 || pictureOf(page) != "" {
			t.Errorf("a closed case, %s: %d", what, status)
		}
	}
}

// Without a verdict that there is no virus nothing of a mail is looked at, by nobody.
func TestWithoutAVerdictNothingIsShown(t *testing.T) {
	s, a, path := hanging(t, false)
	_, page := a.get(path)
	has(t, "the conversation", page, "ウイルス検査に合格した記録がないため、開けません。")
	hasNot(t, "the conversation", page, "/raw/1/file/1")
	_, page = a.get(path + "/raw/1/file/1")
	has(t, "its page", page, "ウイルス検査に合格した記録がない")
	hasNot(t, "its page", page, `id="bare"`)
	s.office.acts = nil
	for _, file := range []string{"/raw/1/file/1", "/raw/1/file/2"} {
		if status, page := a.post(path+file, "reason", "内容の確認"); status != http.StatusConflict || strings.Contains(page, "alert(1)") || pictureOf(page) != "" {
			t.Errorf("%s: %d", file, status)
		}
	}
	if len(s.office.acts) > 0 {
		t.Errorf("noted %v, although nothing was shown", s.office.acts)
	}
}

// A form of the incident is chosen by its name, for mail alone.
func TestAFormIsChosenForMailAlone(t *testing.T) {
	s := start(t, func(c *Config, _ *oidcsim.Config) {
		whole := *c.Incident
		whole.Forms = []forms.Form{{ID: "request", Label: map[string]string{"ja": "開示請求書", "en": "Request"}, SHA256: "0123", Content: "%PDF-1.4"}}
		c.Incident = &whole
	})
	a := s.as("agent1")
	r, path := s.owned(a)
	for channel, offered := range map[inquiry.Channel]bool{inquiry.LINE: false, inquiry.Email: true} {
		s.office.files[r].Case.Channel = channel
		if _, page := a.get(path); strings.Contains(page, `<option value="request">開示請求書.pdf</option>`) != offered {
			t.Errorf("on %s it is offered: %v", channel, !offered)
		}
	}
	s.office.acts = nil
	if status, _ := a.post(path+"/answer", "text", "書式をお送りします。", "form", "another"); status != http.StatusUnprocessableEntity || len(s.office.acts) > 0 {
		t.Errorf("a form that there is not: %d", status)
	}
	a.post(path+"/answer", "text", "書式をお送りします。", "form", "request", "lang", "ja", "id", "x")
	a.post(path+"/answer", "text", "書式をお送りします。", "form", "", "lang", "ja", "id", "x")
	if len(s.office.acts) != 2 {
		t.Fatalf("%d answers", len(s.office.acts))
	}
	with, without := s.office.acts[0], s.office.acts[1]
	if with.Form == nil || with.Form.ID != "request" || with.Form.File.Name.Words() != "開示請求書.pdf" || with.Form.File.Size != 8 || without.Form != nil {
		t.Errorf("sent with %+v", with.Form)
	}
	if with.ID == without.ID {
		t.Error("with a form and without it is the same answer, so that one would be lost")
	}
}
