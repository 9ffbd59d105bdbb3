package page

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
)

// edition names the files of the pages by what stands in all of them: a browser keeps those of an
// edition and asks for none again, and a new one is asked for by another name.
var edition = sync.OnceValue(func() string {
	sum := sha256.New()
	fs.WalkDir(assets, ".", func(name string, d fs.DirEntry, err error) error { // the folder is embedded above
		if err != nil || d.IsDir() {
			return err
		}
		body, err := assets.ReadFile(name)
		sum.Write(body)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)[:8])
})

// Asset is where a browser finds a style, a script or a picture of the pages.
func (f Frame) Asset(name string) string { return "/desk/static/" + edition() + "/" + name }

// Modules are the scripts that the one of the page imports. Named in its head they come together, and
// not each after the one that asks for it.
func (f Frame) Modules() []string { return modules() }

var modules = sync.OnceValue(func() []string {
	all := []string{"desk.js"}
	for i := 0; i < len(all); i++ {
		body, _ := assets.ReadFile("assets/" + all[i]) // a name that is none shows as a link to nothing
		for line := range strings.Lines(string(body)) {
			_, from, imports := strings.Cut(line, ` from "./`)
			name, _, _ := strings.Cut(from, `"`)
			if imports && strings.HasPrefix(line, "import ") && !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all[1:]
})

// Static serves the style, the script and the icon. Asked for by this edition they may be kept for
// good; by another one, as while a release begins, or by none, a browser asks again.
func Static(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	kind := map[string]string{
		".css": "text/css; charset=utf-8",
		".js":  "text/javascript; charset=utf-8",
		".svg": "image/svg+xml",
	}[path.Ext(name)]
	body, err := assets.ReadFile("assets/" + name)
	if err != nil || kind == "" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-cache")
	if r.PathValue("edition") == edition() {
		w.Header().Set("Cache-Control", "max-age=31536000, immutable")
	}
	Tagged(w, r, body)
}
