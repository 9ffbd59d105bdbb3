package affected

import (
	"slices"
	"strings"
	"time"
)

// The bounds of proving who one is. None of them depends on whether somebody is
// on the list (platform fact 32).
const (
	CodeLife  = 10 * time.Minute // of a one-time code
	ProofLife = 15 * time.Minute // of a proof
	Tells     = 5                // of a status under one proof
	Tries     = 5                // at the codes for one contact, by one customer, within a day

	mailsToContact  = 3  // code mails to one contact within a day, whoever asks
	contactsOfOne   = 5  // contacts that one customer may name within a day
	lettersOfOne    = 5  // wrong letter codes of one customer within a day
	triesAtLetter   = 10 // wrong postal codes for one letter within a day, whoever tries
	day             = 24 * time.Hour
	checksAnHour    = 15 // by one member of staff
	checksADay      = 30
	longestKeptTime = 32 // times that a tally keeps; more never count
)

// CrowdShards spreads what is counted of doubtful mail. Which shard a sender falls into
// nobody outside can know.
const CrowdShards = 4

// The bounds of automatic answers to doubtful mail, of one shard: in all 100 an hour
// and 500 a day. What presses has twice as much.
const (
	doubtfulHour = 25
	doubtfulDay  = 125
	pressing     = 2
	// MostCrowd is how many answers of a day are counted; more never count.
	MostCrowd = pressing * doubtfulDay
)

// Crowd is how many mails whose sender nobody vouches for one shard has answered by
// itself, within an hour and on this day.
type Crowd struct{ Hour, Day int }

// Room reports whether one more may be answered. Whoever forges senders by the thousand
// makes the desk write to as many strangers, and no limit of one mailbox sees it.
func (c Crowd) Room(presses bool) bool {
	times := 1
	if presses {
		times = pressing
	}
	return c.Hour < times*doubtfulHour && c.Day < times*doubtfulDay
}

// Mailbox is the mailbox behind an address in normal form, as far as the address
// shows it: what follows a plus sign is dropped, and at Gmail dots. Whoever writes
// one mailbox in many ways floods it no faster.
func Mailbox(email string) string {
	local, domain, _ := strings.Cut(email, "@")
	local, _, _ = strings.Cut(local, "+")
	if domain == "gmail.com" || domain == "googlemail.com" {
		local, domain = strings.ReplaceAll(local, ".", ""), "gmail.com"
	}
	return local + "@" + domain
}

// Tally is how often something happened to one contact or letter within a day,
// whoever caused it. All customers share it, so it changes by conditional write.
type Tally struct {
	Times   []time.Time
	Version int64 // as it was read, 0 where there is none yet
}

// Add notes one more.
func (t Tally) Add(now time.Time) Tally {
	times := append(recent(t.Times, now), now)
	return Tally{times[max(0, len(times)-longestKeptTime):], t.Version}
}

// MayMail reports whether a contact may get one more code.
func (t Tally) MayMail(now time.Time) bool { return len(recent(t.Times, now)) < mailsToContact }

// MayTry reports whether one more postal code may be tried with a letter.
func (t Tally) MayTry(now time.Time) bool { return len(recent(t.Times, now)) < triesAtLetter }

// MayCheck reports whether a member of staff may compare once more.
func (t Tally) MayCheck(now time.Time) bool {
	return t.LastHour(now) < checksAnHour && len(recent(t.Times, now)) < checksADay
}

// LastHour is how often it happened within an hour.
func (t Tally) LastHour(now time.Time) int {
	n := 0
	for _, at := range t.Times {
		if now.Sub(at) < time.Hour {
			n++
		}
	}
	return n
}

// Attempts is what one customer has tried within a day.
type Attempts struct {
	Contacts []Contact
	Letters  []time.Time // wrong letter codes
}

// Contact is one address that a customer has named, by its keyed hash.
type Contact struct {
	Hash  string
	Mails []time.Time // codes that went there for this customer
	Wrong []time.Time // wrong codes; another code does not take them back
}

