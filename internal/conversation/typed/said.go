package typed

import (
	"slices"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/redact"
)

// Said reads what the words of a message say to the dialogue.
func Said(in inquiry.Inbound) identity.Said {
	words := answer(in)
	said := identity.Said{
		Brief:  brief(in, words),
		Abroad: postalCode(words),
		Alone:  alone(in, words),
		Masked: masked(in),
		Stop:   stops.MatchString(words),
		Enough: LetsGo(words) || Postpones(words) || drops(words),
		Verify: Verifies(in),
	}
	uses := usesLetter.MatchString(words) && !doubted.MatchString(words)
	said.Verify = said.Verify || uses
	if said.Brief || width(words) <= longestLoss {
		said = atLength(words, said)
	}
	if said.Brief {
		said = shortly(words, said)
	}
	if uses {
		said.ByMail, said.ByLetter, said.Doubt = false, true, identity.Unasked
	}
	return said
}

// atLength reads what may take some words to say: what is out of reach, what did not come, and what somebody
// asks of the proof itself.
func atLength(words string, said identity.Said) identity.Said {
	said.NoMail, said.NoLetter = outOfReach(words)
	said.Unsure = said.NoMail && unsure.MatchString(words)
	said.Asks = !helpless(words)
	said.Neither = neither.MatchString(words)
	said.Chosen, said.Takes = chosen(words, said), taken(words)
	said.Missing, said.Astray = notCome(words), astray.MatchString(words)
	said.NoLetter = said.NoLetter && (!said.Missing || letters.MatchString(words)) // the code of a mail is in none
	said.Again = agains.MatchString(words) && !others.MatchString(words)
	said.Other = otherWay.MatchString(words)
	if said.Doubt = doubt(words); said.Doubt == identity.Unasked {
		said.Doubt = ofResult(words)
	}
	said.Why, said.Which = wants(words), asksWhich(words)
	return said
}

// notCome reports whether a sentence says that a code did not come, and speaks of nothing else that did not.
func notCome(words string) bool {
	return slices.ContainsFunc(prose.Sentences(commas.ReplaceAllString(words, "。")), func(s string) bool {
		return missing.MatchString(s) && !others.MatchString(s)
	})
}

var commas = lazyregexp.New(`[、，]|, `)

// shortly reads the words of a message that is short enough to be an answer.
func shortly(words string, said identity.Said) identity.Said {
	aside := headings(words)
	digits := len(onlyDigits(words))
	if said.Signs = digits + latin(words); digits == 0 && strings.Contains(strings.TrimSpace(words), " ") {
		said.Signs = 0 // a sentence: every code has a digit
	}
	if bare(words, runs.FindString(words)) {
		said.Number = digits
	}
	said.At = strings.ContainsAny(words, "@＠")
	if width(words) <= longestChoice || Takes(words) || said.Takes != "" {
		said.ByMail, said.ByLetter = saysMail.MatchString(words), saysLetter.MatchString(words)
	}
	said.Nth, said.Part = nth(words), part(words)
	said.Why = said.Why || whys.MatchString(words) && !leaked.MatchString(words) || aside[why]
	said.Forgot = forgots.MatchString(words) || said.NoMail
	said.ByLetter = said.ByLetter && !said.NoLetter
	said.Reports = reports.MatchString(words) && !aside[why] && !wants(words)
	said.Safe = concludes.MatchString(words)
	said.Thanks, said.Hard, said.Tongue = aside[thanks], aside[hard], Tongue(words) != ""
	return said
}

// Tap is the button whose label somebody wrote out, as by mail, which has no buttons; ""
// for none.
func Tap(in inquiry.Inbound, label func(identity.Tap) string) identity.Tap {
	words := answer(in)
	if !brief(in, words) {
		return tapped(words, label)
	}
	for _, tap := range identity.Taps() {
		if l := label(tap); len([]rune(l)) > 4 && strings.Contains(words, l) || strings.TrimSpace(words) == l {
			return tap
		}
	}
	return ""
}

