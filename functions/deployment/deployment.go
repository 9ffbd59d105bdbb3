// Package deployment puts the functions together on AWS. What each of them reads
// from its environment, and nothing else:
//
//	                        line email answer clock desk roster feedback
//	DESK_SECRET_ID           x     x     x      x    x             x    the secret, see aws.Secret: name or ARN
//	INBOX_URL                x     x     x      x                  x    URL of the inbox, an SQS FIFO queue
//	DESK_ADDRESS                   x     x      x    x                  the desk's mail address: what it takes for itself and sends from
//	STAFF_ADDRESSES                x     x      x    x                  addresses of staff, by commas. Empty: those of the incident's
//	                                                                    folder are told, but their mail is a customer's to email, which
//	                                                                    knows no incident
//	ON_CALL_ADDRESSES              x     x      x    x                  who is told of urgent cases at any hour; may be empty
//	LEAD_ADDRESSES                                   x                  of staff, who leads; may be empty
//	OFFICER_ADDRESSES                                x                  who reads everything and answers nothing; may be empty
//	FORM_ADDRESSES                 x            x                       forms on the web; may be empty
//	RAW_MAIL_BUCKET                x     x      x    x                  the S3 bucket in which SES stores mail
//	GIVEN_UP_URL                                x                       queue to which Lambda sends events that it gave up
//	EMAIL_AUTHSERV_ID              x                                    whose Authentication-Results count at POST /email; may be empty
//	DEAD_LETTERS_ARN                     x                              ARN of the inbox's dead-letter queue
//	DESK_TABLE                           x      x    x     x            name of the DynamoDB table
//	MAIL_CONFIGURATION_SET               x      x    x                  of SES; may be empty
//	CODE_ADDRESS                         x      x    x                  from which one-time codes come
//	CODE_CONFIGURATION_SET               x      x    x                  of SES, for codes; may be empty
//	ROSTER_SECRET_ID                     x           x     x            the roster's secret: aws.Secret with "keys" only. Answer and desk
//	AFFECTED_TABLE                       x           x     x            do without it and the roster's table, not without one of the two
//	ROSTER_BUCKET                                          x            the S3 bucket into which lists are put
//	ROSTER_QUEUE_URL                                       x            URL of the SQS queue in which S3 names them
//	ROSTER_KEY_ID                                          x            the KMS key of table, secret and bucket; a certificate names it
//	DESK_URL                             x      x    x                  https://HOST under which staff open /desk/
//	OIDC_ISSUER                                      x                  the provider with which staff sign in
//	OIDC_CLIENT_ID                                   x                  the desk's name there; its secret stands in the secret
//	OIDC_ROLE_CLAIM                                  x                  the claim that holds agent, lead or officer; may be empty
//	READER                               x      x    x                  off, or bedrock: a model reads what the desk is not certain of,
//	                                                                    the clock counts how often, and staff see it and switch it off
//	READER_MODEL                         x                              the model, by its inference profile
//	READER_TEMPERATURE                   x                              0 to 1; may be empty
//	READER_TOOL_CHOICE                   x                              tool, any or auto
//	READER_CACHE                         x                              1h, 5m or off
//	READER_ASK                           x                              unsure, or always
//	READER_DAILY_CAP                     x           x                  calls a day; 0 or empty for any number
//	CODES_SLOW                                  x                       one-time codes within an hour, to all customers together, from
//	CODES_SHUT                                  x                       which on each has one a day, and nobody any; 0: the usual ones
//	INCIDENT_FILE                        x      x    x     x            the bundle that infra/bundle made; default: incident.bundle
//	                                                                    beside the program
//	CONTROL_BUCKET                       x      x    x     x            the S3 bucket of the control document and of bundles; empty: all
//	                                                                    switches are off, and the bundle that came with the program counts
//	BUNDLE_KEYS                          x      x    x     x            public keys of who approves bundles, see approval.ParseKeys; with
//	                                                                    fewer than two no other bundle counts
//	LINE_API_ENDPOINT                    x      x    x                  a stand-in for LINE, for tests
//
// All of them read METRICS_NAMESPACE, under which CloudWatch counts what their logs say (empty
// for no metrics), and AWS_LAMBDA_FUNCTION_VERSION, which is Lambda's and stands in each line.
//
// The SDK reads the rest (AWS_REGION and the like). A function builds only what its
// turn needs: line and email know no incident, no table and no matcher.
package deployment

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	sdk "github.com/aws/aws-sdk-go-v2/aws"

	"madoguchi/internal/aws"
	"madoguchi/internal/email"
	"madoguchi/internal/keyring"
	"madoguchi/internal/table"
	"madoguchi/internal/telemetry"
)

// Deployment builds functions. Each is one of its methods and returns what
// [lambda.Start] takes, or an error that says what is missing.
type Deployment struct {
	Log    *slog.Logger
	getenv func(string) string
	now    func() time.Time
}

// New reads the environment by getenv and writes JSON lines to log.
func New(getenv func(string) string, log io.Writer) *Deployment {
	version := slog.String("version", getenv("AWS_LAMBDA_FUNCTION_VERSION"))
	return &Deployment{slog.New(telemetry.New(log, getenv("METRICS_NAMESPACE"), version)), getenv, time.Now}
}

// Table opens a table. The functions that need one pass it in, so that the
// others do not carry DynamoDB's client into their start.
type Table func(cfg sdk.Config, name string) table.Bulk

// Mails sends mail under a configuration set of SES. The functions that send any pass it in, likewise.
type Mails func(cfg sdk.Config, set string) email.Mailer

// starting is how long a function may take to gather what it needs; Lambda gives
// ten seconds.
const starting = 8 * time.Second

// ground is what every function stands on.
type ground struct {
	cfg    sdk.Config
	id     string // of the secret
	secret aws.Secret
	keys   *keyring.Ring
}

// ground asks for the secret. attempt is how long one attempt at a call to AWS
// may take in this function.
func (d *Deployment) ground(ctx context.Context, env *environment, attempt time.Duration) (ground, error) {
	g := ground{id: env.must("DESK_SECRET_ID")}
	if err := env.err(); err != nil {
		return g, err
	}
	ctx, cancel := context.WithTimeout(ctx, starting)
	defer cancel()
	g.cfg = aws.Config(attempt)
	return g, g.read(ctx)
}

// read reads the secret.
func (g *ground) read(ctx context.Context) (err error) {
	if g.secret, err = aws.ReadSecret(ctx, g.cfg, g.id); err != nil {
		return err
	}
	g.keys, err = g.secret.Desk(rand.Reader)
	return err
}

// handler makes a Lambda handler of a function that Lambda's library takes.
func handler(f any) lambda.Handler { return lambda.NewHandler(f) }

func (d *Deployment) queue(g ground, url string) *aws.Queue {
	return aws.NewQueue(g.cfg, url, g.keys, d.Log)
}
