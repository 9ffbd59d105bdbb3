// Package nanatsuboshi is the incident that ships with the desk: the notice of
// the leak at the online shop ななつ星 Gallery in 2019, and the answers that
// rest on it. It is data; package incident says what each file holds.
package nanatsuboshi

import (
	"embed"
	"io/fs"
)

//go:embed notice.ja.txt *.yaml answers/*.yaml
var files embed.FS

// Files returns the folder for incident.Load.
func Files() fs.FS { return files }
