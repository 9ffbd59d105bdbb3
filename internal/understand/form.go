package understand

import (
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/lazyregexp"
)

// A form is what the words of a clause look like, whatever they are about.
type form struct {
	asks, wishes bool // it has the form of a question, of a wish
	tells        bool // of something that was, that is done, or that its writer knows
}

// formOf reads the form of a clause.
func formOf(clause string) form {
	f := form{asks: brief.Asks(clause), wishes: brief.Wish(clause)}
	f.tells = !f.asks && !f.wishes && tells.MatchString(clause)
	return f
}

// forms are those of clauses.
func forms(clauses []string) []form {
	all := make([]form, len(clauses))
	for i, clause := range clauses {
		all[i] = formOf(clause)
	}
	return all
}

// tells are the ends of a clause that tells, and what begins one in English.
var tells = lazyregexp.New(`(?i)(?:ました|でした|った|いた|した|きた|えた|てた|れた|んだ|てます|ています|てる|ている|とる|てて|ており|済み|ずみ|です|ます|承知|存じ)` +
	`(?:し|ので|んで|けど|けれど|から|が|のに|のは|って|て|で|よ|ね|わ|ばい|けん|たい|もん)*[、。．.,!！…\s]*$|` +
	`\b(?:i|we|they|he|she|my \w+|the \w+|bank|visa)(?:'ve|'d| have| has| had| already| just| also| do)* ` +
	`(?:read|know|knew|saw|seen|heard|got|gotten|received|called|` +
	`rang|phoned|told|said|says|changed|stopped|blocked|froze|cancel\w+|checked|` +
	`asked|understand|understood|spoke|did|done|was|were|am|bought|ordered|paid|moved|tried|opened)\b|` +
	`(?:了|过|過|知道|清楚|明白|收到)(?:的|啦|呀|啊)?[，。,.!！\s]*$|` +
	`(?:[했됐갔왔봤랐렸졌쳤컸떴샀꿨줬웠셨뒀났탔섰폈켰]|[았었였겠]|알|습니|입니|합니|있|없)(?:어요?|다|습니다|고요?|는데요?|지만|거든요?|으니까?|길래|더니)[,.!…\s]*$`)

// asking tells what asks of a part, in itself and around it: whether its last clause asks, one of its
// clauses, none of it and something else; whether it tells at its end, and so while something else asks;
// and whether it wishes.
func asking(all []form, p span) (last, some, elsewhere, told, besides, wishes bool) {
	for i, f := range all {
		switch asks := f.asks || f.wishes; {
		case i < p.from || i >= p.to:
			elsewhere = elsewhere || asks
		default:
			some = some || asks
			wishes = wishes || f.wishes
		}
	}
	end := all[p.to-1]
	last, told = end.asks || end.wishes, end.tells
	return last, some, elsewhere && !some, told, told && elsewhere && !some, wishes
}
