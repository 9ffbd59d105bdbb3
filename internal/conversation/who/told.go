package who

import "madoguchi/internal/lazyregexp"

// AsksWhoIsTold reports whether words ask whether somebody else can learn of their writer here, or
// ask that nobody does.
func AsksWhoIsTold(words string) bool {
	return someone(words) && (tells.MatchString(words) || reaches.MatchString(words))
}

// AsksWhoReads reports whether words ask whether only those of the desk read what their writer tells it.
func AsksWhoReads(words string) bool { return readers.MatchString(words) }

// ReadsMail reports whether words say that somebody else may read their writer's mail.
func ReadsMail(words string) bool {
	return someone(words) && mailbox.MatchString(words) && readable.MatchString(words)
}

func someone(words string) bool { return relations.MatchString(words) || strangers.MatchString(words) }

var (
	// strangers are whom no relation names: anybody, or somebody to be afraid of.
	strangers = lazyregexp.New(`(?i)誰|だれ|どなた|相手|あの人|ストーカー|\b(?:anybody|nobody|no one|stalker|he|him|she|her)\b|` +
		`前夫|前妻|对方|對方|任何人|谁|誰|누구|아무|전 ?남편|전처|스토커`)

	// reaches ask whether what is written here comes to somebody.
	reaches = lazyregexp.New(`(?i)(?:書|入力|送|伝え|教え|名乗|打)[^。、]{0,6}(?:たら|ても|れば|と)[^。]{0,20}(?:伝わ|知られ|ばれ|バレ|分か|わか|漏れ)|` +
		`\bif i\b[^.?!]{0,40}\b(?:reach|get to|find out|learn|know|see)|[写寫填说說][^。？?]{0,16}(?:会|會|能)[^。？?]{0,6}(?:知道|[传傳]到|看到)|` +
		`(?:쓰|적|알려|보내|말하)[^.?]{0,4}면[^.?]{0,20}(?:알게|알 ?수|전해|들어가|보게)`)

	readers = lazyregexp.New(`(?i)(?:担当|スタッフ|係|窓口)[^。]{0,8}(?:だけ|しか|のみ)[^。]{0,6}(?:見|読|知)|` +
		`\b(?:only|just)\b[^.?]{0,16}\b(?:staff|you|person|people|desk|team)\b[^.?]{0,16}\b(?:see|read|know)|` +
		`\b(?:read|seen) (?:only )?by (?:your )?staff only\b|只有(?:工作人[员員]|你[们們]|客服)[^。]{0,6}(?:看|[读讀]|知道)|` +
		`(?:담당자|직원|상담원)[^.]{0,3}(?:만|밖에)[^.]{0,8}(?:보|읽|알|봐)`)

	mailbox  = lazyregexp.New(`(?i)メール|アドレス|コード|\b(?:e-?mails?|mailbox|inbox|code)\b|[邮郵]箱|[邮郵]件|信箱|[验驗][证證][码碼]|메일|코드`)
	readable = lazyregexp.New(`(?i)見(?:られ|え|れ|る|て|ちゃ)|読(?:まれ|め|む|ん)|のぞ|覗|ログイン|入れ(?:る|て)|知(?:って|られ)|共有|` +
		`\b(?:reads?|sees?|access\w*|open\w*|knows?|log in|logs in|shares?|shared)\b|看(?:得)?(?:到|[见見])|能看|[会會]看|知道|登[录錄入]|共用|` +
		`볼|보고|봐|읽|알고|로그인|공유`)

	tells = lazyregexp.New(`(?i)見(?:られ|え)(?:て|た|ま|る|な)|(?:誰|だれ|どなた)[^。、]{0,6}(?:見|読)(?:る|む|ん|て|ま)|読(?:まれ|める)|のぞ(?:か|き)|` +
		`\b(?:who|can|could|will|might|does)\b.{0,24}\b(?:sees?|reads?)\b|` +
		`看(?:得)?(?:到|[见見])|[谁誰](?:会|會|能|可以)?(?:看|[读讀])|(?:볼 ?수|보나요|보이|보게|읽나요|읽을|봅니까|보는)|` +
		`教え(?:ない|ちゃ|られ|て(?:しま|い(?:る|ない|ませ)|は)|ます(?:か|よね)|ませんよね)|聞き出|` +
		`(?:問い合わせ|尋ね)(?:て|た|ら)|聞い(?:て(?:き|も)|た(?:ら|とき|場合))|(?:伝え|知らせ|漏らさ|渡さ|言わ|話さ)ない|` +
		`\b(?:tell|give|hand|disclose)\b.{0,24}\b(?:address|where|details|data|name|about me|number)\b|` +
		`\b(?:get|find out|learn)\b.{0,24}\b(?:from you|through you|by asking)\b|` +
		`\b(?:asks?|calls?|phones?|writes?)\b.{0,12}\b(?:you|your)\b|告诉|告訴|透露|问到|問到|打听|打聽|查到|说出去|說出去|알려|말하지|가르쳐|전하지|물어|알아낼|알아내`)
)
