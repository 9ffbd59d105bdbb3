package deployment

import (
	"context"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws"
	"madoguchi/internal/conversation"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/nanatsuboshi"
)

// Answer is the function behind the inbox and its dead-letter queue: it takes the
// turns.
func (d *Deployment) Answer(ctx context.Context, table Table) (lambda.Handler, error) {
	env := d.environment()
	url, letters := env.must("INBOX_URL"), env.must("DEAD_LETTERS_ARN")
	s := env.settings()
	g, err := d.ground(ctx, env, callAWS)
	if err != nil {
		return nil, err
	}
	c, err := d.load(d.model)
	if err != nil {
		return nil, err
	}
	desk, _, _, err := d.desk(g, s, table, c)
	if err != nil {
		return nil, err
	}
	turns := &aws.Turns{Queue: d.queue(g, url), DeadLetters: letters, Desk: desk, Log: d.Log}
	return handler(turns.Serve), nil
}

// matter is the incident and what is made from it.
type matter struct {
	incident     *incident.Incident
	conversation *conversation.Desk
	calendar     *hours.Calendar
}

// load loads the incident, with a matcher where questions are to be understood.
func (d *Deployment) load(matcher func([]faq.Example) (*faq.Model, error)) (*matter, error) {
	i, err := incident.Load(nanatsuboshi.Files())
	if err != nil {
		return nil, err
	}
	calendar, err := hours.New(i.Hours)
	if err != nil {
		return nil, err
	}
	model, err := matcher(faq.Examples(i, conversation.ByRule()...))
	if err != nil {
		return nil, err
	}
	return &matter{i, conversation.New(i, model, calendar), calendar}, nil
}

// model reads the matcher that infra/build trained. One that does not fit the
// incident is not used; training takes a second, so the log says why.
func (d *Deployment) model(examples []faq.Example) (*faq.Model, error) {
	path := d.getenv("MODEL_FILE")
	if path == "" {
		path = filepath.Join(d.getenv("LAMBDA_TASK_ROOT"), "model.bin")
	}
	model, err := readModel(path, examples)
	if err == nil {
		return model, nil
	}
	d.Log.Warn("the matcher is trained at the start", "err", err)
	return faq.Train(examples)
}

func readModel(path string, examples []faq.Example) (*faq.Model, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return faq.ReadModel(f, examples)
}
