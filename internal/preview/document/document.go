// Package document looks at the first page of a PDF that a stranger sent: how many pages there
// are, what is written on the first, and how it looks.
//
// PDFium reads it inside WebAssembly (wazero), which is the point: a file that breaks the reader
// breaks memory that ends with the request. The module sees no disk, no network, no clock but a
// false one; its memory has a bound, and so has its time. It is built without JavaScript and
// without XFA, so what a file wants to run does not run. Nothing is started before the first PDF
// is asked for, and nothing of one file is left for the next.
//
// It is interpreted, not compiled: compiling PDFium takes three seconds of a processor, which is
// more than all that is done with it. What is slow then is decoding a scan, so a page that is one
// JPEG is taken as it is, for package picture to decode; see docs/decisions.
package document

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"image/jpeg"
	"io"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"madoguchi/internal/preview"
)

// ErrBroken is returned for what is no PDF, is locked by a password, or took more time or memory
// than there is.
var ErrBroken = errors.New("document: cannot be read")

const (
	// MostBytes is how large a PDF may be.
	MostBytes   = 10 << 20
	mostPages   = 2048            // of WebAssembly, 64 KiB each: 128 MiB
	mostTime    = 6 * time.Second // for everything
	mostObjects = 200             // of a page that are looked at for a scan
	wide, high  = 1000, 1414      // points of a page that is drawn, at most
)

// Reader reads documents.
type Reader struct{}

var _ preview.Documents = Reader{}

// Is reports whether the first bytes are those of a PDF. Other readers look for them further
// behind; a file that begins as something else is something else here.
func (Reader) Is(content []byte) bool { return bytes.HasPrefix(content, []byte("%PDF-")) }

// First reads the first page. The error is [ErrBroken].
func (r Reader) First(ctx context.Context, content []byte) (page preview.Page, err error) {
	defer func() {
		if recover() != nil {
			page, err = preview.Page{}, ErrBroken
		}
	}()
	if !r.Is(content) || len(content) > MostBytes {
		return page, ErrBroken
	}
	ctx, cancel := context.WithTimeout(ctx, mostTime)
	defer cancel()
	pool, err := webassembly.Init(webassembly.Config{Context: ctx, MaxTotal: 1, MaxIdle: 1, RuntimeConfig: sandbox(),
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard, RandomSource: rand.Reader})
	if err != nil {
		return page, ErrBroken
	}
	defer pool.Close()
	reader, err := pool.GetInstance(mostTime)
	if err != nil {
		return page, ErrBroken
	}
	return read(reader, content)
}

// sandbox is where PDFium runs.
func sandbox() wazero.RuntimeConfig {
	return wazero.NewRuntimeConfigInterpreter().WithCloseOnContextDone(true).WithMemoryLimitPages(mostPages).
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
}

func read(reader pdfium.Pdfium, content []byte) (page preview.Page, err error) {
	file, err := reader.OpenDocument(&requests.OpenDocument{File: &content})
	if err != nil {
		return page, ErrBroken
	}
	pages, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: file.Document})
	if err != nil || pages.PageCount < 1 {
		return page, ErrBroken
	}
	page.Pages = pages.PageCount
	first := requests.Page{ByIndex: &requests.PageByIndex{Document: file.Document}}
	text, err := reader.GetPageText(&requests.GetPageText{Page: first})
	if err != nil {
		return page, nil // how many there are is something, too
	}
	page.Text = text.Text
	if page.Picture = scan(reader, first); page.Picture == nil {
		page.Picture = drawn(reader, first)
	}
	return page, nil
}

// scan is the JPEG of a page that is one: the first picture that covers half of it.
func scan(reader pdfium.Pdfium, first requests.Page) []byte {
	size, err := reader.GetPageSize(&requests.GetPageSize{Page: first})
	if err != nil {
		return nil
	}
	count, err := reader.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: first})
	if err != nil {
		return nil
	}
	for i := range min(count.Count, mostObjects) {
		object, err := reader.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: first, Index: i})
		if err != nil {
			return nil
		}
		if covers(reader, object.PageObject, size.Width*size.Height/2) {
			return photograph(reader, object.PageObject)
		}
	}
	return nil
}

// covers reports whether an object is a picture of at least that size.
func covers(reader pdfium.Pdfium, object references.FPDF_PAGEOBJECT, size float64) bool {
	kind, err := reader.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil || kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
		return false
	}
	b, err := reader.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	return err == nil && float64(b.Right-b.Left)*float64(b.Top-b.Bottom) >= size
}

// photograph is the JPEG of a picture that is one and nothing else.
func photograph(reader pdfium.Pdfium, object references.FPDF_PAGEOBJECT) []byte {
	filters, err := reader.FPDFImageObj_GetImageFilterCount(&requests.FPDFImageObj_GetImageFilterCount{ImageObject: object})
	if err != nil || filters.Count != 1 {
		return nil
	}
	filter, err := reader.FPDFImageObj_GetImageFilter(&requests.FPDFImageObj_GetImageFilter{ImageObject: object})
	if err != nil || filter.ImageFilter != "DCTDecode" {
		return nil
	}
	raw, err := reader.FPDFImageObj_GetImageDataRaw(&requests.FPDFImageObj_GetImageDataRaw{ImageObject: object})
	if err != nil {
		return nil
	}
	return raw.Data
}

// drawn is how a page looks.
func drawn(reader pdfium.Pdfium, first requests.Page) []byte {
	page, err := reader.RenderPageInPixels(&requests.RenderPageInPixels{Page: first, Width: wide, Height: high})
	if err != nil {
		return nil
	}
	defer page.Cleanup()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, page.Result.RenderedImage, &jpeg.Options{Quality: 95}); err != nil {
		return nil
	}
	return out.Bytes()
}
