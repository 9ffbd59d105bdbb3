package identity

// neither reports whether neither way is open to the customer.
func (p Proof) neither() bool { return p.NoMail && p.NoLetter }

// lost remembers what is out of the customer's reach, whether or not the ways were offered yet: they may say
// the one today and the other after the question how one proves it.
func lost(c Context, p Proof, t Typed) Proof {
	if p.Stage == NoDialogue && (t.NoMail || t.NoLetter) {
		p.Touched = c.Now
	}
	p.NoMail, p.NoLetter = p.NoMail || t.NoMail, p.NoLetter || t.NoLetter
	return p
}

// outright is that neither way is open, said before any was offered, by somebody who asks nothing else.
func outright(c Context, p Proof, t Typed) (Move, bool) {
	if p.neither() && (t.NoMail || t.NoLetter) && !t.Asks {
		return staff(c, p), true
	}
	return Move{}, false
}

// outOfReach is that the mailbox is gone, or that there is no letter: the other way is gone then. Where
// neither is open, whether or not somebody says so in one breath, a person comes.
func outOfReach(c Context, p Proof, t Typed) (Move, bool) {
	switch {
	case t.Neither, p.neither() && (t.NoMail || t.NoLetter):
		return staff(c, p), true
	case t.Chosen != "" && p.Stage != AskCode && p.Stage != AskPostal:
		return c.tapped(p, t.Chosen), true
	case t.Asks, t.Doubt != Unasked, p.By != "": // or another way after nothing was found
		return Move{}, false
	}
	return instead(c, p, t)
}

// instead goes on by the way that is left.
func instead(c Context, p Proof, t Typed) (Move, bool) {
	byMail := p.Stage == AskAddress || p.Stage == AskCode
	byLetter := p.Stage == AskLetter || p.Stage == AskPostal
	switch {
	case t.NoMail && t.Unsure && byMail: // which may come back to them
		return c.repeat(p, p.Stage, Forgot), true
	case t.NoMail && !byLetter:
		return led(c.ask(p, AskLetter, Letter), WithoutMail), true
	case t.NoLetter && !byMail:
		return led(c.byMail(p), WithoutLetter), true
	}
	return Move{}, false
}

// led is a move with something said first.
func led(m Move, lead Lead) Move {
	m.Lead = lead
	return m
}

// staff hands over to a person, who asks once for what else the customer knows.
func staff(c Context, p Proof) Move {
	return Move{Proof: Proof{Attempts: p.Attempts, NoMail: true, NoLetter: true, Touched: c.Now}, Say: Staff}
}
