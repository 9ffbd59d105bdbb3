// Package incidents holds the incidents that are built into the programs, each as a
// folder of its own (package incident says what stands in one), and the name of the one
// that they serve. That name stands in the file chosen, and nowhere else.
package incidents

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/compiled"
)

//go:embed */forms/*.pdf */*.txt */*.yaml */answers/*.yaml */conversations/*.yaml */phrases/*.txt */translations/*.yaml
var folders embed.FS

//go:embed chosen
var chosen string

// Names lists the incidents that are built in, in the order of their names.
func Names() []string {
	entries, err := folders.ReadDir(".")
	if err != nil {
		panic(err) // the root of an embedded file system is always there
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// Open returns the files of an incident: one that is built in by its name, any other by
// its folder, and the chosen one for "".
func Open(name string) (fs.FS, error) {
	if name == "" {
		name = strings.TrimSpace(chosen)
	}
	if slices.Contains(Names(), name) {
		return fs.Sub(folders, name)
	}
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("incidents: %q is no folder and none of %s", name, strings.Join(Names(), ", "))
	}
	return os.DirFS(name), nil
}

// checked are the incidents that are built in, each read and checked when it is first asked for.
// They do not change while a program runs, so what was checked once is only read again: tests ask
// hundreds of times.
var checked = sync.OnceValue(func() map[string]func() (string, error) {
	all := map[string]func() (string, error){}
	for _, name := range Names() {
		all[name] = sync.OnceValues(func() (string, error) {
			files, err := Open(name)
			if err != nil {
				return "", err
			}
			i, err := incident.Load(files)
			if err != nil {
				return "", err
			}
			return string(compiled.Write(i)), nil
		})
	}
	return all
})

// Load reads and checks an incident, named as for [Open]. It is the caller's own.
func Load(name string) (*incident.Incident, error) {
	if name == "" {
		name = strings.TrimSpace(chosen)
	}
	if check, ok := checked()[name]; ok {
		section, err := check()
		if err != nil {
			return nil, err
		}
		return compiled.Read(section)
	}
	files, err := Open(name)
	if err != nil {
		return nil, err
	}
	return incident.Load(files)
}
