// Package inquiry holds the words that every other package shares: who asks, on
// which channel, what they wrote and what the desk says back.
//
// Two of its types exist so that a mistake cannot become a leak. A [Text] is
// masked when it is made and an [Address] never prints; neither passes through
// fmt, slog or encoding/json. They cross a process boundary only inside what
// keyring.Ring.Seal returns.
package inquiry

import "time"

// Channel is the way on which a customer writes and is answered.
type Channel string

const (
	LINE  Channel = "line"
	Email Channel = "email"
)

// CustomerKey names a customer without saying who it is: the channel, a colon
// and the keyed hash of the address there, see [NewCustomerKey].
type CustomerKey string

// NewCustomerKey returns the key under which the desk knows an address; hash is that
// of a keyring, over a value in one domain.
func NewCustomerKey(hash func(domain, value string) string, channel Channel, address Address) CustomerKey {
	return CustomerKey(string(channel) + ":" + hash("customer "+string(channel), address.Value()))
}

// Contact is the domain in which a mailbox that somebody proved is hashed, in its normal form: who
// proved it on LINE is found again in who writes from it.
const Contact = "contact"

// Unproven stands before a mail address in the key of a customer for whom nobody vouches: what a
// forger writes is apart from what the owner of the address does.
const Unproven = "doubtful "

// Kind is what happened on the channel.
type Kind string

const (
	Message  Kind = "message"  // words, or a tap on a quick reply
	Media    Kind = "media"    // something the desk does not open: image, sticker, attachment only
	Follow   Kind = "follow"   // a LINE user adds the account
	Unfollow Kind = "unfollow" // a LINE user blocks it
	Unsend   Kind = "unsend"   // a LINE user takes a message back
	Group    Kind = "group"    // words in a LINE group or room, where nobody's status is discussed
	Unread   Kind = "unread"   // a mail that could not be decoded; a person must look at the raw one
	Staff    Kind = "staff"    // a member of staff answers a case by mail
	Returned Kind = "returned" // a mail of ours came back for good, or its reader complained; MessageID names it
	Dead     Kind = "dead"     // a turn that failed until the queue gave it up; a person takes over
)

// Sort is what a customer sent instead of words; "" for a picture, and for what has no name here.
type Sort string

const (
	Sticker Sort = "sticker"
	Voice   Sort = "voice"
	Video   Sort = "video"
	File    Sort = "file"
	Place   Sort = "place"
)

// Addressed reports whether it is something that a customer says to the desk.
func (k Kind) Addressed() bool { return k == Message || k == Media || k == Unread || k == Dead }

// Complaint is the entry of an inbound that is returned because its reader called it
// unwanted, and not because nobody is there.
const Complaint = "complaint"

// Inbound is one thing that a customer did, as the channels hand it on: decoded,
// masked and named so that a repeat is recognised.
type Inbound struct {
	ID         string      // the claim: LINE's webhookEventId, or a hash of the mail; a repeat has the same
	Channel    Channel     //
	Customer   CustomerKey //
	Address    Address     // LINE user, group or room id, or the mail address: where the answer goes
	Kind       Kind        //
	Text       Text        // empty unless Kind is Message, Group or Media with a caption
	Sort       Sort        // of Media on LINE
	Content    Content     // what came besides the words, for staff
	Case       string      // the receipt number of the case that a member of staff answers
	Entry      string      // the entry that a quick reply names, "" where words were typed; Complaint, where one returned a mail
	Lang       string      // of the menu in which the entry was tapped, an ISO 639-1 code; "" elsewhere
	MessageID  string      // LINE's message id, for unsend; of what is returned, the desk's own name of that mail; "" elsewhere
	At         time.Time   // the platform's time stamp; it orders, nothing more
	Received   time.Time   // the desk's clock when it arrived; a reply token's age counts from here
	ReplyToken string      // LINE only; good for a minute
	Set        string      // LINE only: what pictures have in common that were sent together, "" for others
	Mail       *Mail       // email only
}

// KeptAs is the id under which the words of a message are kept: on LINE the one by
// which the customer can take it back.
func (in Inbound) KeptAs() string {
	if in.MessageID != "" {
		return in.MessageID
	}
	return in.ID
}

// Mail is what an answer by email needs to thread, and what is known of its sender.
type Mail struct {
	MessageID     string // with its angle brackets, "" where missing or malformed
	References    string // the parent's References, else its In-Reply-To
	Subject       Text
	Cut           Text   // what of the mail is not in the words: quotes, signature. Staff can unfold it
	Below         Text   // of Cut: below the signature mark. Read where the words ask nothing, and not kept
	Among         Text   // of Cut: in a mail that is quoted without marks; likewise
	Authenticated bool   // DMARC passed for exactly one From (platform fact 17)
	RawKey        string // the raw mail in the blob store; kept while a person must look, else deleted
	KeepRaw       bool   // a person must look at the raw mail
	Attached      bool   // because something hangs on it that the desk does not open
	Scanned       bool   // virus verdict PASS: only then anything that hangs on it is shown
	Suspect       bool   // spam or virus verdict FAIL: a person looks, nothing is answered by itself
	Weak          string // likewise, because of a sign that a machine wrote it, which is no proof: the name of the sign
	Echo          bool   // what it says of itself, too, and it answers a mail of ours: no news where a case is there already
	Form          bool   // a form on the web sent it; anybody may have typed the address: no status, code or receipt goes there
}

// Quiet reports whether nothing is answered by itself: a person looks.
func (m *Mail) Quiet() bool { return m != nil && (m.Suspect || m.Weak != "") }

// Doubtful reports whether a mail only says who sent it: nobody vouches for its From.
func (m *Mail) Doubtful() bool { return m != nil && !m.Authenticated }

// Kept is the mail as it is stored: without what only the turn reads.
func (m *Mail) Kept() *Mail {
	if m == nil {
		return nil
	}
	kept := *m
	kept.Cut, kept.Below, kept.Among = Text{}, Text{}, Text{}
	return &kept
}

// Reply is one message to a customer.
type Reply struct {
	Entry  string            // what it rests on: an entry id, or the name of a desk text
	Text   string            // as the customer reads it
	Values map[string]string // what was filled in: receipt, next_opening
	Quick  []Choice          // quick replies; a channel without buttons lists their labels
	Form   string            // of staff: the id of a form of the incident that goes with it, by mail alone
	Card   bool              // a channel that has cards shows the text as one
	Alt    string            // what a notification says of a card instead of its words; "" for the words
}

// Choice is a quick reply: a label that the customer sees and the entry that a
// tap asks for.
type Choice struct {
	Entry string
	Label string
}
