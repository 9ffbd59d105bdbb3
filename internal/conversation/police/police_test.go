package police_test

import (
	"testing"

	"madoguchi/internal/conversation/police"
)

func TestThePoliceIsAskedFor(t *testing.T) {
	for words, asks := range map[string]bool{
		"警察に届けたほうがいいですか": true, "交番に行ったほうがええんやろか": true, "被害届は必要ですか": true, "Should I go to the police?": true, "110番にかけてもいいでしょうか": true,
		"Do I need to report this to the police": true, "需要报案吗": true, "我应该去派出所吗": true, "경찰에 신고해야 하나요": true,
		"御社は警察に届けたほうがいいと思いませんか": false, "警察には報告しましたか": false, "Did you tell the police?": false, "你们报警了吗": false, "警察に相談しました": false,
	} {
		if got := police.Asks(words); got != asks {
			t.Errorf("%q: %v", words, got)
		}
	}
}
