package rendered

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// units are the counters of a language, with what they count.
func (r *reader) units() map[string][]string {
	lang, _, _ := strings.Cut(r.lang, "-")
	return counters[lang]
}

var counters = map[string]map[string][]string{
	Japanese: {
		"名": {"people"}, "人": {"people"}, "件": {"cases"}, "枚": {"sheets"}, "円": {"yen"}, "桁": {"digits"}, "文字": {"signs"}, "分": {"minutes"},
		"分間": {"minutes"}, "時間": {"hours"}, "秒": {"seconds"}, "日": {"days"}, "日間": {"days"}, "週間": {"weeks"}, "か月": {"months"}, "ヶ月": {"months"},
		"カ月": {"months"}, "年": {"years"}, "年間": {"years"}, "回": {"times"}, "社": {"companies"}, "つ": {"things"}, "個": {"things"}, "%": {"percent"},
		"条": {"articles"}, "歳": {"of age"}, "対1": {"to one"},
	},
	English: {
		"people": {"people"}, "persons": {"people"}, "customers": {"people"}, "members": {"people"}, "cases": {"cases"}, "yen": {"yen"}, "digits": {"digits"},
		"letters": {"signs"}, "minutes": {"minutes"}, "hours": {"hours"}, "days": {"days"}, "weeks": {"weeks"}, "months": {"months"}, "years": {"years"},
		"times": {"times"}, "%": {"percent"}, "pounds": {"pounds"},
	},
	"zh": {
		"名": {"people"}, "人": {"people"}, "位": {"people", "digits"}, "位客户": {"people"}, "位数": {"digits"}, "位数字": {"digits"}, "位字符": {"signs"},
		"个字符": {"signs"}, "位字母数字": {"signs"}, "件": {"cases"}, "起": {"cases"}, "例": {"cases"}, "笔": {"cases"}, "张": {"sheets", "cases"}, "日元": {"yen"},
		"日圆": {"yen"}, "日币": {"yen"}, "元": {"other money"}, "美元": {"other money"}, "人民币": {"other money"}, "台币": {"other money"}, "分": {"minutes"},
		"分钟": {"minutes"}, "小时": {"hours"}, "个小时": {"hours"}, "秒": {"seconds"}, "天": {"days"}, "日": {"days"}, "周": {"weeks"}, "星期": {"weeks"},
		"个月": {"months"}, "年": {"years"}, "次": {"times"}, "家": {"companies"}, "家公司": {"companies"}, "个": {"things"}, "项": {"things"}, "%": {"percent"},
		"条": {"articles"}, "岁": {"of age"}, "对1": {"to one"}, "倍": {"fold"}, "成": {"tenths"},
	},
	Korean: {
		"명": {"people"}, "인": {"people"}, "건": {"cases"}, "장": {"sheets"}, "엔": {"yen"}, "원": {"other money"}, "달러": {"other money"}, "자리": {"digits"},
		"자리 숫자": {"digits"}, "자": {"signs"}, "글자": {"signs"}, "문자": {"signs"}, "분": {"minutes", "people"}, "분간": {"minutes"}, "시간": {"hours"}, "초": {"seconds"},
		"일": {"days"}, "일간": {"days"}, "주": {"weeks"}, "주일": {"weeks"}, "주간": {"weeks"}, "개월": {"months"}, "달": {"months"}, "년": {"years"}, "년간": {"years"},
		"번": {"times"}, "회": {"times"}, "개사": {"companies"}, "곳": {"companies"}, "개": {"things"}, "가지": {"things"}, "%": {"percent"}, "조": {"articles"},
		"세": {"of age"}, "살": {"of age"}, "대1": {"to one"}, "배": {"fold"},
	},
}

// signs of a date and a time: what stands behind year, month, day, hour and minute.
type signs struct{ year, month, day, hour, minute []string }

func (r *reader) signs() signs {
	switch r.lang {
	case Korean:
		return signs{[]string{"년"}, []string{"월"}, []string{"일"}, []string{"시"}, []string{"분"}}
	case Japanese:
		return signs{[]string{"年"}, []string{"月"}, []string{"日"}, []string{"時"}, []string{"分"}}
	}
	return signs{[]string{"年"}, []string{"月"}, []string{"日", "号"}, []string{"时", "点"}, []string{"分"}}
}

