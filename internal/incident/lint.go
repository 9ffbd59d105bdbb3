package incident

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// maxFile caps a file: an incident of this size is an accident or an attack.
const maxFile = 4 << 20

// lint reports what an editor may leave in a file and nobody sees, and returns
// the bytes without it. Tabs are layout in the notice but break YAML.
func lint(p *problems, file string, b []byte, tabs bool) []byte {
	if rest, ok := bytes.CutPrefix(b, []byte("\xef\xbb\xbf")); ok {
		p.add(place{file, 1}, "the file starts with a byte order mark; save it as UTF-8 without BOM")
		b = rest
	}
	if i := bytes.IndexByte(b, '\r'); i >= 0 {
		p.add(lineOf(file, b, i), "a carriage return (CRLF line ends); save the file with LF line ends")
		b = bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if i := bytes.IndexByte(b, '\t'); i >= 0 && !tabs {
		p.add(lineOf(file, b, i), "a tab; use spaces")
		b = bytes.ReplaceAll(b, []byte("\t"), []byte("  "))
	}
	if !utf8.Valid(b) {
		p.add(lineOf(file, b, invalid(b)), "not UTF-8; save the file as UTF-8")
		return nil
	}
	return b
}

func invalid(b []byte) int {
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return 0
}

func lineOf(file string, b []byte, offset int) place {
	return place{file, 1 + bytes.Count(b[:offset], []byte("\n"))}
}

var errTooLarge = fmt.Errorf("larger than %d MiB", maxFile>>20)
