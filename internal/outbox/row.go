package outbox

import (
	"time"

	"madoguchi/internal/inquiry"
)

// Row is one delivery. Body is rendered once, so that each try sends the same bytes
// (platform fact 6). The body is deleted when the row is finished; the entries with
// their values stay. Rows are stored as gob: fields keep their names.
type Row struct {
	Customer inquiry.CustomerKey
	Inbound  string // the inbound's ID; customer, inbound and N are the row's idempotency key
	N        int    // the row's number among those of its inbound
	Channel  inquiry.Channel
	By       string // the member of staff who wrote it, "" for the desk
	Mail     string // the name by which a mail service says what became of it; "" where there is none
	Doubtful bool   // to somebody who only says who they are
	Unwanted bool   // its reader complained
	Always   bool   // sent even while a person has the conversation
	Parcel   Parcel
	Kept     []Kept
	State    State
	Owner    string    // who holds the lease
	Until    time.Time // the end of the lease, or the time of the next try
	Since    time.Time // when it was planned
	Attempts int
	Limited  int // how many tries in a row the platform refused for its limits
	Version  int64
}

// Exhausted reports whether a delivery waits for more than the end of a rush: a
// rate limit is over in seconds, a monthly quota is not, and LINE answers both
// with 429 (platform fact 7).
func (r Row) Exhausted() bool { return r.State == Planned && r.Limited >= rush }

// Held reports whether a row waits for the time before which it does not leave: nobody has tried it,
// and nobody has leased it. See [Outbox.Hold].
func (r Row) Held() bool { return r.State == Planned && r.Owner == "" && r.Attempts == 0 }

// rush is how many refused tries may be a rate limit: the third follows the first
// by six seconds or more.
const rush = 3

// Kept is what remains of a delivered reply.
type Kept struct {
	Entry  string
	Values map[string]string
}

// State is what became of a row so far.
type State string

const (
	Planned   State = "planned"
	Delivered State = "delivered"
	Refused   State = "refused"   // by the platform, for good
	Withdrawn State = "withdrawn" // a person took over before it was sent, or took it back
	Expired   State = "expired"   // tried for a day without success
)

// Parcel is what a channel needs to deliver.
type Parcel struct {
	To         inquiry.Address
	Body       []byte // as the channel rendered it
	RetryKey   string // a UUID, the same for each try
	ReplyToken string
	Received   time.Time // when the inbound arrived; the reply token's age
}

// lease is longer than any channel takes to answer or to fail.
const lease = 20 * time.Second

// Plan makes a new row of what is to be delivered, leased by its owner, who delivers it
// after it was stored.
func (o *Outbox) Plan(r Row, owner string) Row {
	now := o.Now()
	r.State, r.Owner, r.Until, r.Since, r.Version = Planned, owner, now.Add(lease), now, 1
	return r
}

// Hold is a row that leaves not before a time, so that it may be taken back until then. It is not
// leased: whoever finds it when the time has come delivers it, see [Outbox.Deliver].
func (o *Outbox) Hold(r Row, until time.Time) Row {
	r.Owner, r.Until = "", until
	return r
}

// TakenBack is a held row that will never leave, to be saved where it is still as it was read.
func (o *Outbox) TakenBack(r Row) Row { return o.finished(r, Withdrawn) }

// Compose renders replies to an inbound as a planned row, leased by an owner of its own.
func (o *Outbox) Compose(in inquiry.Inbound, lang string, replies []inquiry.Reply) (Row, error) {
	owner, err := o.Token()
	if err != nil {
		return Row{}, err
	}
	channel := o.Channels[in.Channel]
	body, err := channel.Render(in, lang, replies, o.Now())
	if err != nil {
		return Row{}, err
	}
	key, err := o.uuid()
	if err != nil {
		return Row{}, err
	}
	row := Row{Customer: in.Customer, Inbound: in.ID, Channel: in.Channel,
		Parcel: Parcel{To: in.Address, Body: body, RetryKey: key, ReplyToken: in.ReplyToken, Received: in.Received}}
	if mail, ok := channel.(interface{ MailName(raw []byte) string }); ok {
		row.Mail, row.Doubtful = mail.MailName(body), in.Mail.Doubtful()
	}
	for _, r := range replies {
		row.Kept = append(row.Kept, Kept{r.Entry, r.Values})
	}
	return o.Plan(row, owner), nil
}
