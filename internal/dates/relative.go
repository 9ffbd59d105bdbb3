package dates

import (
	"slices"
	"time"
)

// told is a date that is told from today.
type told struct {
	words string
	unit  unit
	n     int
}

// spoken are the words for days, weeks, months and years near by, longer ones before their
// beginnings: 明後日 holds 後日, 내일모레 holds 내일.
var spoken = []told{
	{"一昨々日", days, -3}, {"一昨日", days, -2}, {"おととい", days, -2}, {"昨日", days, -1}, {"きのう", days, -1},
	{"明々後日", days, 3}, {"明明後日", days, 3}, {"しあさって", days, 3}, {"明後日", days, 2}, {"あさって", days, 2}, {"明日", days, 1}, {"あした", days, 1},
	{"あす", days, 1},
	{"今日", days, 0}, {"本日", days, 0}, {"きょう", days, 0},
	{"大后天", days, 3}, {"大後天", days, 3}, {"后天", days, 2}, {"後天", days, 2}, {"明天", days, 1}, {"今天", days, 0}, {"大前天", days, -3}, {"前天",
		days, -2}, {"昨天", days, -1},
	{"내일모레", days, 2}, {"모레", days, 2}, {"글피", days, 3}, {"내일", days, 1}, {"오늘", days, 0}, {"그저께", days, -2}, {"그제", days, -2}, {"어제",
		days, -1},

	{"再来週末", weekends, 2}, {"来週末", weekends, 1}, {"今週末", weekends, 0}, {"先週末", weekends, -1}, {"この週末", weekends, 0}, {"今度の週末", weekends, 0},
	{"今度の土日", weekends, 0}, {"次の土日", weekends, 0},
	{"さ来週", weeks, 2}, {"さらいしゅう", weeks, 2}, {"らいしゅう", weeks, 1}, {"こんしゅう", weeks, 0}, {"せんしゅう", weeks, -1},
	{"再来週", weeks, 2}, {"来週", weeks, 1}, {"今週", weeks, 0}, {"先々週", weeks, -2}, {"先週", weeks, -1},
	{"这个周末", weekends, 0}, {"这周末", weekends, 0}, {"這個週末", weekends, 0}, {"這週末", weekends, 0}, {"本周末", weekends, 0}, {"下个周末", weekends,
		1}, {"下周末", weekends, 1},
	{"下個週末", weekends, 1}, {"下週末", weekends, 1}, {"上周末", weekends, -1}, {"上个周末", weekends, -1}, {"上週末", weekends, -1},
	{"下下个星期", weeks, 2}, {"下下周", weeks, 2}, {"下下週", weeks, 2}, {"下下星期", weeks, 2}, {"下个星期", weeks, 1}, {"下個星期", weeks, 1}, {"下星期",
		weeks, 1}, {"下个礼拜", weeks, 1},
	{"下礼拜", weeks, 1}, {"下周", weeks, 1}, {"下週", weeks, 1}, {"下个周", weeks, 1}, {"下個禮拜", weeks, 1}, {"下禮拜", weeks, 1}, {"這個禮拜", weeks, 0}, {"这个礼拜", weeks, 0}, {"这礼拜", weeks, 0},
	{"上個禮拜", weeks, -1}, {"上禮拜", weeks, -1}, {"上礼拜", weeks, -1},
	{"上个周", weeks, -1}, {"这个周", weeks, 0}, {"上上周", weeks, -2},
	{"上上星期", weeks, -2}, {"上个星期", weeks, -1}, {"上個星期", weeks, -1}, {"上星期", weeks, -1},
	{"上个礼拜", weeks, -1}, {"上周", weeks, -1}, {"上週", weeks, -1}, {"这个星期", weeks, 0}, {"這個星期", weeks, 0}, {"这星期", weeks, 0}, {"这周", weeks,
		0}, {"這週", weeks, 0}, {"本周", weeks, 0}, {"本週", weeks, 0},
	{"다음 주말", weekends, 1}, {"다음주말", weekends, 1}, {"이번 주말", weekends, 0}, {"이번주말", weekends, 0}, {"지난 주말", weekends, -1}, {"지난주말",
		weekends, -1},
	{"다다음 주", weeks, 2}, {"다다음주", weeks, 2}, {"다음 주", weeks, 1}, {"다음주", weeks, 1}, {"이번 주", weeks, 0}, {"이번주", weeks, 0}, {"지지난주",
		weeks, -2}, {"지지난 주", weeks, -2},
	{"지난 주", weeks, -1}, {"지난주", weeks, -1}, {"저번 주", weeks, -1}, {"저번주", weeks, -1},

	{"さ来月", months, 2}, {"らいげつ", months, 1}, {"せんげつ", months, -1},
	{"再来月", months, 2}, {"来月", months, 1}, {"今月", months, 0}, {"先々月", months, -2}, {"先月", months, -1}, {"当月", months, 0},
	{"下下个月", months, 2}, {"下个月", months, 1}, {"下個月", months, 1}, {"下月", months, 1}, {"这个月", months, 0}, {"這個月", months, 0}, {"本月",
		months, 0}, {"这月", months, 0},
	{"上上个月", months, -2}, {"上个月", months, -1}, {"上個月", months, -1}, {"上月", months, -1},
	{"다다음 달", months, 2}, {"다다음달", months, 2}, {"다음 달", months, 1}, {"다음달", months, 1}, {"이번 달", months, 0}, {"이번달", months, 0}, {"이달",
		months, 0},
	{"지지난달", months, -2}, {"지난 달", months, -1}, {"지난달", months, -1}, {"저번 달", months, -1}, {"저번달", months, -1},

	{"再来年", years, 2}, {"来年", years, 1}, {"今年", years, 0}, {"本年", years, 0}, {"一昨年", years, -2}, {"おととし", years, -2}, {"去年", years, -1},
	{"昨年", years, -1},
	{"后年", years, 2}, {"後年", years, 2}, {"明年", years, 1}, {"前年", years, -2},
	{"내후년", years, 2}, {"내년", years, 1}, {"올해", years, 0}, {"금년", years, 0}, {"재작년", years, -2}, {"작년", years, -1}, {"지난해", years, -1},
}

