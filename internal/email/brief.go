package email

import (
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/notice"
)

// briefed is how many cases a chat room is told of; the rest it is told as a number.
const briefed = 10

// Brief implements [notice.Writer]. A chat room keeps what it was told for longer than the desk,
// and somebody else runs it: of a case it has receipt, lane, due time and link, and not even the
// outline of what the customer wrote.
func (n Notices) Brief(all []notice.Part, now time.Time) string {
	var lines []string
	count := 0
	for _, part := range all {
		_, text := texts.OfNews(string(part.News), len(part.About) > 1)
		lines = append(lines, "■ "+n.text(text, map[string]string{"count": strconv.Itoa(len(part.About))}))
		if part.News == notice.Shelf {
			continue // it counts them; that is all
		}
		for _, c := range part.About {
			if count++; count <= briefed {
				lines = append(lines, n.brief(c, now)...)
			}
		}
	}
	if count > briefed {
		lines = append(lines, n.text(texts.StaffMore, map[string]string{"count": strconv.Itoa(count - briefed)}), n.link("/desk/"))
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// brief is what a room is told of a case.
func (n Notices) brief(c cases.Case, now time.Time) []string {
	line := n.text(texts.StaffBrief, map[string]string{"receipt": string(c.Receipt), "lane": n.lane(c), "due": n.due(c, now)})
	lines := []string{line}
	if c.Doubtful() {
		lines = append(lines, n.text(texts.StaffDoubtful, nil))
	}
	if link := n.link("/desk/case/" + string(c.Receipt)); link != "" {
		lines = append(lines, link)
	}
	return lines
}
