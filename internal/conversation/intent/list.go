package intent

import (
	"strings"

	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// listed are the entries that the points of a list ask for, in their order; nil for a message that is no
// list, or of which fewer than two points are clear: each point is read alone, for whoever numbers their
// questions wants each of them answered.
func (t *run) listed(words string) []incident.Entry {
	var found []incident.Entry
	clear := 0
	for _, item := range items(words) {
		read := t.whole.Read(item)
		if len(read.Asked) == 0 || read.Some < likelyPoint {
			continue
		}
		clear++
		if e := t.entries[read.Asked[0].Entry]; stands(e) && !sameTopic(found, e) {
			found = append(found, e)
		}
	}
	if clear < 2 {
		return nil
	}
	return found
}

// likelyPoint is how probable it must be that a point of a list asks what it is taken for: that it asks
// something is sure.
const likelyPoint = 0.5

// items are the points of a list of two at least, without their marks: those that are numbered, or those
// behind words that say how many questions there are.
func items(words string) []string {
	marks := points.FindAllStringSubmatchIndex(words, -1)
	var all []string
	for i, m := range marks {
		end := len(words)
		if i+1 < len(marks) {
			end = max(marks[i+1][2], marks[i+1][4])
		}
		item, _, _ := strings.Cut(words[m[1]:end], "。")
		all = add(all, item)
	}
	if m := counted.FindStringSubmatch(words); len(marks) < 2 && m != nil {
		all = nil
		rest := ends.Split(m[1]+m[2], 2)[0]
		for _, item := range commas.Split(rest, -1) {
			all = add(all, item)
		}
	}
	if len(all) < 2 || len(all) > mostAlone {
		return nil
	}
	return all
}

func add(all []string, item string) []string {
	if item = strings.TrimSpace(item); item != "" {
		return append(all, item)
	}
	return all
}

// What makes a list of questions out of words, and what stands between its points.
var (
	counted = lazyregexp.New(`(?is)(?:質問|お尋ね|(?:伺い|うかがい|聞き|確認し|知り|お聞きし)たい(?:こと|点|の)?)(?:は|が)?(?:、)?(?:以下の|次の)?` +
		`[2-9２-９二三四五六](?:点|つ|個|件)(?:です|あります|ございます|ほど|、|。|：|:|\s)*(.+)$|` +
		`\b(?:two|three|four|five|[2-5]) (?:quick |short )?(?:questions|things)[^:,.]{0,24}[:,.]\s*(.+)$`)
	ends   = lazyregexp.New(`[。？?！!\n]|\.\s`)
	commas = lazyregexp.New(`[、，,;；]|及び|\band\b`)
)
