package stage

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	bbolt "go.etcd.io/bbolt"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"madoguchi/internal/affected"
	"madoguchi/internal/casework"
	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/roster"
	"madoguchi/internal/roster/rostertest"
	"madoguchi/internal/table"
	"madoguchi/internal/table/dynamo"
	"madoguchi/internal/table/dynamo/dynamotest"
	"madoguchi/internal/verifier"
)

// What somebody finds who steals everything but the keys: no person of the list, in
// no writing and under no hash that could be tried out. Excepted is the company's own
// list.

// trace is one form in which a value of a person would show.
type trace struct{ what, bytes string }

// traces are the forms of a value.
func traces(what, value string) []trace {
	var all []trace
	for name, plain := range written(value) {
		all = append(all, hidden(what+" in "+name, plain)...)
	}
	sha, sha1, md5 := sha256.Sum256([]byte(value)), sha1.Sum([]byte(value)), md5.Sum([]byte(value))
	for name, sum := range map[string][]byte{"SHA-256": sha[:], "SHA-1": sha1[:], "MD5": md5[:]} {
		all = append(all, hidden(what+" under "+name, string(sum[:8]))...) // also where only the beginning is kept
	}
	return all
}

// written is a value in the encodings of Japan.
func written(value string) map[string]string {
	all := map[string]string{"UTF-8": value}
	for name, e := range map[string]encoding.Encoding{"CP932": japanese.ShiftJIS, "ISO-2022-JP": japanese.ISO2022JP,
		"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)} {
		if encoded, err := e.NewEncoder().String(value); err == nil && encoded != value {
			all[name] = encoded
		}
	}
	return all
}

// hidden are bytes as they are, in hexadecimal digits, and in base64 wherever in the
// coded bytes they stand.
func hidden(what, plain string) []trace {
	inHex := hex.EncodeToString([]byte(plain))
	all := []trace{{what, plain}, {what + ", hex", inHex}, {what + ", HEX", strings.ToUpper(inHex)}}
	for before := range 3 {
		for name, e := range map[string]*base64.Encoding{"base64": base64.RawStdEncoding, "base64url": base64.RawURLEncoding} {
			coded := e.EncodeToString(append(make([]byte, before), plain...))
			from, to := (before*8+5)/6, (before+len(plain))*8/6 // the signs that no neighbour changes
			all = append(all, trace{fmt.Sprintf("%s, %s at %d", what, name, before), coded[from:to]})
		}
	}
	return all
}

// person are the traces of a row of the list.
func person(t testing.TB, row listed) []trace {
	t.Helper()
	fields := map[string]affected.Field{"name": affected.Name, "name_kana": affected.Kana, "address": affected.Address,
		"phone": affected.Phone, "email": affected.Email, "letter_code": affected.Letter}
	var all []trace
	for column, field := range fields {
		if row[column] == "" {
			continue
		}
		normal, err := affected.Normal(field, row[column])
		if err != nil {
			t.Fatal(err)
		}
		forms := []string{row[column], normal, strings.ToLower(row[column]), strings.ToUpper(row[column]), strings.ReplaceAll(row[column], "-", ""), strings.ReplaceAll(row[column], " ", "")}
		slices.Sort(forms)
		for i, form := range slices.Compact(forms) {
			all = append(all, traces(fmt.Sprintf("%s of %s (form %d)", column, row["id"], i+1), form)...)
		}
	}
	all = append(all, traces("id of "+row["id"], row["id"])...)
	return append(all, digests("postal code of "+row["id"], row["postal_code"], strings.ReplaceAll(row["postal_code"], "-", ""))...)
}

// digests are the traces of values so short that they stand everywhere by chance:
// only their hashes.
func digests(what string, values ...string) []trace {
	var all []trace
	for _, value := range values {
		all = append(all, slices.DeleteFunc(traces(what, value), func(tr trace) bool { return !strings.Contains(tr.what, " under ") })...)
	}
	return all
}

// search fails the test for each trace that a dump holds.
func search(t *testing.T, name string, dump []byte, all []trace) {
	t.Helper()
	for _, tr := range all {
		if i := bytes.Index(dump, []byte(tr.bytes)); i >= 0 {
			t.Errorf("%s holds, at %d: %s", name, i, tr.what)
		}
	}
}

