package dates

import (
	"slices"
	"strconv"
	"strings"
)

// numeric reads a date that starts with a number: 2019年4月13日, 4月13日, 13日,
// 2019-04-13, 4/13, 13 April, 3日後.
func (f *finder) numeric(i int) (Written, bool) {
	n := f.number(i)
	if w, ok := f.run(i, n); ok {
		return w, true
	}
	if n.end == i || n.value < 0 || !f.starts(i) {
		return Written{}, false
	}
	w := Written{From: i}
	if w, ok := f.offset(i, n); ok {
		return w, true
	}
	switch j := f.blanks(n.end); f.rune(j) {
	case '年', '년':
		return f.numberedYear(w, n, j+1)
	case '月', '월':
		return f.numberedMonth(w, n, j+1)
	case '日', '일', '号', '號':
		return f.numberedDay(w, n, j)
	}
	if f.opensSpan(n) {
		w.Day, w.To = n.value, n.end
		return w, true
	}
	if w, ok := f.punctuated(i, n); ok {
		return w, true
	}
	return f.dayMonth(i, n)
}

// run reads 20190413 where what follows says that it is a day: eight digits alone are
// more often the number of something.
func (f *finder) run(i int, n numeral) (Written, bool) {
	if n.kanji || n.end-i != 8 || !f.starts(i) {
		return Written{}, false
	}
	value, _ := strconv.Atoi(string(f.in[i:n.end]))
	w := Written{From: i, To: n.end, Year: value / 10000, Month: value / 100 % 100, Day: value % 100}
	ok := w.Year >= 1900 && w.Year <= 2100 && w.Month >= 1 && w.Month <= 12 && w.Day >= 1 && w.Day <= 31 &&
		f.stands(n.end, "に", "から", "まで", "付", "以降", "以前", "购", "購", "에 ", "부터", "까지")
	return w, ok
}

// opensSpan reports whether a number is the first day of a span whose second one alone
// is marked as a day: 3到6号, 「3~6日は」. 「3~6日で」 counts days.
func (f *finder) opensSpan(n numeral) bool {
	j := f.any(n.end, "到", "至", "~", "〜", "-", "–", "から")
	last := f.number(j)
	if j == n.end || last.end == j || n.value < 1 || n.value > 31 || last.value < 1 || last.value > 31 {
		return false
	}
	switch sign := f.rune(last.end); sign {
	case '号', '號':
		return f.lang == "zh"
	case '日', '일':
		return f.stands(last.end+1, "は", "まで", "の", "も", "은", "는", "까지", "에") && !f.lasting(n.end, last.end+1)
	}
	return false
}

// numberedYear reads what stands behind 2019年. A year of two digits may be one of
// an era or of the century, so a date behind it is not read.
func (f *finder) numberedYear(w Written, n numeral, i int) (Written, bool) {
	if end := f.any(f.blanks(i), "前の", "前"); n.value < 100 && end > f.blanks(i) {
		w.unit, w.n = years, -n.value
		out, ok := f.behindYear(w, end)
		return out, ok && out.Month != 0
	}
	if n.value >= 1900 && n.value <= 2100 {
		w.Year = n.value
		return f.behindYear(w, i)
	}
	out, ok := f.behindYear(w, i)
	out.vague = true
	return out, ok && out.Month != 0
}

// behindYear reads the month and the day that follow a year at i, if there are any.
func (f *finder) behindYear(w Written, i int) (Written, bool) {
	w.To = i
	if f.stands(i, "度", "間") {
		w.vague, w.To = true, i+1
		return w, true
	}
	j := f.otherYear(f.of(i))
	m := f.number(j)
	if k := f.blanks(m.end); m.end > j && f.stands(k, "月", "월") {
		if out, ok := f.numberedMonth(w, m, k+1); ok {
			return out, true
		}
	}
	if w.unit != years {
		return w, true
	}
	if end := f.any(j, "今日", "本日", "昨日", "明日", "今天", "昨天", "明天", "오늘", "어제", "내일"); end > j {
		w.vague, w.To = true, end // 去年の今日
		return w, true
	}
	if out, ok := f.slashed(j, f.digits(j)); ok && out.Year == 0 { // 来年の1/6
		out.From, out.unit, out.n = w.From, w.unit, w.n
		return out, true
	}
	return w, true
}

// otherYear skips the same year in another count: 2019年(平成31年)4月13日.
func (f *finder) otherYear(i int) int {
	if f.rune(i) == '(' {
		if _, end, _ := f.era(i + 1); end > 0 && f.has(end, "年)") {
			return f.of(end + 2)
		}
	}
	return i
}