// with reads a small number and one of the signs behind it.
func (r *reader) with(runes []rune, i int, all []string) (value int64, end int) {
	if has(runes, i, " ") && i > 0 {
		i++
	}
	if i >= len(runes) {
		return 0, -1
	}
	value, end = r.figured(runes, i)
	if end == i {
		return 0, -1
	}
	for _, sign := range all {
		if has(runes, end, sign) {
			return value, end + len([]rune(sign))
		}
	}
	return 0, -1
}

// date reads a day with its month, and a year where one is written.
func (r *reader) date(runes []rune, i int) (figure, int) {
	if has(runes, i, " ") {
		return figure{}, i
	}
	if r.lang == English {
		return english(runes, i)
	}
	if f, end := r.slashed(runes, i); end > i {
		return f, end
	}
	s := r.signs()
	year, end := r.with(runes, i, s.year)
	if end < 0 {
		year, end = 0, i
	}
	month, behind := r.with(runes, end, s.month)
	if behind < 0 || month > 12 {
		return figure{}, i
	}
	day, last := r.with(runes, behind, s.day)
	if last < 0 {
		if year == 0 {
			return figure{}, i
		}
		day, last = 0, behind
	}
	return figure{kind: "date", value: fmt.Sprintf("%d-%d-%d", year, month, day)}, last
}

// slashed reads 2019/3/11, 2019-03-11 and 4/13.
func (r *reader) slashed(runes []rune, i int) (figure, int) {
	var parts []int64
	end := i
	for end < len(runes) && len(parts) < 3 {
		value, behind := r.figured(runes, end)
		if behind == end {
			break
		}
		parts, end = append(parts, value), behind
		if end >= len(runes) || !strings.ContainsRune("/-", runes[end]) {
			break
		}
		end++
	}
	dashed := strings.Contains(string(runes[i:end]), "-")
	switch {
	case len(parts) == 3 && parts[0] > 999:
		return figure{kind: "date", value: fmt.Sprintf("%d-%d-%d", parts[0], parts[1], parts[2])}, end
	case len(parts) == 2 && !dashed && parts[0] <= 12 && parts[1] <= 31:
		return figure{kind: "date", value: fmt.Sprintf("0-%d-%d", parts[0], parts[1])}, end
	}
	return figure{}, i
}

// english reads March 11, 2019 and 11 March 2019.
func english(runes []rune, i int) (figure, int) {
	if i > 0 && (runes[i-1] >= 'a' && runes[i-1] <= 'z' || runes[i-1] >= '0' && runes[i-1] <= '9') {
		return figure{}, i
	}
	words := strings.Fields(string(runes[i:min(len(runes), i+24)]))
	if len(words) < 2 {
		return figure{}, i
	}
	var day, year int
	month, n := monthOf(words[0]), 2
	number := func(s string) (v int) { fmt.Sscanf(strings.Trim(s, ",.;:)"), "%d", &v); return v }
	if month > 0 {
		day = number(words[1])
	} else {
		month, day = monthOf(words[1]), number(words[0])
	}
	if month == 0 || day == 0 || day > 31 {
		return figure{}, i
	}
	if len(words) > 2 && number(words[2]) > 999 {
		year, n = number(words[2]), 3
	}
	end := i
	for k, w := range words[:n] {
		if k > 0 {
			end++
		}
		end += len([]rune(w))
	}
	for end > i && strings.ContainsRune(",.;:)", runes[end-1]) {
		end--
	}
	return figure{kind: "date", value: fmt.Sprintf("%d-%d-%d", year, month, day)}, end
}

func monthOf(word string) int {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(word, m.String()) {
			return int(m)
		}
	}
	return 0
}

// halves are what says before noon or after.
var halves = map[string][]string{
	"午前": {"0"}, "午後": {"12"}, "上午": {"0"}, "早上": {"0"}, "下午": {"12"}, "午后": {"12"}, "晚上": {"12"}, "오전": {"0"}, "오후": {"12"},
}

