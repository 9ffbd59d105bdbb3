package conversation_test

import (
	"testing"

	"madoguchi/internal/conversation"
	"madoguchi/internal/incident/menu"
	"madoguchi/internal/incidents"
)

// tapsMenu taps an item of the menu in a language.
func (c *customer) tapsMenu(entry, lang string) conversation.Outcome {
	in := c.inbound()
	in.Entry, in.Lang = entry, lang
	return c.does(in)
}

// Each item of the menu is understood, from the first message on, in the language of the menu.
func TestTheMenuIsUnderstood(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range i.Languages {
		for _, item := range i.Menu.Items {
			c := newCustomer(t, friday)
			out := c.tapsMenu(item.Entry, string(lang))
			if out.Kind == conversation.Clarifying || out.Kind == conversation.Nothing || len(out.Replies) == 0 {
				t.Errorf("%s: %s is not understood: %s", lang, item.Entry, read(out))
			}
			if c.state.Lang != lang {
				t.Errorf("%s: after the menu the talk is in %s", lang, c.state.Lang)
			}
			if words := out.Words.Words(); words == "" {
				t.Errorf("%s: staff do not read that %s was pressed", lang, item.Entry)
			}
		}
	}
}

// The language of a menu holds for what is pressed later; one that is not answered says nothing.
func TestAMenuInALanguageTurnsTheTalk(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("再発行の手数料はかかりますか")
	holds(t, c.tapsMenu("incident_overview", "en"), "unauthorized access")
	holds(t, c.taps("card_monitoring"), "stronger monitoring")
	c = newCustomer(t, friday)
	holds(t, c.tapsMenu("incident_overview", "xx"), "不正アクセス")
}

// The menu tells how one's own inquiry stands, and who has none that there is none.
func TestTheMenuTellsOfOnesOwnInquiry(t *testing.T) {
	c := newCustomer(t, friday)
	holds(t, c.tapsMenu(menu.MyCase, "ja"), "お預かりしている件はなく")
	opened := c.says("人と話したいです")
	out := c.tapsMenu(menu.MyCase, "ja")
	holds(t, out, string(opened.Open.Receipt))
	if out.Open != nil {
		t.Error("to ask how it stands opened a case")
	}
}
