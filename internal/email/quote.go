package email

import "strings"

// Unquote returns what a person wrote into a mail: without the mail that they
// answer or forward, without signature and without the line that their phone
// adds (platform fact 23). Lines end in LF. Answers between the quoted lines
// stay. Where nothing is left, it returns all but that line of the phone.
func Unquote(body string) string { return takeApart(body, true, false).words }

// pieces are a body taken apart. No line is lost: what is not in words is in cut.
type pieces struct {
	words string
	none  bool   // nothing was left, and words are what was to be cut
	cut   string // in order, as it stands
	below string // of cut: below a signature mark, and perhaps the person's own
	among string // of cut: in a mail that is quoted without marks, where answers may stand
}

// takeApart sorts the lines of a body. In a mail that answers or passes on nothing, a
// line with the mark of a quote is in a list of its author's; in HTML it is a block that
// may be one.
func takeApart(body string, reply, markup bool) pieces {
	s := sorter{lines: strings.Split(body, "\n"), reply: reply, markup: markup}
	s.fields = fieldsOfAll(s.lines)
	s.into = &s.words
	for s.i < len(s.lines) {
		s.next()
	}
	p := pieces{words: joined(s.words), cut: joined(s.cut), below: joined(s.below), among: joined(s.among)}
	p.none = p.words == ""
	if p.none {
		p.words, p.below = p.below, ""
	}
	if p.words == "" {
		p.words, p.among = joined(withoutFooters(s.lines)), ""
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
	case footer(line):
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
		if !footer(line) {
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

// bareSubject drops what mail programs put before a subject, as often as it
// stands there: Re:, RE：, Fwd:, Re[2]:, 転送:.
func bareSubject(subject string) string {
	return strings.TrimSpace(prefixes.ReplaceAllString(subject, ""))
}