// TestTheSearchFindsWhatIsThere: each trace is found in the form in which a program
// would leave it, wherever it lies.
func TestTheSearchFindsWhatIsThere(t *testing.T) {
	const value = "見本 花子0005"
	sum := sha256.Sum256([]byte(value))
	cp932 := string(emailtest.Encode("shift_jis", value))
	for name, dump := range map[string]string{
		"in clear":                     "xx" + value + "yy",
		"in CP932":                     "xx" + cp932 + "yy",
		"in base64, a byte before":     base64.StdEncoding.EncodeToString([]byte("x" + value + "yy")),
		"in base64, two bytes before":  base64.StdEncoding.EncodeToString([]byte("xx" + value + "yyy")),
		"CP932 in base64url":           base64.URLEncoding.EncodeToString([]byte("xyz" + cp932)),
		"in hexadecimal digits":        fmt.Sprintf("%X", value),
		"its hash in hex":              fmt.Sprintf("{%x}", sum),
		"its hash as bytes":            "x" + string(sum[:]),
		"half of its hash in base64":   base64.StdEncoding.EncodeToString(sum[:16]),
		"its hash in base64, in a row": base64.StdEncoding.EncodeToString(append([]byte{1}, sum[:]...)),
	} {
		if !slices.ContainsFunc(traces("name", value), func(tr trace) bool { return strings.Contains(dump, tr.bytes) }) {
			t.Errorf("not found %s", name)
		}
	}
	if slices.ContainsFunc(traces("name", value), func(tr trace) bool { return len(tr.bytes) < 8 }) {
		t.Error("a trace is so short that it stands anywhere by chance")
	}
}

// aDay drives a desk through all in which somebody of the list plays a part. It
// returns what else must leave no trace: the codes.
func aDay(t *testing.T, r *running, rows []listed) []trace {
	t.Helper()
	member, gift, train, overseas := rostertest.Only(t, rows, "member"), rostertest.Only(t, rows, "gift_recipient"), rostertest.Only(t, rows, "train_delivery"), rostertest.Only(t, rows, "overseas")
	card := rostertest.Only(t, rows, "card_member")

	one := r.caller(1)
	holds(t, one.proves(member["email"]), saysStatus)
	all := digests("a code", r.code(member["email"]))
	holds(t, r.caller(2).says(gift["letter_code"]+" 〒"+gift["postal_code"]), saysStatus)
	lacks(t, r.caller(3).says(train["letter_code"]+" 〒999-9999"), saysStatus)

	four := r.caller(4) // proves nothing, and tells a person all about themselves
	four.says("私は対象ですか")
	four.taps("どちらも使えない")
	four.says("氏名は" + train["name"] + "(" + train["name_kana"] + ")、住所は" + train["address"] + "、電話は" + train["phone"] + "です。登録は" + member["email"] + "かもしれません")
	five := r.caller(5) // is not understood
	five.says(card["name"] + "ぬるぽ")
	five.says(card["address"] + "がっ")

	letterTo(r, card["email"], "a", "私は対象ですか\n"+card["name"]+"\n"+card["phone"])
	letterTo(r, overseas["email"], "b", "私は対象ですか", "X-Rehearsal-DMARC: FAIL")
	letterTo(r, overseas["email"], "c", "メールで確認する", "X-Rehearsal-DMARC: FAIL")
	letterTo(r, overseas["email"], "d", overseas["email"], "X-Rehearsal-DMARC: FAIL")
	letterTo(r, overseas["email"], "e", r.code(overseas["email"]), "X-Rehearsal-DMARC: FAIL")
	all = append(all, digests("a code", r.code(overseas["email"]))...)
	r.send(card["email"], []byte("From: "+card["email"]+"\r\nSubject: =?x-unknown?B?////?=\r\nContent-Type: multipart/mixed\r\n\r\n"+card["name"]))
	r.idle()

	for _, c := range r.cases() { // staff write their names, too
		for _, a := range []casework.Action{
			{Verb: casework.Take},
			{Verb: casework.Draft, Text: inquiry.NewText(train["name"] + "様")},
			{Verb: casework.Note, Text: inquiry.NewText(train["name"] + "様、" + train["phone"])},
			{Verb: casework.Answer, Text: inquiry.NewText(train["name"] + "様　ご住所は" + train["address"] + "でよろしいでしょうか")},
		} {
			a.By = agent
			if err := r.staff.Act(t.Context(), c.Receipt, a); err != nil {
				t.Fatal(err)
			}
		}
		r.file(c.Receipt)
	}
	four.says("はい、" + train["name"] + "です")
	r.post("/local/clock", map[string]time.Time{"at": r.clock.Now().Add(30 * time.Hour)})
	four.says("ありがとうございました " + train["phone"])
	eventually(t, "the phone is written down", func() bool { return r.phone.save() == nil })
	return all
}

