package stage

import (
	"fmt"
	"net/http"

	"madoguchi/internal/app"
	"madoguchi/internal/hook"
)

const (
	// staffGroup is the group on LINE in which staff are told.
	staffGroup = "C00000000000000000000000000000001"
	webhook    = "/local/webhook"
)

// rooms are where staff are told besides their mail.
type rooms struct{ stage *stage }

// group is [staffGroup] where staff are told in rooms, "" else.
func (r rooms) group() string {
	if r.stage.options.rooms && r.stage.phone != nil { // a foreign LINE knows no such group
		return staffGroup
	}
	return ""
}

func (r rooms) open() (app.Rooms, error) {
	if !r.stage.options.rooms {
		return app.Rooms{}, nil
	}
	channel, err := hook.Local(r.stage.url + webhook)
	return app.Rooms{Webhook: &channel, Group: r.group()}, err
}

// get shows what staff were told in rooms.
func (r rooms) get(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprint(w, "# By the webhook, as it came\n\n")
	r.stage.room.Write(w)
	fmt.Fprint(w, "# In the group on LINE\n\n")
	if r.stage.phone == nil {
		return
	}
	for _, b := range r.stage.phone.Transcript(staffGroup) {
		fmt.Fprintf(w, "%s\n\n", b.Text)
	}
}
