package kept

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"madoguchi/internal/faq"
	"madoguchi/internal/understand/trained"
)

func few() []faq.Example {
	return []faq.Example{{Entry: "fee", Question: "手数料は?"}, {Entry: "fee", Question: "手数料いくら?"},
		{Entry: "period", Question: "いつからいつまで?"}, {Entry: "period", Question: "期間はいつ?"}}
}

// What another way of learning would make must have another version, or the old files go on.
func TestTheVersionNamesTheWayOfLearning(t *testing.T) {
	const learned = "1 3b8965cebd241c21c3790509f5e73c2a cee83f557e40deafc69f33155c49a390" // by version, and by what is built in
	sections, err := trained.Sections(few())
	if err != nil {
		t.Fatal(err)
	}
	h := sha256.New()
	for _, name := range []string{"reader-grams", "reader-rows"} {
		h.Write(sections[name])
	}
	if got := fmt.Sprintf("%d %.16x %.16x", version, h.Sum(nil), sha256.Sum256([]byte(trained.Fits()))); got != learned {
		t.Errorf("learned is now %q: where the second part changed and the third did not, count version up", got)
	}
}

// A file that is there is read, one that is damaged is learned anew, and one of other
// questions is another file.
func TestWhatWasLearnedIsReadAgain(t *testing.T) {
	f := Folder(filepath.Join(t.TempDir(), "new"))
	learned := 0
	learn := func() ([]byte, error) { learned++; return []byte("what was learned"), nil }
	read := func(examples []faq.Example) {
		t.Helper()
		if b, err := f.file("grams", examples, learn); err != nil || string(b) != "what was learned" {
			t.Fatalf("%q, %v", b, err)
		}
	}
	read(few())
	read(few())
	if learned != 1 {
		t.Fatalf("learned %d times", learned)
	}
	path := filepath.Join(string(f), "grams-"+key(few()))
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.Replace(b, []byte("what"), []byte("that"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	read(few())
	read(few()[:3])
	if learned != 3 {
		t.Fatalf("learned %d times", learned)
	}
}

func TestFilesAreNotKeptForEver(t *testing.T) {
	f := Folder(t.TempDir())
	for n := range most + 5 {
		if err := f.put(filepath.Join(string(f), fmt.Sprint("grams-", n)), nil); err != nil {
			t.Fatal(err)
		}
	}
	left, err := os.ReadDir(string(f))
	if err != nil || len(left) != most {
		t.Errorf("%d files are left, %v", len(left), err)
	}
}

// Who has no folder learns each time.
func TestAReaderIsTheSameWithAFolderAndWithout(t *testing.T) {
	f := Folder(t.TempDir())
	for _, folder := range []Folder{"", f, f} {
		r, err := folder.Reader(few())
		if err != nil {
			t.Fatal(err)
		}
		if m := r.Match("手数料はいくら?"); len(m.Ranked) == 0 || m.Ranked[0].Entry != "fee" {
			t.Errorf("%q: %+v", folder, m)
		}
		grams, err := folder.Grams(few())
		if err != nil {
			t.Fatal(err)
		}
		if m := grams.Match("期間は?"); m.Ranked[0].Entry != "period" {
			t.Errorf("%q: %+v", folder, m)
		}
	}
}

// What is kept is what is learned, section by section.
func TestSectionsAreThoseThatWereLearned(t *testing.T) {
	want, err := trained.Sections(few())
	if err != nil {
		t.Fatal(err)
	}
	f := Folder(t.TempDir())
	for range 2 {
		got, err := f.Sections(few())
		if err != nil || !maps.EqualFunc(got, want, bytes.Equal) {
			t.Fatalf("%d sections, want %d: %v", len(got), len(want), err)
		}
	}
}
