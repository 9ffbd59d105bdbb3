package when

import (
	"strings"

	"madoguchi/internal/dates"
	"madoguchi/internal/lazyregexp"
)

// A date without a year is the next one where somebody asks about a day to come, and
// the last one where they tell what happened. Which of the two it is, is said by the
// words around it: in Japanese, Chinese and Korean mostly those behind, in English
// those in front.
var (
	tellsPast = lazyregexp.New(`(?i)(?:まし|でし|だっ|[しっいえけせれべめてねきぎちみびりじ来見得出経寝]) ?た(?:[^いらめだくりっ方ほ]|$)|` +
		`(?:込|頼|読|住|選|済|呼)んだ|` +
		`済み|登録済|購入分|購入時|利用分|(?:購入|登録|注文|加入|入会|退会|利用|乗車|到着|受領|受信|発送|消印|付け?)の|` +
		`(?:購入|登録|注文|加入|入会|退会|利用|乗車|到着|受領|受信)(?:$|、)|` +
		`\b(?:bought|purchased|registered|signed up|joined|ordered|received|got|arrived|came|called|` +
		`phoned|rang|wrote|emailed|mailed|sent|tried|travell?ed|rode|` +
		`used|was|were|did|didn't|had|been|paid|booked|subscribed|applied|created|` +
		`opened an|told|heard|happened|lost|dated|picked|since|ago|my order|letter of)\b|` +
		`[买買购購册冊登记記收寄到打过過下订訂交付用](?:了|过|過|的)|了[吗嗎]|收到|已经|已經|当时|當時|没有?人|` +
		`[가-힣]*[았었했됐였왔샀갔렸졌났봤꼈]|구매한|구입한|가입한|등록한|주문한|받은|탈퇴한|산 |온 `)
	asksHours = lazyregexp.New(`(?i)電話|受付|受け付|営業|窓口|開い|開き|あいて|やって|休み|つなが|繋が|問い?合わ?せ|何時|` +
		`\b(?:open|opens|closed|close|call|phone|phone line|reach|available|answer|staffed|hours|working|business)\b|` +
		`电话|電話|营业|營業|上班|休息|开门|開門|接通|联系|전화|영업|운영|문의|휴무|쉬|열`)
	namesDesk = lazyregexp.New(`(?i)電話|受付|受け付|営業|窓口|問い?合わ?せ|\b(?:phone|call|desk|hours|open)\b|` +
		`电话|電話|营业|營業|전화|영업|문의`)
	notYet = lazyregexp.New(`(?i)[しっいえけん][たで]ら|[てで]も|れば|予定|つもり|これから|今後|\b(?:will|would|if i|going to|plan)\b|` +
		`打算|如果|以后|以後|하면|예정|앞으로`)
	charged = lazyregexp.New(`(?i)[0-9０-９](?:[0-9０-９,，. ])*(?:千|万|만|천)?[0-9천]*` +
		`(?:円|yen|jpy|usd|dollars?|euros?|pounds?|원|元|块|塊)|[$€£¥￥] ?[0-9]`)
	latinLetter = lazyregexp.New(`(?i)[a-z]`)
)

// AsksHours reports whether words speak of calling, of opening or of being there.
func AsksHours(words string) bool { return asksHours.MatchString(words) }

// NamesDesk reports whether words name the desk, its phone line or its hours.
func NamesDesk(words string) bool { return namesDesk.MatchString(words) }

// clause are the words in front of and behind a date, up to the next date that is not
// of the same list or to the end of the sentence.
func clause(words []rune, all []dates.Mention, k int) (front, behind string) {
	first, last := k, k
	for first > 0 && inList(words[all[first-1].To():all[first].From()]) {
		first--
	}
	for last+1 < len(all) && inList(words[all[last].To():all[last+1].From()]) {
		last++
	}
	from, to := 0, len(words)
	if first > 0 {
		from = all[first-1].To()
	}
	if last+1 < len(all) {
		to = all[last+1].From()
	}
	front, behind = string(words[from:all[first].From()]), string(words[all[last].To():to])
	if i := sentenceEnd.FindAllStringIndex(front, -1); len(i) > 0 {
		front = front[i[len(i)-1][1]:]
	}
	if i := sentenceEnd.FindStringIndex(behind); i != nil {
		behind = behind[:i[0]]
	}
	return front, behind
}

// sentenceEnd is where a sentence ends.
var sentenceEnd = lazyregexp.New(`[。!?\n]|\. `)

// inList reports whether two dates with these words between them are of one list.
func inList(between []rune) bool {
	return len(between) < 8 && strings.Trim(string(between), "と、・やか,& 和과와") == "" || strings.TrimSpace(string(between)) == "and"
}

// past reports whether the words around a date tell what happened. In doubt they do: a
// day that is left out does no harm, a day of the wrong year does. What an amount of money
// stands with is the day of a charge.
func past(front, behind string) bool {
	if both := front + " " + behind; charged.MatchString(both) && !AsksHours(both) {
		return true
	}
	if !latinLetter.MatchString(front) {
		return tellsPast.MatchString(behind)
	}
	if AsksHours(front) && !tellsPast.MatchString(front) {
		return false // Are you open on May 4, as I heard?
	}
	return tellsPast.MatchString(front) || tellsPast.MatchString(behind)
}