// tapped is the button whose label is a sentence of a longer message: 「封筒はあります。手紙のコードで確認する」.
func tapped(words string, label func(identity.Tap) string) identity.Tap {
	for _, sentence := range prose.Sentences(words) {
		sentence = strings.TrimFunc(sentence, parting)
		for _, tap := range identity.Taps() {
			if l := label(tap); len([]rune(l)) > 4 && sentence == l {
				return tap
			}
		}
	}
	return ""
}

// Brief reports whether a message is short enough to be an answer to what the dialogue
// asked, and not a question of its own.
func Brief(in inquiry.Inbound) bool { return brief(in, answer(in)) }

// brief is Brief for some of the words. Mail has salutations and a signature around them.
func brief(in inquiry.Inbound, words string) bool {
	most := 60
	if in.Mail != nil {
		most = 240
	}
	return width(strings.TrimSpace(words)) <= most
}

// width counts what words take on a page, a Latin letter one and a Japanese one two: as much is
// said with either.
func width(words string) int {
	n := 0
	for _, r := range words {
		if n++; r >= 0x1100 {
			n++
		}
	}
	return n
}

// answer are the words that may answer the dialogue: of a mail neither the subject,
// which is older than the answer, nor salutations.
func answer(in inquiry.Inbound) string {
	words := in.Text.Words()
	if in.Mail == nil {
		return words
	}
	pieces, _ := prose.Questions(prose.Body(words))
	return strings.Join(pieces, " ")
}

// alone reports whether an address was given as an answer. In a longer message it may be
// anybody's: a signature, a suspicious sender.
func alone(in inquiry.Inbound, words string) bool {
	rest := prose.WithoutAddresses(words)
	return brief(in, rest) && !OfOthers(rest) && !reports.MatchString(rest) || in.Mail == nil && apart(words)
}

// apart reports whether a sentence of words does nothing but give an address, whatever is said or asked beside it: but
// not of a mail that came, whose sender it may be.
func apart(words string) bool {
	found := false
	for _, clause := range prose.Sentences(commas.ReplaceAllString(words, "。")) {
		rest := prose.WithoutAddresses(clause)
		switch {
		case len(prose.Addresses(clause)) == 0:
		case width(rest) > longestChoice, OfOthers(rest), reports.MatchString(rest):
			return false
		default:
			found = true
		}
	}
	return found && !genuine.MatchString(words) && !senders.MatchString(words)
}

// senders are from whom a mail came.
var senders = lazyregexp.New(`(?i)差出人|送信元|から(?:の)?(?:来|届|きた|メール)|(?:メール|連絡)が(?:来|届|きた)|\b(?:sender|from|sent by|sent me)\b|[发發]件人|` +
	`寄件|[发發]来|[发發]來|보낸|발신|에서 ?온`)

// postalCode is a message that as a whole is the postal code of any country.
func postalCode(words string) string {
	code, err := affected.Normal(affected.Postal, words)
	if err != nil || !strings.ContainsAny(code, "0123456789") {
		return ""
	}
	return code
}

// masked reports whether the mask took a code for a password: "パスワードは123456".
func masked(in inquiry.Inbound) bool {
	secrets := in.Text.Secrets()
	return len(secrets) > 0 && brief(in, in.Text.Words()) &&
		!slices.ContainsFunc(secrets, func(s redact.Kind) bool { return s != redact.PIN && s != redact.Password })
}

// latin counts Latin letters, full-width ones too.
func latin(words string) int {
	n := 0
	for _, r := range jatext.Width(words) {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			n++
		}
	}
	return n
}

// OfOthers reports whether words speak of another person: family, a friend, a boss.
func OfOthers(words string) bool { return family.MatchString(words) }

// Particulars reports whether words hold what somebody writes to be found by: a phone
// number, a postal code, an address, a name that is called one.
func Particulars(words string) bool { return particulars.MatchString(words) }

// Tells reports whether a sentence of words holds [Particulars] and asks nothing: "my phone number?" gives none.
func Tells(words string) bool {
	return slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		return particulars.MatchString(s) && !asks(s) && !prose.Interrogative(s)
	})
}

