package meant

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// The bounds of a guess that somebody asks for their own status.
const (
	guess     = 0.6  // how probable it must be where nothing speaks of it
	plain     = 0.95 // and where words state something
	remaining = 0.3  // how much of what is left another entry must have
	wishes    = 0.85 // and where they say no more than that somebody wants to know
	asks      = 0.7  // or ask something
)

// ofStatus leaves out that somebody asks for their own status, or for a notice of theirs, where nothing in
// their words speaks of that, and they state something or the matcher only guesses: thanks, a good night, a
// wish to be called in the middle of a talk start no proof. Nor does it where they ask leave for what they
// are about to do.
func ofStatus(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	words := m.Text.Words()
	if typed := m.Tap == "" && !m.Address && m.Mail == nil; !typed || found.Ruled || !found.Known || who.AsksStatus(words) {
		return found
	}
	guessed, leave := guesses(found, words), permission.MatchString(words) && !inference.MatchString(words)
	general := ofNobody(found, words)
	rest := slices.DeleteFunc(slices.Clone(found.Entries), func(e incident.Entry) bool {
		other := leave || general || guessed && !ofOwn.MatchString(words)
		if intent.Topic(e.ID) == unnotified {
			other = guessed && !ofNotice.MatchString(words)
		}
		return e.Kind == incident.Verify && other
	})
	if len(rest) == len(found.Entries) {
		return found
	}
	found.Entries, found.Known, found.Certain = rest, len(rest) > 0, false
	return ofRest(r, found, general)
}

// ofNobody reports whether words say no more than that somebody wants to know something, and the reading is not sure
// that this is whether they themself are concerned: less so of a question than of a wish.
func ofNobody(found intent.Meaning, words string) bool {
	bound := wishes
	if asked, _ := brief.Questions(words); len(asked) > 0 {
		bound = asks
	}
	return !evidently(found, bound) && !ofSelf.MatchString(words) && !who.Own(words)
}

// ofRest is what words most likely ask for which do not ask for one's own status, where nothing else was found.
func ofRest(r *intent.Reader, found intent.Meaning, general bool) intent.Meaning {
	if e, ok := remains(r, found.Considered); ok && general && !found.Known {
		found.Entries, found.Known = []incident.Entry{e}, true
	}
	return found
}

// remains is the entry that words most likely ask for which do not ask for one's own status: one that hands over, and
// tells nobody anything wrong where it was not meant.
func remains(r *intent.Reader, considered []intent.Considered) (incident.Entry, bool) {
	rest := 1.0
	for _, c := range considered {
		e := r.Entry(c.Entry)
		if e.Kind == incident.Verify {
			rest -= c.Score
			continue
		}
		return e, e.Kind == incident.Escalate && !e.Lane.Wakes() && !e.Lane.Apart() && c.Score >= remaining*rest
	}
	return incident.Entry{}, false
}

// evidently reports whether that is sure of the words as a whole: who only says that they want to know something speaks
// of themself no more than who asks what there was.
func evidently(found intent.Meaning, bound float64) bool {
	return slices.ContainsFunc(found.Considered, func(c intent.Considered) bool {
		return intent.Topic(c.Entry) == incident.AmIAffected && c.Score >= bound
	})
}

// guesses reports whether what was found is no more than a guess, by how probable it is.
func guesses(found intent.Meaning, words string) bool {
	if len(found.Considered) == 0 || len(found.Entries) > 1 {
		return true
	}
	score := found.Considered[0].Score
	return score < guess || score < plain && brief.Statement(words)
}

const ofThemself = `入って|入っと|含ま|該当|アウト|セーフ|漏れ|バレ|無事|関係|` +
	`\b(?:if i|if my|am i|was i|i(?:'m| am) (?:in|on|inside|there|included|safe|ok)|my (?:data|name|info\w*|details|address|` +
	`card|account|e-?mail)|in there|in it|in or|out or)\b|` +
	`在不在|在[里裡]面|在[内內]|[係系喺]唔[係系喺]|算(?:不|在|里|裡|有|[进進])|中招|漏|没事|沒事|털[렸리]|들어가|들어갔|포함|해당|나갔`

var (
	// ofOwn are the words in which people ask whether they are among those concerned, beside the plain ones.
	ofOwn = lazyregexp.New(`(?i)かどうか|教え|知り(?:たい|たく)|調べ|見て|確認|大丈夫|\btell me\b|有[没沒]有|是不是|查|괜찮|` + ofThemself)

	// ofSelf are those that say more than that they want to know something.
	ofSelf = lazyregexp.New(`(?i)` + ofThemself)

	// ofNotice are words for a notice, and for its coming.
	ofNotice = lazyregexp.New(`(?i)手紙|てがみ|書面|封書|はがき|ハガキ|郵便|メール|めーる|通知|連絡|案内|お詫び|届|来[なてまんへね]|こな[いか]|きて|再送|` +
		`\b(?:letters?|mails?|e-?mails?|notices?|post|posted|notif\w*|contact\w*|heard?|hear|arriv\w*|receiv\w*|got|sent|send|` +
		`resend|address|moved)\b|` +
		`信|[邮郵]|通知|收到|寄|[联聯][系繫络絡]|편지|우편|메일|연락|통지|안내|도착|주소|안 ?왔|받았`)

	// inference asks whether what one concludes is right, which sounds like that.
	inference = lazyregexp.New(`思[っわ]|考え|解釈|受け取っ|理解し|\b(?:think|assume|conclude|believe)\b|[认認][为為]|理解[成为為]|생각|봐도`)

	// permission asks whether it is all right what one is about to do, or not to do.
	permission = lazyregexp.New(`(?i)(?:[てで]も?|なくても?|ないで|ままで)(?:いい|よい|良い|大丈夫|構い|かまい|平気|問題な)[^。！!\n]{0,8}[?？かね。\s]*$|` +
		`\b(?:is (?:that|this|it)|would (?:that|it) be) (?:ok|okay|all ?right|alright|fine)\b[^.!?\n]{0,12}[?.\s]*$|` +
		`(?:[这這]样|[这這]樣|就|也)?(?:可以|行|没[关關]系|沒關係)[吗嗎么麼]?[?？。\s]*$|(?:해도|안 ?해도|않아도|두면|놔두면) ?(?:되|돼|괜찮)[가-힣]{1,4}[?？.\s]*$`)
)
