package richmenu_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"image"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"

	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/richmenu"
	"madoguchi/internal/richmenu/picture"
)

// line is a platform that takes calls, and has no desk behind it.
func line(t *testing.T) *linesim.Platform {
	t.Helper()
	p, err := linesim.New(linesim.Config{Secret: []byte("secret"), Token: "fixed", Now: time.Now, Random: rand.Reader,
		Deliver: func(context.Context, []byte, string) (int, error) { return http.StatusOK, nil }})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func post(t *testing.T, p http.Handler, path, kind string, body []byte) []byte {
	t.Helper()
	r := httptest.NewRequest("POST", path, bytes.NewReader(body))
	r.Header.Set("Authorization", "Bearer fixed")
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d %s", path, w.Code, w.Body)
	}
	return w.Body.Bytes()
}

// face is a font for tests: that of Go has no Japanese, which shows as empty boxes.
func face(t *testing.T) picture.Face {
	t.Helper()
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	item, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 88, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	return picture.Face{Item: item, Tab: item}
}

// LINE takes the menu of each incident in each of its languages, and its picture.
func TestLINETakesTheMenu(t *testing.T) {
	for _, name := range incidents.Names() {
		i, err := incidents.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		p := line(t)
		for _, lang := range i.Languages {
			d, ok := richmenu.Of(i, lang)
			if !ok {
				t.Fatalf("%s has no menu", name)
			}
			body, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			var made struct{ RichMenuID string }
			if err := json.Unmarshal(post(t, p, "/v2/bot/richmenu", "application/json", body), &made); err != nil {
				t.Fatal(err)
			}
			drawn, err := picture.PNG(picture.Draw(i.Menu, i.Languages, lang, face(t)))
			if err != nil {
				t.Fatal(err)
			}
			post(t, p, "/v2/bot/richmenu/"+made.RichMenuID+"/content", "image/png", drawn)
			post(t, p, "/v2/bot/user/all/richmenu/"+made.RichMenuID, "", nil)
		}
	}
}

// The areas cover the menu, and none lies on another.
func TestTheAreasCoverTheMenu(t *testing.T) {
	for _, langs := range [][]incident.Lang{{"en"}, {"ja", "en"}} {
		all := append(richmenu.Tabs(langs), richmenu.Cells(langs)...)
		covered := 0
		for n, a := range all {
			covered += a.Width * a.Height
			for _, b := range all[:n] {
				one, other := image.Rect(a.X, a.Y, a.X+a.Width, a.Y+a.Height), image.Rect(b.X, b.Y, b.X+b.Width, b.Y+b.Height)
				if one.Overlaps(other) {
					t.Errorf("%v: %v lies on %v", langs, one, other)
				}
			}
		}
		if covered != richmenu.Width*richmenu.Height {
			t.Errorf("%v: %d of %d pixels", langs, covered, richmenu.Width*richmenu.Height)
		}
	}
}

func TestAnIncidentWithoutAMenuHasNone(t *testing.T) {
	if _, ok := richmenu.Of(&incident.Incident{ID: "none", Languages: []incident.Lang{"ja"}}, "ja"); ok {
		t.Error("a menu of nothing")
	}
}
