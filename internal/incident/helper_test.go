package incident_test

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// folder is a copy of the shipped incident with two small entries instead of
// all its answers, to break as a test likes.
func folder(t testing.TB) fstest.MapFS {
	t.Helper()
	dir := copied(t, built(t, "nanatsuboshi"))
	maps.DeleteFunc(dir, func(path string, _ *fstest.MapFile) bool {
		return strings.HasPrefix(path, "answers/") || strings.HasPrefix(path, "phrases/") || strings.HasPrefix(path, "translations/") || path == "richmenu.yaml"
	})
	dir["answers/all.yaml"] = &fstest.MapFile{Data: []byte(entry("period", nil) + entry("site", nil))}
	dir["answers/desk.yaml"] = &fstest.MapFile{Data: []byte(needed())}
	head := ofPeople.ReplaceAll(dir["incident.yaml"].Data, nil)
	dir["incident.yaml"] = &fstest.MapFile{Data: head}
	return dir
}

// ofPeople are the lines of a segment that say which answers are about its people, and which words.
var ofPeople = regexp.MustCompile(`(?m)^    (?:list|card|abroad|said|all of|denied|named):.*\n(?:      .*\n)*`)

// harbour is a copy of the second incident: in English only, without cards, on
// another calendar.
func harbour(t testing.TB) fstest.MapFS {
	t.Helper()
	return copied(t, built(t, "harbour"))
}

// built opens an incident that is built in.
func built(t testing.TB, name string) fs.FS {
	t.Helper()
	files, err := incidents.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func copied(t testing.TB, from fs.FS) fstest.MapFS {
	t.Helper()
	dir := fstest.MapFS{}
	err := fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(from, path)
		dir[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// needed writes the entries on which the desk itself relies.
func needed() string {
	unsafe := func(label string) map[string]string { return map[string]string{"kind": "unsafe", "label": label} }
	return entry(incident.SpeakToHuman, map[string]string{"kind": "escalate", "lane": "general", "label": "{ja: 人と話す, en: A person}"}) +
		entry(incident.AmIAffected, map[string]string{"kind": "verify", "lane": "identity", "label": "{ja: 私は対象か, en: Me}"}) +
		entry(incident.SecretPasted, unsafe("{ja: 秘密, en: Secret}")) +
		entry(incident.MalformedInput, unsafe("{ja: 不明, en: Unreadable}")) +
		entry(incident.CodeInjection, unsafe("{ja: 符号, en: Code}"))
}

// entry writes an entry as YAML; given fields replace or add to those of a
// sound one, "" takes a field out.
func entry(id string, given map[string]string) string {
	f := map[string]string{
		"kind":   "faq",
		"label":  labels(id),
		"cites":  "[]",
		"quick":  "[]",
		"answer": "{ja: ご案内します。, en: Here it is.}",
		"questions": fmt.Sprintf("{ja: [%[1]sは一, %[1]sは二, %[1]sは三, %[1]sは四, %[1]sは五]}",
			id),
	}
	maps.Copy(f, given)
	var b strings.Builder
	fmt.Fprintf(&b, "- id: %s\n", id)
	for _, name := range []string{"kind", "lane", "label", "cites", "quick", "asks", "open", "closed", "answer", "short", "questions", "extra"} {
		if f[name] != "" {
			fmt.Fprintf(&b, "  %s: %s\n", name, f[name])
		}
	}
	return b.String()
}

// labels makes a label out of an id, in Japanese without Latin letters.
func labels(id string) string {
	kana := strings.NewReplacer("period", "期間", "site", "サイト", "other", "ほか", "more", "もっと", ".", "の", "_", "と").Replace(id)
	return fmt.Sprintf("{ja: %sについて, en: About %s}", kana, strings.NewReplacer(".", " ", "_", " ").Replace(id))
}

// refusals loads the folder and returns what is wrong with it, a line each.
func refusals(dir fs.FS) []string {
	i, err := incident.Load(dir)
	if err == nil {
		return nil
	}
	if i != nil {
		return []string{"an incident came back with an error"}
	}
	return strings.Split(err.Error(), "\n")[1:]
}

// edit replaces text that must be there in a file of the folder.
func edit(t *testing.T, dir fstest.MapFS, file, from, to string) {
	t.Helper()
	old := string(dir[file].Data)
	if !strings.Contains(old, from) {
		t.Fatalf("%s does not hold %q", file, from)
	}
	dir[file] = &fstest.MapFile{Data: []byte(strings.Replace(old, from, to, 1))}
}