// MayMail reports whether the customer may have a code sent to a contact: it is
// one of the few that they named today, they have tries left for it, and the
// last one is long enough ago.
func (a Attempts) MayMail(contact string, now time.Time) bool {
	a = a.current(now)
	i := a.find(contact)
	if i < 0 {
		return len(a.Contacts) < contactsOfOne
	}
	c := a.Contacts[i]
	return len(c.Wrong) < Tries && (len(c.Mails) == 0 || now.Sub(c.Mails[len(c.Mails)-1]) >= pause(len(c.Mails)))
}

// Wait is how long it is until another code may go to a contact, as far as that is a matter
// of the pause between two: zero where it is not.
func (a Attempts) Wait(contact string, now time.Time) time.Duration {
	a = a.current(now)
	i := a.find(contact)
	if i < 0 || len(a.Contacts[i].Mails) == 0 || len(a.Contacts[i].Wrong) >= Tries {
		return 0
	}
	mails := a.Contacts[i].Mails
	return max(0, pause(len(mails))-now.Sub(mails[len(mails)-1]))
}

// Mails is how many codes went to a contact.
func (a Attempts) Mails(contact string, now time.Time) int {
	a = a.current(now)
	if i := a.find(contact); i >= 0 {
		return len(a.Contacts[i].Mails)
	}
	return 0
}

// Locked reports whether all tries at a contact's codes are used up.
func (a Attempts) Locked(contact string, now time.Time) bool {
	a = a.current(now)
	i := a.find(contact)
	return i >= 0 && len(a.Contacts[i].Wrong) >= Tries
}

// pause is how long a customer waits for the next code to the same contact.
func pause(sent int) time.Duration {
	return time.Minute << min(2*(sent-1), 8) // 1, 4, 16 minutes ...
}

// Mailed notes a code that was sent.
func (a Attempts) Mailed(contact string, now time.Time) Attempts {
	a = a.current(now)
	i := a.find(contact)
	if i < 0 {
		a.Contacts = append(a.Contacts, Contact{Hash: contact})
		i = len(a.Contacts) - 1
	}
	a.Contacts[i].Mails = append(slices.Clip(a.Contacts[i].Mails), now)
	return a
}

// Wrong notes a wrong code, and tells how many tries are left for the contact.
func (a Attempts) Wrong(contact string, now time.Time) (Attempts, int) {
	a = a.current(now)
	i := a.find(contact)
	if i < 0 {
		return a, 0
	}
	a.Contacts[i].Wrong = append(slices.Clip(a.Contacts[i].Wrong), now)
	return a, Tries - len(a.Contacts[i].Wrong)
}

// MayTryLetter reports whether the customer may try another letter code.
func (a Attempts) MayTryLetter(now time.Time) bool {
	return len(a.current(now).Letters) < lettersOfOne
}

// WrongLetter notes a letter code that did not fit.
func (a Attempts) WrongLetter(now time.Time) Attempts {
	a = a.current(now)
	a.Letters = append(a.Letters, now)
	return a
}

// WrongLetters is how many letter codes did not fit.
func (a Attempts) WrongLetters(now time.Time) int { return len(a.current(now).Letters) }

// First reports whether the customer has asked for no code today.
func (a Attempts) First(now time.Time) bool { return len(a.current(now).Contacts) == 0 }

func (a Attempts) find(contact string) int {
	return slices.IndexFunc(a.Contacts, func(c Contact) bool { return c.Hash == contact })
}

// current is what still counts. It shares nothing with the attempts before, so
// that a step that is taken again starts from the same ones.
func (a Attempts) current(now time.Time) Attempts {
	var kept []Contact
	for _, c := range a.Contacts {
		c.Mails, c.Wrong = recent(c.Mails, now), recent(c.Wrong, now)
		if len(c.Mails)+len(c.Wrong) > 0 {
			kept = append(kept, c)
		}
	}
	return Attempts{kept, recent(a.Letters, now)}
}

// recent are the times within a day, in a slice of their own.
func recent(times []time.Time, now time.Time) []time.Time {
	var kept []time.Time
	for _, t := range times {
		if now.Sub(t) < day {
			kept = append(kept, t)
		}
	}
	return kept
}
