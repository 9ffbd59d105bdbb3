package who

import "madoguchi/internal/lazyregexp"

// AsksWhoIsTold reports whether words ask whether somebody else can learn of their writer here, or
// ask that nobody does.
func AsksWhoIsTold(words string) bool {
	return (relations.MatchString(words) || strangers.MatchString(words)) && tells.MatchString(words)
}

var (
	// strangers are whom no relation names: anybody, or somebody to be afraid of.
	strangers = lazyregexp.New(`(?i)誰|だれ|どなた|相手|ストーカー|\b(?:anybody|nobody|no one|stalker)\b|前夫|前妻|对方|對方|任何人|谁|誰|누구|아무|전 ?남편|전처|스토커`)

	tells = lazyregexp.New(`(?i)見(?:られ|え)(?:て|た|ま|る|な)|(?:誰|だれ|どなた)[^。、]{0,6}(?:見|読)(?:る|む|ん|て|ま)|読(?:まれ|める)|のぞ(?:か|き)|` +
		`\b(?:who|can|could|will|might|does)\b.{0,24}\b(?:sees?|reads?)\b|` +
		`看(?:得)?(?:到|[见見])|[谁誰](?:会|會|能|可以)?(?:看|[读讀])|(?:볼 ?수|보나요|보이|보게|읽나요|읽을|봅니까|보는)|` +
		`教え(?:ない|ちゃ|られ|て(?:しま|い(?:る|ない|ませ)|は)|ます(?:か|よね)|ませんよね)|聞き出|` +
		`(?:問い合わせ|尋ね)(?:て|た|ら)|聞い(?:て(?:き|も)|た(?:ら|とき|場合))|(?:伝え|知らせ|漏らさ|渡さ|言わ|話さ)ない|` +
		`\b(?:tell|give|hand|disclose)\b.{0,24}\b(?:address|where|details|data|name|about me|number)\b|` +
		`\b(?:get|find out|learn)\b.{0,24}\b(?:from you|through you|by asking)\b|` +
		`\b(?:asks?|calls?|phones?|writes?)\b.{0,12}\b(?:you|your)\b|告诉|告訴|透露|问到|問到|打听|打聽|查到|说出去|說出去|알려|말하지|가르쳐|전하지|물어|알아낼|알아내`)
)
