package agree

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// partedSentences are the sentences of a fact that have more than one part.
func partedSentences(clauses []clause.Clause) [][]statement {
	var all [][]statement
	for len(clauses) > 0 {
		n := 1
		for n < len(clauses) && clauses[n].Sentence == clauses[0].Sentence {
			n++
		}
		if parts := parted(clauses[:n]); len(parts) > 1 {
			all = append(all, parts)
		}
		clauses = clauses[n:]
	}
	return all
}

// parted joins the clauses of a sentence that are of one topic. What all are of stands in front of each:
// 窓口は、平日は…、土曜日は….
func parted(clauses []clause.Clause) []statement {
	var parts []statement
	var topics []string // of each clause
	common := ""
	for i, c := range clauses {
		topics = append(topics, withoutRelative(topicOf(c.Text)))
		if i > 0 && conditional(c.Text) && clauses[i-1].Tells() {
			parts = append(parts, statement{text: topics[0] + "は、" + c.Text})
			continue
		}
		other := slices.IndexFunc(topics[:i], func(t string) bool { return beside(t, topics[i]) })
		if i > 0 && other < 0 {
			parts[len(parts)-1].text += "、" + c.Text
			continue
		}
		if other > 0 && len(parts) == 1 {
			for _, o := range clauses[:other] {
				common += o.Text + "、"
			}
		}
		if head, _, ok := strings.Cut(topics[0], "は"); ok && i > 0 && common == "" && weekly.In(topics[0]) {
			common = head + "は、" // 営業時間は平日が…、土曜が…
		}
		parts = append(parts, statement{text: common + c.Text})
	}
	for i := range parts {
		parts[i].has = keys(parts[i].text)
	}
	shareVerb(parts, clauses)
	return parts
}

// conditional reports whether a clause says what is done in a case of its own: 休会中の場合は書面を郵送します.
func conditional(s string) bool {
	return words.Has(s, "場合は", "場合には", "場合に限り", "ときは", "ときには")
}

// withoutRelative is a topic without what tells more of it: 停止していたウェブでの入会手続.
func withoutRelative(topic string) string {
	_, noun, ok := strings.Cut(topic, "ていた")
	if !ok || len([]rune(noun)) < 4 {
		return topic
	}
	return noun
}

// shareVerb gives the last word of a sentence to the parts that have no verb of their own: 保護者にはメールで、
// 卒業生には郵便でご連絡します.
func shareVerb(parts []statement, clauses []clause.Clause) {
	last := clauses[len(clauses)-1].Text
	all := telling(last)
	if len(all) == 0 || len([]rune(last))-all[len(all)-1].To > 8 {
		return // 電話でお知らせしております: no verb, but a way
	}
	for i := range parts {
		if !(clause.Clause{Text: parts[i].text}).Tells() {
			parts[i].has[key(all[len(all)-1])] = true
		}
	}
}

// weekly are topics that stand beside each other.
var weekly = words.Of("平日", "土曜", "日曜", "土日", "祝日", "月曜", "火曜", "水曜", "木曜", "金曜")

// beside reports whether a topic stands beside another of its kind: 電話での予約 beside ウェブでの予約, 土曜日
// beside 平日, but not 再開 beside ウェブでの予約.
func beside(first, topic string) bool {
	if topic == "" || len([]rune(topic)) > 24 || words.Has(topic, "た", "る") {
		return false
	}
	has := keys(topic)
	for k := range keys(first) {
		if has[k] && k != topic {
			return true
		}
	}
	both := func(end string) bool { return strings.HasSuffix(topic, end) && strings.HasSuffix(first, end) }
	return both("に") || both("へ") || both("で") || weekly.In(first) && weekly.In(topic) || figure.DatedDay(first) && figure.DatedDay(topic)
}

// split refuses a statement that says of one what a fact says of another in the same sentence, where each has
// a part of its own.
func (c check) split(s statement) {
	if strings.Contains(s.text, "ではなく") || !c.On.Any(func(f *evidence.Fact) bool { return len(c.told.parts[f.ID]) > 0 }) {
		return
	}
	said := parted(c.Clauses[s.first : s.last+1])
	if c.English() {
		said = nil
		for text := range strings.SplitSeq(s.text, " and ") {
			said = append(said, statement{has: keys(text)})
		}
	}
	for _, f := range c.On.Facts {
		others := c.tell(func(o *evidence.Fact) bool { return o.ID != f.ID })
		for _, parts := range c.told.parts[f.ID] {
			if slices.ContainsFunc(said, func(one statement) bool { return one.apart(parts, others) }) {
				c.refuse(s, "", "says of one what the cited facts say of another", "say it of whom they say it")
				return
			}
		}
	}
}

// apart reports whether two of the parts of a sentence share what a statement says, and nothing else
// has as much of it.
func (s statement) apart(parts, others []statement) bool {
	all := s.shared(func(k string) bool {
		return slices.ContainsFunc(parts, func(p statement) bool { return p.has[k] })
	})
	best := 0
	for _, one := range slices.Concat(parts, others) {
		best = max(best, s.shared(func(k string) bool { return one.has[k] }))
	}
	return all >= 2 && best < all
}

// shared counts the keys of a statement that something has.
func (s statement) shared(has func(string) bool) int {
	n := 0
	for k := range s.has {
		if has(k) {
			n++
		}
	}
	return n
}
