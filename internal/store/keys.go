package store

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/table"
)

// The keys of the table. ARCHITECTURE.md lists every access pattern.
//
//	C#<customer>      CONV                 the conversation
//	C#<customer>      IN#<inbound>         the claim of an inbound
//	C#<customer>      OUT#<inbound>#<n>    an outbox row
//	C#<customer>      BACK#<time>#<mail>   a code's mail of theirs came back
//	C#<customer>      MSG#<message>        what the customer wrote, or that it was taken back
//	C#<customer>      KEEP#<receipt>#<id>  a case was closed or opened again: what belongs to it needs another time to expire
//	K#<receipt>       CASE                 a case
//	K#<receipt>       LIST                 its outline, for lists
//	K#<receipt>       A#<time>#<id>        who saw or did what, DRAFT#<staff> what is half written
//	L#<day>#<shard>   <time>#<inbound>     a ledger row
//	K#<receipt>       NEWS#<board>#<time>  staff are to be told of it
//	C#staff           BOARD#<board>        when staff were last told such news
//	T#<hash>          TALLY                tries at one contact or letter, by whoever; answers to one mailbox
//	R#<day>#<shard>   <time>#<inbound>     a mail was answered whose sender nobody vouches for
//	O#<day>#<shard>   <time>#<inbound>     a code went out
//	B#<day>#<shard>   <kind>#<mail>        a code's mail bounced, or somebody complained
//	Y#<hash>          MAIL                 which delivery a mail is, by the name that it carries
//	GATE              CODES                codes go to nobody for now
//	D#…, DA…          …                    the disclosure log, see package disclosure
//	U#<day>           <time>#<inbound>     points at a question that the desk could not answer, newest first
//	S#<day>           <time>#<id>          an answer of a person, as the figures count it
//	X#<day>           <time>#<id>          a check by staff, for who watches over them
//	P#<staff>         OUT                  since when sessions of a member of staff are over
//
// and in the work index
//
//	OUT#<shard>         <until>#<inbound>  deliveries that nobody has finished
//	NEWS#<board>        <time>#<receipt>   what staff are still to be told
//	M#<customer>        <time>#<message>   what a customer wrote and staff answered, in order
//	KEEP#0              <due>#<receipt>    of those, what is not done
//	CASE#open#<shard>   <due>#<receipt>    cases that are not closed
//	CASE#closed#<shard> <due>#<receipt>    cases that are, until they expire

// shards spreads an index partition, so that an announcement hour does not meet
// the limit of a single one (1,000 writes a second).
const shards = 8

// unsent is the owner of a message that was taken back.
const unsent = "unsent"

func customerPartition(c inquiry.CustomerKey) string { return "C#" + string(c) }

func conversationKey(c inquiry.CustomerKey) table.Key {
	return table.Key{Partition: customerPartition(c), Sort: "CONV"}
}

func (s *base) claimKey(in inquiry.Inbound) table.Key {
	return table.Key{Partition: customerPartition(in.Customer), Sort: "IN#" + s.safe(in.ID)}
}

func (s *base) rowKey(c inquiry.CustomerKey, inbound string, n int) table.Key {
	return table.Key{Partition: customerPartition(c), Sort: "OUT#" + s.safe(inbound) + "#" + strconv.Itoa(n)}
}

func (s *base) messageKey(c inquiry.CustomerKey, id string) table.Key {
	return table.Key{Partition: customerPartition(c), Sort: "MSG#" + s.safe(id)}
}

func caseKey(r cases.Receipt) table.Key {
	return table.Key{Partition: "K#" + string(r), Sort: "CASE"}
}

// outlineKey is what lists show of a case. Cases of an earlier version of the desk have
// none and stand in the index themselves, until they are written again.
func outlineKey(r cases.Receipt) table.Key {
	return table.Key{Partition: caseKey(r).Partition, Sort: "LIST"}
}

func outboxShard(n int) string { return "OUT#" + strconv.Itoa(n) }

func caseShard(closed bool, n int) string {
	if closed {
		return "CASE#closed#" + strconv.Itoa(n)
	}
	return "CASE#open#" + strconv.Itoa(n)
}

func ledgerKey(at time.Time, shard int, inbound string) table.Key {
	return table.Key{Partition: fmt.Sprintf("L#%s#%d", day(at), shard), Sort: moment(at) + "#" + inbound}
}

// sentKey notes that a code went out.
func sentKey(at time.Time, shard int, inbound string) table.Key {
	return table.Key{Partition: fmt.Sprintf("O#%s#%d", at.UTC().Format(time.DateOnly), shard), Sort: moment(at) + "#" + inbound}
}

// missKey sorts the newest first, so that a page reads no more than it shows.
func missKey(at time.Time, inbound string) table.Key {
	const never = 1 << 43 // in milliseconds: the year 2248
	return table.Key{Partition: "U#" + day(at), Sort: fmt.Sprintf("%013d#%s", never-at.UnixMilli(), inbound)}
}

func answeredKey(at time.Time, id string) table.Key {
	return table.Key{Partition: "S#" + day(at), Sort: moment(at) + "#" + id}
}

func comparedKey(at time.Time, id string) table.Key {
	return table.Key{Partition: "X#" + day(at), Sort: moment(at) + "#" + id}
}

// day names a day of UTC, by which the figures are kept.
func day(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// moment sorts as a string the way times sort.
func moment(t time.Time) string { return t.UTC().Format(momentForm) }

const momentForm = "20060102T150405.000Z"

func shardOf(key string) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % shards)
}

// safe keeps an id that a platform gave as a part of a key; one of another form
// than the platforms use is replaced by its hash.
func (s *base) safe(id string) string {
	const allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
	if id != "" && len(id) <= 64 && strings.Trim(id, allowed) == "" {
		return id
	}
	return s.keys.Hash("id", id)
}
