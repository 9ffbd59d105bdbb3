package who

import "madoguchi/internal/lazyregexp"

// AsksForAnother reports whether words ask for the status of somebody whom a relation names,
// 「我太太有没有受影响」, and say nothing of their writer.
func AsksForAnother(words string) bool {
	return len(words) <= longestForAnother && another.MatchString(words) && AsksStatus(words) && !first.MatchString(words)
}

// Jointly reports whether words speak of their writer together with somebody whom a relation names, "my
// husband and I": what they ask is their own matter, too.
func Jointly(words string) bool { return jointly.MatchString(words) }

var jointly = lazyregexp.New(`(?i)\bmy (?:husband|wife|partner|family|friends?|son|daughter|mother|father|` +
	`sister|brother|boyfriend|girlfriend) ` +
	`and (?:i|me|myself)\b|\b(?:me|i|myself) and my (?:husband|wife|partner|family)\b|` +
	`(?:夫|妻|主人|家内|家族|友人|友達|母|父|娘|息子)と(?:私|わたし|僕|二人|ふたり|一緒に|いっしょに)|` +
	`我(?:和|跟)(?:我)?(?:的)?(?:先生|太太|老公|老婆|丈夫|妻子|家人|朋友)|(?:남편|아내|와이프|가족|친구)(?:과|와|이랑|랑|하고) (?:저|제가|같이|함께)`)

// longestForAnother bounds, in bytes, what is one question: a longer message tells more than whom it is about.
const longestForAnother = 180

var (
	another = lazyregexp.New(`(?i)(?:夫|妻|主人|家内|旦那|嫁|奥さん|母|父|両親|兄|弟|姉|妹|子ども|子供|息子|娘|孫|祖父|` +
		`祖母|家族|友人|友達|彼氏|彼女)` +
		`(?:は|も|って|の(?:分|情報|カード|名前|住所)?(?:は|も|が))|` +
		`\b(?:is|are|was|were|has|have|did|does|do) (?:also )?(?:my|our) (?:husband|wife|spouse|mother|father|mom|mum|dad|son|daughter|` +
		`brother|sister|parents?|child|kids?|friend|boss|colleague|boyfriend|girlfriend|partner|uncle|aunt|grand\w+)(?:'s)?\b|` +
		`(?:丈夫|我先生|奶奶|爷爷|爺爺|外婆|外公|阿嬤|阿公|婆婆|公公|岳父|岳母|妻子|太太|老公|老婆|爱人|愛人|妈妈?|媽媽?|爸爸?|母亲|母親|父亲|父親|` +
		`父母|儿子|兒子|女儿|女兒|孩子|家人|家里人|朋友|同事|男友|女友|弟弟|哥哥|姐姐|妹妹|室友)` +
		`(?:的(?:信息|資料|资料|个资|個資|卡|那份|名字|账号|帳號|地址|电话|電話)?)?(?:也|是不是|有没有|有沒有|是否|会不会|會不會|在不在|算不算|受|被|在)|` +
		`(?:남편|아내|할머니|할아버지|시어머니|시아버지|장모님?|장인|와이프|어머니|엄마|아버지|아빠|아들|딸|누나|언니|오빠|동생|부모님?|가족|친구)` +
		`님?(?:도|은|는|이|가|의|꺼|거| 것| 정보| 개인정보| 카드)`)

	first = lazyregexp.New(`(?i)私|わたし|わたくし|僕|俺|自分|\b(?:i|i'm|me|myself|mine)\b|我也|我和|我跟|我自己|我是|` +
		`我的(?:信息|資料|资料|个资|個資|卡)|저는|저도|저랑|제가|나는|나도|나랑|내가`)
)
