package intent_test

import (
	"testing"

	"madoguchi/internal/conversation/intent"
)

// Who is not understood may despair where that is probable, or less so beside words of it; who laughs does not.
func TestWhoMayDespair(t *testing.T) {
	for _, row := range []struct {
		words string
		score float64
		want  bool
	}{
		{"仕事も家もなくして、このうえこれです", 0.4, true}, {"生きているのがつらい", 0.15, true}, {"手続きがつらい", 0.05, false},
		{"待ち時間が長すぎる", 0.2, false}, {"もう全部やめたいわ笑", 0.4, false}, {"I give up on this form lol", 0.4, false},
	} {
		considered := []intent.Considered{{Entry: "greeting", Score: 0.45}, {Entry: intent.Dangers()[1], Score: row.score}}
		if got := intent.Despairing(considered, row.words); got != row.want {
			t.Errorf("%q at %v: %v", row.words, row.score, got)
		}
		if left := intent.Unendangered(considered); len(left) != 1 || left[0].Entry != "greeting" {
			t.Errorf("%v is offered", left)
		}
	}
}
