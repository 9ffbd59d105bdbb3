// Package richmenu makes the menu below a chat what LINE takes: a definition for each language,
// and where on its picture what stands. It knows no incident and calls nobody; README.md says how
// an operator uploads it.
//
// Sizes and limits: https://developers.line.biz/en/reference/messaging-api/#rich-menu-object.
package richmenu

import (
	"fmt"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/menu"
	"madoguchi/internal/line"
)

// The size of a menu, in pixels of its picture, and of what stands on it.
const (
	Width   = 2500
	Height  = 1686
	tabs    = 186 // the strip by which one turns to another language
	columns = 3
	rows    = menu.Six / columns
)

// Definition is a menu as LINE creates it.
type Definition struct {
	Size        Size   `json:"size"`
	Selected    bool   `json:"selected"` // open when the chat is
	Name        string `json:"name"`     // for operators
	ChatBarText string `json:"chatBarText"`
	Areas       []Area `json:"areas"`
}

// Size is in pixels.
type Size struct {
	Width  int `json:"width"`
	Height int `json:"height"`
}

// Area is a part of the picture that does something.
type Area struct {
	Bounds Bounds `json:"bounds"`
	Action Action `json:"action"`
}

// Bounds are in pixels from the upper left corner.
type Bounds struct {
	X      int `json:"x"`
	Y      int `json:"y"`
	Width  int `json:"width"`
	Height int `json:"height"`
}

// Action is a postback, or the turn to the menu of another language.
type Action struct {
	Type            string `json:"type"`
	Label           string `json:"label,omitempty"` // read out by a screen reader
	Data            string `json:"data"`
	DisplayText     string `json:"displayText,omitempty"`
	RichMenuAliasID string `json:"richMenuAliasId,omitempty"`
	InputOption     string `json:"inputOption,omitempty"` // what becomes of the menu
}

// Alias is the name by which the menus of two languages find each other.
func Alias(lang incident.Lang) string { return "menu-" + string(lang) }

// Of is the menu of an incident in a language; false where it has none.
func Of(i *incident.Incident, lang incident.Lang) (Definition, bool) {
	if len(i.Menu.Items) == 0 {
		return Definition{}, false
	}
	name, bar := fmt.Sprintf("%s %s", i.ID, lang), i.Menu.Bar[string(lang)]
	d := Definition{Size: Size{Width, Height}, Selected: true, Name: name, ChatBarText: bar}
	for n, tab := range Tabs(i.Languages) {
		to := i.Languages[n]
		action := Action{Type: "richmenuswitch", Label: Tongue(to), Data: "menu=" + string(to), RichMenuAliasID: Alias(to)}
		d.Areas = append(d.Areas, Area{tab, action})
	}
	for n, cell := range Cells(i.Languages) {
		item := i.Menu.Items[n]
		label := item.Label[string(lang)]
		action := Action{Type: "postback", Label: label, Data: line.Data(item.Entry, string(lang)), DisplayText: label}
		action.InputOption = "closeRichMenu" // the answer is to be seen
		if len([]rune(label)) > 20 {
			action.Label = ""
		}
		d.Areas = append(d.Areas, Area{cell, action})
	}
	return d, true
}

// Tabs are where the languages stand, left to right; none where there is one language only.
func Tabs(langs []incident.Lang) []Bounds {
	if len(langs) < 2 {
		return nil
	}
	return grid(Bounds{0, 0, Width, tabs}, len(langs), 1)
}

// Cells are where the six items stand, row by row.
func Cells(langs []incident.Lang) []Bounds {
	top := 0
	if len(langs) > 1 {
		top = tabs
	}
	return grid(Bounds{0, top, Width, Height - top}, columns, rows)
}

// grid cuts an area into equal parts that leave nothing out.
func grid(area Bounds, columns, rows int) []Bounds {
	var all []Bounds
	for n := range columns * rows {
		column, row := n%columns, n/columns
		left, right := area.Width*column/columns, area.Width*(column+1)/columns
		top, bottom := area.Height*row/rows, area.Height*(row+1)/rows
		all = append(all, Bounds{area.X + left, area.Y + top, right - left, bottom - top})
	}
	return all
}

// Tongue is what a language calls itself.
func Tongue(lang incident.Lang) string {
	switch lang {
	case incident.Japanese:
		return "日本語"
	case incident.English:
		return "English"
	}
	return string(lang)
}
