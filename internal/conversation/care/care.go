// Package care says what somebody in danger must hear: that they were heard, where to call now, and
// that a person knows. It decides nothing else.
package care

import (
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/helplines"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/lazyregexp"
)

// Care is what is said to somebody in danger, for one message.
type Care struct {
	*draft.Draft
	Lines []incident.HelpLine
	Peril memory.Peril
}

// Safety says what somebody in danger must hear: that they were heard, where to call
// now, and that a person knows.
func (t Care) Safety() {
	d, kind := &t.Out.State.Danger, t.Peril.Kind
	d.Told, d.Said = t.Now, 0
	last := texts.DangerTold
	if kind == danger.Despair {
		last = texts.DangerListening
	}
	values := map[string]string{"lines": t.lines().Named(t.Peril, helplines.Most)}
	reply := t.Book.Reply(texts.OfDanger(string(kind)), values)
	receipt := ""
	if !t.Form() {
		values["receipt"] = string(d.Receipt)
		receipt = t.Book.Text(texts.DangerReceipt, values)
	}
	reply.Text = phrasebook.Lines(t.ownWords(), reply.Text, t.Book.Text(last, nil), receipt)
	t.Reply(reply)
	t.Out.State.Foreign = t.Out.State.Foreign || t.Out.State.Lang != t.Book.Lang // they were told in their own words
}

// ownWords is the gist of it in the customer's language, where the desk does not answer
// in that.
func (t Care) ownWords() string {
	lang := t.Out.State.Lang
	id := texts.OfDangerIn(string(lang))
	told := lang == t.Book.Lang && t.Book.Tells(texts.OfDanger(string(t.Peril.Kind)))
	if !t.Book.Has(id) || told {
		return ""
	}
	return t.Book.Text(id, map[string]string{"number": t.lines().Police()})
}

// lines are where to call.
func (t Care) lines() helplines.HelpLines {
	return helplines.HelpLines{All: t.Lines, Book: t.Book}
}

// Comfort answers what somebody in danger writes after they were told where to call:
// in other words each time.
func (t Care) Comfort() {
	d := &t.Out.State.Danger
	if asksWhoIsTold(t.In.Text.Words()) {
		t.Reply(t.Book.Reply(texts.DangerNobody, nil))
		return
	}
	id := texts.OfDangerAgain(d.Said, d.Kind == danger.Despair)
	d.Said++
	most := 1
	if d.Kind == danger.Despair {
		most = 3 // two who listen, and the police
	}
	t.Reply(t.Book.Reply(id, map[string]string{"lines": t.lines().Named(memory.Peril{Kind: d.Kind, Door: t.Peril.Door}, most)}))
}

// asksWhoIsTold reports whether somebody asks whether others can learn of them here, or asks that
// nobody does: what they fear most, and what the desk can say at once.
func asksWhoIsTold(words string) bool { return others.MatchString(words) && tells.MatchString(words) }

var (
	others = lazyregexp.New(`(?i)元夫|元妻|元彼|元カレ|元カノ|旦那|夫|妻|あの人|あいつ|相手|誰|だれ|どなた|(?:他|ほか)の人|家族|父|母|親|彼|ストーカー|` +
		`\b(?:he|him|she|her|ex|husband|wife|boyfriend|girlfriend|stalker|father|mother|parents|family)\b|` +
		`\b(?:any(?:one|body)|some(?:one|body)|nobody|no one)\b|` +
		`他|她|前夫|前妻|丈夫|老公|对方|對方|别人|別人|任何人|家人|谁|誰|그 ?사람|전 ?남편|전처|남편|아무|누구|다른 사람|가족|스토커|그놈`)
	tells = lazyregexp.New(`(?i)教え(?:ない|て|ま|ちゃ|られ)|聞き出|(?:問い合わせ|尋ね|聞い)(?:て|た|ら)|(?:伝え|知らせ|漏らさ|渡さ|言わ|話さ)ない|` +
		`\b(?:tell|give|hand|disclose)\b.{0,24}\b(?:address|where|details|data|name|about me|number)\b|` +
		`\b(?:get|find out|learn)\b.{0,24}\b(?:from you|through you|by asking)\b|` +
		`\b(?:asks?|calls?|phones?|writes?)\b.{0,12}\b(?:you|your)\b|告诉|告訴|透露|问到|問到|打听|打聽|查到|说出去|說出去|알려|말하지|가르쳐|전하지|물어|알아낼|알아내`)
)
