package csvfile

import (
	"strings"
	"testing"

	"madoguchi/internal/affected"
)

func TestARowBecomesAPerson(t *testing.T) {
	f := opened(t, "email,ID, Segment ,name,name_kana,postal_code,address,phone,letter_code,Ｌanguage\r\n"+
		"Hanako@Example.jp,7,guest,見本　花子 様,ミホン ハナコ,〒000-0001,例県見本市一丁目2番3号,+81 90 0000 0000,,JA\r\n")
	people, problems := read(f, 0)
	want := affected.Person{
		ID: "7", Segment: "guest", Language: "ja", Name: "見本花子", Kana: "みほんはなこ", Postal: "0000001",
		Address: "例県見本市1-2-3", Phone: "09000000000", Email: "hanako@example.jp",
	}
	if len(people) != 1 || problems != nil || people[0] != want {
		t.Errorf("%d people, %v; the fields are as wanted: %v", len(people), problems, len(people) == 1 && people[0] == want)
	}
}

func TestHeaders(t *testing.T) {
	for _, row := range []struct{ why, header, problem string }{
		{"two are enough", "segment,id", ""},
		{"quoted, as some programs do", `"id","segment","email"`, ""},
		{"nothing at all", "", "no header"},
		{"a quotation mark that nobody closed", `id,"segment`, "no header"},
		{"the id is missing", "segment,email", "lacks id; add"},
		{"the segment is missing", "id,email", "lacks segment; add"},
		{"one name twice", "id,segment,email,EMAIL", "names email twice; leave one"},
		{"a name of its own", "id,segment,memo", "column 3 of the header has no name that is known; write one of id, segment, name, name_kana,"},
		{"semicolons", "id;segment;email", "the columns stand apart by ;: save the list with commas (CSV UTF-8)"},
		{"semicolons and quotes", `"id";"segment";"email"`, "the columns stand apart by ;: save the list with commas (CSV UTF-8)"},
		{"tabs", "id\tsegment\temail", "the columns stand apart by a tab: save the list with commas (CSV UTF-8)"},
		{"a person's row with semicolons", "1;member;hanako@example.jp", "the columns stand apart by ;"},
		{"columns without a name at the end, as Excel leaves them", "id,segment,email,, ,　", ""},
		{"a column without a name in between", "id,,segment", "column 2 of the header has no name"},
		{"a person instead of names", "1,member,hanako@example.jp", "column 1 of the header"},
	} {
		_, err := tryOpen(t, row.header+"\n1,member,a@example.jp\n")
		if row.header == "" {
			_, err = tryOpen(t, "")
		}
		switch {
		case row.problem == "" && err != nil:
			t.Errorf("%s: %v", row.why, err)
		case row.problem != "" && (err == nil || !strings.Contains(err.Error(), row.problem) || strings.Contains(err.Error(), "hanako")):
			t.Errorf("%s: %v, want %q", row.why, err, row.problem)
		}
	}
}

// whole is a row with a value in every column but those that a test changes.
func whole(changes map[string]string) string {
	good := map[string]string{
		"id": "1", "segment": "member", "name": "見本 一郎", "name_kana": "ミホン イチロウ", "postal_code": "000-0001", "address": "例県見本市1-2-3",
		"phone": "090-0000-0000", "email": "a@example.jp", "letter_code": "K7PM-4XQ9-R2TW-H8NM", "language": "ja",
	}
	cells := make([]string, len(names()))
	for i, column := range names() {
		cells[i] = good[column]
		if value, ok := changes[column]; ok {
			cells[i] = value
		}
	}
	return strings.Join(cells, ",")
}

// bare leaves everything out but what makes a row.
func bare(changes map[string]string) string {
	all := map[string]string{}
	for _, column := range names()[2:] {
		all[column] = ""
	}
	for column, value := range changes {
		all[column] = value
	}
	return whole(all)
}