// numberedMonth reads what stands behind 4月: a day, its end, or nothing.
func (f *finder) numberedMonth(w Written, n numeral, i int) (Written, bool) {
	if n.value < 1 || n.value > 99 || f.stands(i, "曜", "間") {
		return w, false
	}
	w.Month, w.To = n.value, i
	if end := f.any(i, "分", "号", "號", "期", "度"); end > i && !f.has(i, "分の1") {
		w.vague, w.To = true, end // 3月分 and 3月号 are no days of March
		return w, true
	}
	if end := f.any(f.of(i), "末日", "末", "底", "말"); end > f.of(i) {
		w.last, w.To = true, end
		return w, true
	}
	if day, end := f.dayOf(f.of(i)); day != 0 {
		w.Day = day
		return f.weekdayBehind(w, end), true
	}
	return w, n.value <= 12
}

// dayOf reads the day behind a month, 13日 or 13; 0 for none.
func (f *finder) dayOf(i int) (day, end int) {
	d := f.number(i)
	k := f.blanks(d.end)
	switch {
	case d.end == i || d.value < 1 || d.value > 99:
		return 0, i
	case f.stands(k, "日", "일", "号", "號"):
		if f.rune(i-1) == 'の' && f.lasting(i, k+1) {
			return 0, i // 4月の3日間
		}
		return d.value, k + 1
	case !d.kanji && f.endsBare(d.end):
		return d.value, d.end
	}
	return 0, i
}

// endsBare reports whether the 13 of 4月13 ends at i and counts nothing.
func (f *finder) endsBare(i int) bool {
	r := f.rune(i)
	if r == '(' || r == '土' || r == ':' || r == '%' || r == '.' && isDigit(f.rune(i+1)) {
		return r == '('
	}
	if r == 'か' && strings.ContainsRune("月所国", f.rune(i+1)) || r == 'つ' || r == 'ヶ' || r == 'カ' || r == 'ケ' {
		return false
	}
	return !isDigit(r) && !isLetter(r) && !isHan(r)
}

// numberedDay reads 13日 without a month; i is where 日 stands. It is no date
// where it counts days.
func (f *finder) numberedDay(w Written, n numeral, i int) (Written, bool) {
	sign := f.rune(i) == '号' || f.rune(i) == '號'
	if n.value < 1 || n.value > 31 || n.kanji && isHan(f.rune(w.From-1)) && !strings.ContainsRune("月曜和到至", f.rune(w.From-1)) {
		return w, false
	}
	if sign && (f.lang != "zh" || f.any(i+1, "码", "碼", "线", "線", "楼", "樓", "店", "车", "車", "客", "门", "門", "房") > i+1) {
		return w, false
	}
	if f.lasting(w.From, i+1) {
		return w, false
	}
	w.Day = n.value
	return f.weekdayBehind(w, i+1), true
}

// lasting reports whether the 3日 that stands from from to end is a length of time
// and no day: 3日間, 3日で届く, もう3日も待った, 2、3日.
func (f *finder) lasting(from, end int) bool {
	if f.stands(end, "間", "後", "以内", "以上", "前", "ほど", "程度", "くらい", "ぐらい", "目", "おき", "ごと", "ずつ", "分", "連続", "足らず", "かけ",
		"中", "1回", "一回", "あれば", "余", "弱", "強", "未満", "ぶり", "遅れ", "に1回", "に一回", "に何", "何回", "何件", "何度", "数回", "市", "町", "坊主", "酔い", "も早", "内", "之内") {
		return true
	}
	if f.stands(f.blanks(end), "동안", "간", "후", "뒤", "전", "안에", "이내", "째", "만에", "마다", "정도", "쯤", "이상", "걸", "이나", "이면", "치", "내에") {
		return true
	}
	if f.has(end, "で") && !f.stands(end+1, "す", "し", "、", "も") {
		return true
	}
	rest, _, _ := strings.Cut(string(f.in[end:min(end+10, len(f.in))]), "。")
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "ほど"), "も")
	for _, w := range []string{"待", "経", "たって", "たちま", "たった", "過ぎ", "すぎ", "かかり", "かかる", "かかっ", "返事がな", "返信がな", "連絡がな", "音沙汰", " 기다", "기다"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	ahead := string(f.in[max(0, from-2):from])
	for _, w := range []string{"もう", "あと", "約", "丸", "まる", "ここ", "この", "およそ", "中", "間", "営業", "약", "近", "共", "每", "毎", "达"} {
		if strings.HasSuffix(strings.TrimSpace(ahead), w) {
			return true
		}
	}
	if n := f.digits(end); n.end > end && f.stands(n.end, "時間", "回", "件") {
		return true // 1日8時間
	}
	return f.some(from)
}

