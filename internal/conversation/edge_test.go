package conversation_test

import (
	"strings"
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

// What sounds like it is no word of who left: of somebody else, denied, or wished for.
func TestStillAtTheEdge(t *testing.T) {
	for words, despair := range map[string]string{
		"妻が帰って来ません": tired, "降りられません": tired, "涙が出ました": tired, "降りたいけど足が動かない": tired, "母は家にいます": tired, "彼女と離れました": tired,
		"I'm so down": weary, "my wife went away": weary, "I can't get down": weary, "everyone went home": weary,
		"她离开了我": unwilling, "我不想下来": unwilling, "남편이 집에 왔다 갔어요": exhausted, "못 내려왔어요": exhausted,
	} {
		there := map[string]string{tired: "いま屋上の縁に立っています", weary: "I am standing on the ledge", unwilling: "我站在桥上", exhausted: "옥상 난간에 서 있어요"}
		c := cared(t, despair)
		c.waits(2 * time.Minute)
		first(t, c, there[despair], texts.DangerEdge)
		c.waits(time.Minute)
		if out := c.says(words); !strings.Contains(read(out), "119") || out.Replies[0].Entry == texts.DangerLeft.String() {
			t.Errorf("%q:\n%s", words, read(out))
		}
	}
}

// Who stands there is asked to leave again where they write of it after some time; who took it back stood nowhere.
func TestTheEdgeIsRememberedAndForgotten(t *testing.T) {
	c := cared(t, tired)
	first(t, c, "いま屋上の縁に立っています", texts.DangerEdge)
	c.waits(2 * time.Hour)
	holds(t, c.says(tired), "離れて", "119")

	c = cared(t, tired)
	first(t, c, "いま屋上の縁に立っています", texts.DangerEdge)
	c.waits(time.Minute)
	c.says("言葉のあやでした。冗談です")
	c.waits(2 * time.Hour)
	lacks(t, c.says(tired), "離れて")
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
