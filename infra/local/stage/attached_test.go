package stage

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/incident/forms"
	"madoguchi/internal/incidents"
)

// attachments is a mail with a picture, a text, a PDF and a program that says it is a picture.
func attachments(t *testing.T, to string, header string) []byte {
	t.Helper()
	letter := image.NewRGBA(image.Rect(0, 0, 900, 600))
	for y := range 600 {
		for x := range 900 {
			letter.Set(x, y, color.RGBA{240, 240, byte(200 + y%40), 255})
		}
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, letter); err != nil {
		t.Fatal(err)
	}
	files, err := incidents.Open("harbour")
	if err != nil {
		t.Fatal(err)
	}
	form, err := files.Open("forms/own-data.pdf")
	if err != nil {
		t.Fatal(err)
	}
	defer form.Close()
	var pdf bytes.Buffer
	if _, err := pdf.ReadFrom(form); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%sFrom: taro@example.com\r\nTo: %s\r\nSubject: letter\r\nMessage-ID: <letter%d@mail.example.com>\r\nMIME-Version: 1.0\r\n"+
		"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n担当の方に届いた手紙を見てほしいです。人と話したいです。\r\n", header, to, len(header))
	for _, f := range []struct {
		name, media string
		content     []byte
	}{
		{"letter.png", "image/png", picture.Bytes()},
		{"note.txt", "text/plain; charset=utf-8", []byte("カードは 4111 1111 1111 1111 です。<script>alert(1)</script>")},
		{"form.pdf", "application/pdf", pdf.Bytes()},
		{"page.png", "image/png", []byte("<script>alert(1)</script>")},
	} {
		encoded := base64.StdEncoding.EncodeToString(f.content)
		fmt.Fprintf(&b, "--x\r\nContent-Type: %s\r\nContent-Disposition: attachment; filename=\"%s\"\r\nContent-Transfer-Encoding: base64\r\n\r\n", f.media, f.name)
		for len(encoded) > 76 {
			b.WriteString(encoded[:76] + "\r\n")
			encoded = encoded[76:]
		}
		b.WriteString(encoded + "\r\n")
	}
	return []byte(b.String() + "--x--\r\n")
}

// TestStaffLookAtWhatCame: by mail and on LINE, from the door to the picture in a browser, and no
// page breaks a rule of axe-core where that is there.
func TestStaffLookAtWhatCame(t *testing.T) {
	r := start(t, options{})
	if err := sendTo(r, "taro@example.com", r.Incident.Mail, attachments(t, r.Incident.Mail, "")); err != nil {
		t.Fatal(err)
	}
	r.idle()
	r.says("人と話したいです")
	for _, action := range []string{"image", "sticker"} {
		r.post("/local/phone", gesture{User: alice, Action: action})
	}
	r.idle()
	by := map[string]cases.Receipt{}
	for _, c := range r.cases() {
		by[string(c.Channel)] = c.Receipt
		if err := r.staff.Act(t.Context(), c.Receipt, casework.Action{By: agent, Verb: casework.Take}); err != nil {
			t.Fatal(err)
		}
	}
	ctx := browser(t, r, 1440, 900)
	do(t, ctx, chromedp.Navigate(r.web+"/desk/login?login_hint=agent1"), chromedp.WaitReady("#cases", chromedp.ByQuery))
	checked := func(name string) {
		t.Helper()
		if os.Getenv("MADOGUCHI_AXE") != "" {
			accessible(t, ctx, axe(t), name)
		}
		picture(t, ctx, strings.ReplaceAll(name, " ", "-"))
	}
	visit := func(path, ready string) {
		t.Helper()
		do(t, ctx, chromedp.Navigate(r.web+path), chromedp.WaitVisible(ready, chromedp.ByQuery))
	}
	open := func() {
		t.Helper()
		do(t, ctx, chromedp.Evaluate(`document.getElementById("reason").value = "内容の確認"; document.getElementById("bare").requestSubmit()`, nil))
		eventually(t, "it is open", func() bool {
			opened := false
			err := chromedp.Run(ctx, chromedp.Evaluate(`document.readyState === "complete" && document.getElementById("bare") === null`, &opened))
			return err == nil && opened // between two pages there is none
		})
	}
	loads := func() {
		t.Helper()
		eventually(t, "the picture is there", func() bool {
			width := 0
			do(t, ctx, chromedp.Evaluate(`document.querySelector(".look img")?.complete ? document.querySelector(".look img").naturalWidth : 0`, &width))
			return width > 0
		})
	}
	mail, onLINE := "/desk/case/"+string(by["email"]), "/desk/case/"+string(by["line"])
	visit(mail, ".hung li")
	sees(t, ctx, ".hung", "letter.png")
	checked("a mail with files")
	visit(mail+"/raw/1", "main")
	checked("a mail as it came, masked")
	visit(mail+"/raw/1/file/1", "#bare")
	checked("before a file is opened")
	open()
	loads()
	picture(t, ctx, "a-picture")
	visit(mail+"/raw/1/file/2", "#bare")
	open()
	sees(t, ctx, "pre", "[カード番号■■]")
	picture(t, ctx, "a-text")
	visit(mail+"/raw/1/file/3", "#bare")
	open()
	loads()
	sees(t, ctx, "pre", "Request about your own data")
	checked("a PDF")
	visit(mail+"/raw/1/file/4", "#bare")
	open()
	sees(t, ctx, ".alert", "この種類のファイルは表示できません")
	picture(t, ctx, "what-is-not-shown")
	visit(onLINE, ".came")
	sees(t, ctx, "#log", "スタンプ")
	picture(t, ctx, "a-picture-and-a-sticker-on-LINE")
	link := ""
	do(t, ctx, chromedp.Evaluate(`document.querySelector(".hung a").getAttribute("href")`, &link))
	visit(link, "#bare")
	open()
	loads()
	picture(t, ctx, "a-picture-from-LINE")
}

