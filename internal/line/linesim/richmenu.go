package linesim

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	_ "image/jpeg" // LINE takes both
	_ "image/png"
	"io"
	"net/http"
	"regexp"
	"unicode/utf16"

	"github.com/rivo/uniseg"
)

// RichMenu is a menu below the chat, as an operator created it.
type RichMenu struct {
	Size struct {
		Width  int `json:"width"`
		Height int `json:"height"`
	} `json:"size"`
	Selected    *bool      `json:"selected"`
	Name        string     `json:"name"`
	ChatBarText string     `json:"chatBarText"`
	Areas       []MenuArea `json:"areas"`
}

// MenuArea is a part of the picture that does something.
type MenuArea struct {
	Bounds struct {
		X      int `json:"x"`
		Y      int `json:"y"`
		Width  int `json:"width"`
		Height int `json:"height"`
	} `json:"bounds"`
	Action MenuAction `json:"action"`
}

// MenuAction is what a tap does.
type MenuAction struct {
	Type            string `json:"type"`
	Label           string `json:"label,omitempty"`
	Data            string `json:"data,omitempty"`
	DisplayText     string `json:"displayText,omitempty"`
	RichMenuAliasID string `json:"richMenuAliasId,omitempty"`
	InputOption     string `json:"inputOption,omitempty"`
}

// menu is a rich menu on the platform.
type menu struct {
	RichMenu
	Picture []byte // "" until it was uploaded
}

// Sizes of a rich menu: https://developers.line.biz/en/reference/messaging-api/#rich-menu-object,
// and of its picture: https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image-requirements.
const (
	menuAreas   = 20
	menuBar     = 14
	menuName    = 300
	menuData    = 300
	menuLabel   = 20
	menuPicture = 1 << 20 // bytes
	menuNarrow  = 800
	menuWide    = 2500
	menuLow     = 250
	menuRatio   = 1.45 // width to height, at least
)

var inputOption = regexp.MustCompile(`^(closeRichMenu|openRichMenu|openKeyboard|openVoice)?$`)

var aliasID = regexp.MustCompile(`^[a-z0-9_-]{1,32}$`)

func utf16Units(s string) int { return len(utf16.Encode([]rune(s))) }

// wrong says what LINE has against a menu, "" for nothing.
func (m RichMenu) wrong() string {
	width, height := m.Size.Width, m.Size.Height
	switch bar, name := utf16Units(m.ChatBarText), utf16Units(m.Name); {
	case width < menuNarrow || width > menuWide || height < menuLow || float64(width)/float64(height) < menuRatio:
		return fmt.Sprintf("size: %d×%d is not supported", width, height)
	case m.Selected == nil:
		return "selected: may not be null"
	case name == 0 || name > menuName:
		return "name: length must be between 1 and 300"
	case bar == 0 || bar > menuBar:
		return "chatBarText: length must be between 1 and 14"
	case len(m.Areas) > menuAreas:
		return "areas: size must be between 0 and 20"
	}
	for n, a := range m.Areas {
		if wrong := a.wrong(width, height); wrong != "" {
			return fmt.Sprintf("areas[%d].%s", n, wrong)
		}
	}
	return ""
}

func (a MenuArea) wrong(width, height int) string {
	b := a.Bounds
	if b.X < 0 || b.Y < 0 || b.Width < 1 || b.Height < 1 || b.X+b.Width > width || b.Y+b.Height > height {
		return "bounds: outside of the menu"
	}
	switch data := utf16Units(a.Action.Data); {
	case data == 0 || data > menuData:
		return "action.data: length must be between 1 and 300"
	case uniseg.GraphemeClusterCount(a.Action.Label) > menuLabel:
		return "action.label: length must be at most 20"
	case utf16Units(a.Action.DisplayText) > menuData:
		return "action.displayText: length must be at most 300"
	case !inputOption.MatchString(a.Action.InputOption):
		return "action.inputOption: unknown"
	}
	switch a.Action.Type {
	case "postback":
		return ""
	case "richmenuswitch":
		if !aliasID.MatchString(a.Action.RichMenuAliasID) {
			return "action.richMenuAliasId: must be a name of small letters, digits, _ and -"
		}
		return ""
	}
	return "action.type: must be postback or richmenuswitch"
}