// spokenFrom are the words by their first sign.
var spokenFrom = func() map[rune][]told {
	all := map[rune][]told{}
	for _, s := range spoken {
		all[first(s.words)] = append(all[first(s.words)], s)
	}
	return all
}()

// elsewhere are words that tell a day from something else than today, or of every
// week: what stands behind them belongs to them.
var elsewhere = []string{"翌年の", "翌年", "翌月の", "翌月", "翌々月", "翌週の", "翌週", "翌", "同年", "同月", "同", "毎週", "毎月", "毎年", "每周", "每週", "每个月", "每月",
	"每年", "매주", "매월", "매달", "매년",
	"第一", "第二", "第三", "第四", "明后天", "明後天", "第1", "第2", "第3", "第4", "第5", "隔週", "次回", "当"}

// spokenDate reads a word such as 明日 or 来週の月曜.
func (f *finder) spokenDate(i int) (Written, bool) {
	words := spokenFrom[f.rune(i)]
	k := slices.IndexFunc(words, func(s told) bool { return f.has(i, s.words) })
	if k < 0 {
		return Written{}, false
	}
	s := words[k]
	w := Written{From: i, To: i + len([]rune(s.words)), unit: s.unit, n: s.n}
	switch s.unit {
	case days:
		if !f.wholeWord(i, w.To) {
			return w, false
		}
		return f.sameDay(f.weekdayBehind(w, w.To)), true
	case weeks, weekends:
		return f.dayOfWeek(w), true
	case months:
		return f.dayOfMonth(w)
	case years:
		return f.behindYear(w, f.any(w.To, "의"))
	}
	return w, true
}

