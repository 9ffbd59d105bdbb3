package stage

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"madoguchi/internal/line/linesim"
)

// TestWhatStaffAreToldInRoomsCanBeSeen: in the chat room and in the group, and what is written in
// the group is nobody's inquiry.
func TestWhatStaffAreToldInRoomsCanBeSeen(t *testing.T) {
	r := start(t, options{rooms: true})
	r.says("人と話したいです。090-0000-0000へ電話してください")
	if _, err := r.phone.Send(t.Context(), linesim.Group(staffGroup, bob, "@窓口 人と話したいです", true)); err != nil {
		t.Fatal(err)
	}
	r.idle()
	response, err := http.Get(r.web + "/local/told")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	told := string(body)
	if !regexp.MustCompile(`(?s)webhook.*新しい案件です。\n[0-9A-Z-]{9}\(.*LINE.*新しい案件です。\n[0-9A-Z-]{9}\(`).MatchString(told) || strings.Contains(told, "電話") {
		t.Errorf("told %s", told)
	}
	if all, err := r.store.Cases(t.Context(), false); err != nil || len(all) != 1 {
		t.Errorf("%d cases, %v", len(all), err)
	}
}
