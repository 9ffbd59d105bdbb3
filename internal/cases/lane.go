package cases

import "time"

// Lane is the queue in which a case waits; each has its own promise. A new lane is a
// constant and a row of [table]; CONTRIBUTING.md lists the words that it needs.
type Lane string

const (
	Urgent      Lane = "urgent"      // a fraudulent charge, a threat, somebody in distress, a security report
	Legal       Lane = "legal"       // lawyers
	Press       Lane = "press"       // media
	Rights      Lane = "rights"      // disclosure, correction, deletion of personal data
	Identity    Lane = "identity"    // staff must confirm who it is
	Complaint   Lane = "complaint"   //
	General     Lane = "general"     //
	Undecodable Lane = "undecodable" // a mail that only a person can read
)

// laneRow is what there is to say of a lane.
type laneRow struct {
	lane  Lane
	due   time.Duration // staffed time until the desk owes an answer, where the incident names none
	apart bool          // see [Lane.Apart]
	wakes bool          // see [Lane.Wakes]
	asked bool          // see [Lane.Asked]
}

// table holds the lanes by priority, the first first. A staffed day has nine hours on
// the calendar that the desk ships with. Nothing writes to it.
var table = [...]laneRow{
	{lane: Urgent, due: time.Hour, apart: true, wakes: true, asked: true},
	{lane: Legal, due: 4 * time.Hour, apart: true, asked: true},
	{lane: Press, due: 4 * time.Hour, apart: true, asked: true},
	{lane: Rights, due: 18 * time.Hour, apart: true, asked: true},
	{lane: Identity, due: 9 * time.Hour, asked: true},
	{lane: Complaint, due: 9 * time.Hour, asked: true},
	{lane: Undecodable, due: 4 * time.Hour},
	{lane: General, due: 18 * time.Hour, asked: true},
}

// row returns the row of a lane; one that is not known, as of a case that a later
// version stored, is treated as [General].
func (l Lane) row() laneRow {
	general := laneRow{}
	for _, r := range table {
		switch r.lane {
		case l:
			return r
		case General:
			general = r
		}
	}
	return general
}

// Lanes lists the lanes by priority, the first first.
func Lanes() []Lane {
	all := make([]Lane, len(table))
	for i, r := range table {
		all[i] = r.lane
	}
	return all
}

// Apart reports whether cases of the lane stand beside a customer's general
// case: the few things that must not drown in a longer conversation.
func (l Lane) Apart() bool { return l.row().apart }

// Wakes reports whether staff are told at once at any hour. Such a case never waits
// for the next opening, nor for other news.
func (l Lane) Wakes() bool { return l.row().wakes }

// Asked reports whether a question can lead to the lane, so that an entry of an incident
// may name it. A lane that is not known is none.
func (l Lane) Asked() bool {
	r := l.row()
	return r.lane == l && r.asked
}
