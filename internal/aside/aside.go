// Package aside tells what somebody says in the middle of a talk with a desk that is about the
// talk itself, and not about what the company announced: whether somebody will call them, whether
// what they wrote arrived, that they no longer need an answer. It knows no incident, no case and
// no clock, and decides nothing.
//
// A linear classifier weighs the n-grams of a message and its vector, by which an encoder tells
// what is meant in four languages. [Train] made it from infra/model/asides, which was written by
// who saw neither the desk's code nor its answers, and from messages of internal/asked/rounds that
// are none; weights.bin holds it:
//
//	go run ./infra/model aside                                     measures it on who lies apart
//	go run ./infra/model aside -write internal/aside/weights.bin   makes it anew
package aside

import "slices"

// Kind is what an aside says.
type Kind string

// The kinds that may be said at any time.
const (
	None     Kind = ""         // it is about something else, or nobody can tell
	Call     Kind = "call"     // whether somebody calls them, or that somebody shall
	Where    Kind = "where"    // where the answer comes
	When     Kind = "when"     // when it comes, and how their case stands
	Received Kind = "received" // whether what they wrote arrived
	Write    Kind = "write"    // whether, and what, they are to write
	Boss     Kind = "boss"     // they want somebody who is responsible, or somebody else
	Official Kind = "official" // whether this desk is genuine, and who or what answers
	Number   Kind = "number"   // what the receipt number is good for
	Other    Kind = "other"    // how somebody else is to contact the desk
	Tongue   Kind = "tongue"   // whether staff speak their language
	Adds     Kind = "adds"     // what their case needs: facts, times, how to reach them
	Mistaken Kind = "mistaken" // that they were misunderstood
	Same     Kind = "same"     // that it is always the same answer, and none
	Again    Kind = "again"    // that they want it once more, in other words or shorter
	Thanks   Kind = "thanks"   // that they understood, are grateful, wait
	Drops    Kind = "drops"    // that they need no more, or take something back
	Will     Kind = "will"     // what they will do themselves
	Angry    Kind = "angry"    // blame, and nothing else
	Sad      Kind = "sad"      // worry or grief, and nothing else
	Chat     Kind = "chat"     // small talk
)

// The kinds that are said to a proof of who somebody is.
const (
	GoesOn    Kind = "goes on"   // that they go on with it
	Missing   Kind = "missing"   // that a code did not come
	Resend    Kind = "resend"    // that it shall be sent again
	NoMail    Kind = "no mail"   // that the way by mail is closed to them
	NoLetter  Kind = "no letter" // and that by letter
	Neither   Kind = "neither"   // both
	Later     Kind = "later"     // that they do it another time
	Stops     Kind = "stops"     // that they do not go on with it
	Why       Kind = "why"       // why it is needed
	Safe      Kind = "safe"      // whether it is safe to type it here
	How       Kind = "how"       // how it is done, where the code stands and what it looks like
	Which     Kind = "which"     // which address, which postal code, which letter
	ForOther  Kind = "for other" // that they do it for somebody else
	Result    Kind = "result"    // what the result means for them
	Disagrees Kind = "disagrees" // that the result cannot be right
)

// The kinds that somebody says who is, or was taken for somebody, in danger.
const (
	Calm   Kind = "calm"   // that they are in none
	Afraid Kind = "afraid" // that it goes on, that they are afraid
	Phone  Kind = "phone"  // that they want to talk to somebody now
	Writes Kind = "writes" // that they cannot phone, or do not want to
)

// Anytime are the kinds that may be said at any time.
func Anytime() []Kind {
	return []Kind{Call, Where, When, Received, Write, Boss, Official, Number, Other, Tongue, Adds, Mistaken, Same, Again, Thanks, Drops,
		Will, Angry, Sad, Chat}
}

// OfProof are the kinds that are said to a proof.
func OfProof() []Kind {
	return []Kind{GoesOn, Missing, Resend, NoMail, NoLetter, Neither, Later, Stops, Why, Safe, How, Which, ForOther, Result, Disagrees}
}

// OfCare are the kinds that are said by who is in danger.
func OfCare() []Kind { return []Kind{Calm, Afraid, Phone, Writes} }

// kinds are all of them, in the order of the weights.
func kinds() []Kind { return slices.Concat([]Kind{None}, Anytime(), OfProof(), OfCare()) }
