package page

import "strings"

// Switched are sentences on what operators have changed of the desk that customers meet: staff wonder
// otherwise why everything comes to them.
func (f Frame) Switched() []string {
	var all []string
	s := f.Switches
	if s.Paused {
		all = append(all, f.T("switchPaused"))
	}
	if s.NoCodes {
		all = append(all, f.T("switchCodes"))
	}
	var topics []string
	for _, id := range s.Topics {
		topics = append(topics, f.topic(id))
	}
	if len(topics) > 0 {
		all = append(all, f.T("switchTopics")+strings.Join(topics, f.T("switchAnd")))
	}
	for _, snippet := range f.Incident.Snippets {
		if s.Banner != "" && snippet.ID == s.Banner {
			all = append(all, f.T("switchBanner")+Pick(snippet.Label, f.Lang, f.Incident.Languages[0]))
		}
	}
	return all
}

// topic is what an entry is called on its button, else its id.
func (f Frame) topic(id string) string {
	for _, e := range f.Incident.Entries {
		if said := Pick(e.Label, f.Lang, f.Incident.Languages[0]); e.ID == id && said != "" {
			return said
		}
	}
	return id
}
