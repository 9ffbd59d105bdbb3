// Package factlock holds a text that somebody may read against the facts that it cites. A text
// of the desk that says what no cited fact says is refused when its incident is loaded, so that
// nobody ever reads it.
//
// The lock reads the texts, not the replies made of them: what a placeholder puts in is typed and
// computed. It knows words, not meaning: it catches what slips in, not who wants to deceive.
// Where it errs it errs on refusing, and its message says what to write.
//
// # A walk through one sentence
//
// A notice says 「会員登録されたお客さま 最大78,840名 氏名が流出した可能性があります」, which an incident
// quotes as the fact "members". A text that cites it says
//
//	会員の氏名が流出しました。人数は78,840名です。
//
// [New] reads the facts once: package evidence takes out of each quote its figures, the kinds of
// data that it names, how surely it says that they leaked, and its sentences by meaning; package
// bind takes out what each figure belongs to. [Lock.Check] then looks at the text:
//
//  1. Package words folds it: ７８，８４０ is 78,840, placeholders become blanks.
//  2. Package figure finds 78,840名, a count of people, meant as said: no 最大 stands with it.
//  3. Package bind looks for it among the figures of the cited facts. It is there, so it is not
//     refused as one that "is in none of the cited facts". But there it is at most so many:
//     "78,840名" is meant otherwise than in the cited facts; write 最大.
//  4. Then bind asks whom the figure counts. The words around it, ever more of them until they
//     name something, are held against the words around each count of the notice. 会員 stands with
//     this one; had the text said 退会された方は最大78,840名, the words of another count would fit
//     better, and it would be refused.
//  5. The names that facts.yaml agrees on are blanked; what else looks like one is refused.
//  6. Package clause cuts what is left into clauses and tells how each is meant: asked,
//     requested, denied, possible, left open.
//  7. Package claim judges each. The first one says plainly that something leaked, of 氏名; the
//     facts say that it may have: "氏名" is said to have leaked, it is likely to have; write
//     流出した可能性がある. A word that stands nowhere in the notice, such as a cause that it does
//     not name, would be refused as well.
//
// The rules, and where each stands:
//
//	figures    numbers, dates, hours and addresses stand in a cited fact, are meant as there,
//	           and belong to the same (bind: figures.go, owners.go)
//	calendar   open and closed days are those of the hours (bind: calendar.go, apart.go)
//	order      which of two events came first, and how long after (bind: sequence.go)
//	days       the hour, or the part, of another day, an end of a time for a day in it (when: when.go, dayparts.go)
//	turns      how often, to what a number was changed, before or after, what not to do, reports that came (package turn)
//	follows    figures that no fact holds and that follow from them (follow: follow.go)
//	some days  days that a fact lists with hours of their own (when: listed.go)
//	times      the time of one thing for that of another (when: spans.go)
//	time       of day, of what happened then; hours of a day (bind: clocks.go)
//	compared   which of two groups has more people (bind: compared.go)
//	deeds      who is said to have done what, by the notice (bind: doers.go, sides.go)
//	meant      so, planned, possible, not found, not known and not so stay apart (agree: agree.go)
//	of whom    what a fact says of one is not said of another (claim: together.go; agree: parts.go)
//	kinds      all, only, always, confirmed, caused by: by a fact that says so (agree: backed.go)
//	decided    nothing is decided, either way, that the facts leave open (agree: settled.go)
//	ways       what people enter, and by which way they send something; what mail is taken at (ways: ways.go, anytime.go)
//	whose      who does what people are asked to do, from whom word came (ways: ours.go, source.go)
//	ends       until a day, or from it (bind: direction.go)
//	names      companies, authorities and other names are agreed ones (names.go)
//	certainty  leaked, likely and unconfirmed stay apart (claim: certainty.go)
//	denials    nothing is denied that no fact denies (claim: denial.go)
//	promises   no promise, no compensation, nothing called safe (claim: promises.go)
//	tense      what is planned is not done, what is denied is not so (claim: against.go)
//	turned     what is done is not to come, nor its opposite so (claim: turned.go)
//	support    each word that claims something stands in the notice (claim: support.go)
//
// General words, which are true of anything of their kind and no matter of the notice, are marked as such among the
// facts: a text that cites them says them word for word, and they back nothing else (general.go).
//
// The words that the rules know are tables beside them, one phrase or one meaning a line. To
// teach the lock a word, add it to the table whose head says what it is for.
package factlock
