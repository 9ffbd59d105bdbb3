package conversation_test

import (
	"testing"
	"time"

	"madoguchi/internal/incident/texts"
)

// Who despairs where a step may end it is asked to leave first of all, and reads whom to call for their life, until they
// say that they left.
func TestAtTheEdge(t *testing.T) {
	for _, row := range []struct{ despair, there, on, gone string }{
		{tired, "いま非常階段の手すりの外に立っています", "風が強い", "もう降りました。部屋にいます"},
		{weary, "I am standing on the railing of the overpass", "nobody cares", "I climbed down and I'm back home"},
		{unwilling, "我坐在天台的边上", "没有人在乎", "我下来了，回到家了"},
		{exhausted, "지금 다리 난간에 서 있어요", "바람이 불어요", "내려왔어요. 집에 왔어요"},
	} {
		c := cared(t, row.despair)
		c.waits(2 * time.Minute)
		out := first(t, c, row.there, texts.DangerEdge)
		holds(t, out, "110")
		holds(t, out, "119")
		c.waits(time.Minute)
		holds(t, c.says(row.on), "119")
		c.waits(5 * time.Minute)
		first(t, c, row.gone, texts.DangerLeft)
		c.waits(time.Minute)
		if out := c.says(row.on); len(out.Replies) > 0 && out.Replies[0].Entry == texts.DangerEdge.String() {
			t.Errorf("%q: still there:\n%s", row.gone, read(out))
		}
	}
}

// A bridge from which somebody takes pictures is no edge, nor is one that they dreamt of.
func TestNoEdge(t *testing.T) {
	for _, words := range []string{"きのう橋の上に立っている夢を見ました", "前に屋上まで行ったことがあります", "I dreamt that I was standing on a roof"} {
		c := cared(t, tired)
		c.waits(2 * time.Minute)
		if out := c.says(words); len(out.Replies) > 0 && out.Replies[0].Entry == texts.DangerEdge.String() {
			t.Errorf("%q:\n%s", words, read(out))
		}
	}
}
