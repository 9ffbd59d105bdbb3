package encoder

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"madoguchi/internal/encoder/pieces"
)

// measured is the real file where infra/encoder/build left one, else that of the tests.
func measured() string {
	const built = "../../.cache/encoder/encoder.bin"
	if _, err := os.Stat(built); err == nil {
		return built
	}
	return tinyFile
}

// Messages to a desk have 26 pieces in the middle, one in twenty has more than 94; no text
// has more than MostPieces.
func BenchmarkEncode(b *testing.B) {
	e, err := Open(measured())
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	for _, n := range []int{26, 94, MostPieces} {
		text := strings.Repeat("再発行の手数料は誰が払うのですか。", 20)
		text = text[:e.Read(text).Pieces[n-2].End]
		b.Run(fmt.Sprint(len(e.Read(text).Pieces), " pieces that were seen before"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.recent = &recent{}
				e.Encode(text)
			}
		})
		b.Run(fmt.Sprint(len(e.Read(text).Pieces), " pieces, each another one and new"), func(b *testing.B) {
			all := make([]pieces.Piece, len(e.Read(text).Pieces))
			for i := range all {
				all[i].ID = int32(min(control+i, e.words.Len()-1))
			}
			for b.Loop() {
				e.memo = newMemo()
				r := Reading{all, e.net.features(e.alone(all)), &e.net}
				e.Unit(r.Part(0, len(all)))
			}
		})
	}
}

// Twelve cuts make thirteen parts, and a vector for each part and each two, three and four
// of them beside each other.
func BenchmarkParts(b *testing.B) {
	e, err := Open(measured())
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	r := e.Read(strings.Repeat("再発行の手数料は誰が払うのですか。", 13))
	step := len(r.Pieces) / 13
	for b.Loop() {
		parts := make([]Part, 13)
		for i := range parts {
			parts[i] = r.Part(i*step, (i+1)*step)
		}
		for i := range parts {
			sum := parts[i]
			e.Unit(sum)
			for _, p := range parts[i+1 : min(i+4, len(parts))] {
				sum = sum.Add(p)
				e.Unit(sum)
			}
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		e, err := Open(measured())
		if err != nil {
			b.Fatal(err)
		}
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCut(b *testing.B) {
	e, err := Open(measured())
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	b.ReportAllocs()
	for b.Loop() {
		e.words.Cut("再発行の手数料は誰が払うのですか。いつまでに申し込めばよいですか。")
	}
}
