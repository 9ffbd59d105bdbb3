package stage

import (
	"context"
	"net/http"
	"os"
	"slices"
	"sync"
	"time"

	"madoguchi/infra/local/amended"
	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/app"
	"madoguchi/internal/casework"
	proposed "madoguchi/internal/desk/answers"
	"madoguchi/internal/incident/amend"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/proofread"
	"madoguchi/internal/store/proposals"
	"madoguchi/internal/turn"
	"madoguchi/internal/understand/trained"
)

// answering is what answers by one version of the incident, whole: a turn and a page have the one that
// was there when they began.
type answering struct {
	*rehearsal.Rehearsal
	turns *turn.Handler
	pages http.Handler
}

// answeringBy puts a version of the incident behind the pages and the turns of the whole desk.
func answeringBy(s *stage, r *rehearsal.Rehearsal, whole *app.App) (*answering, error) {
	pages, err := s.deskPages(r, whole.Office)
	if err != nil {
		return nil, err
	}
	whole.Turns.Store = s.readings
	return &answering{r, whole.Turns, pages}, nil
}

// reload has the desk answer by another version. What does not work leaves the one that is there.
func (l latest) reload(r *rehearsal.Rehearsal) error {
	parts, err := assemble(l.stage, r)
	if err != nil {
		return err
	}
	next, err := answeringBy(l.stage, r, parts)
	if err == nil {
		l.now.Store(next)
	}
	return err
}

// latest hands each message to the version of the incident that is there.
type latest struct{ *stage }

// Take implements [inbox.Handler].
func (l latest) Take(ctx context.Context, all ...inquiry.Inbound) (done int, wait time.Duration, err error) {
	return l.now.Load().turns.Take(ctx, all...)
}

// Bury implements [inbox.Handler].
func (l latest) Bury(ctx context.Context, in inquiry.Inbound) error {
	return l.now.Load().turns.Bury(ctx, in)
}

// Park implements [inbox.Handler].
func (l latest) Park(ctx context.Context, channel inquiry.Channel, key string) error {
	return l.now.Load().turns.Park(ctx, channel, key)
}

// ServeHTTP answers requests of staff.
func (l latest) ServeHTTP(w http.ResponseWriter, r *http.Request) { l.now.Load().pages.ServeHTTP(w, r) }

// learned is the folder of -incident, which takes what staff propose.
type learned struct {
	*stage
	amended.Folder
	one sync.Mutex // reading at a time
}

// openFolder returns nil where the incident is one that is built in.
func openFolder(s *stage) *learned {
	info, err := os.Stat(s.options.incident)
	if s.options.incident == "" || slices.Contains(incidents.Names(), s.options.incident) || err != nil || !info.IsDir() {
		return nil
	}
	return &learned{stage: s, Folder: amended.Folder{Dir: s.options.incident, Apart: s.options.apart}}
}

// Try implements [proposed.Folder].
func (f *learned) Try(c amend.Change) error {
	return f.Folder.Try(c, check)
}

// Put implements [proposed.Folder]. The folder has the change when it returns, checked; what reads
// messages is trained meanwhile, and answers when it is ready.
func (f *learned) Put(c amend.Change) error {
	names, err := f.Folder.Put(c, check)
	if err != nil {
		return err
	}
	f.log.Info("the incident's folder changed", "files", len(names))
	go f.relearn()
	return nil
}

func check(dir string) error { _, err := incidents.Load(dir); return err }

// relearn has the desk answer by what stands in the folder.
func (f *learned) relearn() {
	f.one.Lock()
	defer f.one.Unlock()
	fresh, err := f.load(f.Dir)
	if err == nil {
		err = latest{f.stage}.reload(fresh)
	}
	if err != nil {
		f.log.Error("the incident's folder is not read anew", "err", err)
		return
	}
	f.log.Info("the desk answers by what the folder says now")
}

// proposing are the parts of the pages on which staff propose answers.
func proposing(s *stage, r *rehearsal.Rehearsal, reader *proofread.Reader) *proposed.Parts {
	parts := &proposed.Parts{Proposals: proposals.Book{Engine: s.table, Keys: s.keys, Keep: keep},
		Unanswered: casework.Unanswered{Store: s.store, Now: s.clock.Now}, Checker: amend.NewChecker(r.Incident, reader.Lend),
		Encoder: sync.OnceValues(func() (func(string) []float32, error) {
			e, err := trained.Encoder()
			if err != nil {
				return nil, err
			}
			return e.Encode, nil
		})}
	if s.folder != nil {
		parts.Folder = s.folder
	}
	return parts
}
