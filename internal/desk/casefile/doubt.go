package casefile

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"

	"madoguchi/internal/cases"
	"madoguchi/internal/factlock"
)

// doubtful is why an answer is not sent yet: sentences of it say more than the notice, or
// something else. Its writer may mend them; a lead may send them all the same.
type doubtful struct {
	All  []factlock.Doubted
	Sure string // what a lead sends back to send these words and no other ones
	Lead bool   // a lead wrote it
}

func (e *doubtful) Error() string { return "desk: the answer is doubted" }

// doubt reads an answer before it is sent. It returns what the audit keeps of doubts against which
// a lead sends it, kinds and counts without a word of the answer. The error is a [doubtful]. Where
// nothing can be read, the answer goes as it is: a desk that cannot answer does more harm.
func (d Room) doubt(r *http.Request, s session.Session, text string) (against string, err error) {
	if d.Doubts == nil {
		return "", nil
	}
	all, err := d.Doubts(text)
	if err != nil {
		d.Site.Log.Error("desk: an answer was not held against the facts", "err", err)
		return "", nil
	}
	if len(all) == 0 {
		return "", nil
	}
	sum := sha256.Sum256([]byte(text))
	sure := hex.EncodeToString(sum[:12])
	if s.Role == session.Lead && r.PostForm.Get("sure") == sure {
		return kinds(all), nil
	}
	return "", &doubtful{all, sure, s.Role == session.Lead}
}

// kinds are those of doubts, with how many there are of each, in the order of the text.
func kinds(all []factlock.Doubted) string {
	var order []factlock.Doubt
	n := map[factlock.Doubt]int{}
	for _, d := range all {
		if n[d.Doubt]++; !slices.Contains(order, d.Doubt) {
			order = append(order, d.Doubt)
		}
	}
	var parts []string
	for _, kind := range order {
		parts = append(parts, fmt.Sprint(string(kind), " ", n[kind]))
	}
	return strings.Join(parts, " ")
}

// warn tells the script which sentences are doubted.
func (d Room) warn(w http.ResponseWriter, r *http.Request, s session.Session, receipt cases.Receipt, e *doubtful) {
	p, ok := d.casePage(w, r, s, receipt)
	if !ok {
		return
	}
	p.Doubtful = e
	d.Site.Answer(w, r, http.StatusUnprocessableEntity, "case-doubts", p)
}

// overruled is what the audit has of an answer, "promise 2 figure 1 form request@0123456789abcdef", in
// the words of the page: the doubts against which it was sent, and the form that went with it.
func overruled(p page.Frame, detail string) string {
	fields := strings.Fields(detail)
	var against, all []string
	for i := 0; i+1 < len(fields); i += 2 {
		if said, ok := map[string]string{"form": "formSent", "label": "labels"}[fields[i]]; ok {
			all = append(all, p.T(said)+" "+fields[i+1])
			continue
		}
		against = append(against, p.T("doubted-"+fields[i])+" "+fields[i+1])
	}
	if len(against) > 0 {
		all = append([]string{p.T("sentAgainst") + " " + strings.Join(against, ", ")}, all...)
	}
	return strings.Join(all, " · ")
}
