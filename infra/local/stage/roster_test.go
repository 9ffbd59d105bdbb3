package stage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"
	"golang.org/x/text/encoding/japanese"

	"madoguchi/infra/local/datafile"
	"madoguchi/infra/local/disclosures"
	"madoguchi/infra/local/list"
	"madoguchi/internal/roster/csvfile"
	"madoguchi/internal/roster/rostertest"
)

// runAs is what the program does with arguments.
func runAs(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	switch args[0] {
	case "roster":
		return list.Run(ctx, args[1:], stdout, stderr)
	case "disclosures":
		return disclosures.Run(ctx, args[1:], stdout, stderr)
	}
	return Serve(ctx, args, os.Getenv, stderr)
}

// commanded runs the program as a shell would.
func commanded(t *testing.T, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, errs bytes.Buffer
	err = runAs(t.Context(), args, &out, &errs)
	return out.String(), errs.String(), err
}

// done is commanded for what must succeed.
func done(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, err := commanded(t, args...)
	if err != nil {
		t.Fatalf("%v: %v\n%s%s", args, err, out, errs)
	}
	return out
}

// listFile is a list that a company wrote.
func listFile(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sampleFile is the whole sample.
func sampleFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.csv")
	_, errs, err := commanded(t, "roster", "sample", "-o", path)
	if want := "7,996 rows of invented people written to " + path + "\n"; err != nil || errs != want {
		t.Fatalf("%q, %v; want %q", errs, err, want)
	}
	return path
}

// finds opens a desk on a folder and looks an address up.
func finds(t *testing.T, dir, email string) []string {
	t.Helper()
	r := start(t, options{data: dir})
	defer r.stop()
	if r.roster == nil {
		t.Fatal("the desk has no roster")
	}
	segments, err := r.roster.ByEmail(t.Context(), email)
	if err != nil {
		t.Fatal(err)
	}
	return segments
}

