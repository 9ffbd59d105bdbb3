package csvfile

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/japanese"
)

// excel is what Excel writes in Japan: CRLF, quotes where a value holds a comma, a
// quotation mark or a line break.
const excel = "id,segment,name,address,email\r\n" +
	"1,member,髙﨑 ①郎,\"例県見本市1-2-3, \"\"見本\"\"ビル\r\n2階\",a@example.jp\r\n" +
	"2,guest,㈱見本～―,例県ソ能表市1-2,b@example.jp\r\n"

func TestEncodings(t *testing.T) {
	utf16LE := func(s string) string {
		b := []byte{0xFF, 0xFE}
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return string(b)
	}
	euc, err := japanese.EUCJP.NewEncoder().String("id,segment,name,email\n1,member,見本いちろう,a@example.jp\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ how, content, encoding, problem string }{
		{"UTF-8", excel, "UTF-8", ""},
		{"UTF-8 with a byte order mark, as Excel's CSV UTF-8", "\uFEFF" + excel, "UTF-8", ""},
		{"CP932, as Excel's CSV", cp932(t, excel), "CP932", ""},
		{"UTF-16", utf16LE(excel), "", "UTF-16 or no text; save it as CSV UTF-8"},
		{"UTF-16 without its mark", utf16LE(excel)[2:], "", "UTF-16 or no text; save it as CSV UTF-8"},
		{"a character cut in two at the end", excel[:len(excel)-2] + "\xe8\xa6", "", "neither UTF-8 nor CP932"},
		{"two encodings in one file", excel + cp932(t, excel), "", "neither UTF-8 nor CP932 (Shift_JIS) throughout; save it as CSV UTF-8"},
		{"EUC-JP, whose characters are half-width katakana in CP932", euc, "", "neither UTF-8 nor CP932"},
		{"a spreadsheet, not its CSV", "PK\x03\x04\x14\x00\x06\x00", "", "no text; save it as CSV UTF-8"},
	} {
		f, err := tryOpen(t, row.content)
		if row.problem != "" {
			if err == nil || !strings.Contains(err.Error(), row.problem) {
				t.Errorf("%s: %v, want %q", row.how, err, row.problem)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", row.how, err)
			continue
		}
		defer f.Close()
		people, problems := read(f, 0)
		if f.Encoding() != row.encoding || len(people) != 2 || problems != nil {
			t.Errorf("%s: %s, %d people, %v", row.how, f.Encoding(), len(people), problems)
			continue
		}
		if people[0].Name != "高崎1郎" || people[0].Address != "例県見本市1-2-3見本ビル2階" || people[1].Name != "株見本" || people[1].Address != "例県ソ能表市1-2" {
			t.Errorf("%s: the fields are wrong", row.how)
		}
		if sum := sha256.Sum256([]byte(row.content)); f.digest != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: digest %s", row.how, f.digest)
		}
	}
}

func TestOnlyAFileIsAList(t *testing.T) {
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	defer in.Close()
	for why, path := range map[string]string{"a folder": t.TempDir(), "a pipe": fmt.Sprintf("/dev/fd/%d", out.Fd()), "a device": os.DevNull} {
		if _, err := Open(path, []string{"member"}); err == nil ||
			!strings.Contains(err.Error(), path+" is a folder, a pipe or a device; save the list as a file") {
			t.Errorf("%s: %v", why, err)
		}
	}
}

func TestCharactersAcrossTheEdgesOfReading(t *testing.T) {
	for shift := range 4 {
		text := "id,segment,email,name\n" + strings.Repeat("x", shift) + strings.Repeat("1,member,a@example.jp,見本一郎\n", 2000)
		for encoding, content := range map[string]string{"UTF-8": text, "CP932": cp932(t, text)} {
			f := opened(t, content)
			people, problems := read(f, 0)
			if f.Encoding() != encoding || len(people) != 2000 || problems != nil {
				t.Errorf("%s moved by %d: %s, %d people, %v", encoding, shift, f.Encoding(), len(people), problems)
			}
			for _, p := range people {
				if p.Name != "見本一郎" {
					t.Fatalf("%s moved by %d: a name is broken", encoding, shift)
				}
			}
		}
	}
}

func TestRowsFromAPlace(t *testing.T) {
	f := opened(t, "id,segment,email\n0,member,a@example.jp\n1,member,wrong\n\n3,member,d@example.jp\n")
	for from, want := range []string{"2 people, 3 email 4 ", "1 people, 3 email 4 ", "1 people, 4 ", "1 people, ", "0 people, ",
		"0 people, "} {
		people, problems := read(f, from)
		got := fmt.Sprintf("%d people, ", len(people))
		for _, p := range problems {
			head, _, _ := strings.Cut(p, ":")
			got += strings.TrimSpace(head) + " "
		}
		if got != want {
			t.Errorf("from %d: %s; want %s", from, got, want)
		}
	}
	for range f.rows(0) {
		break // and no panic
	}
}