// ended stops the desk and returns all that it leaves: every file to the last byte,
// each item once more as it was before it was coded, and the log.
func (r *running) ended() map[string][]byte {
	r.t.Helper()
	kept, mails := r.rawMails(), r.mailbox.Count()
	r.stop()
	left := map[string][]byte{"the log": []byte(r.logs.String())}
	files, err := filepath.Glob(filepath.Join(r.options.data, "*"))
	if err != nil {
		r.t.Fatal(err)
	}
	for _, path := range files {
		if left[filepath.Base(path)], err = os.ReadFile(path); err != nil {
			r.t.Fatal(err)
		}
	}
	if kept == 0 || mails == 0 || len(left["madoguchi.db"]) == 0 || !strings.Contains(r.logs.String(), `"msg":"turn"`) {
		r.t.Fatalf("%d raw mails, %d sent ones, %d bytes of items, %d of log: the test proves nothing", kept, mails, len(left["madoguchi.db"]), len(r.logs.String()))
	}
	return left
}

func TestADumpNamesNobody(t *testing.T) {
	rows := rostertest.Some(sampleRows(t), 3)
	t.Run("bolt", func(t *testing.T) {
		r := start(t, options{data: withList(t, rows)})
		all := append(aDay(t, r, rows), people(t, rows)...)
		left := r.ended()
		if !bytes.Contains(left["madoguchi.db"], []byte("G#1#")) {
			t.Fatal("there is no roster in the file: the test proves nothing")
		}
		for name, dump := range left {
			search(t, name, dump, all)
		}
	})
	t.Run("DynamoDB", func(t *testing.T) {
		desk, index := dynamotest.New(t), dynamotest.Affected(t)
		list, keys := dynamo.New(index.Client, index.Name), ring(t, 9)
		if err := takeIn(t.TempDir(), rows, list, keys); err != nil {
			t.Fatal(err)
		}
		r := startOn(t, options{engine: func(*bbolt.DB) (table.Engine, error) { return dynamo.New(desk.Client, desk.Name), nil }}, shared,
			func(s *stage) { s.desk.Verifier = verifier.New(s.store, roster.New(list, keys, s.clock.Now)) })
		all := append(aDay(t, r, rows), people(t, rows)...)
		left := r.ended()
		left["the desk's table"], left["the roster's table"] = scan(t, desk), scan(t, index)
		for name, dump := range left {
			search(t, name, dump, all)
		}
	})
}

// people are the traces of the people who play a part, and of one in each segment
// who is only on the list.
func people(t testing.TB, rows []listed) []trace {
	t.Helper()
	var all []trace
	seen := map[string]int{}
	for _, row := range rows {
		if seen[row["segment"]]++; seen[row["segment"]] == 2 || rostertest.Only(t, rows, row["segment"])["id"] == row["id"] {
			all = append(all, person(t, row)...)
		}
	}
	return all
}

// scan is every attribute of every item of a table.
func scan(t *testing.T, table dynamotest.Table) []byte {
	t.Helper()
	var all bytes.Buffer
	pages := dynamodb.NewScanPaginator(table.Client, &dynamodb.ScanInput{TableName: &table.Name})
	for pages.HasMorePages() {
		page, err := pages.NextPage(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range page.Items {
			for name, value := range item {
				fmt.Fprintf(&all, "%s=", name)
				switch v := value.(type) {
				case *types.AttributeValueMemberS:
					all.WriteString(v.Value)
				case *types.AttributeValueMemberN:
					all.WriteString(v.Value)
				case *types.AttributeValueMemberB:
					all.Write(v.Value)
				default:
					t.Fatalf("an attribute of type %T", v)
				}
				all.WriteByte('\n')
			}
		}
	}
	if all.Len() < 1000 {
		t.Fatalf("the table holds %d bytes: the test proves nothing", all.Len())
	}
	return all.Bytes()
}
