package when

import (
	"slices"
	"testing"
	"time"
)

func TestTimesOfDay(t *testing.T) {
	for words, want := range map[string][]hour{
		"19時は電話やってますか":                           {{at: 19 * time.Hour}},
		"夜8時でもつながりますか":                           {{at: 20 * time.Hour}},
		"夜の7時すぎなら電話できますか":                        {{at: 19 * time.Hour, after: true}},
		"6時以降は受付してますか":                           {{at: 18 * time.Hour, after: true}},
		"17時半まで開いてますか":                           {{at: 17*time.Hour + 30*time.Minute, before: true}},
		"午前８時に電話してもいいですか":                        {{at: 8 * time.Hour}},
		"七時に仕事が終わるんですが電話できますか":                   {{at: 19 * time.Hour}},
		"18:30でも電話に出ますか":                         {{at: 18*time.Hour + 30*time.Minute}},
		"3時間かけても電話がつながりません":                      nil,
		"Are you open at 7 p.m.?":                {{at: 19 * time.Hour}},
		"can I call after 6pm":                   {{at: 18 * time.Hour, after: true}},
		"is the phone line open until 8 pm?":     {{at: 20 * time.Hour, before: true}},
		"can I phone at noon":                    {{at: 12 * time.Hour}},
		"I called 5 times, 2 hours":              nil,
		"晚上七点还能打电话吗":                             {{at: 19 * time.Hour}},
		"下午五点半以后有人接电话吗":                          {{at: 17*time.Hour + 30*time.Minute, after: true}},
		"저녁 7시에도 전화 받나요":                         {{at: 19 * time.Hour}},
		"여섯 시 이후에 전화해도 되나요":                      {{at: 18 * time.Hour, after: true}},
		"세 시간째 전화 안 받네요":                         nil,
		"夜中の2時に電話してもいいですか":                       {{at: 2 * time.Hour}},
		"夜12時でも電話に出ますか":                          {{at: 0}},
		"凌晨两点能打电话吗":                              {{at: 2 * time.Hour}},
		"can I call at 12 a.m.":                  {{at: 0}},
		"can I call at 12 pm":                    {{at: 12 * time.Hour}},
		"is it open at 3 o'clock?":               {{at: 15 * time.Hour}},
		"can I phone at 2 o'clock at night?":     {{at: 2 * time.Hour}},
		"夜2時にかけても電話に出ますか":                        {{at: 2 * time.Hour}},
		"夕方4時なら電話できますか":                          {{at: 16 * time.Hour}},
		"晚上五点打电话行吗":                              {{at: 17 * time.Hour}},
		"새벽 2시에 전화해도 되나요":                        {{at: 2 * time.Hour}},
		"Good morning, can I call at 4 o'clock?": {{at: 16 * time.Hour}},
		"9時から18時まで電話できますか":                       {{at: 9 * time.Hour}, {at: 18 * time.Hour, before: true}},
	} {
		if got := hoursIn(words); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", words, got, want)
		}
	}
}