func TestRowRules(t *testing.T) {
	type values = map[string]string
	for _, r := range []struct{ why, row, problem string }{
		{"everything", whole(nil), ""},
		{"an email is enough", bare(values{"email": "a@example.jp"}), ""},
		{"a phone is enough", bare(values{"phone": "090-0000-0000"}), ""},
		{"name and postal code are enough", bare(values{"name": "見本", "postal_code": "0000001"}), ""},
		{"so is the reading of the name", bare(values{"name_kana": "ミホン", "postal_code": "0000001"}), ""},
		{"a letter code and its postal code are enough", bare(values{"letter_code": "K7PM-4XQ9-R2TW-H8NM", "postal_code": "0000001"}), ""},
		{"a phone abroad, and its postal code", whole(values{"phone": "+44 20 7946 0000", "postal_code": "SW1A 1AA"}), ""},
		{"an address abroad", whole(values{"phone": "", "address": "12 Rue Saint-Michel", "postal_code": "75005"}), ""},
		{"a company", whole(values{"name": "㈱見本"}), ""},

		{"nothing to find the person by", bare(nil), "2 : the person could not be found; write email or phone"},
		{"a name alone", bare(values{"name": "見本"}), "2 : the person could not be found"},
		{"a letter code without postal code", bare(values{"letter_code": "K7PM-4XQ9-R2TW-H8NM"}),
			"2 postal_code: a letter code is asked for together with the postal code; write it"},
		{"no id", whole(values{"id": " "}), "2 id: no id; write"},
		{"an id that is too long", whole(values{"id": strings.Repeat("9", 65)}), "2 id: the id is longer than 64"},
		{"an id with a control character", whole(values{"id": "a\x01"}), "2 id: the id holds a character"},
		{"no segment", whole(values{"segment": ""}), "2 segment: no segment of the incident; write one of member, guest"},
		{"a segment of another incident", whole(values{"segment": "MEMBER"}), "2 segment: no segment of the incident"},
		{"a language that is not known", whole(values{"language": "jp"}), "2 language: no language that is known; write ja, en, zh or ko"},
		{"no address", whole(values{"email": "hanako(at)example.jp"}), "2 email: no mail address; write one like"},
		{"two addresses", whole(values{"email": "a@example.jp b@example.jp"}), "2 email: no mail address"},
		{"Excel took the zero", whole(values{"phone": "9012345678"}),
			"2 phone: Excel took the zero in front away, or wrote a power of ten; format the column as text"},
		{"Excel took the zero of an area", whole(values{"phone": "312345678"}), "2 phone: Excel took"},
		{"Excel wrote a power of ten", whole(values{"phone": "8.19012E+11"}), "2 phone: Excel took"},
		{"no phone", whole(values{"phone": "なし"}), "2 phone: no telephone number; begin with 0"},
		{"two phones", whole(values{"phone": "090-0000-0000/03-0000-0000"}), "one number a row"},
		{"Excel took the zero of a postal code", whole(values{"postal_code": "600001"}),
			"2 postal_code: no Japanese postal code, which has seven digits; where Excel took a zero"},
		{"a postal code in words", whole(values{"postal_code": "不明"}), "2 postal_code: no postal code; write seven digits"},
		{"a letter code with a slip", whole(values{"letter_code": "K7PM-4XQ9-R2TW-H8NZ"}), "2 letter_code: no letter code; write its 16 signs"},
		{"a name of signs", whole(values{"name": "*****"}), "2 name: no letters; write the name or leave it empty"},
		{"a reading of signs", whole(values{"name_kana": "・・"}), "2 name_kana: no letters"},
		{"an address of signs", whole(values{"address": "---"}), "2 address: no letters or digits"},
		{"a story instead of an address", whole(values{"address": strings.Repeat("例", 401)}), "2 address: too long"},
		{"a company's own character", whole(values{"name": "見\ue123本"}), "2 name: a character that only one company's computers know"},
		{"a character that was lost before", whole(values{"name": "見\ufffd本"}),
			"2 name: a character that only one company's computers know, or that was lost"},
		{"a comma without quotes", whole(values{"address": "12, Rue"}),
			"2 : the row has 11 columns and the header 10; put a value with a comma in quotation marks"},
		{"cells left out", "1,member", "2 : the row has 2 columns and the header 10"},
	} {
		_, problems := read(opened(t, strings.Join(names(), ",")+"\n"+r.row+"\n"), 0)
		got := strings.Join(problems, "|")
		if (r.problem == "") != (got == "") || !strings.Contains(got, r.problem) || len(problems) > 1 {
			t.Errorf("%s: %q, want %q", r.why, got, r.problem)
		}
	}
}

func TestColumnsWithoutANameAtTheEnd(t *testing.T) {
	for _, r := range []struct{ why, row, problem string }{
		{"nothing in them, as Excel leaves an emptied column", "1,member,a@example.jp,,", ""},
		{"blanks in them", "1,member,a@example.jp, ,　", ""},
		{"they are left out, as Excel does further down", "1,member,a@example.jp", ""},
		{"a value in one of them", "1,member,a@example.jp,,hanako",
			"2 : column 5 has no name in the header and holds a value here; name it or empty it"},
		{"more than the header has", "1,member,a@example.jp,,,", "2 : the row has 6 columns and the header 5"},
		{"a named one left out", "1,member", "2 : the row has 2 columns and the header 5"},
	} {
		people, problems := read(opened(t, "id,segment,email,,\n"+r.row+"\n"), 0)
		got := strings.Join(problems, "|")
		if (r.problem == "") != (got == "") || !strings.Contains(got, r.problem) || strings.Contains(got, "hanako") ||
			len(people)+len(problems) != 1 {
			t.Errorf("%s: %d people, %q, want %q", r.why, len(people), got, r.problem)
		}
	}
}

func TestARowTellsAllItsProblemsAndNoValue(t *testing.T) {
	_, problems := read(opened(t, strings.Join(names(), ",")+"\n"+
		whole(map[string]string{"segment": "hanako1", "phone": "hanako2", "email": "hanako3", "letter_code": "hanako4",
			"language": "hanako5"})), 0)
	all := strings.Join(problems, "\n")
	if len(problems) != 5 || strings.Contains(all, "hanako") {
		t.Errorf("%d problems: %s", len(problems), all)
	}
}
