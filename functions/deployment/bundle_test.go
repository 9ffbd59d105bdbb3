package deployment

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/approval"
	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/bundle"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/compiled"
	"madoguchi/internal/published"
	"madoguchi/internal/switches"
	"madoguchi/internal/table/dynamo/dynamotest"
)

// approvers are those who approve bundles, with their keys.
type approvers map[string]*ecdsa.PrivateKey

// approvers names two people to the functions.
func (w *world) approvers(t testing.TB) approvers {
	t.Helper()
	all := approvers{}
	var list []string
	for _, name := range []string{"alice", "bob"} {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
		if err != nil {
			t.Fatal(err)
		}
		all[name], list = key, append(list, name+":"+base64.StdEncoding.EncodeToString(der))
	}
	w.env["CONTROL_BUCKET"], w.env["BUNDLE_KEYS"] = steered, strings.Join(list, ",")
	return all
}

// changed is the bundle of the incident with another section, and its sum.
func changed(t testing.TB, name string, section []byte) ([]byte, string) {
	t.Helper()
	b, err := bundle.OpenFile(bundleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string][]byte{}
	for _, name := range b.Names() {
		content, err := b.Section(name)
		if err != nil {
			t.Fatal(err)
		}
		sections[name] = []byte(content)
	}
	sections[name] = section
	var out bytes.Buffer
	sum, err := bundle.Write(&out, sections)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), sum.String()
}

