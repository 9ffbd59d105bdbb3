package page

import (
	"net/http"
	"strconv"
	"strings"
)

// badge covers a corner of the icon; one digit, or a nine with a plus, stays readable.
const badge = `<circle cx="22" cy="10" r="10" fill="#c5221f"/><text x="22" y="14.5" text-anchor="middle" ` +
	`font-family="sans-serif" font-weight="700" font-size="13" fill="#fff">`

// Icon serves the icon with a count on it, so that a tab shows what is new without a script.
func Icon(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil || n < 0 {
		http.NotFound(w, r)
		return
	}
	body, err := assets.ReadFile("assets/icon.svg")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	icon := string(body)
	if n > 0 {
		count := strconv.Itoa(n)
		if n > 9 {
			count = "9+"
		}
		icon = strings.Replace(icon, "</svg>", badge+count+"</text></svg>", 1)
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Cache-Control", "no-cache")
	Tagged(w, r, []byte(icon))
}
