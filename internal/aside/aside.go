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
//	go run ./infra/model aside                                     measures it, each hand by the other
//	go run ./infra/model aside -write internal/aside/weights.bin   makes it anew
package aside

// Kind is what an aside says.
type Kind string

// The kinds.
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
	Adds     Kind = "adds"     // what their case needs: facts, times, how to reach them
	Mistaken Kind = "mistaken" // that they were misunderstood
	Same     Kind = "same"     // that it is always the same answer, and none
	Thanks   Kind = "thanks"   // that they understood, are grateful, wait
	Drops    Kind = "drops"    // that they need no more, or do not go on
	GoesOn   Kind = "goes on"  // that they go on with what was begun
	Missing  Kind = "missing"  // that a code did not come
)

// kinds are all of them, in the order of the weights.
func kinds() []Kind {
	return []Kind{None, Call, Where, When, Received, Write, Boss, Official, Number, Other, Adds, Mistaken, Same, Thanks, Drops,
		GoesOn, Missing}
}
