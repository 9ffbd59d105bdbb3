// Package search finds cases for staff: by the receipt number, by a mail address or a telephone
// number as a whole, or by words of open cases that lists may show. What is typed is compared in memory with rows that
// the store keeps one a case; package store/searchrow has them.
package search

import (
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

const (
	// Longest is how many characters of what is typed are read.
	Longest = 100
	// MostFound is how many cases a result names.
	MostFound = 50

	mostWords = 8
)

// Row is what is searched of a case.
type Row struct {
	Receipt  cases.Receipt
	Texts    []inquiry.Text // masked, and outlined where Outlined says so
	Outlined bool           // see [Outlined]; a row of an earlier version of the desk is not
	Marks    []string       // hashes of addresses and telephone numbers, see [Marks]
}

// Rows reads the rows of open cases; package store has it.
type Rows interface {
	// Searched returns those of the cases with the newest words, and whether that is all of them. An
	// error may stand beside those that opened.
	Searched(ctx context.Context) (rows []Row, all bool, err error)
}

// Searcher finds cases. Every field is needed.
type Searcher struct {
	Rows Rows
	// Queue returns the outlines of the cases that are not closed, by due time.
	Queue func(ctx context.Context, closed bool) ([]cases.Case, error)
	// Of returns all cases of a customer, closed ones until they expire.
	Of   func(ctx context.Context, c inquiry.CustomerKey) ([]cases.Case, error)
	Hash func(domain, value string) string // keyed
}

// On is a searcher on what staff work with.
func On(o *casework.Office, rows Rows) Searcher {
	of := func(ctx context.Context, c inquiry.CustomerKey) ([]cases.Case, error) {
		return o.Store.CasesOf(ctx, c, o.Outbox.Now())
	}
	return Searcher{Rows: rows, Queue: o.Queue, Of: of, Hash: o.Hash}
}

// Kind is as what something typed was read.
type Kind string

const (
	Nothing Kind = ""
	Number  Kind = "number" // a receipt number
	Address Kind = "address"
	Phone   Kind = "phone"
	Words   Kind = "words"
)

// Result is what a search found.
type Result struct {
	Kind    Kind
	Receipt cases.Receipt // of a receipt number, whether there is such a case or not
	Found   []Found       // by due time
	More    int           // how many more there are
	Part    bool          // only the cases with the newest words were searched
}

// Found is a case that was found.
type Found struct {
	Case    cases.Case // outlined
	Snippet Snippet    // around the first word; empty where no words were searched
}

// Search finds the cases that what was typed is about. An error may stand beside a result.
func (s Searcher) Search(ctx context.Context, typed string) (Result, error) {
	typed = strings.TrimSpace(string(head([]rune(typed), Longest)))
	if receipt, err := cases.ParseReceipt(typed); err == nil {
		return Result{Kind: Number, Receipt: receipt}, nil
	}
	kind, marks := read(typed, s.Hash)
	words := wordsOf(typed)
	if kind == Words && len(words) == 0 {
		return Result{}, nil
	}
	result := Result{Kind: kind}
	rows, all, unread := s.Rows.Searched(ctx)
	open, err := s.Queue(ctx, false)
	if len(open) == 0 && err != nil {
		return result, err
	}
	result.Part = !all
	hits := map[cases.Receipt]Snippet{}
	for _, row := range rows {
		if snippet, found := row.matches(marks, words); found {
			hits[row.Receipt] = snippet
		}
	}
	for _, c := range open {
		if snippet, found := hits[c.Receipt]; found {
			result.Found = append(result.Found, Found{c, snippet})
		}
	}
	if kind == Address {
		theirs, failed := s.known(ctx, typed)
		result.add(theirs)
		err = errors.Join(err, failed)
	}
	if result.More = len(result.Found) - MostFound; result.More > 0 {
		result.Found = result.Found[:MostFound]
	}
	result.More = max(0, result.More)
	return result, errors.Join(unread, err)
}

// matches reports whether a row has one of the marks, where there are any, or else all of the words.
func (r Row) matches(marks []string, words [][]rune) (Snippet, bool) {
	if len(marks) > 0 {
		return Snippet{}, slices.ContainsFunc(r.Marks, func(m string) bool { return slices.Contains(marks, m) })
	}
	if !r.Outlined {
		r.Texts = Outlined(r.Texts)
	}
	return find(r.Texts, words)
}

// known are the cases of who writes from an address, the closed ones among them, whoever vouches
// for it.
func (s Searcher) known(ctx context.Context, typed string) ([]cases.Case, error) {
	address, err := affected.Normal(affected.Email, typed)
	if err != nil {
		return nil, nil
	}
	var all []cases.Case
	for _, prefix := range []string{"", inquiry.Unproven} {
		key := inquiry.NewCustomerKey(s.Hash, inquiry.Email, inquiry.NewAddress(prefix+address))
		theirs, failed := s.Of(ctx, key)
		all, err = append(all, theirs...), errors.Join(err, failed)
	}
	return all, err
}

// add puts cases behind those that are there.
func (r *Result) add(all []cases.Case) {
	for _, c := range all {
		if !slices.ContainsFunc(r.Found, func(f Found) bool { return f.Case.Receipt == c.Receipt }) {
			r.Found = append(r.Found, Found{Case: c.Outline()})
		}
	}
}

// read tells what was typed, and by which marks that is found.
func read(typed string, hash func(domain, value string) string) (Kind, []string) {
	marks := Marks(typed, hash)
	switch {
	case len(marks) == 0:
		return Words, nil
	case strings.ContainsAny(typed, "@＠"):
		return Address, marks
	}
	return Phone, marks
}

// Marks are the hashes under which a mail address or a telephone number is found, however it is
// written; none of anything else. That of a mailbox is the one of who proved it.
func Marks(typed string, hash func(domain, value string) string) []string {
	if address, err := affected.Normal(affected.Email, typed); err == nil && address != "" {
		return []string{hash(inquiry.Contact, address)}
	}
	if phone, err := affected.Normal(affected.Phone, typed); err == nil && phone != "" {
		return []string{hash("search phone", phone)}
	}
	return nil
}

func head(words []rune, most int) []rune { return words[:min(len(words), most)] }
