package quote

import "strings"

// Pieces are a body taken apart. Words and Cut together hold every line.
type Pieces struct {
	Words string // what its author wrote
	None  bool   // nothing was left, and Words are what was to be cut
	Cut   string // in order, as it stands
	Below string // of Cut: below a signature mark, and perhaps the author's own
	Among string // of Cut: in a mail that is quoted without marks, where answers may stand
}

// Sort sorts the lines of a body, which end in LF (platform fact 23). Reply says that the
// mail answers another one or passes it on; else a line with the mark of a quote belongs
// to a list of its author's. Markup says that the body was HTML, where such a line is a
// block that may be either. Where nothing is left, Words are the body without the line
// that a phone adds.
func Sort(body string, reply, markup bool) Pieces {
	s := sorter{lines: strings.Split(body, "\n"), reply: reply, markup: markup}
	s.fields = fieldsOfAll(s.lines)
	s.into = &s.words
	for s.i < len(s.lines) {
		s.next()
	}
	p := Pieces{Words: joined(s.words), Cut: joined(s.cut), Below: joined(s.below), Among: joined(s.among)}
	p.None = p.Words == ""
	if p.None {
		p.Words, p.Below = p.Below, ""
	}
	if p.Words == "" {
		p.Words, p.Among = joined(withoutFooters(s.lines)), ""
	}
	return p
}

// sorter goes down the lines of a body once.
type sorter struct {
	lines                    []string
	fields                   []headerFields // of each line, found once: a block is looked for at each
	i                        int
	reply, markup            bool
	words, cut, below, among []string
	into                     *[]string // where a line goes that is none of the marks, nil for nowhere but cut
}

func (s *sorter) next() {
	rest := s.lines[s.i:]
	line := rest[0]
	n := attribution(rest, s.reply)
	switch {
	case quoted(line):
		s.quote(line)
	case n > 0 && quotesFollow(rest[n:]):
		s.drop(n)
		s.reply = true
	case n > 0:
		s.drop(n)
		s.turn(&s.among)
	case signature(line):
		s.drop(1)
		s.turn(&s.below)
	case forwardRule(line):
		s.drop(1)
		s.turn(nil)
	case separator(rest, s.fields[s.i:]), headerBlock(rest, s.fields[s.i:]):
		s.drop(1)
		s.another()
	case Footer(line):
		s.drop(1)
	default:
		s.put(line)
	}
}

// quote takes a line with the mark of a quote.
func (s *sorter) quote(line string) {
	own := strings.TrimLeft(line, quoteMarks)
	switch {
	case s.reply:
		s.drop(1)
	case s.markup:
		s.below = append(s.below, own)
		s.drop(1)
	default:
		s.put(own)
	}
}

// put adds a line to where it belongs, and goes on.
func (s *sorter) put(line string) {
	if s.into != &s.words {
		s.cut = append(s.cut, s.lines[s.i])
	}
	if s.into != nil {
		*s.into = append(*s.into, line)
	}
	s.i++
}

// drop cuts n lines.
func (s *sorter) drop(n int) {
	s.cut = append(s.cut, s.lines[s.i:s.i+n]...)
	s.i += n
}

// turn sends what follows elsewhere, only ever away from the words: nothing comes back
// from a mail that was passed on.
func (s *sorter) turn(into *[]string) {
	if s.into != nil {
		s.into = into
	}
}

// another begins the mail that is answered. Where none is, somebody wrote down what
// they got, and may go on below.
func (s *sorter) another() {
	if s.reply {
		s.turn(&s.among)
		return
	}
	s.turn(&s.below)
}

func joined(lines []string) string { return strings.TrimSpace(strings.Join(lines, "\n")) }

func withoutFooters(lines []string) []string {
	var kept []string
	for _, line := range lines {
		if !Footer(line) {
			kept = append(kept, line)
		}
	}
	return kept
}

const quoteMarks = ">＞ \t\u3000"

func quoted(line string) bool {
	line = strings.TrimLeft(line, " \t\u3000")
	return strings.HasPrefix(line, ">") || strings.HasPrefix(line, "＞")
}

// quotesFollow reports whether the next line with words is a quoted one: then
// the person may have written below it.
func quotesFollow(lines []string) bool {
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			return quoted(line)
		}
	}
	return false
}

// signature is the mark of RFC 3676, 4.3, also without its space, which many
// programs lose.
func signature(line string) bool { return line == "-- " || line == "--" }