// saying is the bundle with another answer to what customers of these tests ask.
func saying(t testing.TB, answer string) ([]byte, string) {
	t.Helper()
	b, err := bundle.OpenFile(bundleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	i, err := published.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	k := slices.IndexFunc(i.Entries, func(e incident.Entry) bool { return e.ID == "card_reissue_fee" })
	i.Entries[k].Answer, i.Entries[k].Short = incident.Local{incident.Japanese: answer, incident.English: answer}, nil
	return changed(t, compiled.Section, compiled.Write(i))
}

// ofAnother is a bundle of another incident.
func ofAnother(t testing.TB) ([]byte, string) {
	t.Helper()
	b, err := bundle.OpenFile(bundleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	i, err := published.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	i.ID = "harbour"
	return changed(t, compiled.Section, compiled.Write(i))
}

// publish puts a bundle into the bucket, signed by some.
func (w *world) publish(t testing.TB, a approvers, raw []byte, sum string, by ...string) {
	t.Helper()
	approved := published.Approval{Incident: "nanatsuboshi"}
	for _, name := range by {
		digest := sha256.Sum256(approval.Statement(sum, name))
		signature, err := ecdsa.SignASN1(rand.Reader, a[name], digest[:])
		if err != nil {
			t.Fatal(err)
		}
		approved.Signatures = append(approved.Signatures, approval.Signature{By: name, Signature: signature})
	}
	w.SetObject(steered, published.Object(sum), raw)
	w.SetObject(steered, published.ApprovedBy(sum), encode(t, approved))
}

// asker asks the same again and again, each time as somebody else, and returns what is said.
func (w *world) asker(t testing.TB, answer lambda.Handler) func() string {
	asked := 0
	return func() string {
		t.Helper()
		asked++
		someone := fmt.Sprintf("U%032d", asked)
		if _, err := w.line.Say(t.Context(), someone, "カードの再発行に手数料はかかりますか"); err != nil {
			t.Fatal(err)
		}
		sent := w.Sent(inboxURL)
		e := arrival(inboxARN, sent[w.seen:]...)
		w.seen = len(sent)
		invoke(t, answer, e)
		return said(w.line, someone)
	}
}

const shipped, other = "発生しません", "この文は別の版のものです。"

// TestBundleIsServedFromOneMinuteToTheNext, and the one before as fast; as long as the same one
// counts it is not read again.
func TestBundleIsServedFromOneMinuteToTheNext(t *testing.T) {
	w := open(t)
	a := w.approvers(t)
	raw, sum := saying(t, other)
	w.publish(t, a, raw, sum, "alice", "bob")
	ask := w.asker(t, w.function(t, w.answer(file(t))))
	for _, step := range []struct {
		name     string
		pointer  string
		later    time.Duration
		want     string
		readings int // of objects, all together
	}{
		{"nobody has named it", "", 0, shipped, 1},
		{"it counts, and nobody has looked", sum, 59 * time.Second, shipped, 1},
		{"a second later", sum, time.Second, other, 4},
		{"a minute later", sum, time.Minute, other, 5},
		{"back to the one that was built in", "", time.Minute, shipped, 6},
		{"and forth", sum, time.Minute, other, 9},
	} {
		w.at = w.at.Add(step.later)
		w.point(t, switches.Set{}, step.pointer)
		if got := ask(); !strings.Contains(got, step.want) {
			t.Errorf("%s: %q, want %s", step.name, got, step.want)
		}
		if n := len(w.Calls("GetObject")); n != step.readings {
			t.Errorf("%s: %d objects were read, want %d", step.name, n, step.readings)
		}
	}
}

// TestBundleThatDoesNotHoldIsNotServed: what is there counts on, the switches of the same document
// hold, and somebody is told. The one that came with the program stands behind all.
func TestBundleThatDoesNotHoldIsNotServed(t *testing.T) {
	w := open(t)
	a := w.approvers(t)
	good, goodSum := saying(t, other)
	w.publish(t, a, good, goodSum, "alice", "bob")
	evil, evilSum := saying(t, "すべて安全です。")
	foreign, foreignSum := changed(t, "about", []byte("nanatsuboshi\nencoder of last year"))
	elsewhere, elsewhereSum := ofAnother(t)
	mute, muteSum := changed(t, "reader-grams", []byte("no n-grams"))
	ask := w.asker(t, w.function(t, w.answer(file(t))))
	w.point(t, switches.Set{}, goodSum)
	if got := ask(); !strings.Contains(got, other) {
		t.Fatal(got, w.log)
	}
	cases := []struct {
		name, sum string
		before    func()
	}{
		{"signed by one", evilSum, func() { w.publish(t, a, evil, evilSum, "alice") }},
		{"signed by one, twice", evilSum, func() { w.publish(t, a, evil, evilSum, "alice", "alice") }},
		{"another bundle under an approved sum", goodSum + "x", func() {
			w.publish(t, a, evil, goodSum+"x", "alice", "bob")
		}},
		{"for another encoder", foreignSum, func() { w.publish(t, a, foreign, foreignSum, "alice", "bob") }},
		{"of another incident", elsewhereSum, func() { w.publish(t, a, elsewhere, elsewhereSum, "alice", "bob") }},
		{"with n-grams that are none", muteSum, func() { w.publish(t, a, mute, muteSum, "alice", "bob") }},
		{"half of it", evilSum, func() { w.publish(t, a, evil[:len(evil)/2], evilSum, "alice", "bob") }},
		{"nowhere", "ffff", func() {}},
	}
	for i, c := range cases {
		w.at = w.at.Add(time.Minute)
		c.before()
		w.point(t, switches.Set{}, c.sum)
		if got := ask(); !strings.Contains(got, other) {
			t.Errorf("%s: %q", c.name, got)
		}
		if n := strings.Count(w.log.String(), `"what":"bundle","err"`); n != i+1 {
			t.Errorf("%s: %d lines tell: %s", c.name, n, w.log)
		}
	}
	w.at = w.at.Add(time.Minute)
	w.point(t, switches.Set{Paused: true}, "ffff")
	if got := ask(); !strings.Contains(got, "休止") {
		t.Errorf("a pause waits for a bundle: %q", got)
	}
	fresh := w.asker(t, w.function(t, w.answer(file(t))))
	w.point(t, switches.Set{}, "ffff")
	if got := fresh(); !strings.Contains(got, shipped) {
		t.Errorf("a start with a bundle that is nowhere: %q", got)
	}
	w.env["BUNDLE_KEYS"] = ""
	keyless := w.asker(t, w.function(t, w.answer(file(t))))
	w.point(t, switches.Set{}, goodSum)
	if got := keyless(); !strings.Contains(got, shipped) {
		t.Errorf("nobody may approve, and it is served: %q", got)
	}
}

// TestAllThatKnowTheIncidentTakeTheBundle, with their first event.
func TestAllThatKnowTheIncidentTakeTheBundle(t *testing.T) {
	w := open(t)
	a := w.approvers(t)
	raw, sum := saying(t, other)
	w.publish(t, a, raw, sum, "alice", "bob")
	w.point(t, switches.Set{}, sum)
	for name, event := range map[string]string{"answer": "sqs-message.json", "clock": "scheduler-tick.json", "desk": "line-gateway-verify.json", "roster": "roster-current.json"} {
		w.log.Reset()
		if _, err := w.function(t, builders(t, w)[name]).Invoke(t.Context(), fixture(t, event)); err != nil && name != "desk" {
			t.Error(name, err)
		}
		if !strings.Contains(w.log.String(), `"msg":"renewed","what":"bundle"`) {
			t.Errorf("%s goes on with what it came with: %s", name, w.log)
		}
	}
}

// TestWhoReadsNoMessagesFetchesTheIncidentAlone: of the bundle, the megabyte in which its table and the incident stand.
func TestWhoReadsNoMessagesFetchesTheIncidentAlone(t *testing.T) {
	w := open(t)
	a := w.approvers(t)
	raw, sum := saying(t, other)
	w.publish(t, a, raw, sum, "alice", "bob")
	w.point(t, switches.Set{}, sum)
	for name, event := range map[string]string{"answer": "sqs-message.json", "clock": "scheduler-tick.json", "desk": "line-gateway-verify.json", "roster": "roster-current.json"} {
		before := len(w.Calls("GetObject"))
		w.function(t, builders(t, w)[name]).Invoke(t.Context(), fixture(t, event))
		var parts []string
		for _, c := range w.Calls("GetObject")[before:] {
			if strings.HasSuffix(c.Path, published.Object(sum)) {
				parts = append(parts, c.Range)
			}
		}
		want := []string{"bytes=0-1048575"}
		if name == "answer" {
			want = []string{""}
		}
		if !slices.Equal(parts, want) {
			t.Errorf("%s reads %q of the bundle, want %q", name, parts, want)
		}
	}
}

// TestANewFunctionAsksUntilItHasTheBundle: while S3 gives the document and not the bundle each event asks again; a
// bundle that does not hold is asked for once a minute.
func TestANewFunctionAsksUntilItHasTheBundle(t *testing.T) {
	w := open(t)
	a := w.approvers(t)
	raw, sum := saying(t, other)
	w.publish(t, a, raw, sum, "alice", "bob")
	w.point(t, switches.Set{}, sum)
	ask := w.asker(t, w.function(t, w.answer(file(t))))
	w.Fail("GetObject", awstest.Fault{Status: 403, Code: "AccessDenied", At: published.Object(sum)})
	if got := ask(); !strings.Contains(got, shipped) {
		t.Errorf("while nothing can be read it says %q", got)
	}
	w.Heal("GetObject")
	if got := ask(); !strings.Contains(got, other) {
		t.Errorf("once it can be read it says %q", got)
	}
	alone, aloneSum := saying(t, "この文には署名が足りません。")
	w.publish(t, a, alone, aloneSum, "alice")
	w.point(t, switches.Set{}, aloneSum)
	ask = w.asker(t, w.function(t, w.answer(file(t))))
	ask()
	before := len(w.Calls("GetObject"))
	ask()
	if n := len(w.Calls("GetObject")) - before; n != 0 {
		t.Errorf("a bundle that nobody approved is asked for with each event: %d objects", n)
	}
}

// TestStartWithKeysThatAreNone says so: nobody would notice that nothing is ever approved.
func TestStartWithKeysThatAreNone(t *testing.T) {
	w := open(t)
	w.env["CONTROL_BUCKET"], w.env["BUNDLE_KEYS"] = steered, "alice"
	if _, err := w.answer(file(t))(t.Context()); err == nil || !strings.Contains(err.Error(), "NAME:BASE64") {
		t.Error(err)
	}
}

// TestBundleBootstrap: the program that is deployed serves the bundle.
func TestBundleBootstrap(t *testing.T) {
	table := dynamotest.New(t)
	w := open(t)
	a := w.approvers(t)
	w.env["DESK_TABLE"], w.env["ROSTER_SECRET_ID"], w.env["AFFECTED_TABLE"] = table.Name, "", ""
	t.Setenv("AWS_ENDPOINT_URL_DYNAMODB", os.Getenv("DYNAMODB_ENDPOINT"))
	raw, sum := saying(t, other)
	w.publish(t, a, raw, sum, "alice", "bob")
	w.point(t, switches.Set{}, sum)
	w.at = time.Now()
	var env []string
	for name, value := range w.env {
		env = append(env, name+"="+value)
	}
	p := run(t, "answer", env...)
	if _, err := w.line.Say(t.Context(), user, "カードの再発行に手数料はかかりますか"); err != nil {
		t.Fatal(err)
	}
	p.invoke(w.waiting(t))
	p.Kill()
	if got := said(w.line, user); !strings.Contains(got, other) {
		t.Errorf("the program says %q: %s", got, p.Log())
	}
}
