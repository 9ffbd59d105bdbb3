package deployment

import (
	"sync"

	"madoguchi/internal/casework"
	proposed "madoguchi/internal/desk/answers"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/amend"
	"madoguchi/internal/proofread"
	"madoguchi/internal/store"
	"madoguchi/internal/store/proposals"
	"madoguchi/internal/table"
	"madoguchi/internal/understand/trained"
)

// proposing are the parts of the pages on which staff propose answers. A function has no folder: what
// was approved leaves as a file, and comes back in the next bundle. The encoder lies in the program
// and is opened when somebody looks at what could not be answered.
func (d *Deployment) proposing(g ground, rows *store.Store, engine table.Engine, i *incident.Incident,
	reader *proofread.Reader) *proposed.Parts {
	return &proposed.Parts{
		Proposals:  proposals.Book{Engine: engine, Keys: g.keys, Keep: keep},
		Unanswered: casework.Unanswered{Store: rows, Now: d.now},
		Checker:    amend.NewChecker(i, reader.Lend),
		Encoder: sync.OnceValues(func() (func(string) []float32, error) {
			e, err := trained.Encoder()
			if err != nil {
				return nil, err
			}
			return e.Encode, nil
		}),
	}
}
