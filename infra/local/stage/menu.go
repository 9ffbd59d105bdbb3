package stage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"madoguchi/internal/incident"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/richmenu"
)

// menus brings the menus of the incident to the stand-in for LINE, once, the way an operator
// brings them to LINE: when somebody first looks at the phone, for to draw them takes a moment.
// Their pictures have no words, for the desk ships no font; the page shows those of the areas.
type menus struct {
	stage *stage
	once  sync.Once
	err   error
}

func (m *menus) ready() error {
	m.once.Do(func() {
		var drawn map[incident.Lang][]byte
		if drawn, m.err = m.stage.Menus(); m.err != nil {
			return
		}
		i, p := m.stage.Incident, m.stage.phone
		for n, lang := range i.Languages {
			if d, ok := richmenu.Of(i, lang); ok && m.err == nil {
				m.err = p.upload(lang, d, drawn[lang], n == 0)
			}
		}
	})
	return m.err
}

// upload makes the four calls of README.md.
func (p *phone) upload(lang incident.Lang, d richmenu.Definition, drawn []byte, everybodys bool) error {
	definition, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("menu: %w", err)
	}
	var made struct{ RichMenuID string }
	if err := p.call("/v2/bot/richmenu", "application/json", definition, &made); err != nil {
		return err
	}
	if err := p.call("/v2/bot/richmenu/"+made.RichMenuID+"/content", "image/png", drawn, nil); err != nil {
		return err
	}
	alias, err := json.Marshal(map[string]string{"richMenuAliasId": richmenu.Alias(lang), "richMenuId": made.RichMenuID})
	if err != nil {
		return fmt.Errorf("menu: %w", err)
	}
	if err := p.call("/v2/bot/richmenu/alias", "application/json", alias, nil); err != nil || !everybodys {
		return err
	}
	return p.call("/v2/bot/user/all/richmenu/"+made.RichMenuID, "application/json", nil, nil)
}

// call makes a call to the stand-in, inside the process.
func (p *phone) call(path, kind string, body []byte, into any) error {
	r, err := http.NewRequest(http.MethodPost, path, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("menu: %w", err)
	}
	r.Header.Set("Authorization", "Bearer "+p.token)
	r.Header.Set("Content-Type", kind)
	w := &answered{header: http.Header{}, status: http.StatusOK}
	p.ServeHTTP(w, r)
	if w.status != http.StatusOK {
		return fmt.Errorf("menu: %s: status %d", path, w.status)
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(w.body.Bytes(), into)
}

// answered keeps an answer of the stand-in.
type answered struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *answered) Header() http.Header         { return w.header }
func (w *answered) Write(b []byte) (int, error) { return w.body.Write(b) }
func (w *answered) WriteHeader(status int)      { w.status = status }

// menu is what the page draws: a menu, which of them it is, and where its picture is.
type menu struct {
	*linesim.RichMenu
	Alias   string `json:"alias,omitempty"`
	Picture string `json:"picture,omitempty"`
}

func (m *menus) get(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	if !userID.MatchString(user) {
		refuse(w, http.StatusBadRequest, "no user id")
		return
	}
	if err := m.ready(); err != nil {
		m.stage.failed(w, err)
		return
	}
	shown, _, ok := m.stage.phone.Menu(user)
	if !ok {
		show(w, r, menu{})
		return
	}
	alias := m.stage.phone.Turned(user)
	if alias == "" {
		alias = richmenu.Alias(m.stage.Incident.Languages[0])
	}
	show(w, r, menu{&shown, alias, "/local/phone/menu/picture?user=" + user + "&menu=" + alias})
}

func (m *menus) picture(w http.ResponseWriter, r *http.Request) {
	_, drawn, ok := m.stage.phone.Menu(r.FormValue("user"))
	if !ok {
		refuse(w, http.StatusNotFound, "not there")
		return
	}
	w.Header().Set("Content-Type", "image/png")
	w.Write(drawn)
}
