package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"madoguchi/internal/asked"
	"madoguchi/internal/asked/rounds"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/danger"
	"madoguchi/internal/incidents"
	"madoguchi/internal/understand"
	"madoguchi/internal/understand/trained"
)

// seconds are second opinions on writers, each by a training that never saw the writer.
type seconds struct {
	folder string
	writer string // of the fold that is open: the first
	open   *second
}

// second is one of them.
type second struct {
	names  asked.Names
	topics *understand.Topics
}

// of is the opinion on a writer, nil where no training kept that writer out.
func (s *seconds) of(writer string) (*second, error) {
	at := slices.IndexFunc(rounds.Folds(), func(fold []string) bool { return slices.Contains(fold, writer) })
	if s.folder == "" || at < 0 {
		return nil, nil
	}
	first := rounds.Folds()[at][0]
	if s.writer != first {
		s.writer, s.open = first, nil
		var err error
		if s.open, err = opinion(filepath.Join(s.folder, first)); errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
	}
	return s.open, nil
}

func opinion(folder string) (*second, error) {
	topics, err := trained.Topics(folder)
	if err != nil {
		return nil, err
	}
	i, err := incidents.Load("")
	if err != nil {
		return nil, err
	}
	return &second{asked.Names{Formal: i.Company[i.Languages[0]], Phone: i.Phone, Mail: i.Mail}, topics}, nil
}

// calls reports whether a model and the opinion together take a message for danger.
func (s *second) calls(m *danger.Model, one labelled) bool {
	words := s.names.Fill(asked.Phrase{Lang: one.lang, Text: one.words}, 0)
	p, known := s.topics.Probable(prose.Plain(words), intent.Dangers()...)
	if !known {
		return m.Calls(one.Example)
	}
	return m.Seconded(one.Example, p)
}

// apart measures messages that taught nothing, by a model and the encoder of a folder, which saw none of their writers.
func (s *seconds) apart(w io.Writer, m *danger.Model, folder string, verbose bool) error {
	all, err := readAsked(folder)
	if err != nil {
		return err
	}
	second, err := opinion(s.folder)
	if err != nil {
		return err
	}
	var alone, seconded tally
	for _, one := range all {
		called := second.calls(m, one)
		alone.add(one, m.Calls(one.Example))
		seconded.add(one, called)
		if verbose {
			tell(w, one, called)
		}
	}
	alone.print(w, "alone")
	seconded.print(w, "seconded")
	return nil
}

// tell names a message that is read wrongly.
func tell(w io.Writer, one labelled, called bool) {
	if called != one.Danger && (one.Danger || !one.apart) {
		fmt.Fprintf(w, "%s is called danger: %v\n", one.id, called)
	}
}
