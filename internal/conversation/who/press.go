package who

import "madoguchi/internal/lazyregexp"

// Press reports whether words say that their writer works for a newspaper, a station or the like, or
// wants what only such people want: a comment on the record. Who has read of it in one says neither.
func Press(words string) bool {
	return press.MatchString(words) && !lawyers.MatchString(denied.ReplaceAllString(words, " "))
}

// Represents reports whether words say that their writer is a lawyer, or writes for one.
func Represents(words string) bool {
	return represents.MatchString(denied.ReplaceAllString(words, " "))
}

// Threatens reports whether words speak of lawyers, courts and the like.
func Threatens(words string) bool { return lawyers.MatchString(words) || courts.MatchString(words) }

var (
	represents = lazyregexp.New(`(?i)(?:弁護士|司法書士|行政書士|代理人)(?:の|で(?:す|ござ|あ)|と(?:申|して)|を(?:し|務))|法律事務所|(?:代理人|受任|委任|` +
		`ご依頼)(?:を)?(?:として|通知|いたしま|を受|状)|弁護人|` +
		`\b(?:i'?m|i am|we are|we'?re|this is|as) (?:an? |the )?(?:\w+ ){0,3}(?:lawyer|attorney|solicitor|counsel|paralegal)|` +
		`\b(?:law firm|legal department|on behalf of (?:my|our) client|` +
		`our client|my client)\b|我(?:是|们是|們是)[^，。,.]{0,12}(?:律师|律師)|律师事务所|律師事務所|(?:受|代理)(?:委托|委託)|변호사(?:입니다|인데|로서|사무)|법무법인|의뢰인`)
	courts = lazyregexp.New(`(?i)訴え|うったえ|訴訟|裁判|告訴|法的(?:措置|手段)|出るところ|消費者(?:センター|庁)|\b(?:sue|suing|court|legal action)\b|起诉|起訴|` +
		`告你们|告你們|法院|投诉到|소송|고소|법적`)
	press = lazyregexp.New(`(?i)(?:記者|ライター|ディレクター|編集者|編集部|報道部|報道局|社会部|経済部|文化部)(?:の|です|をして|と申|といい|を務め|から|でござ)|` +
		`(?:新聞|新報|日報|通信社|放送|テレビ|ラジオ|週刊|出版)[^。、\n]{0,8}の[^。、\n]{1,10}(?:です|と申|といい)|` +
		`取材(?:の|を|に|で(?:す|ご)|として|させ|した|申し?込)|記事(?:に|を)(?:し|書|する|載せ|掲載)|(?:広報|報道)(?:の)?(?:ご?担当|窓口|室|部)|` +
		`\b(?:i'?m|i am|this is|we are|we'?re|my name is)\b[^.!?\n]{0,60}\b(?:journalist|reporter|correspondent|news editor|columnist|` +
		`news producer)\b|` +
		`\b(?:journalist|reporter|correspondent|columnist|editor) (?:with|for|at|from|here)\b|\bi(?:'m| am) (?:the )?press\b|` +
		`\bi (?:write|report|work) for (?:a |an |the )?(?:\w+ ){0,2}(?:magazine|newspaper|gazette|broadcaster|newsroom)\b|` +
		`\b(?:looking for|seeking|requesting) (?:a |your )?comment\b|\bmedia contact\b|` +
		`\b(?:i'?m|i am|we are|we'?re|writing|calling|here) (?:with|from|for|at) (?:the |a |an )?[^.!?\n]{0,40}\b(?:magazine|newspaper|` +
		`news|gazette|broadcaster|` +
		`tv|radio|weekly|herald|newsroom|wire)\b|\b(?:press|media) (?:office|inquiry|enquiry|contact|request|spokesperson)\b|` +
		`\bon[- ]the[- ]record\b|` +
		`\bfor (?:an article|a story|a report|my article|my story)\b|\b(?:official|press) comment\b|` +
		`(?:我是|我们是|我們是|这里是|這裡是)[^。，,.!！?？\n]{0,16}(?:记者|記者|编辑|編輯|媒体|媒體|报社|報社|电视台|電視台)|采访|採訪|` +
		`(?:[记記]者一枚|做[记記]者|[给給在][^，。]{0,8}(?:[杂雜][志誌]|[报報][纸紙社])[写寫][稿文])|(?:잡지|신문|매체)(?:에|에서) ?(?:글|기사)를? ?쓰|` +
		`(?:기자|피디|편집부)(?:입니다|인데|이에요|예요|라고|로서)|취재(?:를|차|하|에|요청)|(?:신문|방송|뉴스)(?:사)?(?:의)? ?[가-힣]{2,4} ?기자`)

	denied = lazyregexp.New(`(?i)\bnot (?:a |an |the )?(?:lawyer|attorney|solicitor)|弁護士(?:では|じゃ)な|不是律[师師]|변호사(?:가)? ?아니`)

	lawyers = lazyregexp.New(`(?i)弁護士|法律事務所|代理人|\b(?:lawyer|attorney|solicitor|law firm|counsel)\b|律师|律師|변호사`)
)
