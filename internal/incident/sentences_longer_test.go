package incident_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// longer adds sentences to a notice, each as a fact, and names.
func longer(dir fstest.MapFS, lang string, facts map[string]string, names ...string) fstest.MapFS {
	notice, quotes := "\n", "facts:\n"
	for id, says := range facts {
		notice += says + "\n"
		quotes += "  - {id: " + id + ", says: ['" + says + "']}\n"
	}
	add := func(file, text string) { dir[file] = &fstest.MapFile{Data: []byte(text)} }
	add("notice."+lang+".txt", string(dir["notice."+lang+".txt"].Data)+notice)
	text := strings.Replace(string(dir["facts.yaml"].Data), "facts:\n", quotes, 1)
	for _, n := range names {
		text += "  - {" + lang + ": " + n + "}\n"
	}
	add("facts.yaml", text)
	return dir
}

// What the two notices do not hold: a service that is not concerned, replies on
// business days, events of two days in a row, the day of publication.
func TestSentencesOfLongerNotices(t *testing.T) {
	english := longer(harbour(t), "en", map[string]string{
		"rowboat": "Our other newsletter, Rowboat Weekly, is not concerned.",
		"replies": "Replies to emails are sent on business days.",
	}, "Rowboat Weekly")
	japanese := longer(folder(t), "ja", map[string]string{
		"orders":    "2019年3月12日(火)に、ご注文の受付を停止いたしました。",
		"published": "2019年4月12日",
		"catalogue": "カタログ請求は、2019年4月22日(月)の再開を予定しております。",
		"fairs":     "催事出店の再開時期は未定であり、決まり次第お知らせいたします。",
	})
	for _, c := range []struct {
		dir   fstest.MapFS
		langs []string
		holds bool
		all   []sentence
	}{
		{english, []string{"en"}, true, []sentence{
			{"en", "Rowboat Weekly is not affected.", "rowboat"},
			{"en", "We reply to emails on business days.", "replies"},
		}},
		{english, []string{"en"}, false, []sentence{
			{"en", "Rowboat Weekly is also affected.", "rowboat"},
			{"en", "Rowboat Weekly is among those concerned.", "rowboat"},
			{"en", "Harbour Post is not affected.", "rowboat"},
			{"en", "We reply to emails on Sundays.", "replies"},
		}},
		{japanese, []string{"ja", "en"}, true, []sentence{
			{"ja", "流出懸念の連絡を受けた翌日に、ご注文の受付を停止しております。", "discovered, orders"},
			{"ja", "3月11日に流出懸念の連絡を受け、翌12日にご注文の受付を停止しました。", "discovered, orders"},
			{"ja", "4月12日より、お詫びと経緯についての書面を、メール及び郵便にてお送りしております。", "published, letters_from_today"},
			{"ja", "カタログ請求は、4月22日に再開する予定です。", "catalogue, fairs"},
			{"ja", "4月22日にカタログ請求を再開する予定です。催事出店の再開時期は未定です。", "catalogue, fairs"},
			{"ja", "再開は4月22日(月)の予定です。", "catalogue"},
		}},
		{japanese, []string{"ja", "en"}, false, []sentence{
			{"ja", "流出懸念の連絡を受けた当日のうちに、ご注文の受付を停止しております。", "discovered, orders"},
			{"ja", "4月12日に、ご注文の受付を停止しました。", "published, orders"},
			{"ja", "催事出店も4月22日に再開する予定です。", "catalogue, fairs"},
			{"ja", "催事出店は、4月22日の再開を予定しております。", "catalogue, fairs"},
		}},
	} {
		for i, r := range refusedOf(t, c.dir, c.langs, c.all) {
			if c.holds != (r == "") {
				t.Errorf("%s (cites %s): %q", c.all[i].text, c.all[i].cites, r)
			}
		}
	}
}
