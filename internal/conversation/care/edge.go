package care

import (
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/lazyregexp"
)

// place is where somebody stands who despairs.
type place int

const (
	nowhere place = iota // where nothing ends by a step, as far as they say
	arrived              // where it may: they say so
	still                // there, for they have not said that they left
	gone                 // away from it
)

// stands remembers whether who despairs stands where a step may end it. Until they say that they left, whatever else
// they write is answered as from there.
func (t Care) stands() place {
	d, words := &t.Out.State.Danger, t.In.Text.Words()
	there := d.Edge
	says := t.listens() && edge.MatchString(words) && !unreal.MatchString(words)
	switch leaves := leaves.MatchString(words); {
	case there && leaves:
		d.Edge = false
		return gone
	case there:
		return still
	case says && !leaves:
		d.Edge = true
		return arrived
	}
	return nowhere
}

// leads asks somebody to leave where they stand, in other words where they have just read it, and names whom to call if
// they cannot; who left is thanked. It reports whether there was anything to say.
func (t Care) leads() bool {
	at := t.stands()
	d := &t.Out.State.Danger
	switch at {
	case nowhere:
		return false
	case gone:
		d.Calm = true
		reply := t.Book.Reply(texts.DangerLeft, nil)
		reply.Text = phrasebook.Lines(reply.Text, t.whereToCall(memory.Peril{Kind: danger.Despair}))
		t.Reply(reply)
	case arrived:
		t.Reply(t.Book.Reply(texts.DangerEdge, map[string]string{"lines": phrasebook.Lines(t.lines().Now(), t.abroad())}))
	case still:
		id := texts.OfDangerAgain(d.Said, true)
		d.Said++
		next := texts.DangerEdge2
		if d.Said%2 == 0 {
			next = texts.DangerEdge
		}
		ask := t.Book.Text(next, map[string]string{"lines": t.lines().Now()})
		t.Reply(t.Book.Reply(id, map[string]string{"lines": phrasebook.Lines(ask, t.abroad())}))
	}
	return true
}

// first is what stands in front of what who despairs hears first; "" for who stands nowhere.
func (t Care) first() string {
	if t.stands() != arrived {
		return ""
	}
	return t.Book.Text(texts.DangerEdge, map[string]string{"lines": t.lines().Now()})
}

var (
	// edge are words of who is at such a place now, or holds a step for the way out.
	edge = lazyregexp.New(`(?i)(?:橋の?(?:上|真ん中)?|歩道橋|屋上|非常階段|ベランダ|ホームの?(?:端|はし)|線路|踏切|崖|がけ|岸壁|堤防|柵|フェンス|手すり|欄干|窓枠|ビルの上)` +
		`(?:の)?(?:上|縁|ふち|端|はし|前|外|先|そば|際|きわ|向こう|ところ|とこ|所)?(?:に|で|から|を|まで)[^。、]{0,10}(?:い(?:る|ます|てる)|立って|座って|すわって|来て|きて|来ました|来た|着い|見下ろ|越え|またい|登っ|のぼっ)|` +
		`\b(?:i'?m|i am|im|standing|sitting|here|climbed|walked|came|stood)\b[^.!?]{0,24}\b(?:bridge|roof|rooftop|ledge|edge of|platform edge|tracks|railing|parapet|cliff|balcony|overpass)\b|` +
		`(?:在|站|坐|爬|走到|[来來]到)[^。，]{0,4}(?:[桥橋]上|天台|[楼樓][顶頂]|[顶頂][楼樓]|[阳陽]台(?:上|[边邊])|窗台|[铁鐵][轨軌]|[悬懸]崖|月台[边邊]|站台[边邊]|江[边邊]|海[边邊]|河[边邊]|[栏欄]杆)|` +
		`(?:다리|옥상|난간|베란다|선로|철길|승강장 ?끝|절벽|창틀|한강)[^.]{0,6}(?:위|앞|끝|밖)?(?:에|에서|까지) ?(?:있|서|앉|왔|나와|올라)`)
	// leaves are words of who went away from it.
	leaves = lazyregexp.New(`(?i)(?:橋の?(?:上|真ん中)?|歩道橋|屋上|ベランダ|ホーム|線路|踏切|崖|がけ|岸壁|柵|そこ|あそこ)?(?:から|を|は|も)?[^。、]{0,4}(?:降り|おり|下り|離れ|はなれ|戻っ|もどっ|帰っ|出)(?:た|まし|て(?:き|来)|ました|ま(?:$|[。、]))|(?:コンビニ|駅前|交番|家|部屋|車)(?:の(?:前|中))?(?:に|まで)(?:い(?:ます|る)|着|戻|帰|来)|` +
		`\b(?:i'?m|i am|im|got|came|went|climbed|walked|stepped|moved)\b[^.!?]{0,12}\b(?:down|off|away|back home|home|inside|indoors)\b|` +
		`(?:下[来來]了|[离離][开開]了|走[开開]了|回[来來去家]了|回到家)|(?:내려왔|내려갔|벗어났|집에 ?(?:왔|돌아)|돌아왔|나왔)`)
	// unreal are words of who does not mean it so.
	unreal = lazyregexp.New(`(?i)(?:降り|離れ)(?:られ|れ)?(?:な|ませ)|(?:夢|想像|前に|昨日|先週|昔)|\b(?:dream\w*|imagin\w*|yesterday|last (?:week|night|year)|used to)\b|[梦夢]|昨天|上周|上個|어제|지난|꿈`)
)
