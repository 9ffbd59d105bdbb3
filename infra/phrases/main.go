// Command phrases makes what the matcher learns from out of the rounds of blind messages:
// the phrases of the bank in internal/asked/phrases, and those of what only one incident
// has in its folder. Phrases that nobody wrote blind stay as they are.
//
//	go generate ./internal/asked
//
// The same messages give the same bytes.
//
// It also adds a phrase, one that the desk read wrong most often:
//
//	go run ./infra/phrases add -topic card_reissue_fee -lang ja -writer staff -origin "…" "…"
//
// What stands in a file that measures is refused, and what may say who somebody is.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	_ "time/tzdata" // the incident's zone must load on a bare machine (platform fact 26)

	"madoguchi/internal/asked"
	"madoguchi/internal/asked/rounds"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "phrases:", err)
		os.Exit(1)
	}
}

func run(args []string, stderr io.Writer) error {
	root, err := module()
	if err != nil {
		return err
	}
	if len(args) > 0 {
		return add(root, args, stderr)
	}
	return generate(root)
}

// generate writes the files of phrases anew.
func generate(root string) error {
	lists, err := made(root)
	if err != nil {
		return err
	}
	return write(lists)
}

// write writes files of phrases.
func write(lists map[string]string) error {
	for file, list := range lists {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(list), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// made are the files of phrases and what they should hold.
func made(root string) (map[string]string, error) {
	bank, err := asked.Load()
	if err != nil {
		return nil, err
	}
	messages, err := rounds.Load()
	if err != nil {
		return nil, err
	}
	shelf := &shelf{files: map[string][]asked.Phrase{}, seen: map[string]bool{}}
	folders, err := folders(root)
	if err != nil {
		return nil, err
	}
	for _, f := range folders {
		some, err := asked.ReadPhrases(os.DirFS(f.path))
		if err != nil {
			return nil, err
		}
		shelf.keep(f.path, some)
	}
	sort, err := learn(bank, shelf.all())
	if err != nil {
		return nil, err
	}
	for _, m := range messages {
		if rounds.Measures(m.Round) {
			continue
		}
		for _, p := range asks(m) {
			k := slices.IndexFunc(folders, func(f folder) bool { return f.holds(p.Topic, m.Org) })
			if k < 0 {
				continue // a topic of another incident, which the company of this message does not have
			}
			p.Variant = sort.variant(p, m.Kind)
			shelf.add(folders[k].path, p)
		}
	}
	return shelf.lists(), nil
}

// module is the folder of go.mod.
func module() (string, error) {
	for dir := "."; ; dir = filepath.Join("..", dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		} else if !errors.Is(err, fs.ErrNotExist) || strings.Count(dir, "..") > 9 {
			return "", errors.New("run it inside the project")
		}
	}
}

// folder holds phrases: the bank's, or those of an incident's own topics.
type folder struct {
	path   string
	org    string // "" for the bank
	topics []string
}

func (f folder) holds(topic, org string) bool {
	return slices.Contains(f.topics, topic) && (f.org == "" || f.org == org)
}

// folders are that of the bank, which comes first, and those of the incidents.
func folders(root string) ([]folder, error) {
	bank, err := asked.Load()
	if err != nil {
		return nil, err
	}
	all := []folder{{path: filepath.Join(root, "internal/asked")}}
	for _, t := range bank.Topics() {
		all[0].topics = append(all[0].topics, t.ID)
	}
	for _, name := range incidents.Names() {
		i, err := incidents.Load(name)
		if err != nil {
			return nil, err
		}
		f := folder{path: filepath.Join(root, "internal/incidents", name), org: name}
		for _, e := range i.Entries {
			f.topics = append(f.topics, e.ID)
		}
		all = append(all, f)
	}
	return all, nil
}

// shelf holds phrases by the file in which they stand.
type shelf struct {
	files map[string][]asked.Phrase
	seen  map[string]bool
}

// keep takes over what nobody wrote blind.
func (s *shelf) keep(folder string, phrases []asked.Phrase) {
	for _, p := range phrases {
		if p.Round == 0 {
			s.add(folder, p)
		}
	}
}

// add puts a phrase into its file, once a topic.
func (s *shelf) add(folder string, p asked.Phrase) {
	key := p.Topic + "\n" + p.Text
	if p.Text == "" || strings.ContainsAny(p.Text[:1], "[#") || s.seen[key] || byRule(p.Topic) {
		return
	}
	s.seen[key] = true
	file := filepath.Join(folder, "phrases", p.Topic+"."+p.Lang+".txt")
	s.files[file] = append(s.files[file], p)
}

// byRule reports whether a topic is found by looking at the text, or before all others.
func byRule(topic string) bool { return topic == "danger" || slices.Contains(incident.ByRule(), topic) }

// all are the phrases that are kept.
func (s *shelf) all() []asked.Phrase {
	var all []asked.Phrase
	for _, file := range slices.Sorted(maps.Keys(s.files)) {
		all = append(all, s.files[file]...)
	}
	return all
}

// lists are the files as they should be: by round and writer, those of no round first.
func (s *shelf) lists() map[string]string {
	lists := map[string]string{}
	for file, phrases := range s.files {
		slices.SortStableFunc(phrases, func(a, b asked.Phrase) int {
			return cmp.Or(a.Round-b.Round, number(a.Writer)-number(b.Writer), strings.Compare(a.Writer, b.Writer),
				strings.Compare(a.Variant, b.Variant), strings.Compare(a.Origin, b.Origin))
		})
		lists[file] = list(phrases)
	}
	return lists
}

// number is that of a writer: w9 comes before w10.
func number(writer string) int {
	n := 0
	fmt.Sscanf(writer, "w%d", &n)
	return n
}

// list is a file of phrases.
func list(phrases []asked.Phrase) string {
	var b strings.Builder
	heading := ""
	for _, p := range phrases {
		if h := p.Heading(); h != heading {
			b.WriteString(h + "\n")
			heading = h
		}
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}