// TestRosterMisused says what was meant to be said.
func TestRosterMisused(t *testing.T) {
	list, empty := listFile(t, "id,segment,email\n1,member,taro@example.jp\n"), t.TempDir()
	nobody := listFile(t, "id,segment,email\n")
	cases := []struct {
		name string
		args []string
		want string
	}{
		{"no command", []string{"roster"}, "check, import, sample, rotate or purge"},
		{"a command that there is not", []string{"roster", "export"}, "check, import, sample, rotate or purge"},
		{"no file", []string{"roster", "check"}, "one file"},
		{"flags behind the file", []string{"roster", "import", list, "-data", empty}, "flags before the file"},
		{"no folder", []string{"roster", "import", list}, "-data DIR"},
		{"a list of nobody", []string{"roster", "check", nobody}, csvfile.ErrEmpty.Error()},
		{"to take a list of nobody in", []string{"roster", "import", "-data", t.TempDir(), nobody}, csvfile.ErrEmpty.Error()},
		{"a folder for a list", []string{"roster", "check", empty}, "is a folder, a pipe or a device; save the list as a file"},
		{"a file that is not there", []string{"roster", "check", filepath.Join(empty, "none.csv")}, "no such file"},
		{"to end what never was", []string{"roster", "purge", "-data", empty, "-yes"}, "not the folder of a desk"},
		{"a new key of what never was", []string{"roster", "rotate", "-data", empty}, "not the folder of a desk"},
		{"an argument too many", []string{"roster", "purge", "-data", empty, "now"}, "flags only"},
		{"a log of no desk", []string{"disclosures", "verify", "-data", empty}, "not the folder of a desk"},
		{"no such log command", []string{"disclosures", "delete"}, "verify or export"},
	}
	for _, c := range cases {
		if _, _, err := commanded(t, c.args...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	if left, err := os.ReadDir(empty); err != nil || len(left) > 0 {
		t.Errorf("a command that was refused left %v", left)
	}
}

// TestHelp is no mistake: the program ends well.
func TestHelp(t *testing.T) {
	for _, row := range []struct{ command, want string }{
		{"roster -h", "check, import, sample, rotate or purge"},
		{"roster check -h", "-incident"},
		{"roster import -h", "-skip-bad"},
		{"roster sample -h", "-seed"},
		{"roster rotate -h", "-data"},
		{"roster purge -h", "-yes"},
		{"disclosures -h", "verify or export"},
		{"disclosures verify -h", "kept elsewhere, to hold them against"},
		{"disclosures export -h", "-data"},
	} {
		out, errs, err := commanded(t, strings.Fields(row.command)...)
		if !errors.Is(err, flag.ErrHelp) || out != "" || !strings.Contains(errs, row.want) {
			t.Errorf("%s: %q, %q, %v", row.command, out, errs, err)
		}
	}
}

// TestRosterSample is the same each time, unless another seed is asked for, and as large
// as was announced.
func TestRosterSample(t *testing.T) {
	path := sampleFile(t)
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if again := done(t, "roster", "sample"); again != string(first) {
		t.Error("another list the second time")
	}
	if other := done(t, "roster", "sample", "-seed", "2"); other == string(first) {
		t.Error("the same list for another seed")
	}
	out := done(t, "roster", "check", path)
	holds(t, out, "sample.csv: 7,996 rows, UTF-8", "2,816 rows, at most 2,816 announced\n", "708 rows, at most 708 announced\n")
	lacks(t, out, "differs", "bad")
}

// TestRosterCheck names each problem by file, line and column, and no value.
func TestRosterCheck(t *testing.T) {
	path := listFile(t, "id,segment,email\n1,member,taro@example.jp\n2,crew,hanako@example.jp\n3,member,\n1,member,jiro\n")
	out, _, err := commanded(t, "roster", "check", path)
	if err == nil || err.Error() != "3 rows are bad" {
		t.Error("it ends with", err)
	}
	holds(t, out, path+":3: segment: ", path+":4: row: ", path+":5: email: ", path+":5: id: ", "at most 3,148 announced  differs by -3,147\n", "3 rows are bad; 4 problems are listed\n")
	lacks(t, out, "crew", "hanako", "jiro", "taro")
	out, _, err = commanded(t, "roster", "check", listFile(t, "id,segment,email\n1,member,\n"))
	if err == nil || err.Error() != "1 row is bad" {
		t.Error("one bad row ends with", err)
	}
	holds(t, out, "list.csv: 1 row, UTF-8\n", "1 row is bad; 1 problem is listed\n")
}

// TestRosterImport takes in a list as Excel writes it in Japan, and a desk that is opened
// then finds the people.
func TestRosterImport(t *testing.T) {
	utf8 := "id,segment,name,email,postal_code\r\n\"1\",member,髙橋①㈱,taro@example.jp,000-0001\r\n2,overseas,\"見本, 花子\",hanako@example.jp,000-0002\r\n"
	excel, err := japanese.ShiftJIS.NewEncoder().String(utf8)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	out, errs, err := commanded(t, "roster", "import", "-data", dir, listFile(t, excel))
	if err != nil {
		t.Fatal(err, out)
	}
	holds(t, out, "2 rows, CP932", "counts from now on")
	holds(t, errs, "100%  2 of 2 rows")
	if got := finds(t, dir, "hanako@example.jp"); !slices.Equal(got, []string{"overseas"}) {
		t.Errorf("found in %v", got)
	}
	if info, err := os.Stat(datafile.RosterKeyPath(dir)); err != nil || info.Mode() != 0o600 {
		t.Errorf("the key's file: %v, %v", info, err)
	}
}

// TestRosterImportRefused leaves the list that counts as it is.
func TestRosterImportRefused(t *testing.T) {
	dir := withList(t, rostertest.Some(sampleRows(t), 1))
	bad := listFile(t, "id,segment,email\n1,member,taro@example.jp\n2,member,\n")
	out, _, err := commanded(t, "roster", "import", "-data", dir, bad)
	if err == nil || !strings.Contains(err.Error(), "-skip-bad") {
		t.Error("it ends with", err)
	}
	holds(t, out, bad+":3: ")
	lacks(t, out, "counts from now on")
	if got := finds(t, dir, "taro@example.jp"); len(got) > 0 {
		t.Error("a list that was refused counts")
	}
	holds(t, done(t, "roster", "import", "-data", dir, "-skip-bad", bad), bad+":3: ", "counts from now on")
	if got := finds(t, dir, "taro@example.jp"); !slices.Equal(got, []string{"member"}) {
		t.Errorf("the good rows are found in %v", got)
	}
}

// until is where an import tells how far it is; at a word it interrupts it.
type until struct {
	bytes.Buffer
	word string
	stop context.CancelFunc
}

func (u *until) Write(p []byte) (int, error) {
	if strings.Contains(string(p), u.word) {
		u.stop()
	}
	return u.Buffer.Write(p)
}

// TestRosterImportInterrupted: Ctrl-C changes nothing for anybody who asks, and the same
// command goes on where it stopped.
func TestRosterImportInterrupted(t *testing.T) {
	dir := withList(t, []listed{{"id": "1", "segment": "overseas", "email": "before@example.jp"}})
	path := sampleFile(t)
	ctx, stop := context.WithCancel(t.Context())
	var out bytes.Buffer
	errs := &until{word: "%", stop: stop}
	err := runAs(ctx, []string{"roster", "import", "-data", dir, path}, &out, errs)
	if err == nil || !strings.Contains(err.Error(), "goes on where it stopped, with 2,000 rows of 7,996 in") {
		t.Fatalf("%v\n%s%s", err, out.String(), errs)
	}
	if got := finds(t, dir, "before@example.jp"); !slices.Equal(got, []string{"overseas"}) {
		t.Errorf("the list from before is found in %v", got)
	}
	said, progress, err := commanded(t, "roster", "import", "-data", dir, path)
	if err != nil {
		t.Fatal(err, said)
	}
	holds(t, progress, "50%  4,000 of 7,996 rows")
	lacks(t, progress, " 2,000 of 7,996 rows")
	if got := finds(t, dir, "before@example.jp"); len(got) > 0 {
		t.Error("somebody who is missing in the new list is found")
	}
	rows := sampleRows(t)
	for _, row := range []listed{rostertest.Only(t, rows, "card_member"), rostertest.Only(t, rows, "overseas")} { // in the first batch, and in a later one
		if got := finds(t, dir, row["email"]); !slices.Equal(got, []string{row["segment"]}) {
			t.Errorf("found in %v, want %s", got, row["segment"])
		}
	}
}

// TestRosterOfADeskThatRuns: the file has one owner.
func TestRosterOfADeskThatRuns(t *testing.T) {
	r := start(t, options{})
	list := listFile(t, "id,segment,email\n1,member,taro@example.jp\n")
	for _, args := range [][]string{{"import", "-data", r.options.data, list}, {"purge", "-data", r.options.data, "-yes"}, {"rotate", "-data", r.options.data}} {
		_, _, err := commanded(t, append([]string{"roster"}, args...)...)
		if !errors.Is(err, datafile.ErrInUse) || !strings.Contains(err.Error(), "stop the desk first") {
			t.Errorf("%s: %v", args[0], err)
		}
		if args[0] == "import" && !strings.Contains(err.Error(), "or start it with -roster FILE") {
			t.Error("another way is not named:", err)
		}
	}
	if _, err := os.Stat(datafile.RosterKeyPath(r.options.data)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a command that was refused drew a key:", err)
	}
}

// TestRosterRotate: after a new key people are found under the old one, until the list is
// imported again; then the old one is gone.
func TestRosterRotate(t *testing.T) {
	dir := t.TempDir()
	list := listFile(t, "id,segment,email\n1,member,taro@example.jp\n")
	done(t, "roster", "import", "-data", dir, list)
	before := versions(t, dir)
	holds(t, done(t, "roster", "rotate", "-data", dir), "version 2 of the key", "roster import -data "+dir)
	if got := finds(t, dir, "taro@example.jp"); !slices.Equal(got, []string{"member"}) || len(versions(t, dir)) != 2 {
		t.Errorf("found in %v", got)
	}
	done(t, "roster", "import", "-data", dir, list)
	if got := finds(t, dir, "taro@example.jp"); !slices.Equal(got, []string{"member"}) {
		t.Errorf("found in %v", got)
	}
	after := versions(t, dir)
	if len(after) != 1 || after[2] == nil || bytes.Equal(before[1], after[2]) {
		t.Errorf("versions %v after the import", slices.Sorted(maps.Keys(after)))
	}
	r := start(t, options{})
	r.stop()
	if _, _, err := commanded(t, "roster", "rotate", "-data", r.options.data); err == nil || !strings.Contains(err.Error(), "no key yet") {
		t.Error("a desk without a roster:", err)
	}
}

func versions(t *testing.T, dir string) map[uint16][]byte {
	t.Helper()
	k, err := datafile.ReadRosterKeys(dir)
	if err != nil {
		t.Fatal(err)
	}
	return k.Secrets
}

// TestRosterPurge ends the roster, with a certificate; what the desk keeps besides stays.
func TestRosterPurge(t *testing.T) {
	dir := withSample(t)
	r := start(t, options{data: dir})
	r.says("人と話したいです")
	receipt := r.cases()[0].Receipt
	r.stop()
	size := sizeOf(t, dir)
	plan := done(t, "roster", "purge", "-data", dir)
	holds(t, plan, "would delete", "7996 rows", "would destroy  key version 1, fingerprint ", "-yes")
	if len(finds(t, dir, sampleRows(t)[0]["email"])) == 0 {
		t.Fatal("it was done without -yes")
	}

	certificate := done(t, "roster", "purge", "-data", dir, "-yes")
	holds(t, certificate, "incident             nanatsuboshi\n", "generations deleted  1\n", "rows of people       7996\n",
		"key                  version 1, fingerprint ", "still recoverable    copies of the folder", filepath.Join(dir, "madoguchi.db"))
	text, sum, _ := strings.Cut(certificate, "SHA-256              ")
	if want := sha256.Sum256([]byte(text)); sum != hex.EncodeToString(want[:])+"\n" {
		t.Error("the last line is not the SHA-256 of the lines before it")
	}
	if _, err := os.Stat(datafile.RosterKeyPath(dir)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the key is there:", err)
	}
	if got := sizeOf(t, dir); got > size/10 {
		t.Errorf("the file has %d bytes of %d: its free pages are still there", got, size)
	}
	content, err := os.ReadFile(filepath.Join(dir, "madoguchi.db"))
	if err != nil || bytes.Contains(content, []byte(`"Partition":"G#`)) {
		t.Error("an item of a generation stands in the file:", err)
	}

	again := start(t, options{data: dir})
	if again.roster != nil || len(again.cases()) != 1 || again.cases()[0].Receipt != receipt {
		t.Errorf("after the purge: roster %v, cases %v", again.roster, again.cases())
	}
	again.says("私は対象ですか")
	again.stop()
	lacks(t, again.logs.String(), `"level":"ERROR"`)
	holds(t, done(t, "roster", "purge", "-data", dir, "-yes"), "There is no roster")
	done(t, "roster", "import", "-data", dir, listFile(t, "id,segment,email\n1,member,taro@example.jp\n"))
	if got := finds(t, dir, "taro@example.jp"); !slices.Equal(got, []string{"member"}) {
		t.Errorf("a new roster after the old one's end: found in %v", got)
	}
}

func sizeOf(t *testing.T, dir string) int64 {
	t.Helper()
	info, err := os.Stat(filepath.Join(dir, "madoguchi.db"))
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// TestRosterPurgeBrokenOff: what a purge did not get to, the next one does, and the key
// is there until then to be named.
func TestRosterPurgeBrokenOff(t *testing.T) {
	dir := withList(t, rostertest.Some(sampleRows(t), 20))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := runAs(ctx, []string{"roster", "purge", "-data", dir, "-yes"}, &bytes.Buffer{}, &bytes.Buffer{}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if len(versions(t, dir)) != 1 {
		t.Error("the key is gone before the list")
	}
	holds(t, done(t, "roster", "purge", "-data", dir, "-yes"), "generations deleted  1\n", "fingerprint ")
}

// TestDeskStartsWithRoster imports the list of -roster before the desk serves.
func TestDeskStartsWithRoster(t *testing.T) {
	dir := t.TempDir()
	list := listFile(t, "id,segment,email\n1,member,taro@example.jp\n")
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	serving := &until{word: "madoguchi: http", stop: stop}
	if err := runAs(ctx, []string{"-addr", "127.0.0.1:0", "-smtp", "127.0.0.1:0", "-data", dir, "-roster", list}, &bytes.Buffer{}, serving); err != nil {
		t.Fatal(err)
	}
	report, _, _ := strings.Cut(serving.String(), "madoguchi: http")
	holds(t, report, "list.csv: 1 row, UTF-8", "counts from now on")
	if got := finds(t, dir, "taro@example.jp"); !slices.Equal(got, []string{"member"}) {
		t.Errorf("found in %v", got)
	}
}

// TestDeskDoesNotStartWithABadRoster says why, and does not serve.
func TestDeskDoesNotStartWithABadRoster(t *testing.T) {
	list := listFile(t, "id,segment,email\n1,member,\n")
	_, errs, err := commanded(t, "-addr", "127.0.0.1:0", "-smtp", "127.0.0.1:0", "-data", t.TempDir(), "-roster", list)
	if err == nil {
		t.Fatal("it served")
	}
	holds(t, errs, list+":2: ")
	lacks(t, errs, "madoguchi: http")
}

// rewriteItem changes the bytes of one item in a desk's file.
func rewriteItem(t *testing.T, dir, prefix string, change func([]byte) []byte) {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(dir, "madoguchi.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket([]byte("items"))
		cursor := bucket.Cursor()
		for k, v := cursor.First(); k != nil; k, v = cursor.Next() {
			if key := string(k); strings.HasPrefix(key, "D#") && strings.Contains(key, prefix) {
				return bucket.Put(bytes.Clone(k), change(bytes.Clone(v)))
			}
		}
		return errors.New("no such item")
	})
	if err != nil {
		t.Fatal(err)
	}
}
