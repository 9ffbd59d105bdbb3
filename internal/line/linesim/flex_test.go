package linesim

import (
	"net/http"
	"strings"
	"testing"
)

const soundCard = `{"type":"bubble","body":{"type":"box","layout":"vertical","spacing":"md","contents":[
	{"type":"text","text":"Hours","weight":"bold","size":"md","color":"#22293a","wrap":true},
	{"type":"box","layout":"vertical","contents":[{"type":"text","text":"0120-000-000","action":{"type":"uri","uri":"tel:0120000000"}}]}]}}`

func TestCardsThatLINERefuses(t *testing.T) {
	for why, change := range map[string][2]string{
		"no bubble":                   {`"type":"bubble"`, `"type":"carousel"`},
		"no body":                     {`"body"`, `"footer"`},
		"a text without words":        {`"text":"Hours"`, `"text":""`},
		"a colour by name":            {`#22293a`, `red`},
		"a size that is none":         {`"size":"md"`, `"size":"huge"`},
		"a space that is none":        {`"spacing":"md"`, `"spacing":"wide"`},
		"a layout that is none":       {`"layout":"vertical","spacing"`, `"layout":"grid","spacing"`},
		"a weight that is none":       {`"weight":"bold"`, `"weight":"900"`},
		"an action of mail":           {`tel:0120000000`, `mailto:a@example.com`},
		"a field that LINE has not":   {`"wrap":true`, `"wrap":true,"font":"serif"`},
		"a component of another kind": {`{"type":"text","text":"Hours"`, `{"type":"video","text":"Hours"`},
		"more than 30 KB":             {`Hours`, strings.Repeat("a", 31<<10)},
	} {
		s := newScene(t, nil)
		send := func(card, alt string) int {
			return s.post("/v2/bot/message/push", `{"to":"`+alice+`","messages":[{"type":"flex","altText":"`+alt+`","contents":`+card+`}]}`).Code
		}
		if wrong := strings.Replace(soundCard, change[0], change[1], 1); wrong == soundCard || send(wrong, "alt") != http.StatusBadRequest {
			t.Errorf("%s is taken", why)
		}
		if send(soundCard, "") != http.StatusBadRequest || send(soundCard, strings.Repeat("あ", 1501)) != http.StatusBadRequest {
			t.Error("a notification of nothing, or of 1,501 characters, is taken")
		}
		if code := send(soundCard, "alt"); code != http.StatusOK {
			t.Fatalf("a sound card: %d", code)
		}
		if got := s.Transcript(alice); len(got) != 1 || got[0].Text != "Hours\n0120-000-000" || got[0].Alt != "alt" {
			t.Errorf("the phone shows %+v", got)
		}
	}
}
