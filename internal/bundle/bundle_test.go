package bundle_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"madoguchi/internal/bundle"
)

func sections() map[string][]byte {
	return map[string][]byte{"incident": []byte("what the notice says"), "empty": nil, "reader": bytes.Repeat([]byte("n-gram "), 10_000)}
}

func written(t *testing.T) ([]byte, bundle.Sum) {
	t.Helper()
	var b bytes.Buffer
	sum, err := bundle.Write(&b, sections())
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), sum
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	file, sum := written(t)
	path := filepath.Join(t.TempDir(), "bundle")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := bundle.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if b.Sum() != sum {
		t.Errorf("read as %s, written as %s", b.Sum(), sum)
	}
	for name, want := range sections() {
		if got, err := b.Section(name); err != nil || got != string(want) {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
	if _, err := b.Section("head"); err == nil || !strings.Contains(err.Error(), `no section "head"`) {
		t.Errorf("a section that is not there: %v", err)
	}
	if again, _ := written(t); !bytes.Equal(file, again) {
		t.Error("the same sections make other bytes")
	}
}

// opened opens a file and reads all that it should hold.
func opened(file []byte) error {
	b, err := bundle.Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return err
	}
	for name := range sections() {
		if _, err := b.Section(name); err != nil {
			return err
		}
	}
	return nil
}

// No byte can change without notice: not of a section, not of the table, not in front of it.
func TestEveryChangeIsNoticed(t *testing.T) {
	file, sum := written(t)
	for i := range file {
		if i > 400 && i%997 != 0 {
			continue // the n-grams are one section
		}
		changed := bytes.Clone(file)
		changed[i] ^= 1
		b, err := bundle.Open(bytes.NewReader(changed), int64(len(changed)))
		if err == nil && b.Sum() == sum && opened(changed) == nil {
			t.Errorf("byte %d of %d", i, len(file))
		}
	}
}

func TestWhatIsNoBundleIsRefused(t *testing.T) {
	file, _ := written(t)
	damaged := bytes.Clone(file)
	damaged[len(damaged)-1]++
	version := bytes.Clone(file)
	version[8]++
	for _, row := range []struct {
		name string
		file []byte
		want error
		says string
	}{
		{"nothing", nil, bundle.ErrOther, "not a bundle"},
		{"a text", []byte("id: nanatsuboshi\ntitle: a folder's own file"), bundle.ErrOther, "not a bundle"},
		{"another version", version, bundle.ErrOther, "another version"},
		{"a file that ends early", file[:len(file)-10], bundle.ErrDamaged, "table"},
		{"a file that ends in its table", file[:60], bundle.ErrDamaged, "table"},
		{"something behind it", append(bytes.Clone(file), 0), bundle.ErrDamaged, "table"},
		{"a section that changed", damaged, bundle.ErrDamaged, `"reader"`},
	} {
		if err := opened(row.file); !errors.Is(err, row.want) || !strings.Contains(err.Error(), row.says) {
			t.Errorf("%s: %v", row.name, err)
		}
	}
}

// The sum is that of all in front of the sections, and these are named there by their own: who
// knows it needs to trust nobody who handed the file over.
func TestTheSumNamesTheWhole(t *testing.T) {
	file, sum := written(t)
	at := bytes.Index(file, []byte("what the notice says"))
	if got := bundle.Sum(sha256.Sum256(file[:at])); got != sum {
		t.Errorf("%s, want %s", got, sum)
	}
}

func FuzzOpen(f *testing.F) {
	var b bytes.Buffer
	if _, err := bundle.Write(&b, map[string][]byte{"a": []byte("one"), "b": []byte("two")}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(_ *testing.T, file []byte) { opened(file) })
}
