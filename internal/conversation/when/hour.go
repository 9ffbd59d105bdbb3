package when

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/dates"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// hour is a time of day in a question, and which side of it is meant.
type hour struct {
	at            time.Duration // since midnight
	after, before bool          // from then on, until then; neither: at that time
}

// Times of day. What takes so many hours is none: 3時間, 세 시간.
var (
	clockEast = lazyregexp.New(`(?P<part>午前|午後|早朝|明け方|朝|夕方|真夜中|夜中|深夜|夜|凌晨|半夜|早上|清晨|上午|下午|傍晚|晚上|오전|오후|아침|저녁|밤|새벽)?(?:の|의)? ?` +
		`(?P<hour>[0-9]{1,2}|[一二両两三四五六七八九十]{1,3}|열 ?한|열 ?두|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?(?:時|点|點|시)` +
		`(?P<long>間|간)?(?: ?(?P<minute>[0-5]?[0-9])分| ?(?P<minute2>[0-5]?[0-9])분| ?(?P<half>半|반))?` +
		` ?(?:鐘|钟)?(?P<side>以降|すぎ|過ぎ|より後|まで|以前|より前|以后|以後|之后|之後|之前|이후|넘어|지나|까지|이전)?`)
	clockWest = lazyregexp.New(`(?i)(?P<side>\b(?:before|until|till|after|past) )?\b(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-5][0-9]))?` +
		` ?(?:(?P<part>[ap])\.?m\b|o'?clock(?: (?:in the |at )(?P<part2>morning|afternoon|evening|night))?)`)
	clockPlain = lazyregexp.New(`(?P<hour>\b[0-9]{1,2}):(?P<minute>[0-5][0-9])\b(?P<side>以降|すぎ|過ぎ|まで|以前|以后|以後|之前|이후|까지)?`)
	small      = lazyregexp.New(`夜中|深夜|早朝|明け方|未明|凌晨|半夜|清晨|새벽|\b(?:midnight|night)\b`) // hours that are small
	clockNoon  = lazyregexp.New(`(?i)正午|\bnoon\b|정오`)
)

// Words around a time of day.
const (
	evening = "午後 夕方 夜 下午 傍晚 晚上 오후 저녁 밤 p afternoon evening night"
	night   = "真夜中 夜中 深夜 夜 凌晨 半夜 晚上 밤 새벽 night a" // whose twelve is midnight
	onward  = "以降 すぎ 過ぎ より後 以后 以後 之后 之後 이후 넘어 지나 after past"
	till    = "まで 以前 より前 之前 까지 이전 before until till"
)

// soonest is the first hour that is meant as one of the morning where nobody says which half of the day they mean.
const soonest = 8

// smallest is the first hour that is called one of the evening: those before it are of the night.
const smallest = 5

// hoursIn are the times of day in words.
func hoursIn(words string) (all []hour) {
	low := strings.ToLower(jatext.Width(words))
	for _, clock := range []*lazyregexp.Regexp{clockEast, clockWest, clockPlain} {
		for _, found := range clock.FindAllStringSubmatch(low, -1) {
			part := map[string]string{}
			for i, name := range clock.SubexpNames() {
				part[name] += found[i]
			}
			if h, ok := read(part, clock != clockPlain && !small.MatchString(low)); ok {
				all = append(all, h)
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	if clockNoon.MatchString(low) {
		all = append(all, hour{at: 12 * time.Hour})
	}
	return all
}

// read is the time of day of the parts of one; who says seven, and not of which half of the day, means the evening where
// loosely is set.
func read(part map[string]string, loosely bool) (hour, bool) {
	n, ok := count(part["hour"])
	if !ok || n > 24 || part["long"] != "" {
		return hour{}, false
	}
	minute, _ := strconv.Atoi(cmp.Or(part["minute"], part["minute2"]))
	if part["half"] != "" {
		minute = 30
	}
	named := part["part"] + part["part2"]
	switch late := of(evening, named); {
	case n == 12 && of(night, named):
		n = 0
	case n < smallest && of(night, named): // 夜2時
	case late && n < 12, named == "" && loosely && n < soonest:
		n += 12
	}
	side := strings.TrimSpace(part["side"])
	return hour{at: time.Duration(n)*time.Hour + time.Duration(minute)*time.Minute,
		after: of(onward, side), before: of(till, side)}, true
}

// of reports whether a list of words has one.
func of(list, word string) bool { return slices.Contains(strings.Fields(list), word) }

// count is an hour in digits or words.
func count(words string) (int, bool) {
	if n, err := strconv.Atoi(words); err == nil {
		return n, true
	}
	for n, named := range strings.Fields("一 二 三 四 五 六 七 八 九 十 十一 十二") {
		korean := strings.Fields("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두")[n]
		if words == named || strings.ReplaceAll(words, " ", "") == korean {
			return n + 1, true
		}
	}
	return 2, words == "両" || words == "两"
}

// NamesHour reports whether words ask of the desk at a time of day: 「19時は電話できますか」.
func NamesHour(words string) bool { return AsksHours(words) && len(hoursIn(words)) > 0 }

// hours tells whether the telephone is answered at the one time of day that a question names. It says nothing where a
// day is named on which nobody is there.
func (a Answerer) hours(q Question, words string, days []dates.Mention) []string {
	all := hoursIn(words)
	if q.About != incident.AsksDay || len(all) != 1 || !AsksHours(words) || a.closed(days) {
		return nil
	}
	h, opens, closes := all[0], a.Incident.Hours.Open, a.Incident.Hours.Close
	open := h.at >= opens && h.at < closes
	switch {
	case h.before:
		open = h.at > opens && h.at <= closes
	case h.after:
		open = h.at < closes
	}
	values := map[string]string{"hour": a.Book.Hour(h.at), "hours": a.Book.Hours()}
	switch {
	case open && len(days) > 0:
		return nil // the day says it
	case open:
		return []string{a.Book.Text(texts.HourOpen, values)}
	}
	return []string{a.Book.Text(texts.HourShut, values)}
}

// closed reports whether nobody is there on one of some days.
func (a Answerer) closed(days []dates.Mention) bool {
	for _, m := range days {
		for _, s := range m.On(a.Calendar.Day(a.Now), dates.Ahead).Spans {
			for d := s.First; d.Compare(s.Last) <= 0 && s.First.Days(d) < maxDays; d = d.Add(1) {
				if !a.Calendar.OpenOn(d) {
					return true
				}
			}
		}
	}
	return false
}