// wholeWord reports whether あす and the like, in kana, stand there as a word.
func (f *finder) wholeWord(from, to int) bool {
	if f.stands(to, "香", "子さん", "子様", "子です", "菜") || f.has(from, "그제") && f.stands(to, "야", "서") {
		return false // names, and 그제야
	}
	if !isKana(f.rune(from)) {
		return true
	}
	return !isKana(f.rune(from-1)) && (!isKana(f.rune(to)) || f.stands(to, "は", "の", "も", "に", "か", "で", "って", "、", "から", "まで", "なら",
		"や", "と", "電"))
}

func isKana(r rune) bool { return 'ぁ' <= r && r <= 'ヶ' }

// sameDay reads the date that says once more which day it is: 明日4月13日.
func (f *finder) sameDay(w Written) Written {
	j := f.blanks(f.any(w.To, "の", "(", "、"))
	if d, ok := f.numeric(j); ok && d.Day != 0 && d.unit == none && !d.vague {
		d.From = w.From
		if f.rune(j-1) == '(' {
			d.To = f.any(d.To, ")")
		}
		return d
	}
	return w
}

// dayOfWeek reads the day behind 来週の, or its weekend.
func (f *finder) dayOfWeek(w Written) Written {
	j := f.any(f.of(w.To), "的")
	if end := f.any(j, "土日", "週末", "周末"); end > j {
		w.unit, w.To = weekends, end
		return w
	}
	d, end, ok := f.weekdayName(j, false)
	if !ok && f.stands(w.From, "上", "下", "这", "這", "本") {
		d, end, ok = f.chineseDay(w.To)
	}
	if !ok {
		return w
	}
	if w.unit == weekends && d != time.Saturday && d != time.Sunday {
		return w
	}
	w.unit, w.Weekday, w.HasWeekday, w.To = weeks, d, true, end
	if out, ok := f.dateBehind(w, end); ok && out.Day != 0 {
		out.From = w.From
		return out
	}
	return w
}

// chineseDay reads the 一 of 下周一.
func (f *finder) chineseDay(i int) (d time.Weekday, end int, ok bool) {
	if f.rune(i) == '天' {
		return 0, i + 1, true
	}
	for n, r := range []rune(chineseDays) {
		if f.rune(i) == r && f.rune(i+1) != '个' && f.rune(i+1) != '次' {
			return time.Weekday(n), i + 1, true
		}
	}
	return 0, i, false
}

// dayOfMonth reads the day behind 来月: 来月5日, 来月末.
func (f *finder) dayOfMonth(w Written) (Written, bool) {
	j := f.of(w.To)
	if end := f.any(f.blanks(j), "末日", "末", "最終日", "最後の日", "底", "最后一天", "最後一天", "말", "마지막 날", "마지막날"); end > f.blanks(j) {
		w.last, w.To = true, end
		return w, true
	}
	d := f.number(j)
	k := f.blanks(d.end)
	if d.end > j && d.value > 0 && d.value < 100 && f.stands(k, "日", "号", "號", "일") && (!f.lasting(j, k+1) || f.rune(j-1) != 'の') {
		w.Day = d.value
		return f.weekdayBehind(w, k+1), true
	}
	return w, true
}

// monthEnd reads 月末 of this month.
func (f *finder) monthEnd(i int) (Written, bool) {
	end := f.any(i, "月末", "月底", "월말")
	if end == i || isDigit(f.rune(i-1)) || isKanjiDigit(f.rune(i-1)) || f.stands(i-1, "毎", "每", "매") {
		return Written{}, false
	}
	return Written{From: i, To: f.any(end, "日"), unit: months, last: true}, true
}

