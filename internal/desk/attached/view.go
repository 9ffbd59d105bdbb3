package attached

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/preview"
)

const (
	maxReason = 200             // characters of why somebody looks
	passLife  = 5 * time.Minute // for how long a picture can be loaded once its page is there
	mostFiles = 20              // of a mail that are listed, as package email lists them
	mostParts = 20              // of a conversation in which a picture is looked for
)

// Errors for the person, as keys of the words.
type wrong string

func (e wrong) Error() string { return "desk: " + string(e) }

// thing is one thing to look at.
type thing struct {
	c       cases.Case
	item    Item
	which   string // for the audit: the place, and no name that a stranger chose
	scanned bool   // a mail in which no virus was found, or a picture that LINE itself wrote
	load    func(ctx context.Context) (preview.File, error)
}

type viewPage struct {
	page.Frame
	Case   cases.Case
	Item   Item
	Alert  string // a key of the words
	Reason string // as typed
	Opened bool
	Shown  preview.Preview
	Text   string // masked
	Source string // of the picture
	mine   bool
	able   bool
}

// Mine reports whether the person at the page has the case.
func (p viewPage) Mine() bool { return p.mine }

// Able reports whether the thing may be looked at, by whoever has the case.
func (p viewPage) Able() bool { return p.able }

// Page says what something is, and asks its owner for the reason to look at it.
func (d Room) Page(w http.ResponseWriter, r *http.Request, s session.Session) {
	if t, ok := d.thing(w, r, s); ok {
		d.Site.Answer(w, r, http.StatusOK, "attached.html", d.page(r, s, t))
	}
}

func (d Room) page(r *http.Request, s session.Session, t thing) viewPage {
	return viewPage{Frame: d.Site.Frame(r, s, "attachment"), Case: t.c, Item: t.item, mine: owned(t.c, s), able: t.scanned}
}

// Open shows what the desk made of it, once that stands in the audit: to the owner of the case,
// who says why.
func (d Room) Open(w http.ResponseWriter, r *http.Request, s session.Session) {
	t, ok := d.thing(w, r, s)
	if !ok {
		return
	}
	p := d.page(r, s, t)
	why := inquiry.NewText(strings.TrimSpace(r.PostForm.Get("reason")))
	switch {
	case !p.mine:
		d.Site.Refuse(w, r, s, http.StatusConflict, "notOwner")
		return
	case !t.scanned:
		d.Site.Refuse(w, r, s, http.StatusConflict, "notScanned")
		return
	case why.Empty(), utf8.RuneCountInString(why.Words()) > maxReason:
		p.Alert, p.Reason = "rawReason", why.Words()
		d.Site.Answer(w, r, http.StatusUnprocessableEntity, "attached.html", p)
		return
	}
	a := casework.Action{By: s.Email, Verb: casework.Preview, To: t.which, Text: why}
	if err := d.Office.Act(r.Context(), t.c.Receipt, a); err != nil {
		d.unnoted(w, r, s, err)
		return
	}
	status := http.StatusOK
	shown, err := d.look(r.Context(), t)
	if err != nil {
		status, p.Alert = d.reason(err)
	}
	p.Opened, p.Shown = true, shown
	p.Text = page.Readable(shown.Text)
	if shown.JPEG != nil {
		until := strconv.FormatInt(d.Site.Now().Add(passLife).Unix(), 10)
		p.Source = r.URL.Path + "/picture?until=" + until + "&pass=" + d.pass(r.URL.Path, s, until)
	}
	d.Site.Answer(w, r, status, "attached.html", p)
}

// Picture is the picture of a page that was opened, for its owner and for as long as a page takes
// to load. It is the desk's own JPEG.
func (d Room) Picture(w http.ResponseWriter, r *http.Request, s session.Session) {
	until := r.URL.Query().Get("until")
	over, err := strconv.ParseInt(until, 10, 64)
	passed := d.pass(strings.TrimSuffix(r.URL.Path, "/picture"), s, until)
	if err != nil || d.Site.Now().Unix() >= over || subtle.ConstantTimeCompare([]byte(r.URL.Query().Get("pass")), []byte(passed)) != 1 {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "passOver")
		return
	}
	t, ok := d.thing(w, r, s)
	if !ok {
		return
	}
	if !owned(t.c, s) || !t.scanned {
		d.Site.Refuse(w, r, s, http.StatusConflict, "notOwner")
		return
	}
	shown, err := d.look(r.Context(), t)
	if err != nil || shown.JPEG == nil {
		status, sentence := d.reason(err)
		d.Site.Refuse(w, r, s, status, sentence)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "image/jpeg")
	h.Set("Content-Disposition", `inline; filename="preview.jpg"`)
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	w.Write(shown.JPEG)
}

// pass is what a picture needs: only a page that the audit knows of has it.
func (d Room) pass(path string, s session.Session, until string) string {
	return d.Keeper.AnswerID("preview", path, s.Email, until)
}

func (d Room) look(ctx context.Context, t thing) (preview.Preview, error) {
	f, err := t.load(ctx)
	if err != nil {
		return preview.Preview{}, err
	}
	return d.Viewer.Of(ctx, f)
}