// Gives reports whether a short message says who its writer is or how to reach them, and holds no secret.
func Gives(text inquiry.Text) bool {
	words := text.Words()
	says := particulars.MatchString(words) || introduces.MatchString(words)
	return says && len(text.Secrets()) == 0 && width(words) <= longestLoss && !OfOthers(words) && !asks(words)
}

// introduces says a name.
var introduces = lazyregexp.New(`(?i)(?:と申し(?:ます|ており?ます)|ともうします|とい?います|と言います|という者です)|` +
	`\bmy name(?:'s| is) |(?-i:\b(?:[Ii] am|[Ii]'m|[Tt]his is) [A-Z][a-z]+(?: [A-Z][a-z]+)+)|我叫|(?:제 이름은|라고 합니다)|` +
	`名前は|氏名[は：:]`)

// notThere is what people say of what they wait for and did not get.
const notThere = `(?:届いて|とどいて|来て|きて)(?:い)?(?:な[いかく]|ま[せへ]|へん|ん(?:で|の|し|けど|$)|ね[えぇー])|届か(?:な|ん|へん)|届きま[せへ]|来な[いかく]|来ま[せへ]|来へん|` +
	`きま[せへ]|こな[いかく]|` +
	`nothing (?:yet|arriv\w+|came|there)|(?:did ?n'?t|have ?n'?t|has ?n'?t|does ?n'?t|not|never|no)\b[^.!?\n]{0,14}\b(?:arriv\w*|` +
	`receiv\w*|get|got|come|came)\b|` +
	`(?:没|沒|没有|沒有|还没|還沒|未)(?:有)?(?:收到|[来來]|到)|收不到|안 ?왔|안 ?와|안 ?오|안 ?옴|못 ?받|도착 ?안|안 ?도착`