// some reports whether a number of days is a guess: 2、3日 and 二三日.
func (f *finder) some(from int) bool {
	if from == f.gap && from > 0 {
		return false
	}
	if r := f.rune(from - 1); r != 0 && strings.ContainsRune("、,・~〜-–", r) && isDigit(f.rune(from-2)) {
		return true
	}
	run := string(f.in[from:min(from+2, len(f.in))])
	return slices.Contains([]string{"二三", "三四", "四五", "五六", "六七", "七八", "八九"}, run)
}

func (f *finder) stands(i int, words ...string) bool { return f.any(i, words...) > i }

// punctuated reads 2019-04-13, 2019/4/13, 2019.4.13, 2019. 4. 13., 13/04/2019 and
// 4/13. A year of two digits, or a day and a month that may stand either way,
// leave it open what is meant.
func (f *finder) punctuated(i int, n numeral) (Written, bool) {
	sep := f.rune(n.end)
	if n.kanji || !isPoint(sep) {
		return Written{}, false
	}
	second := f.digits(f.point(n.end+1, sep))
	if second.value < 1 || second.end == n.end+1 {
		return Written{}, false
	}
	if n.end-i == 4 {
		third := f.digits(f.point(second.end+1, sep))
		if n.value < 1900 || n.value > 2100 || f.rune(second.end) != sep || third.value < 1 || third.value > 99 || !f.endsPoints(third.end, sep) {
			return Written{}, false
		}
		w := Written{From: i, Year: n.value, Month: second.value, Day: third.value}
		return f.weekdayBehind(w, f.any(third.end, ".", "日")), w.Month < 100
	}
	return f.slashed(i, n)
}

// point skips the blank behind the points of 2019. 4. 13.
func (f *finder) point(i int, sep rune) int {
	if sep == '.' {
		return f.blanks(i)
	}
	return i
}

// endsPoints reports whether a date with points ends at i, and no number goes on.
func (f *finder) endsPoints(i int, sep rune) bool {
	r := f.rune(i)
	return !isDigit(r) && !(isLetter(r) && r != 'T') && !(r == sep && isDigit(f.rune(i+1)))
}

// slashed reads 4/13, 13/04/2019 and 13.04.2019.
func (f *finder) slashed(i int, n numeral) (Written, bool) {
	sep := f.rune(n.end)
	w, end := f.pair(i, n)
	if w.Day == 0 || !isPoint(sep) || !f.starts(i) {
		return w, false
	}
	if third := f.digits(end + 1); f.rune(end) == sep && third.end == end+5 && third.value >= 1900 && third.value <= 2100 {
		w.Year, end = third.value, third.end
	}
	switch {
	case sep != '/' && w.Year == 0, w.Month == 24 && w.Day == 7: // 8.30, 5-3, 24/7
		return w, false
	case !f.endsPoints(end, '/') || f.rune(end) == '/' || f.stands(end, "%", "円", "以上", "以下", "程度", "くらい", "ぐらい", "の確率"):
		return f.dropped(w, end)
	case !w.order(f.lang):
		return w, false
	}
	return f.weekdayBehind(w, end), true
}

// likeEachOther settles the sides of a date that may be either by those of the other one
// of its span or list: 12/29-1/3.
func likeEachOther(a, b *Written) {
	if b.sides == eitherSide {
		a, b = b, a
	}
	if a.sides != eitherSide || b.sides < monthInFront {
		return
	}
	if a.vague, a.sides = false, b.sides; b.sides == dayInFront {
		a.Month, a.Day = a.Day, a.Month
	}
}

// pair reads two numbers of one or two digits with a sign between them.
func (f *finder) pair(i int, n numeral) (w Written, end int) {
	second := f.digits(n.end + 1)
	digits := second.end - n.end - 1
	if n.end-i > 2 || n.value < 1 || n.value > 31 || digits < 1 || digits > 2 || second.value > 31 {
		return w, i
	}
	return Written{From: i, Month: n.value, Day: second.value}, second.end
}

// order puts month and day in their places. In Japanese and Korean the month stands in front;
// others write it in front or behind: 4/5 may be either, and is left open. It is
// false where neither can be a month.
func (w *Written) order(lang string) bool {
	switch {
	case w.Month <= 12 && (lang == "ja" || lang == "ko" || w.Day > 12 || w.Day == w.Month):
		w.sides = monthInFront
	case w.Month <= 12:
		w.vague, w.sides = true, eitherSide
	case w.Month <= 31 && w.Day <= 12 && (lang != "ja" || w.Year != 0):
		w.Month, w.Day, w.sides = w.Day, w.Month, dayInFront
	default:
		return false
	}
	return true
}

// dropped takes 19/4/13 as a whole, so that no part of it is read.
func (f *finder) dropped(w Written, end int) (Written, bool) {
	if f.rune(end) != '/' || !isDigit(f.rune(end+1)) {
		return w, false
	}
	w.vague, w.To = true, f.digits(end+1).end
	return w, true
}
