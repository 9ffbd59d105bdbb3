// Package store keeps the desk's state on a [table.Engine]. Every access pattern stands in
// this package, once.
//
// [Store] is put together from one part for each of its consumers; all of them work on the
// same items:
//
//	Turns      one inbound                            turns.go, plan.go, mailed.go
//	Outbox     deliveries and their leases            outbox.go
//	Boards     what staff are to be told              boards.go
//	Casework   what staff see and do                  casework.go, together.go, talk.go, outline.go, package outline
//	Retention  when what belongs to a case expires    retention.go
//	Figures    what figures are made of               figures.go
//	Register   limits of the way of codes, the gate   register.go
//	Counter    codes, and what became of their mail   package codes
//	Meter      the switch and the count of the reader outside   package ledger
//	Book       what staff have seen, who is there, sessions that are over   package attention
//
// # Items
//
// An item has a partition and a sort key, see keys.go. "Absent" and "as read" are the
// conditions of its writes (platform fact 29): a write that finds something else fails, with
// all others of its transaction, and the error is [outbox.ErrConflict].
//
//	C#<customer>     CONV                 the conversation              as read
//	C#<customer>     IN#<inbound>         the claim of an inbound       absent
//	C#<customer>     OUT#<inbound>#<n>    an outbox row                 absent, then as read
//	C#<customer>     MSG#<message>        what was written              absent; a tombstone always
//	C#<customer>     BACK#<time>#<mail>   a code's mail came back       always
//	C#<customer>     KEEP#<receipt>#<id>  a planned retention           absent, then as read
//	C#staff          BOARD#<board>        when staff were last told     as read
//	K#<receipt>      CASE                 a case                        absent, then as read
//	K#<receipt>      LIST                 its outline, for lists        with the case
//	K#<receipt>      A#<time>#<id>        an entry of the audit         absent, never again
//	K#<receipt>      DRAFT#<staff>        what is half written          always
//	K#<receipt>      HERE                 who has the case open, for 30 s   as read
//	K#<receipt>      NEWS#<board>#<time>  staff are to be told of it    always, then as read
//	T#<hash>         TALLY                tries at one contact or letter, or by one member of
//	                                      staff; answers to one mailbox as read
//	Y#<hash>         MAIL                 the row of a mail, by its name
//	GATE             CODES                codes go out slowly, or not   always
//	GATE             READER               the reader outside: its switch, calls of the day   as it was read
//	P#<staff>        OUT                  sessions until then are over  always
//	P#<staff>        SEEN                 news that somebody has seen   as read
//	L#<day>#<shard>  <time>#<inbound>     a row of the ledger           always
//	R#<day>#<shard>  <time>#<inbound>     a doubtful mail was answered  always
//	O#<day>#<shard>  <time>#<inbound>     a code went out               always
//	B#<day>#<shard>  <kind>#<mail>        a bounce or a complaint       always
//	U#<day>          <time>#<inbound>     a question without an answer, newest first
//	S#<day>          <time>#<id>          an answer of a person
//	X#<day>          <time>#<id>          a check by staff
//	F#…, DAYS, Q#…   …                    ends of cases, days in numbers, requests: package daybook
//	D#…, DA…         …                    the disclosure log, see package disclosure
//
// The work index holds what still needs doing, and what is read in an order of its own:
//
//	OUT#<shard>          <until>#<inbound>  rows that are not delivered
//	NEWS#<board>         <time>#<receipt>   news that staff were not told
//	KEEP#0               <due>#<receipt>    retentions to carry out
//	M#<customer>         <time>#<message>   a conversation, in order
//	CASE#open#<shard>    <due>#<receipt>    cases that are not closed
//	CASE#closed#<shard>  <due>#<receipt>    cases that are, until they expire
//
// # Costs
//
// A turn is one read ([Turns.Load]; a second one where the customer has a case) and one
// transaction ([Turns.Commit]). It writes no item that another customer's turn writes, but
// for a tally and the head of a disclosure chain. What a member of staff does is one read
// of the case and one transaction ([Casework.Act]); an answer also reads its outbox rows,
// so that the same answer is not sent twice, and saves the row when it is delivered. Only
// [Casework.File], which a page shows, reads a conversation and the audit.
//
// # What stands in clear
//
// Bodies are sealed for the place of their item before an engine sees them, so that a dump
// of a table or a file holds no words and no address. Keys (keyed hashes, random numbers),
// versions and times stand in clear, and so do the bodies that name nobody: the ledger, the
// figures and the disclosure log.
//
// # What was written before
//
// testdata holds the file of a desk from before the packages had their present names.
// Whatever moves, keys, sealed places and encodings stay. gob names no package, so a type
// may move and a field may be added; a field that is renamed is lost.
package store