// TestNoVerdictNoPreview: what no scanner passed stays shut, though its owner asks.
func TestNoVerdictNoPreview(t *testing.T) {
	r := start(t, options{})
	says := []string{"FAIL", "GRAY", "PROCESSING_FAILED"}
	for _, said := range says {
		mail := strings.ReplaceAll(string(attachments(t, r.Incident.Mail, "X-Rehearsal-Virus: "+said+"\r\n")), "taro@", strings.ToLower(said)+"@")
		if err := sendTo(r, "taro@example.com", r.Incident.Mail, []byte(mail)); err != nil {
			t.Fatal(err)
		}
	}
	r.idle()
	all := r.cases()
	if len(all) != len(says) {
		t.Fatalf("%d cases", len(all))
	}
	for _, c := range all {
		file, err := r.staff.Case(t.Context(), c.Receipt)
		if err != nil || len(file.RawKeys) != 1 || len(file.Scanned) > 0 {
			t.Errorf("%v, raw %v, scanned %v", err, file.RawKeys, file.Scanned)
		}
	}
}

// formed is a stage whose incident has the forms of the other one that is built in.
func formed(t *testing.T) *running {
	t.Helper()
	other, err := incidents.Load("harbour")
	if err != nil {
		t.Fatal(err)
	}
	return startOn(t, options{}, func(string) (*rehearsal.Rehearsal, error) {
		whole, err := embedded()
		if err != nil {
			return nil, err
		}
		formed := *whole.Incident
		formed.Forms = other.Forms
		return whole.With(&formed), nil
	})
}

// TestAFormArrives: chosen on the page, attached to the mail that leaves, the very bytes of the incident.
func TestAFormArrives(t *testing.T) {
	r := formed(t)
	if err := sendTo(r, "taro@example.com", r.Incident.Mail, emailtest.Message{From: "taro@example.com", To: r.Incident.Mail, Subject: "My data",
		Body: "I want a copy of my data. Please let me talk to a person."}.Raw()); err != nil {
		t.Fatal(err)
	}
	r.idle()
	receipt := r.cases()[0].Receipt
	if err := r.staff.Act(t.Context(), receipt, casework.Action{By: agent, Verb: casework.Take}); err != nil {
		t.Fatal(err)
	}
	ctx := browser(t, r, 390, 844)
	do(t, ctx, chromedp.Navigate(r.web+"/desk/login?login_hint=agent1&next=/desk/case/"+string(receipt)), chromedp.WaitVisible("#form", chromedp.ByQuery),
		chromedp.SetValue("#form", "own_data", chromedp.ByQuery), chromedp.SendKeys("#text", "Please find the form attached.", chromedp.ByQuery))
	if script := os.Getenv("MADOGUCHI_AXE"); script != "" {
		accessible(t, ctx, axe(t), "a form for an answer")
	}
	wide := true
	do(t, ctx, chromedp.EmulateViewport(390, 844), chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth || document.querySelector("#reply .main").getBoundingClientRect().right > innerWidth`, &wide))
	if wide {
		t.Error("on a phone the page is wider than the screen")
	}
	before := len(r.mails())
	do(t, ctx, chromedp.Evaluate(`document.getElementById("reply").requestSubmit()`, nil))
	sees(t, ctx, ".row.staff .hung", "Request about your own data.pdf")
	picture(t, ctx, "a-form-that-went")
	left := ""
	do(t, ctx, chromedp.Value("#form", &left, chromedp.ByQuery))
	if left != "" {
		t.Errorf("%s would go with the next answer, too", left)
	}
	if err := r.staff.Act(t.Context(), receipt, casework.Action{By: agent, Verb: casework.Close}); err != nil { // which sends what waits
		t.Fatal(err)
	}
	eventually(t, "the mail leaves", func() bool { return len(r.mails()) > before })
	var files []rawmail.File
	for _, m := range r.told("taro@example.com") {
		files = append(files, rawmail.FilesOf(r.raw(m.ID), 9)...)
	}
	if len(files) != 1 || files[0].Name != "Request about your own data.pdf" {
		t.Fatalf("the customer got %+v", files)
	}
	if content, ok := files[0].Content(forms.Most); !ok || string(content) != r.Incident.Forms[0].Content {
		t.Errorf("%d bytes, not those of the incident", len(content))
	}
}
