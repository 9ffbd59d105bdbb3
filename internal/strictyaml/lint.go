package strictyaml

import (
	"bytes"
	"unicode/utf8"
)

// lint reports what an editor may leave in a file and nobody sees, and returns
// the bytes without it. Tabs are layout in the notice but break YAML.
func (f *Folder) lint(file string, b []byte, tabs bool) []byte {
	if rest, ok := bytes.CutPrefix(b, []byte("\xef\xbb\xbf")); ok {
		f.Add(Place{file, 1}, "the file starts with a byte order mark; save it as UTF-8 without BOM")
		b = rest
	}
	if i := bytes.IndexByte(b, '\r'); i >= 0 {
		f.Add(lineOf(file, b, i), "a carriage return (CRLF line ends); save the file with LF line ends")
		b = bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if i := bytes.IndexByte(b, '\t'); i >= 0 && !tabs {
		f.Add(lineOf(file, b, i), "a tab; use spaces")
		b = bytes.ReplaceAll(b, []byte("\t"), []byte("  "))
	}
	if !utf8.Valid(b) {
		f.Add(lineOf(file, b, invalid(b)), "not UTF-8; save the file as UTF-8")
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

func lineOf(file string, b []byte, offset int) Place {
	return Place{file, 1 + bytes.Count(b[:offset], []byte("\n"))}
}
