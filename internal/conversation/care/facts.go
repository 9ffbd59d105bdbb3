package care

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/aside"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/care/hear"
	"madoguchi/internal/conversation/care/want"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/police"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/lazyregexp"
)

// distant believes who says that nobody is there at this moment: their case stays urgent, and nobody is told once more
// to call at once. Who corrects the desk hears an apology.
func distant(t Talk) {
	d := &t.Out.State.Danger
	d.Calm = true
	id := texts.DangerFar
	kind := t.talks(t.words)
	wrong := kind == aside.Mistaken || kind == aside.Same || kind == aside.Angry || brief.Corrects(t.words)
	if wrong || d.Last == texts.DangerDoor.String() || d.Last == texts.DangerFar.String() {
		id = texts.DangerFarSorry
	}
	t.Reply(t.Book.Reply(id, nil))
}

// facts answers first what the message asks of where its writer lives: whether that leaked, whether whom they fear can
// see what did, whether to move.
func facts(t Talk) {
	words := t.said.Rest
	switch {
	case words == "" || t.listens() || danger.AtDoor(words):
	case moves.MatchString(words) && want.Inquires(words):
		if residence(t, words) {
			states(t, t.Desk.Own)
		}
		moving(t)
	case leaked.MatchString(words) && want.Inquires(words) && t.Desk.Public.ID != "":
		states(t, t.Desk.Public)
	case residence(t, words):
		states(t, t.Desk.Own)
	}
}

// told reports whether facts answered what else the message asks.
func told(t Talk) bool {
	for _, r := range t.Out.Replies {
		if id := r.Entry; id == t.Desk.Own.ID || id == t.Desk.Public.ID || id == texts.DangerMove.String() {
			return true
		}
	}
	return false
}

// residence reports whether words ask whether where their writer lives leaked, or say that this was asked.
func residence(t Talk, words string) bool {
	return !t.fears(t.words) && !seeks.MatchString(words) && slices.ContainsFunc(hear.Clauses(words), func(clause string) bool {
		meant, instead := brief.Instead(clause)
		asks := want.Inquires(clause) && leak.MatchString(clause)
		instead = instead && home.MatchString(meant) && utf8.RuneCountInString(meant) <= bare
		return home.MatchString(clause) && !abode.MatchString(clause) && (asks || instead)
	})
}

// bare is how many characters a correction has that only names what was meant.
const bare = 15

// states says what an entry tells.
func states(t Talk, e incident.Entry) {
	if e.ID != "" {
		t.Desk.Tell([]incident.Entry{e})
	}
}

// moving says that nobody here can tell whether to move, and who talks about that.
func moving(t Talk) {
	lines := t.lines().Named(memory.Peril{Kind: danger.Home}, 3)
	if _, rest, more := strings.Cut(lines, "\n"); more {
		lines = rest // not the police, who are for now
	}
	t.Reply(t.Book.Reply(texts.DangerMove, map[string]string{"lines": lines}))
}

// named names a help line again for who will call it, or asks for its number.
func named(t Talk) bool {
	lines := t.lines().Mentioned(t.words)
	switch asks := police.Asks(t.words) && !t.said.Any(hear.Denies, hear.Far); {
	case t.want.Danger && danger.Urgent(t.words):
		return false
	case lines == "" && asks:
		t.Reply(police.Police{Draft: t.Draft, Lines: t.Lines}.Advice())
		t.Remembers()
		return true
	case lines == "":
		return false
	}
	lines = phrasebook.Lines(lines, t.abroad())
	id := texts.DangerNamed
	if _, instead := brief.Instead(t.words); instead || brief.Corrects(t.words) || t.talks(t.words) == aside.Mistaken {
		id = texts.DangerNamedSorry
	}
	t.Reply(t.Book.Reply(id, map[string]string{"lines": lines}))
	t.Remembers()
	return true
}

// seeksPost reports whether words ask what else there is against a letter, or whether it goes where somebody lived.
func seeksPost(words string) bool {
	return ways.MatchString(words) || former.MatchString(words) && slices.ContainsFunc(hear.Clauses(words), prose.Interrogative)
}

