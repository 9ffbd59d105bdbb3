package dialogue

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"time"

	"madoguchi/internal/line/linesim"
)

// Save writes a chat of the page as a dialogue that goes as it went: what the customer wrote,
// and how each answer began. Whoever keeps it names the customer and says what must stay. It is
// "" where the customer wrote nothing.
func Save(chat []linesim.Bubble) string {
	lines := saved(chat)
	if len(lines) == 0 {
		return ""
	}
	at := chat[0].At
	var out strings.Builder
	out.WriteString("# Saved from the page. Put it beside the others, say who it is, and keep what must stay.\n")
	fmt.Fprintf(&out, "- id: saved_%s\n  who: a customer\n  on: line\n  at: %s\n  talk:\n",
		at.Format("20060102_150405"), at.Format(time.RFC3339))
	for _, line := range lines {
		out.WriteString(line)
	}
	return out.String()
}

// pause is how long a customer is silent before the dialogue says so.
const pause = 2 * time.Minute

// saved are the lines of a chat. What is no text cannot be played, and what was taken back is
// nobody's business.
func saved(chat []linesim.Bubble) []string {
	var lines []string
	var last time.Time
	for i, b := range chat {
		if !b.Mine || b.Type != "text" || b.Unsent || b.Text == "" {
			continue
		}
		if gap := b.At.Sub(last); !last.IsZero() && gap >= pause {
			lines = append(lines, fmt.Sprintf("    - later: %d minutes\n", min(int(gap/time.Minute), mostUnits)))
		}
		last = b.At
		line := "    - customer: " + quoted(b.Text) + "\n"
		if begins := begin(chat[i+1:]); begins != "" {
			line += "      says: " + quoted(begins) + "\n"
		} else {
			line += "      silent: yes\n"
		}
		lines = append(lines, line)
	}
	return lines
}

// begin is how the answer to a message begins, without a receipt number, which is another one
// each time; "" for none.
func begin(after []linesim.Bubble) string {
	for _, b := range after {
		switch {
		case b.Mine:
			return ""
		case b.Type == "text", b.Type == "flex":
			for line := range strings.Lines(b.Text) {
				parts := receipts.Split(strings.TrimSpace(line), -1)
				longest := ""
				for _, p := range parts {
					if len(p) > len(longest) {
						longest = p
					}
				}
				if longest != "" {
					return longest
				}
			}
		}
	}
	return ""
}

var receipts = regexp.MustCompile(`[A-Z][0-9A-Z]{3}-[0-9A-Z]{4}`)

// quoted is a text as YAML reads it, in quotes.
func quoted(s string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		panic(err) // a string has its JSON
	}
	return strings.TrimSpace(out.String())
}
