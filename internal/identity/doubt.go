package identity

// Doubt is what somebody asks of the proof itself, or of what it told them.
type Doubt string

const (
	Unasked       Doubt = ""
	DoubtSafe     Doubt = "safe"     // whether it is safe to type something here, and what becomes of it
	DoubtHow      Doubt = "how"      // how it goes, where a code stands and how it is typed
	DoubtWhich    Doubt = "which"    // which of their addresses, or of their postal codes
	DoubtOthers   Doubt = "others"   // whether somebody may do it for another one
	DoubtMeans    Doubt = "means"    // what the result means for them
	DoubtDisputed Doubt = "disputed" // that the result cannot be right
)

// explain answers what is asked of the proof itself, and says what it waits for: that is no slip.
func explain(c Context, p Proof, d Doubt) Move {
	waits := map[Stage]Say{AskWay: Ways, AskAddress: Address, AskCode: Sent, AskLetter: Letter, AskPostal: Postal}
	move := c.ask(p, p.Stage, waits[p.Stage])
	move.Lead, move.Explains, move.Hint = Lead(d), true, 1 // in other words: what it waits for was just read
	return move
}

// result answers what is said of a status that was told: what it means, or that it cannot be right.
func result(c Context, p Proof, t Typed) (Move, bool) {
	if !p.Holds(c.Now) || c.another(p, t) != "" {
		return Move{}, false
	}
	move := Move{Proof: p, Explains: true}
	switch means := t.Doubt == DoubtMeans || t.Safe && p.Stage == AskWay; {
	case means && p.Fitted:
		move.Say = Means
	case means:
		move.Say = MeansNone
	case t.Doubt == DoubtDisputed && p.Fitted:
		move.Say, move.Case = Disputed, true
	case t.Doubt == DoubtDisputed:
		move.Say = DisputedNone
	default:
		return Move{}, false
	}
	return move, true
}
