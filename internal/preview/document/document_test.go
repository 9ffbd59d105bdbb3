package document

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"strings"
	"testing"
	"time"
)

// file is a PDF of one page for each content, which is drawn in Helvetica; object 1 has what more
// is said of the whole.
func file(more string, contents ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R" + more + ">>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
	var kids []string
	for _, content := range contents {
		n := len(objects) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</P 99 0 R>>>>/Contents %d 0 R>>", n+1),
			content)
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), strings.Join(kids, " "))
	return numbered(objects)
}

func numbered(objects []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, place := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", place)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}

func stream(dict, body string) string {
	return fmt.Sprintf("<</Length %d%s>>\nstream\n%s\nendstream", len(body), dict, body)
}

func says(words string) string { return stream("", "BT /F 24 Tf 72 700 Td ("+words+") Tj ET") }

// dark counts the points of a picture that are not white.
func dark(t *testing.T, content []byte) int {
	t.Helper()
	p, err := jpeg.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for y := range p.Bounds().Dy() {
		for x := range p.Bounds().Dx() {
			if r, _, _, _ := p.At(x, y).RGBA(); r < 0x8000 {
				n++
			}
		}
	}
	return n
}

func TestTheFirstPageIsReadAndDrawn(t *testing.T) {
	p, err := Reader{}.First(t.Context(), file("", says("Request for disclosure"), says("The second page")))
	if err != nil || p.Pages != 2 || strings.TrimSpace(p.Text) != "Request for disclosure" {
		t.Fatalf("%v, %d pages, %q", err, p.Pages, p.Text)
	}
	if n := dark(t, p.Picture); n < 500 {
		t.Errorf("%d points are dark", n)
	}
}

// What a PDF wants to run does not run: it is shown as if it were not there.
func TestJavaScriptDoesNotRun(t *testing.T) {
	script := "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\); this.getField\\('a'\\).value = 'run';)>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>"
	p, err := Reader{}.First(t.Context(), file(script, says("Quiet")))
	if err != nil || p.Pages != 1 || strings.TrimSpace(p.Text) != "Quiet" {
		t.Errorf("%v, %d pages, %q", err, p.Pages, p.Text)
	}
}

// A scan is taken as the JPEG that it is: decoding it here would take longer than all else.
func TestAScanIsTakenAsItIs(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 85)), nil); err != nil {
		t.Fatal(err)
	}
	content := string(file("", stream("", "q 595 0 0 842 0 0 cm /P Do Q")))
	scan := stream("/Type/XObject/Subtype/Image/Width 60/Height 85/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", b.String())
	content = strings.ReplaceAll(content, "/P 99 0 R", "/P 06 0 R") // of the same length
	objects := strings.Split(content, "xref\n")[0]
	whole := objects + "6 0 obj\n" + scan + "\nendobj\ntrailer\n<</Root 1 0 R>>\n" // a table that is missing is made again
	p, err := Reader{}.First(t.Context(), []byte(whole))
	if err != nil || !bytes.Equal(p.Picture, b.Bytes()) {
		t.Errorf("%v, %d bytes, want %d", err, len(p.Picture), b.Len())
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	good := file("", says("x"))
	for why, content := range map[string][]byte{
		"nothing":                    nil,
		"a page of the web":          []byte("<html>%PDF-1.7"),
		"no pages":                   file(""),
		"brackets without end":       []byte("%PDF-1.7\n1 0 obj<<" + strings.Repeat("[", 100_000)),
		"more bytes than are read":   append(good, make([]byte, MostBytes)...),
		"locked with an unknown key": bytes.Replace(good, []byte("/Root 1 0 R"), []byte("/Root 1 0 R/Encrypt<</Filter/Standard/V 9/R 9>>"), 1),
	} {
		if p, err := (Reader{}).First(t.Context(), content); !errors.Is(err, ErrBroken) {
			t.Errorf("%s: %v, %d pages", why, err, p.Pages)
		}
	}
}

// A page that never ends takes the time that there is, and no memory beyond its own.
func TestWhatTakesTooLongIsGivenUp(t *testing.T) {
	var bomb bytes.Buffer
	z := zlib.NewWriter(&bomb)
	for range 2000 {
		z.Write(bytes.Repeat([]byte("0 0 m 595 842 l 0 842 l f "), 1000))
	}
	z.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	p, err := Reader{}.First(ctx, file("", stream("/Filter/FlateDecode", bomb.String())))
	if err == nil && p.Picture != nil {
		t.Errorf("fifty megabytes of triangles were drawn: %d bytes", len(p.Picture))
	}
}