// post says how people are notified to who asks where a letter goes, and by which ways else they can say that none shall
// come. Where it goes, and whether it can be stopped, nobody here knows.
func post(t Talk) {
	switch asks := slices.ContainsFunc(hear.Clauses(t.words), prose.Interrogative); {
	case asks && ways.MatchString(t.words):
		reply := t.Book.Reply(texts.DangerPostWays, nil)
		reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.Contact, nil), t.opening())
		t.Reply(reply)
	case asks:
		states(t, t.Desk.Notices)
		t.Reply(t.Book.Reply(texts.DangerPost, nil))
	}
}

var (
	// home are words for where somebody lives.
	home = lazyregexp.New(`(?i)住所|じゅうしょ|居場所|住んでいる(?:所|ところ)|\b(?:address|where i live)\b|地址|住址|住处|住處|주소|사는 ?곳`)
	// abode are such words of somebody's mailbox.
	abode = lazyregexp.New(`(?i)メールの?(?:住所|アドレス)|\be-?mail address|[邮郵]件地址|[邮郵]箱地址|메일 ?주소|이메일`)
	// seeks are words of who asks how to find out what is theirs.
	seeks = lazyregexp.New(`(?i)調べ|確かめ|確認|方法|\b(?:how (?:do|can)|check|find out|look (?:it )?up|verify)\b|[查确確]|怎么|怎麼|확인|방법|어떻게`)
	// leak are words for what happened to it.
	leak = lazyregexp.New(`(?i)漏れ|漏え|漏洩|流出|もれ|出た|出て|ばれ|\b(?:leak\w*|expos\w*|stolen|out there|get out|got out|compromised)\b|` +
		`泄|外洩|洩|外流|유출|새[어나]|털`)
	// leaked is that, for what of it somebody can see.
	leaked = lazyregexp.New(`(?i)(?:漏れ|漏え|漏洩|流出し|流れ|もれ|出)た?(?:て(?:いる|る)|た)?` +
		`(?:もの|情報|データ|住所|名簿|リスト)[^。]{0,12}(?:見|読|手に入|知|買|探|検索)|` +
		`\b(?:he|she|they|my ex)\b[^.?!]{0,24}\b(?:see|get|find|buy|read|access)\b[^.?!]{0,24}\b(?:leak\w*|stolen)\b|` +
		`(?:看|[查找]|拿|[买買])(?:得)?到[^。，]{0,4}(?:泄露|外洩|洩漏|外流|流出)|` +
		`(?:泄露|外洩|洩漏|外流|流出)的?[^。，]{0,8}(?:看|[查找]|拿|[买買])|유출된[^.]{0,12}(?:볼|찾|구할|알)`)
	// moves are words of who thinks of moving away.
	moves = lazyregexp.New(`(?i)(?:引っ?越|転居|移った|移る)[^。]{0,10}(?:方が|ほうが|べき|た方|いい|必要|ないと|しか)|` +
		`\b(?:should i|do i (?:need|have) to|whether to|if i should|need to) (?:move|relocate)\b|` +
		`(?:要不要|[该該]不[该該]|需不需要|是不是[该該要]|[应應][该該]|需要)(?:再)?搬|搬家[^。]{0,4}(?:好|吗|嗎)|이사[^.]{0,10}(?:야|게 ?좋|할까|해야)`)
	// former are words for where somebody lived.
	former = lazyregexp.New(`(?i)(?:前|以前|昔|元|古い|旧)の?(?:家|住所|住まい|うち)|前に住|\b(?:old|former|previous)\b|[旧舊]|以前|原[来來]|예전|옛|전에 ?살`)
	// ways are words of who asks what else there is.
	ways = lazyregexp.New(`(?i)方法|手段|やり方|どうすれば|どうしたら|ほかに|他に|\b(?:way|how (?:can|do|could) i|any(?:thing)? else|other)\b|` +
		`[办辦]法|方式|怎么|怎麼|如何|방법|어떻게|달리`)
)
