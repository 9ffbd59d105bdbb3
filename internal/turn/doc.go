// Package turn takes one turn of the desk from end to end. [Handler.Take] does it, for
// messages that wait; several of which none is clear by itself are one turn, or wait for more:
//
//  1. Load what is known: the conversation, the customer's cases, and whether the inbound
//     is claimed already ([Store.Load], one read or two).
//  2. Step: [conversation.Responder.Step] decides, a pure function. Where it needs something
//     from outside, such as a look into the roster, that is looked up and the step is
//     taken again.
//  3. Commit the decision in ONE transaction ([Store.Commit]): the claim of each inbound, the
//     conversation, cases, the words of each, news for staff, and a row of the outbox for each
//     message, with its body as it will be sent.
//  4. Deliver the rows ([outbox.Outbox.Deliver]) and tell staff the news.
//
// The claim is the idempotency key of a turn. A repeat of the same inbound finds it and
// delivers only what is left; that is all of idempotency. A turn that loses a race
// ([outbox.ErrConflict]) loads again and decides again, on top of the other one. A process
// that dies after the commit leaves rows whose leases end; package watch delivers them.
//
// [Handler.Bury] takes the turn of an inbound that failed until the queue gave it up: a person
// gets it. [Handler.Park] opens a case for a message that does not even open. Mail of staff goes
// to package casework, reports of returned mail go to the outbox.
package turn