// What people say to a dialogue that asks them for something.
var (
	// stops are the words with which a dialogue is left.
	stops = lazyregexp.New(`(?i)^\s*(?:じゃあ?|では|それなら|うーん)?[、,\s]*(?:やっぱり|やはり|もう|一旦|いったん)?\s*` +
		`(?:本人)?(?:確認)?(?:は|を)?\s*` +
		`(?:やめ(?:る|ます|たい(?:です)?|て(?:ください)?|とく|ときます|ておきます)?|止め(?:る|ます|たい(?:です)?)|` +
		`中止|中断|終了|終わり(?:ます)?|キャンセル(?:します|で)?|結構です|いいです|` +
		`(?:我)?(?:不想|不要|不用|不)?(?:再)?(?:验证|驗證|确认|確認|弄|做|继续|繼續)(?:身份)?了|(?:我)?(?:想)?(?:取消|停止|放弃|放棄)(?:验证|驗證|确认|確認)?(?:了|吧)?|算了(?:吧)?|` +
		`(?:이제 ?)?(?:(?:본인 ?)?(?:확인|인증)(?:을|를|은|는)? ?)?(?:그만(?:두|하|할|둘)?\S{0,3}(?: ?싶\S{0,5})?|안 ?할래요|안 ?하(?:고 싶\S{0,3}|겠\S{0,3})|` +
		`취소\S{0,4}(?: ?주세요)?|중단\S{0,4}(?: ?주세요)?)|` +
		`(?:i )?(?:want to |would like to |'d like to )?(?:stop|cancel|quit)(?: (?:this|here|it|the verification|verifying))?|` +
		`never ?mind|no thanks|` +
		`i (?:don'?t|do not) want to (?:go on|continue|verify|do this)(?: any ?more)?)[。．.!！,，、\s]*(?:谢谢|謝謝|감사합니다|thanks|thank you|` +
		`ありがとう(?:ございます)?)?[。．.!！\s]*$`)

	// agains ask for another code, missing say why, others are what else does not arrive.
	agains = lazyregexp.New(`(?i)再送|再度|送り直|もう(?:一|1|いち)(?:回|度|ど|通)|もっ?かい|新しい(?:の|やつ|コード|番号|数字)|` +
		`\bresend\b|\bsend\b[^.!?\n]{0,20}\b(?:again|new|another|fresh)\b|\b(?:new|another|fresh) (?:one|code|number)\b|` +
		`重[发發寄传傳]|重新(?:[发發]|寄|[传傳])|再(?:[发發]|寄|[传傳])|(?:다시|한 ?번 ?더|또)[^.!?\n]{0,6}(?:보내|발송|전송)|재발송|재전송|새 ?(?:코드|번호)|` + notThere)
	missing = lazyregexp.New(`(?i)` + notThere)
	others  = lazyregexp.New(`(?i)手紙|書面|封書|返事|返信|連絡|カード|通知|お詫び|card|letter|reply|answer|notice|信件|通知|回[复覆]|편지|답변|안내`)

	whys    = lazyregexp.New(`(?i)なんで|何で|なぜ|どうして|必要(?:なの|です|ある)|怪しい|本当に(?:大丈夫|安全)|\bwhy\b|[为為](?:什[么麼]|何)|[干幹]嘛|點解|왜`)
	leaked  = lazyregexp.New(`(?i)漏|もれ|流出|leak|breach|泄|洩|外流|유출`)
	forgots = lazyregexp.New(`(?i)忘れ|わからな|わかりませ|分からな|分かりませ|わかんない|覚えて(?:い)?(?:ない|ませ)|思い出せ|` +
		`見つか[らり]|みつか[らり]|見当た[らり]|書いて(?:い)?(?:ない|ませ)|なくし|無くし|捨て|すて(?:た|ました|ちゃ)|怖い|こわい|困って|` +
		`(?:手紙|てがみ|書面|封書|封筒|はがき|コード|こーど)(?:自体)?(?:も|は|が)?(?:もう)?(?:ない|無い|ありませ|持って(?:い)?(?:ない|ませ))|手元に(?:は|も)?(?:ない|ありませ)|` +
		`使えな|使って(?:い)?(?:ない|ませ)|忘了|忘记|忘記|不记得|不記得|不知道|找不到|丢了|弄丢|丟了|弄丟|扔了|没有(?:信|代码|這個|这个)|沒有(?:信|代碼)|` +
		`모르겠|몰라요|기억(?:이)? ?안|잊어버|잃어버|못 ?찾|안 ?보여|없어졌|버렸|(?:편지|코드|우편)(?:가|는|도|이)? ?없|` +
		`forgot|don'?t (?:know|remember|have)|no longer (?:have|use)|no idea|lost|scared|can'?t find|threw|thrown|no access|` +
		`can'?t (?:access|get into|open)`)

	// concludes draws from "nothing found" what it does not say.
	concludes = lazyregexp.New(`(?i)対象(?:外|では?な|じゃな)|該当し(?:な|ま)|大丈夫(?:という|って)こと|` +
		`not (?:affected|concerned|included)|i'?m (?:safe|fine|ok)|不受影响|没有受影响|대상이 아니`)

	// reports tells or asks of a mail or a letter, and does not choose one.
	reports = lazyregexp.New(`(?i)不審|詐欺|迷惑|偽|届|来(?:た|ま|て|な)|漏|もれ|流出|ですか|ますか|でしょうか|[?？]|` +
		`suspicious|scam|phish|arrive|leak|got a`)

	family = lazyregexp.New(`夫|妻|主人|家内|旦那|奥さん|母|父|親|子ども|子供|息子|娘|家族|友人|友達|彼氏|彼女|元カレ|元カノ|上司|部下|同僚|社員|` +
		`(?i)husband|wife|mother|father|son\b|daughter|friend|boss|ex-`)

	// neither, saysMail and saysLetter answer by which of the two ways.
	neither = lazyregexp.New(`(?i)(?:どちら|どっち|両方|りょうほう|双方|[2２二]つ|ふたつ|いずれ)(?:と)?も?[^。!！?？\n]{0,14}` +
		`(?:な[いかくけ]|ま[せへ]|へん|ね[えぇー]|無[いく理]|むり|だめ|ダメ|駄目|難し|むずかし|むつかし|厳し|きびし)|` +
		`[两兩](?:个|個|种|種)?(?:方[式法])?都(?:没|沒|不|用不)|都没有|都沒有|` +
		`都(?:不行|用不了|不能用|不可以|[办辦弄]不|冇)|둘 ?다 ?[^.!?]{0,8}(?:없|안|못|불가|힘들|어려)|양쪽 ?다|어느 ?쪽도|\bneither(?: of| one| way| works?| is| was|` +
		` will| option| can| suits?|[^a-z]*$|[.!,;])|` +
		`don'?t have (?:either|both|any)|not have either|none of (?:them|these|those)|` +
		`(?:can'?t|cannot|unable to|not able to) (?:use|do|access|get)[^.!?]{0,16}\b(?:either|any of|both)\b|` +
		`both (?:are )?(?:impossible|not possible|no good)`)
	saysMail   = lazyregexp.New(`(?i)メール|アドレス|めーる|mail|邮|郵件|電郵|메일`)
	letters    = lazyregexp.New(`(?i)手紙|てがみ|封書|封筒|郵便|郵送|書面|はがき|ハガキ|通知|letter|\bpost\b|信(?:[^箱]|$)|书面|편지|우편|안내문`)
	saysLetter = lazyregexp.New(`(?i)手紙|てがみ|封書|郵便|郵送|書面|書類|はがき|ハガキ|葉書|通知書|レター|信件|信[上里裡中]|用信|书面|편지|우편|letter|post`)
	otherWay   = lazyregexp.New(`(?i)(?:別|べつ|ほか|他|違う|ちがう)の(?:方法|やり方|やりかた|手段)|換一[种種]|换一[种種]|(?:别的|別的|其他|其它)(?:方[法式]|[办辦]法)|` +
		`다른 ?(?:방법|걸로|방식)|` +
		`(?:another|other|different) (?:way|method|option)`)

	// astray is that somebody may have registered another address.
	astray = lazyregexp.New(`(?i)(?:別|べつ|違う|ちがう|他|ほか|前|昔|以前|古い|旧|会社|仕事|携帯|もう(?:1|一|ひと)つ)の?(?:e?メール|アドレス|アド|メアド)` +
		`[^。、]{0,12}(?:かも|だった|でした|登録した(?:$|[^いく])|登録して(?:い)?た|使って(?:い)?た|気がし)|` +
		`\b(?:may|might|maybe|perhaps|probably|think|could|possibly)\b[^.?!]{0,40}\b(?:another|different|other|old|previous|work)\b` +
		`[^.?!]{0,12}\b(?:e-?mail|mail|address|account|one)\b|` +
		`\b(?:registered|signed up|used)\b[^.?!]{0,20}\b(?:another|different|other|old|previous)\b` +
		`[^.?!]{0,12}\b(?:e-?mail|mail|address|account)\b|` +
		`(?:可能|也[许許]|好像|[应應][该該]|大概|[说說]不定)[^。]{0,12}(?:[别別]|其他|另|以前|[旧舊]|老|公司)的?(?:一?[个個])?(?:[邮郵]箱|信箱|[邮郵]件|地址)|` +
		`(?:다른|예전|옛날|이전|회사)[^.]{0,4}(?:메일|이메일|주소|계정)[^.]{0,16}(?:수도|것 ?같|을지도|지도 ?몰|았나|였나|썼던|했던)`)

	particulars = lazyregexp.New(`(?:名前|氏名|住所|電話|郵便番号|メールアドレス|生年月日)(?:番号)?(?:は|：|:)|` +
		`(?i)\bmy (?:name|phone|address|postcode)|` +
		`[0-9０-９]{2,4}[-－ー‐−]?[0-9０-９]{2,4}[-－ー‐−]?[0-9０-９]{4}|〒|[0-9０-９]{3}[-－ー‐−][0-9０-９]{4}`)
)