func TestCutting(t *testing.T) {
	for _, row := range []struct{ why, text, want string }{
		{"plain", "a,b\nc,d\n", "1[a|b] 2[c|d]"},
		{"no line break at the end", "a,b", "1[a|b]"},
		{"CRLF", "a,b\r\nc\r\n", "1[a|b] 2[c]"},
		{"empty fields", ",,\na,\n", "1(empty) 2[a|]"},
		{"quoted", `"a","b,c"` + "\n", "1[a|b,c]"},
		{"doubled quotes", `"a ""b"" c",""` + "\n", `1[a "b" c|]`},
		{"a line break inside, and the count goes on", "\"a\r\nb\",c\r\nd\r\n", "1[a\r\nb|c] 3[d]"},
		{"a byte order mark", "\uFEFFa\n", "1[a]"},
		{"a byte order mark and quotes", "\uFEFF\"a\"\n", "1[a]"},
		{"blank lines at the end", "a\n\n\r\n,,\n　\n", "1[a]"},
		{"blank lines in between", "a\n\n,,\nb\n", "1[a] 2(empty) 3(empty) 4[b]"},
		{"nothing", "", ""},
		{"a quote that nobody closes", "a\n\"b\nc\nd\n", "1[a] 2(quotation, last)"},
		{"a quote inside a value", "a\nb\"c\nd\n", "1[a] 2(quotation, last)"},
		{"a quote behind a space", "a\n \"b\"\nd\n", "1[a] 2(quotation, last)"},
		{"something behind a quote", "\"a\"b\nc\n", "1(quotation, last)"},
		{"something behind a quote's line end", "\"a\"\rb\nc\n", "1(quotation, last)"},
		{"a row that is too long", "a\n" + strings.Repeat("b", maxRow) + "\nc\n", "1[a] 2(longer) 3[c]"},
		{"a row of too many fields", "a\n" + strings.Repeat(",", maxRow+1) + "\nc\n", "1[a] 2(longer) 3[c]"},
		{"a long row with quotes", "a\n" + strings.Repeat(`"bbb",`, maxRow/5) + "\nc\n", "1[a] 2(longer) 3[c]"},
		{"a long last row", "a\n" + strings.Repeat("b", maxRow+1), "1[a] 2(longer)"},
		{"a long quoted value", "a\n\"" + strings.Repeat("b\n", maxRow) + "\"\nc\n", "1[a] 2(quotation, last)"},
		{"a row as long as may be", strings.Repeat("b", maxRow-1) + "\nc\n", "1[" + strings.Repeat("b", maxRow-1) + "] 2[c]"},
	} {
		if got := cut(strings.NewReader(row.text)); got != row.want {
			t.Errorf("%s: %.200s; want %.200s", row.why, got, row.want)
		}
	}
}

// cut shows rows as LINE[FIELD|FIELD] or LINE(PROBLEM).
func cut(text io.Reader) string {
	var shown []string
	records := newRecords(text)
	for r, ok := records.next(); ok; r, ok = records.next() {
		short := map[string]string{rowBlank: "empty", rowQuote: "quotation", rowLong: "longer", rowUnread: "unread"}[r.problem]
		if r.last {
			short += ", last"
		}
		if r.problem == "" {
			shown = append(shown, fmt.Sprintf("%d[%s]", r.line, strings.Join(r.fields, "|")))
		} else {
			shown = append(shown, fmt.Sprintf("%d(%s)", r.line, short))
		}
	}
	return strings.Join(shown, " ")
}

func TestAFileThatCannotBeReadOn(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("a\nb"), failing{})
	if got := cut(broken); got != "1[a] 2(unread, last)" {
		t.Error(got)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }

// endless is n times the same byte.
type endless struct {
	b byte
	n int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.n == 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.n)
	for i := range p[:n] {
		p[i] = e.b
	}
	e.n -= n
	return n, nil
}

func TestMemoryIsBounded(t *testing.T) {
	for _, row := range []struct {
		why, before string
		b           byte
		want        string
	}{
		{"a line without end", "", 'a', "1(longer)"},
		{"a quote without end", `"`, 'a', "1(quotation, last)"},
		{"line breaks in a quote without end", `"`, '\n', "1(quotation, last)"},
		{"commas without end", "", ',', "1(longer)"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := cut(io.MultiReader(strings.NewReader(row.before), &endless{row.b, 16 << 20}))
		runtime.ReadMemStats(&after)
		if got != row.want {
			t.Errorf("%s: %s; want %s", row.why, got, row.want)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 4<<20 {
			t.Errorf("%s: %d KiB for 16 MiB", row.why, used>>10)
		}
	}
}

func TestAnotherFileIsAnotherImport(t *testing.T) {
	a, b := opened(t, list(10)), opened(t, list(11))
	if a.ImportKey() == b.ImportKey() {
		t.Error("two files have one name")
	}
	c := *a
	c.segments = []string{"guest", "member"}
	if a.ImportKey() != c.ImportKey() {
		t.Error("the order of the segments matters")
	}
	c.segments = []string{"guest"}
	if a.ImportKey() == c.ImportKey() {
		t.Error("the segments do not matter")
	}
}
