package rendered

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"madoguchi/internal/jatext"
)

// units are the counters of a language, with what they count.
func (r *reader) units() map[string][]string {
	lang, _, _ := strings.Cut(r.lang, "-")
	return counters()[lang]
}

//go:embed counters.txt
var counterList string

// counters are the signs behind numbers by language, with what they may count.
var counters = sync.OnceValue(func() map[string]map[string][]string {
	all := map[string]map[string][]string{}
	for lang, line := range jatext.Sections(counterList) {
		if all[lang] == nil {
			all[lang] = map[string][]string{}
		}
		sign, counts, _ := strings.Cut(line, " ")
		all[lang][strings.ReplaceAll(sign, "_", " ")] = strings.Split(counts, ", ")
	}
	return all
})

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
	month, day := monthAndDay(words)
	if month == 0 || day == 0 || day > 31 {
		return figure{}, i
	}
	year, n := 0, 2
	if len(words) > 2 && whole(words[2]) > 999 {
		year, n = whole(words[2]), 3
	}
	end := i + len([]rune(strings.Join(words[:n], " ")))
	for end > i && strings.ContainsRune(",.;:)", runes[end-1]) {
		end--
	}
	return figure{kind: "date", value: fmt.Sprintf("%d-%d-%d", year, month, day)}, end
}

// monthAndDay are those of the first two words, 0 where they are none.
func monthAndDay(words []string) (month, day int) {
	if len(words) < 2 {
		return 0, 0
	}
	if month := monthOf(words[0]); month > 0 {
		return month, whole(words[1])
	}
	return monthOf(words[1]), whole(words[0])
}

// whole is the number of a word, with what stands behind it.
func whole(word string) int {
	n, err := strconv.Atoi(strings.Trim(word, ",.;:)"))
	if err != nil {
		return 0
	}
	return n
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
	hour, minute, end := r.clock(runes, at)
	if end == at {
		return r.afternoon(runes, i)
	}
	if half == "12" && hour < 12 {
		hour += 12
	}
	return figure{kind: "time", value: fmt.Sprintf("%d:%02d", hour, minute)}, end
}

// clock reads 9:30 or 9時30分; end is i where neither stands there.
func (r *reader) clock(runes []rune, i int) (hour, minute int64, end int) {
	hour, end = r.figured(runes, i)
	if end == i || hour > 24 {
		return 0, 0, i
	}
	if has(runes, end, ":") && end+1 < len(runes) {
		minute, behind := r.figured(runes, end+1)
		if behind == end+1 {
			return 0, 0, i
		}
		return hour, minute, behind
	}
	s := r.signs()
	_, end = r.with(runes, i, s.hour)
	if end < 0 || has(runes, end, "間") || has(runes, end, "间") || has(runes, end, "간") {
		return 0, 0, i
	}
	if m, behind := r.with(runes, end, s.minute); behind > 0 {
		minute, end = m, behind
	}
	return hour, minute, end
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
