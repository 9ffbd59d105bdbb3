package csvfile

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"madoguchi/internal/affected"
)

// FuzzCSV says for any bytes: what opens has rows each of which is a person or
// problems, in lines that go up, and reading from a place gives the same as reading
// past it.
func FuzzCSV(f *testing.F) {
	head := "id,segment,name,email\n"
	for _, seed := range []string{
		"", "\n", "\x00", "\xff\xfe", "\uFEFF", excel, cp932(f, excel), head, head + "1,member,見本,a@example.jp\n\n,,,\n2,guest,\"a\"\"\n", head + "\"\n\n\"\n\n", head + "1,member,\"a\"b,c\n",
		head + "\r1,member,\r,a@example.jp\r\n\r", head + strings.Repeat("a,", maxRow), head + "\x82\xa0,member,\x82,a@example.jp\n", sample(f, two(3, 3), 1),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		file, err := tryOpen(t, string(content))
		if err != nil {
			return
		}
		defer file.Close()
		n, line, middle := 0, 1, 0
		for r := range file.rows(0) {
			if n++; r.line <= line || (len(r.problems) == 0) == (r.person == affected.Person{}) {
				t.Fatalf("row %d: line %d behind line %d, %d problems, and a person: %v", n, r.line, line, len(r.problems), r.person != affected.Person{})
			}
			if line = r.line; n == 2 {
				middle = line
			}
		}
		for r := range file.rows(1) {
			if r.line != middle {
				t.Fatalf("from row 1: line %d; want %d", r.line, middle)
			}
			return
		}
		if n > 1 {
			t.Fatal("from row 1 there is nothing")
		}
	})
}

// BenchmarkCheck reads and checks a list of b.N rows. Run it with -benchtime 1000000x
// for a large company: rows/s count the checking, peak-MiB what it adds to the heap.
func BenchmarkCheck(b *testing.B) {
	i := two(b.N-b.N/3, b.N/3)
	path := filepath.Join(b.TempDir(), "list.csv")
	out, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	if err := errors.Join(Sample(out, i, rand.NewChaCha8([32]byte{})), out.Close()); err != nil {
		b.Fatal(err)
	}
	f, err := Open(path, []string{"member", "guest"})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	var peak uint64
	b.ResetTimer()
	report, err := Check(b.Context(), f, i, func(int) {
		runtime.ReadMemStats(&now)
		peak = max(peak, now.HeapAlloc-min(before.HeapAlloc, now.HeapAlloc))
	})
	if err != nil || report.Rows != b.N || report.Bad > 0 {
		b.Fatalf("%d rows, %d bad, %v", report.Rows, report.Bad, err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(peak)/(1<<20), "peak-MiB")
}

// BenchmarkSample writes 100 rows.
func BenchmarkSample(b *testing.B) {
	for b.Loop() {
		if err := Sample(new(strings.Builder), two(100, 0), rand.NewChaCha8([32]byte{})); err != nil {
			b.Fatal(err)
		}
	}
}
