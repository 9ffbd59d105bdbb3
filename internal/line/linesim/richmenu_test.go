package linesim

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// sound is a menu that LINE takes.
const sound = `{"size":{"width":2500,"height":1686},"selected":true,"name":"n","chatBarText":"メニュー","areas":[
	{"bounds":{"x":0,"y":0,"width":2500,"height":843},"action":{"type":"postback","label":"l","data":"e=a","displayText":"d"}},
	{"bounds":{"x":0,"y":843,"width":2500,"height":843},"action":{"type":"richmenuswitch","richMenuAliasId":"menu-en","data":"menu=en"}}]}`

func TestMenusThatLINERefuses(t *testing.T) {
	for why, change := range map[string][2]string{
		"too narrow":                  {`"width":2500,"height":1686`, `"width":799,"height":500`},
		"too wide":                    {`"width":2500,"height":1686`, `"width":2501,"height":1686`},
		"too low":                     {`"width":2500,"height":1686`, `"width":2500,"height":249`},
		"too high for its width":      {`"width":2500,"height":1686`, `"width":2500,"height":1725`},
		"no word on whether it opens": {`"selected":true,`, ``},
		"no name":                     {`"name":"n"`, `"name":""`},
		"a bar of 15 characters":      {`メニュー`, strings.Repeat("あ", 15)},
		"no bar":                      {`メニュー`, ``},
		"an area beyond the edge":     {`"y":843`, `"y":844`},
		"an area of nothing":          {`"x":0,"y":0,"width":2500`, `"x":0,"y":0,"width":0`},
		"no data":                     {`"data":"e=a"`, `"data":""`},
		"301 characters of data":      {`"data":"e=a"`, `"data":"` + strings.Repeat("a", 301) + `"`},
		"a label of 21 characters":    {`"label":"l"`, `"label":"` + strings.Repeat("あ", 21) + `"`},
		"a turn to nowhere":           {`"richMenuAliasId":"menu-en",`, ``},
		"an alias in capitals":        {`menu-en`, `Menu-en`},
		"an action of another kind":   {`"type":"postback"`, `"type":"camera"`},
		"a field that LINE has not":   {`"name":"n"`, `"name":"n","colour":"red"`},
		"21 areas":                    {`"areas":[`, `"areas":[` + strings.Repeat(`{"bounds":{"x":0,"y":0,"width":1,"height":1},"action":{"type":"postback","data":"e=a"}},`, 19)},
	} {
		s := newScene(t, nil)
		wrong := strings.Replace(sound, change[0], change[1], 1)
		for _, path := range []string{"/v2/bot/richmenu", "/v2/bot/richmenu/validate"} {
			if got := s.post(path, wrong); wrong == sound || got.Code != http.StatusBadRequest {
				t.Errorf("%s, %s: %d", why, path, got.Code)
			}
			if got := s.post(path, sound); got.Code != http.StatusOK {
				t.Errorf("a sound menu: %d %s", got.Code, got.Body)
			}
		}
	}
}

// drawn is a picture of a size.
func drawn(t *testing.T, width, height int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.Black})); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (s *scene) upload(id, kind, picture string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", "/v2/bot/richmenu/"+id+"/content", strings.NewReader(picture))
	r.Header.Set("Authorization", "Bearer fixed")
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func (s *scene) create() string {
	s.t.Helper()
	var made struct{ RichMenuID string }
	if err := json.Unmarshal(s.post("/v2/bot/richmenu", sound).Body.Bytes(), &made); err != nil || made.RichMenuID == "" {
		s.t.Fatalf("no menu: %v", err)
	}
	return made.RichMenuID
}

// A menu is seen once it has its picture and is everybody's, and another one by its alias.
func TestAMenuOnThePhone(t *testing.T) {
	s, picture := newScene(t, nil), drawn(t, 2500, 1686)
	ja, en := s.create(), s.create()
	if got := s.post("/v2/bot/user/all/richmenu/"+ja, ""); got.Code != http.StatusBadRequest {
		t.Errorf("a menu without a picture became everybody's: %d", got.Code)
	}
	for why, row := range map[string][3]string{
		"another size": {ja, "image/png", drawn(t, 2500, 843)}, "no picture": {ja, "image/png", "?"}, "a kind that it is not": {ja, "image/jpeg", picture},
		"more than a megabyte": {ja, "image/png", picture + strings.Repeat("x", 1<<20)}, "a menu that is not there": {"richmenu-0", "image/png", picture},
	} {
		if got := s.upload(row[0], row[1], row[2]); got.Code < 400 {
			t.Errorf("%s: %d", why, got.Code)
		}
	}
	for _, id := range []string{ja, en} {
		if got := s.upload(id, "image/png", picture); got.Code != http.StatusOK {
			t.Fatalf("the picture: %d %s", got.Code, got.Body)
		}
	}
	if _, _, ok := s.Menu(alice); ok {
		t.Error("a menu is seen that nobody set")
	}
	s.post("/v2/bot/user/all/richmenu/"+ja, "")
	s.post("/v2/bot/richmenu/alias", `{"richMenuAliasId":"menu-en","richMenuId":"`+en+`"}`)
	if m, p, ok := s.Menu(alice); !ok || m.ChatBarText != "メニュー" || string(p) != picture {
		t.Errorf("the menu: %v %v", ok, m)
	}
	if err := s.Turn(context.Background(), alice, "menu-en", "menu=en"); err != nil || s.field("status") != "SUCCESS" || s.field("data") != "menu=en" {
		t.Errorf("turning: %v, %s", err, s.hooks)
	}
	if s.Turn(context.Background(), alice, "menu-fr", "menu=fr"); s.field("status") != "RICHMENU_ALIAS_ID_NOTFOUND" {
		t.Errorf("turning to nothing: %s", s.hooks)
	}
}