// namedDay reads the days that have a name of their own: 大晦日, 元日, 年末の30日.
func (f *finder) namedDay(i int) (Written, bool) {
	for month, words := range map[int][]string{12: {"年末"}, 1: {"年始", "年明け", "正月", "新年"}} {
		end := f.any(i, words...)
		j := f.of(end)
		if d := f.number(j); end > i && d.value > 0 && d.value <= 31 && f.has(d.end, "日") && !f.lasting(j, d.end+1) {
			return f.weekdayBehind(Written{From: i, Month: month, Day: d.value}, d.end+1), true
		}
	}
	if end := f.any(i, "大晦日", "大みそか"); end > i {
		return Written{From: i, To: end, Month: 12, Day: 31}, true
	}
	if end := f.any(i, "元日", "元旦"); end > i {
		return Written{From: i, To: end, Month: 1, Day: 1}, true
	}
	return Written{}, false
}

// offset reads a number of days, weeks or months from now: 3日後, 2週間前, 三天后,
// 3일 후, 3 days ago. 「発表の3日後」 counts from something else.
func (f *finder) offset(i int, n numeral) (Written, bool) {
	j := f.blanks(n.end)
	w := Written{From: i, n: n.value}
	for _, s := range []struct {
		unit  unit
		each  int
		names []string
	}{
		{days, 1, []string{"日", "天", "일", "days", "day"}},
		{weeks, 7, []string{"週間", "週", "周", "个星期", "個星期", "星期", "주일", "주", "weeks", "week"}},
		{onward, 1, []string{"か月", "カ月", "ヶ月", "ヵ月", "ケ月", "箇月", "个月", "個月", "개월", "달", "months", "month"}},
	} {
		end := f.any(j, s.names...)
		if end == j || n.value > 400 {
			continue
		}
		k := f.blanks(end)
		switch {
		case f.stands(k, "後日", "前後"):
			return w, false
		case f.stands(k, "後", "后", "후", "뒤", "from now", "from today"):
			w.To = f.any(k, "後", "后", "후", "뒤", "from now", "from today")
		case f.stands(k, "前", "전", "ago"):
			w.To, w.n = f.any(k, "前", "전", "ago"), -n.value
		default:
			return w, false
		}
		w.unit = s.unit
		if s.unit == weeks {
			w.unit = days
		}
		w.n *= s.each
		w.vague = f.fromElse(i, w.To)
		if _, end, ok := f.weekdayName(f.of(w.To), false); ok {
			w.To, w.vague = end, true // 一週間前の月曜
		}
		return w, true
	}
	return w, false
}

// koreanCounts are the words for a number of days.
var koreanCounts = []told{{"하루", days, 1}, {"이틀", days, 2}, {"사흘", days, 3}, {"나흘", days, 4}, {"닷새", days, 5}, {"엿새", days, 6},
	{"열흘", days, 10}, {"보름", days, 15}, {"일주일", days, 7}, {"이주일", days, 14}, {"한 주", days, 7}, {"한 달", onward, 1}, {"한달", onward, 1}}

// counted reads 사흘 전 and 일주일 뒤.
func (f *finder) counted(i int) (Written, bool) {
	for _, c := range koreanCounts {
		end := f.any(i, c.words)
		k := f.blanks(end)
		w := Written{From: i, unit: c.unit, n: c.n}
		switch {
		case end == i || isHangul(f.rune(i-1)):
		case f.stands(k, "후", "뒤"):
			w.To = k + 1
			return w, true
		case f.stands(k, "전"):
			w.To, w.n = k+1, -c.n
			return w, true
		}
	}
	return Written{}, false
}

func isHangul(r rune) bool { return '가' <= r && r <= '힣' }

// fromElse reports whether a length of time from from to to counts from something
// else than today.
func (f *finder) fromElse(from, to int) bool {
	j := from
	for j > 0 && f.in[j-1] == ' ' {
		j--
	}
	if f.stands(to, "までに", "まで") || f.stands(j-2, "から", "より", "して", "いて") || f.stands(j-1, "の", "て", "後", "約", "的") {
		return true
	}
	before, _ := f.before(from)
	return slices.Contains([]string{"after", "before", "within", "about", "of", "every"}, before)
}
