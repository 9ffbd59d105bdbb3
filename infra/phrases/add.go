package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"madoguchi/infra/phrases/measured"
	"madoguchi/internal/asked"
	"madoguchi/internal/incidents"
	"madoguchi/internal/redact"
	"madoguchi/internal/redact/veil"
)

// added is a phrase to add, and where.
type added struct {
	phrase   asked.Phrase
	incident string // the folder or the name of the incident whose own topic it is; "" for the bank
	apart    []string
}

// add is `phrases add`. An error repeats no word of the phrase: somebody may have written it.
func add(root string, args []string, stderr io.Writer) error {
	a, err := parse(args, stderr)
	if err != nil {
		return err
	}
	folder, generated, err := a.folder(root)
	if err != nil {
		return err
	}
	if err := decent(a.phrase.Text); err != nil {
		return err
	}
	set, err := measured.Read(measured.Files(root, folder, a.apart))
	if err != nil {
		return err
	}
	if err := set.Refuse(a.phrase.Text); err != nil {
		return err
	}
	if err := a.put(folder); err != nil || !generated {
		return err
	}
	return generate(root)
}

// parse reads the flags.
func parse(args []string, stderr io.Writer) (added, error) {
	var a added
	if args[0] != "add" {
		return a, errors.New(`phrases takes nothing, or add: phrases add -topic ID -lang ja -writer staff -origin "why" "phrase"`)
	}
	flags := flag.NewFlagSet("phrases add", flag.ContinueOnError)
	flags.SetOutput(stderr)
	p := &a.phrase
	topic := flags.String("topic", "", "what is asked: the `id` of a topic, or of a variant as topic.variant")
	flags.StringVar(&p.Lang, "lang", "", "ja, en, zh or ko")
	flags.StringVar(&p.Writer, "writer", "staff", "who wrote it, by no `name` that tells who that is")
	flags.StringVar(&p.Origin, "origin", "", "why it is added: what the desk made of it, and when")
	flags.StringVar(&a.incident, "incident", "", "the incident whose own topic it is: its `folder`, or the name of one that is built in")
	flags.Func("apart", "a `file` that measures and lies elsewhere; may be given again", func(name string) error {
		a.apart = append(a.apart, name)
		return nil
	})
	if err := flags.Parse(args[1:]); err != nil {
		return a, err
	}
	if flags.NArg() != 1 {
		return a, errors.New("one phrase, please, behind the flags")
	}
	p.Topic, p.Variant, _ = strings.Cut(*topic, ".")
	p.Text = strings.Join(strings.Fields(measured.Slotted(flags.Arg(0))), " ")
	return a, sound(*p)
}

var writers = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// blind are the names of those who wrote rounds: what else stood under them would count as theirs.
var blind = regexp.MustCompile(`^w[0-9]+$`)

// sound sees that a phrase can stand in a file, and under whom.
func sound(p asked.Phrase) error {
	switch {
	case !slices.Contains([]string{"ja", "en", "zh", "ko"}, p.Lang):
		return errors.New("-lang is ja, en, zh or ko")
	case !writers.MatchString(p.Writer) || blind.MatchString(p.Writer):
		return errors.New("-writer is a word of small letters like staff, and none of the blind writers, w1, w2 and so on")
	case strings.TrimSpace(p.Origin) == "" || strings.ContainsAny(p.Origin, "[]|\n"):
		return errors.New(`-origin says in a few words why it is added, without brackets: "understood as another topic, 3 March"`)
	case p.Text == "" || strings.ContainsAny(p.Text[:1], "[#"):
		return errors.New("a phrase is words on one line, and begins with neither [ nor #")
	}
	return decent(p.Origin)
}

// folder is where the phrase belongs, and whether go generate writes that folder.
func (a added) folder(root string) (path string, generated bool, err error) {
	bank, err := asked.Load()
	if err != nil {
		return "", false, err
	}
	id := a.phrase.Entry()
	if a.incident == "" {
		if !bank.Knows(id) {
			return "", false, fmt.Errorf("the bank has no topic %s; name the incident whose own it is with -incident", id)
		}
		return filepath.Join(root, "internal/asked"), true, nil
	}
	i, err := incidents.Load(a.incident)
	if err != nil {
		return "", false, err
	}
	if _, ok := i.Entry(id); !ok {
		return "", false, fmt.Errorf("%s has no entry %s", i.ID, id)
	}
	if slices.Contains(incidents.Names(), a.incident) {
		return filepath.Join(root, "internal/incidents", a.incident), true, nil
	}
	return a.incident, false, nil
}

var errPerson = errors.New("this may say who somebody is, or is a secret: write it without names, numbers and addresses")

// decent refuses what may say who somebody is.
func decent(text string) error {
	if _, kinds := redact.Mask(text); len(kinds) > 0 || veil.Of(text) != text {
		return errPerson
	}
	return nil
}

// put adds the phrase to its file.
func (a added) put(folder string) error {
	all, err := asked.ReadPhrases(os.DirFS(folder))
	if err != nil {
		return err
	}
	shelf, folded := &shelf{files: map[string][]asked.Phrase{}, seen: map[string]bool{}}, measured.Fold(a.phrase.Text)
	for _, p := range all {
		if p.Lang == a.phrase.Lang && measured.Fold(p.Text) == folded {
			return fmt.Errorf("the phrase is there already, under %s", p.Entry())
		}
		if p.Topic == a.phrase.Topic && p.Lang == a.phrase.Lang {
			shelf.add(folder, p)
		}
	}
	shelf.add(folder, a.phrase)
	return write(shelf.lists())
}
