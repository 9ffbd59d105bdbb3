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
		`\b(?:is|are|was|were|has|have|did|does|do) (?:also )?(?:my|our) (?:husband|wife|spouse|mother|father|mom|mum|dad|son|` +
		`daughter|` +
		`brother|sister|parents?|child|kids?|friend|boss|colleague|boyfriend|girlfriend|partner|uncle|aunt|grand\w+)(?:'s)?\b|` +
		`(?:丈夫|我先生|奶奶|爷爷|爺爺|外婆|外公|阿嬤|阿公|婆婆|公公|岳父|岳母|妻子|太太|老公|老婆|爱人|愛人|妈妈?|媽媽?|爸爸?|母亲|母親|父亲|父親|` +
		`父母|儿子|兒子|女儿|女兒|孩子|家人|家里人|朋友|同事|男友|女友|弟弟|哥哥|姐姐|妹妹|室友)` +
		`(?:的(?:信息|資料|资料|个资|個資|卡|那份|名字|账号|帳號|地址|电话|電話)?)?(?:也|是不是|有没有|有沒有|是否|会不会|會不會|在不在|算不算|受|被|在)|` +
		`(?:남편|아내|할머니|할아버지|시어머니|시아버지|장모님?|장인|와이프|어머니|엄마|아버지|아빠|아들|딸|누나|언니|오빠|동생|부모님?|가족|친구)` +
		`님?(?:도|은|는|이|가|의|꺼|거| 것| 정보| 개인정보| 카드)`)

	first = lazyregexp.New(`(?i)私|わたし|わたくし|僕|俺|自分|\b(?:i|i'm|me|myself|mine)\b|我也|我和|我跟|我自己|我是|` +
		`我的(?:信息|資料|资料|个资|個資|卡)|저는|저도|저랑|제가|나는|나도|나랑|내가`)
)

// MayAsk reports whether a sentence of words asks whether somebody else may contact the desk themself: 「妻から電話しても
// いいですか」. What their writer asks for them is another question, and so is how somebody can check it ("how can she").
func MayAsk(words string) bool { return mayAsk.MatchString(words) }

var mayAsk = lazyregexp.New(`(?i)(?:` + kins + `|夫|妻|主人|家内|旦那|むすめ|むすこ|おっと|つま|` +
	`家族|本人|相手|先方|受取人|その人|その方|相手の方|代わりの者|家の者|社員|従業員|職員|友人|友達|知人|彼女|彼)(?:さん|様|たち)?` +
	`(?:が|から|に)、?[^。！!？?、私僕\n]{0,10}` +
	`(?:電話|でんわ|かけ|問い合わせ|問合せ|連絡|聞[いかきけ]|きい|きけ|尋ね|相談|書[いかきけ]|メール|お伺い)[^。！!？?\n]{0,14}` +
	`(?:いい|よい|良い|よろし|構|かま|大丈夫|でき|可能|受け付け|もらえ|ますか)|` +
	`\b(?:may|can|could|is it (?:ok|okay|fine|possible)|would it be (?:ok|okay|fine|possible))\b[^.!?\n]{0,12}\b(?:she|he|they|` +
	`my \w+|the (?:recipient|member|person))\b` +
	`[^.!?\n]{0,16}\b(?:call|phone|ring|write|e-?mail|contact|ask|message|chat)\b|` +
	`(?:^|[^w] |[,;:.] ?)(?:may|can|could) (?:she|he|they|my \w+)\b[^.!?\n]{0,20}\b(?:check|confirm|verify|find out)\b[^.!?\n]{0,20}` +
	`\b(?:herself|himself|themsel\w+|on (?:her|his|their) own|here)\b|` +
	`\b(?:she|he|they|my \w+) (?:can|could|may)(?: just| also| then| simply)? ` +
	`(?:call|phone|write|e-?mail|contact|ask|message)(?: to)? (?:you|here|this)\b|` +
	`(?:[她他]们?|[她他]們|[对對]方|本人|朋友|家人|女[儿兒]|[儿兒]子|太太|先生|老公|老婆|妻子|丈夫|父母|[妈媽]{1,2}|爸{1,2}|客[户戶人])(?:自己)?(?:能不能|可不可以|可以|能)(?:自己)?` +
	`[^。！!？?\n]{0,10}(?:[问問]|[联聯][系繫络絡]|打[电電][话話]|咨[询詢]|洽[询詢]|[写寫]信)|` +
	`(?:[请請让讓叫])我?(?:[她他]|[对對]方|本人|朋友|家人|女[儿兒]|[儿兒]子|父母|[妈媽爸]{1,2}|老公|老婆|客[户戶人])[^。！!？?\n]{0,8}(?:[问問]|[联聯][系繫络絡]|打|咨[询詢]|洽[询詢]|[写寫])` +
	`[^。！!？?\n]{0,6}(?:可以|行|能)|` +
	`(?:어머니|아버지|엄마|아빠|남편|아내|와이프|딸|아들|친구|가족|본인|그 ?분|상대방|부모님)(?:이|가|께서|한테|에게)? ?(?:직접 ?)?[^.!?\n제]{0,8}(?:전화|문의|연락|물어|메일|확인)[^.!?\n]{0,10}` +
	`(?:되나|돼요|될까|괜찮|할 ?수|가능)`)

// WhichFirm reports whether words ask of which company the desk is.
func WhichFirm(words string) bool { return whichFirm.MatchString(words) }

var whichFirm = lazyregexp.New(`(?i)(?:どこの|どちらの|何という|なんという|何の|なんの)(?:会社|企業)(?:です|でしょう|なの|の方|さん|[?？])|` +
	`\b(?:which|what) company (?:is this|are you|am i|is it|do you (?:work|speak|belong))\b|` +
	`(?:你|您|[这這](?:里|裡|邊|边))[们們]?是(?:哪[家个個一]|什[么麼])(?:家)?公司|(?:어느|무슨|어떤) ?회사(?:예요|이에요|인가|입니까|세요|\?)`)
