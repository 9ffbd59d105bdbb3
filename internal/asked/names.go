package asked

import "strings"

// Names are what stands in the slots of phrases at the desk of one company. People write
// the company and its site in several ways, by language (ISO 639-1).
type Names struct {
	Company, Site map[string][]string
	Formal        string // the company, in a language that has no other
	Phone, Mail   string
}

// Fill is the phrase with names in place of its slots: of several in turn, so that none
// of them tells a topic. What somebody bought is called by no name.
func (n Names) Fill(p Phrase, turn int) string {
	if !strings.Contains(p.Text, "{") {
		return p.Text
	}
	company := pick(n.Company[p.Lang], turn, n.Formal)
	return strings.NewReplacer("{company}", company, "{site}", pick(n.Site[p.Lang], turn, company), "{item}", goods(p.Lang),
		"{phone}", n.Phone, "{mail}", n.Mail).Replace(p.Text)
}

func pick(names []string, turn int, otherwise string) string {
	if len(names) == 0 {
		return otherwise
	}
	return names[turn%len(names)]
}

// goods are what somebody buys.
func goods(lang string) string {
	switch lang {
	case "ja", "zh":
		return "商品"
	case "ko":
		return "상품"
	}
	return "goods"
}
