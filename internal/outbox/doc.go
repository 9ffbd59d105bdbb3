// Package outbox delivers what the desk has decided to say. Each message is a [Row] that is
// stored in the transaction of the decision (the pattern is called transactional outbox), so
// that nothing is decided without being said, or said without having been decided.
//
// A row is made by [Outbox.Compose], which renders its body once: each try sends the same
// bytes. Its life:
//
//	planned    leased by who made it, for 20 seconds; afterwards by whoever finds it. An answer
//	           of staff is held for ten seconds first, leased by nobody, and may be taken back
//	delivered  the platform took it
//	refused    the platform will never take it, or the mail came back
//	withdrawn  a person took the conversation over before it was sent, or took an answer back
//	expired    tried for a day without success
//
// [Outbox.Deliver] takes the lease, asks whether a person has the conversation by now, sends,
// and saves the result. While the result is [ErrLater] or unknown, the row waits for its next
// try: two seconds, then twice as long each time, up to ten minutes. At most one process
// sends a row at a time. Where one dies between the sending and the saving, the row is sent
// again: LINE recognises a push by its retry key, a reply and a mail may then come twice.
//
// [Outbox.Returned] saves what a mail service reports later. An [Alarm] hears of rows that
// failed for good before that is saved, so that it hears at least once; package notice is one.
package outbox
