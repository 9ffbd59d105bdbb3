package prose

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/lazyregexp"
)

// around reports whether a sentence only stands around a question: a salutation, the name of
// who writes, a farewell. Such a sentence is about nobody and asks nothing, and read as a
// question it is taken for one about the person whom it names. Who writes on behalf of an
// office or a paper says so in these sentences; they stay.
func around(sentence string) bool {
	s := strings.Trim(sentence, " 　。、.,，!！~〜ㅠㅜ^")
	if s == "" || utf8.RuneCountInString(s) > longestAround || onBehalf.MatchString(s) {
		return false
	}
	return salutation.MatchString(s) || introduction.MatchString(s) && !asksMore.MatchString(s) || farewell.MatchString(s)
}

// longestAround bounds, in characters, what is around a question: a longer sentence tells something.
const longestAround = 60

// How a Chinese salutation is put together.
const (
	offices = `(?:客服|客户服务|客戶服務|负责人|負責人|负责的|負責的|工作人员|工作人員|窗口|贵公司|貴公司|管理员|管理員|` +
		`有关人员|有關人員|相关人员|相關人員)`
	people    = `(?:人员|人員|团队|團隊|部门|部門)`
	greetings = `(?:您好|你好|大家好|早上好|晚上好|下午好|早安|午安|晚安)`
)

var (
	salutation = lazyregexp.New(`(?i)^(?:` +
		`(?:お客(?:様|さま)?)?(?:相談|(?:お)?問い?合わ?せ|サポート|カスタマー)?(?:窓口|係|室|センター|部門|デスク)?[ 　の]?` +
		`(?:ご)?担当(?:者|の方)?(?:様|さま|各位|殿|へ)?|` +
		`(?:おはよう|こんにち[はわ]|こんばん[はわ])(?:ございます)?|はじめ(?:まし)?て|初めて(?:ご連絡|メール|お便り)(?:いた|致)?します|` +
		`(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day))(?:,? (?:there|all|team|sir|madam|sirs?(?: or madam)?|customer|` +
		`desk|service|support|staff|everyone|to whom it may concern|ladies and gentlemen|at|the|of)){0,5}|to whom it may concern|` +
		`尊敬的` + offices + `+` + people + `?[,， ]*` + greetings + `?|` + offices + `*` + people + `?[,， ]*` + greetings + `|` +
		`(?:고객(?:센터|상담)? ?)?(?:담당자|관계자|상담원|책임자|고객센터)(?:님|분)?(?:들?께|에게|귀하)|담당자님|` +
		`(?:다들 |모두 )?안녕하(?:세요|십니까|세여|신가요)|수고(?:하십니다|하세요|많으십니다|가 많으십니다)|처음 연락드립니다` +
		`)$`)

	introduction = lazyregexp.New(`(?i)^(?:` +
		`[^、。?？「」]{1,24}、?[^、。?？「」]{1,24}(?:と|って)(?:申|もう)(?:します|す者です|す者でございます|しますが)|` +
		`my name is [^?]{2,40}|(?:i am|i'm|this is) (?:mr|mrs|ms|dr)\.? ?[^?]{2,30}|` +
		`(?:客服)?(?:您好|你好)?[,， ]*(?:我叫|我姓|敝姓|小姓|本人姓)[^?？，,]{1,10}|` +
		`(?:客服)?(?:您好|你好)[,， ]*我是[^?？，,]{1,12}(?:老师|老師|先生|小姐|女士|太太)|` +
		`(?:저는 |전 )?[^?？]{1,30}(?:이?라고) ?(?:합니다|해요|하는데요|하는 사람입니다)` +
		`)$`)

	farewell = lazyregexp.New(`(?i)^(?:` +
		`(?:[^ 。?？]{1,8} ){1,3}(?:드림|올림|배상)|[^。?？]{1,12} ?(?:拝|敬上|謹上)|敬具|草々|かしこ|以上です|` +
		`(?:(?:yours|best|kind|warm|with|respectfully|sincerely|faithfully|truly|regards|many thanks|with thanks|wishes|very)[ ,]*){1,5}|` +
		`(?:此致)?敬礼|(?:顺|順)?祝(?:好|商祺|安)|` +
		`(?:읽어 ?주셔서 |미리 )?(?:감사합니다|고맙습니다)` +
		`)$`)

	// what somebody is who asks for more than for themself
	onBehalf = lazyregexp.New(`(?i)新聞|日報|日刊|通信|記者|取材|報道|放送|テレビ|編集|ライター|雑誌|弁護士|法律|司法書士|` +
		`行政書士|事務所|代理|議員|役所|警察|署の|会社|株式|銀行|カード会社|組合|協会|大学|学校|教授|` +
		`记者|媒体|媒體|律师|律師|报|報社|电视|電視|公司|事务所|事務所|警|银行|大学|기자|신문|방송|` +
		`언론|경제부|주간지|잡지|인턴|변호사|법무|로펌|사무소|경찰|은행|회사|` +
		`press|journalis|reporter|newspaper|editor|lawyer|solicitor|attorney|law firm|counsel|on behalf|police|bank|` +
		`company|paralegal|legal`)

	// what else an introduction may say that matters
	asksMore = lazyregexp.New(`(?i)会員|登録|カード|届|受け|贈|購入|買|注文|頼|申し込|宿泊|利用|契約|乗|亡|妻|夫|母|父|息子|娘|家族|` +
		`member|card|letter|order|bought|received|husband|wife|mother|father|late |` +
		`会员|會員|卡|信|买|買|购|購|收|회원|카드|편지|달라고|구매|주문|구입|받|아내|남편|어머니|아버지|딸|아들`)
)