// reason is the status and the sentence for what cannot be shown.
func (d Room) reason(err error) (status int, sentence string) {
	for _, known := range []struct {
		err      error
		status   int
		sentence string
	}{
		{fs.ErrNotExist, http.StatusGone, "mediaGone"},
		{preview.ErrLarge, http.StatusUnprocessableEntity, "previewLarge"},
		{preview.ErrKind, http.StatusUnprocessableEntity, "previewKind"},
		{preview.ErrBroken, http.StatusUnprocessableEntity, "previewBroken"},
	} {
		if errors.Is(err, known.err) {
			return known.status, known.sentence
		}
	}
	d.Site.Log.Error("desk: preview", "err", err)
	return http.StatusBadGateway, "previewFailed"
}

func (d Room) unnoted(w http.ResponseWriter, r *http.Request, s session.Session, err error) {
	switch {
	case errors.Is(err, cases.ErrNotOwner):
		d.Site.Refuse(w, r, s, http.StatusConflict, "notOwner")
	case errors.Is(err, cases.ErrClosed):
		d.Site.Refuse(w, r, s, http.StatusConflict, "isClosed")
	default:
		d.Site.Failed(w, r, s, err)
	}
}

// thing finds what the path names; where there is none, it has answered.
func (d Room) thing(w http.ResponseWriter, r *http.Request, s session.Session) (thing, bool) {
	receipt, err := cases.ParseReceipt(r.PathValue("receipt"))
	if err != nil {
		d.Site.Refuse(w, r, s, http.StatusNotFound, "noCase")
		return thing{}, false
	}
	var t thing
	if id := r.PathValue("media"); id != "" {
		t, err = d.media(r.Context(), receipt, s, id)
	} else {
		t, err = d.file(r.Context(), receipt, r.PathValue("n"), r.PathValue("k"))
	}
	var mistake wrong
	switch {
	case errors.Is(err, casework.ErrNoCase):
		d.Site.Refuse(w, r, s, http.StatusNotFound, "noCase")
	case errors.As(err, &mistake):
		d.Site.Refuse(w, r, s, http.StatusNotFound, string(mistake))
	case err != nil:
		d.Site.Failed(w, r, s, err)
	}
	return t, err == nil
}

// file is one of what hangs on a raw mail, both counted from 1.
func (d Room) file(ctx context.Context, receipt cases.Receipt, nth, kth string) (thing, error) {
	c, err := d.Office.Case(ctx, receipt)
	if err != nil {
		return thing{}, err
	}
	n, k := counted(nth, len(c.RawKeys)), counted(kth, mostFiles)
	if n == 0 || k == 0 {
		return thing{}, wrong("notFound")
	}
	key := c.RawKeys[n-1]
	raw, err := d.Mail(ctx, key)
	if err != nil {
		return thing{}, err
	}
	files := rawmail.FilesOf(raw, mostFiles)
	if k > len(files) {
		return thing{}, wrong("notFound")
	}
	f := files[k-1]
	return thing{
		c:       c,
		item:    Item{Name: inquiry.NewText(f.Name).Words(), Kind: f.Media, Size: f.Size},
		which:   fmt.Sprintf("%d-%d", n, k),
		scanned: slices.Contains(c.Scanned, key),
		load: func(context.Context) (preview.File, error) {
			content, ok := f.Content(preview.MostBytes)
			if !ok {
				return preview.File{}, preview.ErrLarge
			}
			return preview.File{Content: content, Text: text(f)}, nil
		},
	}, nil
}

// text is how a file is read as a text, nil where it does not say that it is one. What an
// HTML page says is its source: nothing of it is carried out.
func text(f rawmail.File) func() (string, bool) {
	if !strings.HasPrefix(f.Media, "text/") {
		return nil
	}
	return func() (string, bool) { return f.Text(preview.MostBytes) }
}

// counted reads a number from 1 to most, 0 for anything else.
func counted(s string, most int) int {
	n, err := strconv.Atoi(s)
	if err != nil || strconv.Itoa(n) != s || n < 1 || n > most {
		return 0
	}
	return n
}

// media is a picture on LINE, by a message that still stands in the conversation: what was taken
// back is not there.
func (d Room) media(ctx context.Context, receipt cases.Receipt, s session.Session, id string) (thing, error) {
	if d.Media == nil {
		return thing{}, wrong("notFound")
	}
	file, err := d.Office.File(ctx, receipt, s.Email)
	for range mostParts {
		if err != nil {
			return thing{}, err
		}
		if slices.ContainsFunc(file.Lines, func(l casework.Line) bool { return l.Content.Media == id && !l.Unsent }) {
			return thing{c: file.Case, item: Item{Kind: "image/line"}, which: "LINE", scanned: true, load: d.fetched(id)}, nil
		}
		if file.Older == "" {
			break
		}
		file, err = d.Office.Older(ctx, file, file.Older)
	}
	return thing{}, wrong("notFound")
}

// fetched asks LINE for a picture. Nothing but a picture is taken.
func (d Room) fetched(id string) func(ctx context.Context) (preview.File, error) {
	return func(ctx context.Context) (preview.File, error) {
		content, err := d.Media(ctx, id, preview.MostBytes)
		if err != nil {
			return preview.File{}, err
		}
		if !preview.Picture(content) {
			return preview.File{}, preview.ErrKind
		}
		return preview.File{Content: content}, nil
	}
}
