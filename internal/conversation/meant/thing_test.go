package meant

import "testing"

func TestWhatIsCalledDeadIsNobody(t *testing.T) {
	for words, want := range map[string]bool{
		"うちのクレカはもう死んだの": true, "is my account dead now": true, "我的卡是不是挂了": true, "제 카드는 죽은 건가요": true,
		"父が亡くなりました": false, "カードの持ち主の母が死にました": false, "My father is dead": false,
	} {
		if got := things.MatchString(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
