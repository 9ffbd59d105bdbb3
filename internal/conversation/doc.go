// Package conversation decides what the desk does next.
//
//	Step(state, inbound, now, given) → outcome
//
// [Responder.Step] is pure: no clock, no store, no network. What it needs from outside is asked for in the outcome, looked up
// by who carries it out (package turn), and passed in when the same step is taken again.
//
// # A walk through one message
//
// A customer writes on LINE: 「taro@example.jp は対象ですか」. Step reads it first, with the small packages below this one, none of
// which decides anything:
//
//   - conversation/typed finds codes and addresses, here an address, and takes codes out of
//     the words that are kept;
//   - conversation/memory has the [State]. It masks the message as one with those just before
//     it, for a card number may come in three;
//   - mistyped reads what came out of a keyboard in another state as it was meant; staff read
//     what was typed (tongue.go);
//   - conversation/prose tells its language, and takes texts apart wherever that is needed;
//   - conversation/memory tells whether somebody is in danger, in this message or together
//     with those just before it.
//
// Then Step decides, the first that holds:
//
//  1. Somebody is in danger: an urgent case, where to call, and nothing asked back
//     (danger.go). Who was in danger is answered by conversation/care until that is over.
//  2. It is the echo of a machine to a mail of ours: kept, and no news (conversation/post).
//  3. A person has the conversation: the words go to the case, and only what they ask about
//     the case itself is answered (cased.go).
//  4. Else the kind of the inbound decides (step.go). A mail may be held back before
//     anything is answered (conversation/post).
//
// Ours is a message of words. It is no cry of somebody in danger, asks nothing of a case and adds to none (cased.go), leans
// on no answer before it (light.go), and is no part of a proof, for none was begun (conversation/proving asks package
// identity). So it is a question (answer.go), in a language that the desk reads (tongue.go): conversation/intent finds the
// entry that it asks for, one's own status. To be told that takes a proof, so conversation/proving asks package identity what
// comes next. Before it offers the ways of a proof it needs to know whether there is a roster: the outcome has Needs and
// nothing else. The roster is looked up, the same step is taken again, and this time it says how to prove whose address that
// is.
//
// What is said stands in conversation/phrasebook, in the language of the answer; dates in a question are answered by
// conversation/when, what a person is told of themself by conversation/proving. All of it is gathered in a draft
// (conversation/draft), which becomes the [Outcome]: the new [State], the replies, and which case the message opens or is
// added to. A message that says nothing clear (fragment.go) is read again as one with what follows it. At last (onward.go) a
// person takes over where nothing came of several turns (conversation/stalled), conversation/tidy sees that each thing is
// said once, and conversation/afresh rewords or introduces what the customer has just read.
package conversation
