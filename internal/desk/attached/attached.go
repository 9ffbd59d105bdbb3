// Package attached is what came with a message besides its words: files that hang on a mail,
// pictures on LINE. Everybody sees what they are; the owner of the case may look at one, who says
// why, in a picture or a text that the desk made of it. What a customer sent is itself never shown
// under the desk's address.
package attached

import (
	"context"
	"embed"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/preview"
)

// Office is what staff work on; the errors are those of [casework.Office].
type Office interface {
	Case(ctx context.Context, receipt cases.Receipt) (cases.Case, error)
	File(ctx context.Context, receipt cases.Receipt, by string) (casework.File, error)
	Older(ctx context.Context, f casework.File, before string) (casework.File, error)
	Act(ctx context.Context, receipt cases.Receipt, a casework.Action) error
}

// Room answers requests about what came with a message.
type Room struct {
	Site   *page.Site
	Keeper *session.Keeper
	Office Office
	// Mail returns a raw mail by its key.
	Mail func(ctx context.Context, key string) ([]byte, error)
	// Media returns a picture that a customer sent on LINE, at most so many bytes; the error wraps
	// [fs.ErrNotExist] where LINE does not keep it any more. Nil where no pictures are fetched.
	Media  func(ctx context.Context, id string, most int) ([]byte, error)
	Viewer *preview.Viewer
}

// Templates are those of the room.
func Templates() fs.FS { return templates }

//go:embed *.html
var templates embed.FS

// Item is one thing that came with a message, as a list shows it.
type Item struct {
	Name string // "" for none
	Kind string // of a file: the media type as its sender says
	Size int    // bytes, 0 for not known
	Path string // of its page; "" where there is nothing to open
	Why  string // a key of the words: why there is nothing to open, "" where that goes without saying
}

// Items are what came with a message of a case.
func Items(c cases.Case, l casework.Line) []Item {
	base := "/desk/case/" + string(c.Receipt)
	var all []Item
	if id := l.Content.Media; id != "" {
		all = append(all, Item{Path: base + "/line/" + id})
	}
	for i, f := range l.Content.Files {
		item := Item{Name: f.Name.Words(), Kind: f.Kind, Size: f.Size}
		n := slices.Index(c.RawKeys, l.Content.Raw)
		switch {
		case l.Content.Raw == "":
		case n < 0:
			item.Why = "fileGone"
		case !slices.Contains(c.Scanned, l.Content.Raw):
			item.Why = "notScanned"
		default:
			item.Path = base + "/raw/" + strconv.Itoa(n+1) + "/file/" + strconv.Itoa(i+1)
		}
		all = append(all, item)
	}
	return all
}

// Weight is a number of bytes as people read it.
func Weight(bytes int) string {
	switch {
	case bytes >= 1<<20:
		return strconv.FormatFloat(float64(bytes)/(1<<20), 'f', 1, 64) + " MB"
	case bytes >= 1<<10:
		return strconv.Itoa((bytes+1<<9)>>10) + " KB"
	}
	return strconv.Itoa(bytes) + " B"
}

// KindOf names a kind of file by what its sender says it is: a key of the words, or itself.
func KindOf(f page.Frame, media string) string {
	major, minor, _ := strings.Cut(media, "/")
	switch {
	case media == "application/pdf":
		return "PDF"
	case major == "image":
		return f.T("sort-picture") + " (" + strings.ToUpper(minor) + ")"
	case major == "audio":
		return f.T("sort-voice")
	case major == "video":
		return f.T("sort-video")
	case media == "text/plain":
		return f.T("kindText")
	case media == "message/rfc822":
		return f.T("kindMail")
	}
	return media
}

// About is what a file is said to be, and how large.
func (i Item) About(f page.Frame) string {
	about := KindOf(f, i.Kind)
	if i.Size > 0 {
		about = strings.TrimPrefix(about+" · "+Weight(i.Size), " · ")
	}
	return about
}

// owned reports whether somebody has the case, so that they may look.
func owned(c cases.Case, s session.Session) bool { return s.Role.Acts() && c.Owned(s.Email) == nil }

// sorts are what stands in place of words.
func sorts() []inquiry.Sort {
	return []inquiry.Sort{inquiry.Picture, inquiry.Sticker, inquiry.Voice, inquiry.Video, inquiry.File, inquiry.Place, inquiry.Other}
}

// SortOf is the key of the words for what a customer sent instead of words, "" for words.
func SortOf(s inquiry.Sort) string {
	if slices.Contains(sorts(), s) {
		return "sort-" + string(s)
	}
	return ""
}
