package forms_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"madoguchi/internal/incident/forms"
	"madoguchi/internal/strictyaml"
)

const good = "%PDF-1.4 a form"

func sum(content string) string {
	s := sha256.Sum256([]byte(content))
	return hex.EncodeToString(s[:])
}

// read reads a folder of forms and says what is wrong.
func read(list string, files map[string]string) (all []forms.Form, labels []string, err error) {
	fsys := fstest.MapFS{"forms.yaml": {Data: []byte(list)}}
	for name, content := range files {
		fsys["forms/"+name] = &fstest.MapFile{Data: []byte(content)}
	}
	folder := strictyaml.Open(fsys, "the manual")
	all = forms.Reader{Folder: folder, Langs: []string{"ja", "en"}, Say: func(p strictyaml.Phrase, lang string) { labels = append(labels, lang+" "+p.Text) }}.Read()
	return all, labels, folder.Err()
}

func row(id, file, content string) string {
	return fmt.Sprintf("- id: %s\n  label: {ja: 開示請求書, en: Request form}\n  file: %s\n  sha256: %s\n", id, file, sum(content))
}

func TestAFormIsTheFileThatWasApproved(t *testing.T) {
	all, labels, err := read(row("request", "request.pdf", good), map[string]string{"request.pdf": good, "other.pdf": "of no concern"})
	if err != nil || len(all) != 1 || all[0].Content != good || all[0].SHA256 != sum(good) {
		t.Fatalf("%v, %+v", err, all)
	}
	if got := fmt.Sprint(labels); got != "[ja 開示請求書 en Request form]" {
		t.Errorf("the lock reads %s", got)
	}
	f, ok := forms.Named(all, "request")
	if _, none := forms.Named(all, "other"); !ok || none {
		t.Error("it is not found by its id")
	}
	for lang, want := range map[string]string{"ja": "開示請求書.pdf", "en": "Request form.pdf", "ko": "request.pdf"} {
		if got := f.Name(lang); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
	if got := f.Name("ko", "en"); got != "Request form.pdf" {
		t.Errorf("in a language that it lacks: %s", got)
	}
}

func TestWhatIsNoForm(t *testing.T) {
	large := "%PDF-" + strings.Repeat("x", forms.Most)
	for _, tt := range []struct{ why, list, content, want string }{
		{"another file than was approved", row("request", "f.pdf", "%PDF-1.4 another"), good, "the file is another one; if it is approved, write " + sum(good)},
		{"no PDF", row("request", "f.pdf", "MZ"), "MZ", "no PDF; a form is one"},
		{"a page of the web", row("request", "f.pdf", "<html>"), "<html>", "no PDF"},
		{"too large", row("request", "f.pdf", large), large, "200 KB; a form has 200 KB at most"},
		{"one that runs", row("request", "f.pdf", good+"/OpenAction 3 0 R"), good + "/OpenAction 3 0 R", "holds /OpenAction, which does something by itself"},
		{"one with a script", row("request", "f.pdf", good+"<</JS (x)>>"), good + "<</JS (x)>>", "holds /JS"},
		{"a file that is not there", row("request", "g.pdf", good), good, "there is no forms/g.pdf"},
		{"a path", row("request", "../f.pdf", good), good, "is no name of a file"},
		{"a name that is hidden", row("request", ".f.pdf", good), good, "is no name of a file"},
		{"an id that is none", row("Request", "f.pdf", good), good, "is no id"},
		{"one id twice", row("request", "f.pdf", good) + row("request", "f.pdf", good), good, "is there twice"},
		{"a label that is a path", strings.Replace(row("request", "f.pdf", good), "Request form", "a/b", 1), good, "a sign that no name of a file has"},
		{"a long label", strings.Replace(row("request", "f.pdf", good), "Request form", strings.Repeat("n", 41), 1), good, "41 characters; keep 40"},
		{"a language that is missing", strings.Replace(row("request", "f.pdf", good), ", en: Request form", "", 1), good, "en"},
		{"a field that nobody knows", row("request", "f.pdf", good) + "  mail: yes\n", good, "mail"},
	} {
		if _, _, err := read(tt.list, map[string]string{"f.pdf": tt.content}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
	}
}

// Words that begin like what runs are words.
func TestANameIsReadToItsEnd(t *testing.T) {
	content := good + "/JSpecial /LaunchPad"
	if _, _, err := read(row("request", "f.pdf", content), map[string]string{"f.pdf": content}); err != nil {
		t.Error(err)
	}
}

func TestAFolderNeedsNone(t *testing.T) {
	folder := strictyaml.Open(fstest.MapFS{}, "the manual")
	if all := (forms.Reader{Folder: folder}).Read(); all != nil || folder.Err() != nil {
		t.Errorf("%v, %v", all, folder.Err())
	}
}