// time reads a time of day: 9:00, 15時, 下午3点, 3 p.m.
func (r *reader) time(runes []rune, i int) (figure, int) {
	at, half := i, ""
	if found, end := longest(runes, i, halves); end >= 0 && runes[i] != ' ' {
		half, at = found[0], end
		if has(runes, at, " ") {
			at++
		}
	}
	if at >= len(runes) {
		return figure{}, i
	}
	hour, end := r.figured(runes, at)
	if end == at || hour > 24 {
		return figure{}, i
	}
	minute, s := int64(0), r.signs()
	if has(runes, end, ":") && end+1 < len(runes) {
		m, behind := r.figured(runes, end+1)
		if behind == end+1 {
			return figure{}, i
		}
		minute, end = m, behind
	} else {
		if _, end = r.with(runes, at, s.hour); end < 0 || has(runes, end, "間") || has(runes, end, "间") || has(runes, end, "간") {
			return r.afternoon(runes, i)
		}
		if m, behind := r.with(runes, end, s.minute); behind > 0 {
			minute, end = m, behind
		}
	}
	if half == "12" && hour < 12 {
		hour += 12
	}
	return figure{kind: "time", value: fmt.Sprintf("%d:%02d", hour, minute)}, end
}

// afternoon reads 3 p.m.
func (r *reader) afternoon(runes []rune, i int) (figure, int) {
	hour, end := r.figured(runes, i)
	if end == i || r.lang != English {
		return figure{}, i
	}
	half, behind := longest(runes, end, map[string][]string{"a.m.": {"0"}, "p.m.": {"12"}, "am": {"0"}, "pm": {"12"}})
	if behind < 0 {
		return figure{}, i
	}
	if half[0] == "12" && hour < 12 {
		hour += 12
	}
	return figure{kind: "time", value: fmt.Sprintf("%d:00", hour)}, behind
}

// weekday reads the name of a day of the week, or its sign in brackets.
func (r *reader) weekday(runes []rune, i int) (figure, int) {
	for day, names := range weekdays[strings.Split(r.lang, "-")[0]] {
		for _, name := range names {
			if has(runes, i, name) && !(r.lang == English && !apart(runes, i, i)) {
				return figure{kind: "weekday", value: time.Weekday(day).String()}, i + len([]rune(name))
			}
		}
	}
	return figure{}, i
}

// weekdays are their names from Sunday, the longer ones first.
var weekdays = map[string][7][]string{
	Japanese: each("日月火水木金土", "%s曜日", "%s曜", "(%s)"),
	"zh":     withSunday(each("日一二三四五六", "(星期%s)", "(周%s)", "星期%s", "礼拜%s", "周%s", "(%s)")),
	Korean:   each("일월화수목금토", "(%s요일)", "%s요일", "(%s)"),
	English: {
		{"sunday"}, {"monday"}, {"tuesday"}, {"wednesday"}, {"thursday"}, {"friday"}, {"saturday"},
	},
}

func each(signs string, forms ...string) (all [7][]string) {
	for i, sign := range []rune(signs) {
		for _, form := range forms {
			all[i] = append(all[i], fmt.Sprintf(form, string(sign)))
		}
	}
	return all
}

func withSunday(all [7][]string) [7][]string {
	all[0] = append(all[0], "星期天", "周天", "礼拜天")
	return all
}

// reach is within how many characters a bound belongs to its figure.
const reach = 3

// bind gives each figure its bounds. Those that stand behind it in the table of meanings do so
// in the text. Of two figures with a mark between, "from" goes without saying.
func (s *sentence) bind() {
	for _, m := range s.marks {
		b, ok := strings.CutPrefix(m.meaning, bound)
		if !ok {
			continue
		}
		b, behind := strings.CutSuffix(b, "<")
		if k := s.beside(m, behind); k >= 0 && !slices.Contains(s.figures[k].bounds, b) {
			s.figures[k].bounds = append(s.figures[k].bounds, b)
		}
	}
	for k := range s.figures {
		f := &s.figures[k]
		if k+1 < len(s.figures) && slices.Contains(s.figures[k+1].bounds, "until") {
			f.bounds = slices.DeleteFunc(f.bounds, func(b string) bool { return b == "from" })
		}
		slices.Sort(f.bounds)
	}
}

// beside is the figure that a bound belongs to, -1 for none.
func (s *sentence) beside(m mark, behind bool) int {
	found, nearest := -1, reach+1
	for k, f := range s.figures {
		between := m.at - f.end
		if !behind {
			between = f.at - m.end
		}
		if between >= 0 && between < nearest && !strings.ContainsAny(string(s.runes[min(f.end, m.end):max(f.at, m.at)]), ",、。;") {
			found, nearest = k, between
		}
	}
	return found
}