// menuRoutes are the calls by which an operator brings a menu to LINE. The picture goes to
// another host there, under the same path.
func (p api) menuRoutes(mux *http.ServeMux) {
	mux.HandleFunc("POST /v2/bot/richmenu", p.serve("richmenu", p.bearer(p.createMenu)))
	mux.HandleFunc("POST /v2/bot/richmenu/validate", p.serve("richmenu", p.bearer(p.validateMenu)))
	mux.HandleFunc("POST /v2/bot/richmenu/alias", p.serve("richmenu", p.bearer(p.aliasMenu)))
	mux.HandleFunc("POST /v2/bot/richmenu/{id}/content", p.serve("richmenu", p.authorised(p.uploadMenu)))
	mux.HandleFunc("POST /v2/bot/user/all/richmenu/{id}", p.serve("richmenu", p.authorised(p.defaultMenu)))
}

func done() answer { return answer{http.StatusOK, struct{}{}} }

func readMenu(r *http.Request) (m RichMenu, wrong string) {
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if d.Decode(&m) != nil {
		return m, "The request body could not be parsed as a rich menu"
	}
	return m, m.wrong()
}

func (p api) validateMenu(_ http.ResponseWriter, r *http.Request) answer {
	if _, wrong := readMenu(r); wrong != "" {
		return refusal(http.StatusBadRequest, wrong)
	}
	return done()
}

func (p api) createMenu(_ http.ResponseWriter, r *http.Request) answer {
	m, wrong := readMenu(r)
	if wrong != "" {
		return refusal(http.StatusBadRequest, wrong)
	}
	id := "richmenu-" + p.ids.hex(16)
	p.state.Menus[id] = menu{RichMenu: m}
	return answer{http.StatusOK, map[string]string{"richMenuId": id}}
}

func (p api) uploadMenu(_ http.ResponseWriter, r *http.Request) answer {
	m, ok := p.state.Menus[r.PathValue("id")]
	if !ok {
		return refusal(http.StatusNotFound, "Not found")
	}
	picture, err := io.ReadAll(r.Body)
	if err != nil || len(picture) > menuPicture {
		return refusal(http.StatusRequestEntityTooLarge, "The picture is larger than 1 MB")
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(picture))
	switch {
	case err != nil || r.Header.Get("Content-Type") != "image/"+format:
		return refusal(http.StatusUnsupportedMediaType, "The picture must be a JPEG or PNG, and say so")
	case config.Width != m.Size.Width || config.Height != m.Size.Height:
		return refusal(http.StatusBadRequest, "The picture has another size than the menu")
	case m.Picture != nil:
		return refusal(http.StatusBadRequest, "An image has already been uploaded to the richmenu")
	}
	m.Picture = picture
	p.state.Menus[r.PathValue("id")] = m
	return done()
}

func (p api) aliasMenu(_ http.ResponseWriter, r *http.Request) answer {
	var request struct{ RichMenuAliasID, RichMenuID string }
	if json.NewDecoder(r.Body).Decode(&request) != nil || !aliasID.MatchString(request.RichMenuAliasID) {
		return refusal(http.StatusBadRequest, "The request body is invalid")
	}
	if p.state.Menus[request.RichMenuID].Picture == nil {
		return refusal(http.StatusBadRequest, "richmenu not found")
	}
	if _, ok := p.state.Aliases[request.RichMenuAliasID]; ok {
		return refusal(http.StatusBadRequest, "conflict richmenu alias id")
	}
	p.state.Aliases[request.RichMenuAliasID] = request.RichMenuID
	return done()
}

func (p api) defaultMenu(_ http.ResponseWriter, r *http.Request) answer {
	id := r.PathValue("id")
	if p.state.Menus[id].Picture == nil {
		return refusal(http.StatusBadRequest, "must upload richmenu image before applying it to user")
	}
	p.state.Menu = id
	return done()
}

// Menu is the menu below the chat of a user, and its picture; false where there is none.
func (p *Platform) Menu(user string) (RichMenu, []byte, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := p.state.Menu
	if own := p.state.Aliases[p.state.Turned[user]]; own != "" {
		id = own
	}
	m, ok := p.state.Menus[id]
	return m.RichMenu, m.Picture, ok
}

// Turned is the alias of the menu to which a user turned, "" for the one that everybody has.
func (p *Platform) Turned(user string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.state.Turned[user]
}

// Turn taps as the user what turns to another menu. An alias that does not exist turns to
// nothing, and the desk hears that.
func (p *Platform) Turn(ctx context.Context, user, alias, data string) error {
	p.mu.Lock()
	status := "RICHMENU_ALIAS_ID_NOTFOUND"
	if _, ok := p.state.Aliases[alias]; ok {
		p.state.Turned[user], status = alias, "SUCCESS"
	}
	p.mu.Unlock()
	e := Postback(user, data)
	e["postback"].(map[string]any)["params"] = map[string]any{"newRichMenuAliasId": alias, "status": status}
	_, err := p.Send(ctx, e)
	return err
}
