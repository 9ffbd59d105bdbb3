package who

import "madoguchi/internal/lazyregexp"

// Mourns reports whether words speak of somebody who died, and not of what the desk said.
func Mourns(words string) bool {
	return deaths.MatchString(quoted.ReplaceAllString(words, " ")) && !Lives(words)
}

var quoted = lazyregexp.New(`[「『“"][^」』”"]{0,60}[」』”"]`)

// Lives reports whether words say that nobody died.
func Lives(words string) bool { return lives.MatchString(words) }

// Oneself reports whether words speak of their writer.
func Oneself(words string) bool { return firsts.MatchString(words) }

var (
	lives = lazyregexp.New(`(?i)生きて|健在|存命|元気です|死んで(?:い)?(?:な|ま)|亡くなって(?:い)?(?:な|ま|は)|\b(?:alive|living|not dead|nobody died|` +
		`no one died|didn'?t die)\b|` +
		`살아 ?(?:계|있)|안 죽|죽지 않|돌아가시지 않|还活着|還活著|活着|活著|还在世|還在世|没死|沒死|没有死|沒有死|没有去世|沒有去世`)

	deaths = lazyregexp.New(`(?i)亡くな|亡くし|なくなった(?:父|母|夫|妻|祖|家|主|方|人)|亡(?:き)?(?:父|母|夫|妻|祖父|祖母|主人)|故人|死亡|死去|他界|逝去|永眠|死んだ|死にました|` +
		`遺族|遺品|相続|四十九日|葬儀|葬式|お葬|忌中|` +
		`\b(?:died|dead|deceased|passed away|passed on|late (?:husband|wife|father|mother|son|daughter|brother|sister|uncle|` +
		`aunt|parents?)|` +
		`funeral|executor|bereaved|probate|estate of)\b|` +
		`去世|过世|過世|往生|离世|離世|病逝|已故|逝世|遗产|遺產|遗属|遺屬|돌아가[셨신시]|사망|고인|세상을 떠|유족|별세|장례`)

	firsts = lazyregexp.New(`(?i)私|わたし|わたくし|僕|ぼく|俺|おれ|自分|うちの|うちに|当方|こちらの|\b(?:i|i'm|my|mine|me|our|we)\b|我|제|내 |저는|저도|저의|저한테|나는|나의`)
)
