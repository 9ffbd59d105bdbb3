// Package archtest checks the shape of the house: which package imports which,
// and what no file may hold. It reads the files itself, in the process of the
// test, so that a cached result is never older than a file.
package archtest

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// module is the path that our own imports begin with.
const module = "madoguchi/"

// arrows lists for each package, by its folder, the packages of ours that it
// may import. What stands further in never knows what stands further out.
func arrows() map[string][]string {
	lock := []string{"internal/factlock/words", "internal/factlock/clause", "internal/factlock/figure", "internal/factlock/evidence", "internal/factlock/reading"}
	data := []string{"internal/jatext", "internal/inquiry", "internal/incident", "internal/incident/texts"}
	codes := join(data, "internal/signs")
	parts := join(data, "internal/faq", "internal/hours", "internal/affected", "internal/cases")
	speech := join(parts, "internal/identity", "internal/dates", "internal/danger", "internal/redact")
	talk := join(parts, "internal/conversation")
	out := []string{"internal/inquiry", "internal/affected", "internal/cases", "internal/outbox", "internal/notice"}
	work := join(out, "internal/identity", "internal/conversation", "internal/incident/texts")
	rooms := join(work, "internal/casework", "internal/turn", "internal/watch")
	pages := join(talk, "internal/outbox", "internal/casework", "internal/desk/session", "internal/desk/page")
	return map[string][]string{
		"internal/keyring":                 nil,
		"internal/telemetry":               nil,
		"internal/jatext":                  nil,
		"internal/lazyregexp":              nil,
		"internal/redact/folded":           {"internal/jatext"},
		"internal/redact/pattern":          {"internal/redact/folded"},
		"internal/redact/numbers":          {"internal/jatext", "internal/redact/folded", "internal/redact/pattern"},
		"internal/redact/password":         {"internal/redact/folded", "internal/redact/pattern", "internal/redact/numbers"},
		"internal/redact/person":           {"internal/redact/folded", "internal/redact/pattern", "internal/redact/numbers"},
		"internal/redact":                  {"internal/redact/folded", "internal/redact/pattern", "internal/redact/numbers", "internal/redact/password", "internal/redact/person"},
		"internal/redact/veil/surnames":    {"internal/jatext"},
		"internal/redact/veil/names":       {"internal/jatext", "internal/redact/folded", "internal/redact/pattern", "internal/redact/numbers", "internal/redact/person", "internal/redact/veil/surnames"},
		"internal/redact/veil/made":        {"internal/jatext", "internal/redact/folded", "internal/redact/veil/names", "internal/redact/veil/surnames"},
		"internal/redact/veil/edges":       {"internal/jatext", "internal/redact/folded", "internal/redact/pattern", "internal/redact/veil/names", "internal/redact/veil/made", "internal/redact/veil/surnames"},
		"internal/redact/veil":             {"internal/redact/folded", "internal/redact/pattern", "internal/redact/numbers", "internal/redact/person", "internal/redact", "internal/signs", "internal/redact/veil/names", "internal/redact/veil/made", "internal/redact/veil/edges"},
		"internal/inquiry":                 {"internal/redact"},
		"internal/dates":                   {"internal/dates/words", "internal/dates/written"},
		"internal/dates/words":             {"internal/jatext"},
		"internal/dates/written":           {"internal/jatext", "internal/dates/words"},
		"internal/factlock":                join(lock, "internal/factlock/bind", "internal/factlock/claim", "internal/factlock/agree", "internal/factlock/when", "internal/factlock/ways", "internal/factlock/turn", "internal/jatext"),
		"internal/factlock/words":          {"internal/jatext"},
		"internal/factlock/clause":         {"internal/factlock/words"},
		"internal/factlock/figure":         {"internal/jatext", "internal/dates", "internal/factlock/words"},
		"internal/factlock/evidence":       {"internal/dates", "internal/factlock/words", "internal/factlock/clause", "internal/factlock/figure"},
		"internal/factlock/reading":        {"internal/factlock/words", "internal/factlock/clause", "internal/factlock/evidence"},
		"internal/factlock/follow":         join(lock, "internal/dates"),
		"internal/factlock/bind":           join(lock, "internal/dates", "internal/factlock/follow"),
		"internal/factlock/turn":           join(lock, "internal/jatext", "internal/lazyregexp"),
		"internal/factlock/claim":          join(lock, "internal/dates", "internal/factlock/bind", "internal/factlock/follow"),
		"internal/factlock/agree":          join(lock, "internal/dates", "internal/factlock/follow"),
		"internal/factlock/when":           join(lock),
		"internal/factlock/ways":           join(lock),
		"internal/factlock/rendered":       {"internal/jatext"},
		"internal/strictyaml":              {"internal/dates"},
		"internal/asked":                   {"internal/jatext", "internal/strictyaml"},
		"internal/asked/rounds":            nil,
		"internal/asked/contrasts":         {"internal/strictyaml"},
		"internal/incident":                {"internal/asked", "internal/jatext", "internal/strictyaml", "internal/dates", "internal/factlock", "internal/cases", "internal/incident/texts", "internal/incident/staffed", "internal/incident/wording", "internal/incident/translated", "internal/incident/phone", "internal/incident/menu", "internal/incident/forms", "internal/incident/labels", "internal/incident/people", "internal/incident/told"},
		"internal/incident/labels":         {"internal/strictyaml", "internal/incident/wording"},
		"internal/incident/menu":           {"internal/strictyaml"},
		"internal/incident/people":         {"internal/strictyaml", "internal/asked"},
		"internal/incident/forms":          {"internal/strictyaml"},
		"internal/incident/told":           {"internal/strictyaml"},
		"internal/incident/phone":          nil,
		"internal/incident/texts":          nil,
		"internal/incident/staffed":        {"internal/strictyaml", "internal/dates", "internal/cases"},
		"internal/incident/wording":        {"internal/strictyaml", "internal/jatext"},
		"internal/incident/translated":     {"internal/strictyaml", "internal/dates", "internal/incident/wording", "internal/factlock/rendered"},
		"internal/incidents":               {"internal/incident", "internal/incident/compiled"},
		"internal/incident/compiled":       {"internal/bundle/wire", "internal/asked", "internal/dates", "internal/strictyaml", "internal/incident", "internal/incident/texts", "internal/incident/staffed", "internal/incident/translated", "internal/incident/menu", "internal/incident/forms", "internal/incident/labels", "internal/incident/people", "internal/factlock"},
		"internal/incident/amend":          {"internal/proposal", "internal/asked", "internal/strictyaml", "internal/factlock", "internal/redact", "internal/redact/veil", "internal/incident", "internal/incident/wording", "internal/incident/phone"},
		"internal/proposal":                nil,
		"internal/likeness":                nil,
		"internal/bundle":                  nil,
		"internal/bundle/wire":             nil,
		"internal/proofread":               {"internal/factlock", "internal/incident"},
		"internal/danger":                  {"internal/jatext"},
		"internal/langid":                  {"internal/jatext"},
		"internal/mistyped":                {"internal/jatext"},
		"internal/encoder":                 {"internal/encoder/pieces"},
		"internal/encoder/pieces":          nil,
		"internal/faq":                     data,
		"internal/understand":              {"internal/asked", "internal/faq", "internal/encoder", "internal/incident", "internal/conversation/prose", "internal/conversation/brief"},
		"internal/understand/trained":      {"internal/faq", "internal/encoder", "internal/asked", "internal/understand", "internal/bundle", "internal/bundle/wire"},
		"internal/understand/trained/kept": {"internal/faq", "internal/understand", "internal/understand/trained", "internal/bundle"},
		"internal/hours":                   join(data, "internal/dates"),
		"internal/signs":                   nil,
		"internal/affected":                codes,
		"internal/roster":                  join(codes, "internal/affected", "internal/keyring", "internal/roster/csvfile", "internal/table"),
		"internal/roster/rostertest":       join(codes, "internal/roster", "internal/roster/csvfile", "internal/keyring", "internal/table"),
		"internal/roster/csvfile":          join(codes, "internal/affected"),
		"internal/cases":                   {"internal/jatext", "internal/inquiry", "internal/signs"},
		"internal/identity":                {"internal/inquiry", "internal/affected"},
		"internal/conversation/prose":      {"internal/jatext", "internal/incident"},
		"internal/conversation/tongue":     {"internal/jatext", "internal/incident", "internal/inquiry", "internal/conversation/prose"},
		"internal/conversation/typed":      {"internal/jatext", "internal/inquiry", "internal/redact", "internal/affected", "internal/identity", "internal/conversation/prose", "internal/langid", "internal/mistyped"},
		"internal/conversation/phrasebook": join(data, "internal/dates", "internal/identity", "internal/conversation/portion", "internal/incident/menu"),
		"internal/conversation/when":       join(data, "internal/dates", "internal/hours", "internal/conversation/phrasebook", "internal/conversation/prose"),
		"internal/conversation/intent": join(parts, "internal/aside", "internal/danger", "internal/understand", "internal/reading", "internal/conversation/prose", "internal/conversation/when",
			"internal/conversation/brief", "internal/conversation/courtesy", "internal/conversation/who", "internal/conversation/swindle", "internal/conversation/whatif"),
		"internal/conversation/replying": join(parts, "internal/aside", "internal/cases", "internal/conversation/brief", "internal/conversation/casetalk", "internal/conversation/meant",
			"internal/conversation/memory", "internal/conversation/phrasebook", "internal/conversation/prose", "internal/conversation/who", "internal/conversation/draft"),
		"internal/conversation/unopened": join(parts, "internal/cases", "internal/conversation/draft"),
		"internal/conversation/whatif":   {"internal/jatext", "internal/conversation/prose"},
		"internal/conversation/swindle":  {"internal/danger", "internal/jatext", "internal/conversation/prose"},
		"internal/conversation/police": join(data, "internal/cases", "internal/jatext", "internal/conversation/draft", "internal/conversation/helplines",
			"internal/conversation/memory", "internal/conversation/phrasebook", "internal/conversation/prose"),
		"internal/conversation/who":      {"internal/redact/folded", "internal/redact/veil/names"},
		"internal/conversation/courtesy": {"internal/jatext", "internal/conversation/prose"},
		"internal/conversation/memory":   join(codes, "internal/cases", "internal/identity", "internal/danger", "internal/reading", "internal/conversation/prose", "internal/conversation/brief", "internal/conversation/who"),
		"internal/conversation/draft": join(parts, "internal/identity", "internal/reading", "internal/conversation/phrasebook", "internal/conversation/intent",
			"internal/conversation/memory"),
		"internal/conversation/afresh": join(data, "internal/conversation/phrasebook", "internal/conversation/memory"),
		"internal/conversation/burst": join(data, "internal/cases", "internal/identity", "internal/conversation/typed", "internal/conversation/intent",
			"internal/conversation/memory", "internal/conversation/draft"),
		"internal/conversation/helplines": join(data, "internal/danger", "internal/conversation/phrasebook", "internal/conversation/memory"),
		"internal/conversation/care/hear": {"internal/aside", "internal/danger", "internal/jatext", "internal/conversation/brief", "internal/conversation/prose"},
		"internal/conversation/care/want": join(data, "internal/danger", "internal/conversation/brief", "internal/conversation/care/hear",
			"internal/conversation/intent", "internal/conversation/prose", "internal/conversation/who"),
		"internal/conversation/care": join(parts, "internal/aside", "internal/identity", "internal/danger", "internal/conversation/prose",
			"internal/conversation/care/hear", "internal/conversation/care/want", "internal/conversation/typed", "internal/conversation/tongue", "internal/conversation/brief", "internal/conversation/courtesy", "internal/conversation/parting",
			"internal/conversation/phrasebook", "internal/conversation/intent", "internal/conversation/memory", "internal/conversation/draft",
			"internal/conversation/helplines", "internal/conversation/police", "internal/conversation/who", "internal/cases", "internal/conversation/swindle"),
		"internal/conversation/recall": join(data, "internal/conversation/phrasebook", "internal/conversation/portion", "internal/conversation/proving", "internal/conversation/intent",
			"internal/conversation/memory", "internal/conversation/draft"),
		"internal/conversation/spoken": join(data, "internal/identity", "internal/conversation/memory", "internal/conversation/prose", "internal/conversation/tongue",
			"internal/conversation/typed"),
		"internal/conversation/switched": join(data, "internal/cases", "internal/conversation/phrasebook", "internal/conversation/memory", "internal/conversation/draft", "internal/switches"),
		"internal/conversation/post":     join(data, "internal/cases", "internal/affected", "internal/identity", "internal/conversation/draft"),
		"internal/conversation/asides": join(parts, "internal/aside", "internal/cases", "internal/conversation/brief", "internal/conversation/casetalk", "internal/conversation/who",
			"internal/conversation/draft", "internal/conversation/memory", "internal/conversation/phrasebook", "internal/conversation/prose", "internal/conversation/typed"),
		"internal/conversation/parting": join(parts, "internal/cases", "internal/identity", "internal/jatext", "internal/conversation/prose", "internal/conversation/typed",
			"internal/conversation/brief", "internal/conversation/courtesy", "internal/conversation/casetalk", "internal/conversation/phrasebook",
			"internal/conversation/memory", "internal/conversation/draft"),
		"internal/conversation/proving": join(parts, "internal/aside", "internal/conversation/brief", "internal/conversation/parting",
			"internal/conversation/who", "internal/conversation/prose", "internal/identity", "internal/conversation/phrasebook", "internal/conversation/typed",
			"internal/conversation/intent", "internal/conversation/draft"),
		"internal/conversation/consent": join(parts, "internal/conversation/prose", "internal/conversation/phrasebook", "internal/conversation/typed",
			"internal/conversation/draft"),
		"internal/conversation/portion": data,
		"internal/conversation/buttons": data,
		"internal/conversation/held": join(parts, "internal/identity", "internal/conversation/brief", "internal/conversation/prose", "internal/conversation/intent",
			"internal/conversation/casetalk", "internal/conversation/memory", "internal/conversation/phrasebook", "internal/conversation/draft"),
		"internal/conversation/due": join(parts, "internal/identity", "internal/conversation/brief", "internal/conversation/prose", "internal/conversation/intent", "internal/conversation/when",
			"internal/conversation/who", "internal/conversation/memory", "internal/conversation/phrasebook", "internal/conversation/draft"),
		"internal/conversation/meant": join(parts, "internal/conversation/brief", "internal/conversation/intent", "internal/conversation/who", "internal/conversation/whatif"),
		"internal/conversation/remain": join(parts, "internal/aside", "internal/identity", "internal/conversation/brief", "internal/conversation/casetalk",
			"internal/conversation/intent", "internal/conversation/memory", "internal/conversation/phrasebook", "internal/conversation/prose",
			"internal/conversation/who", "internal/conversation/draft", "internal/conversation/swindle"),
		"internal/conversation/group": join(parts, "internal/incident/people", "internal/conversation/brief", "internal/conversation/intent", "internal/conversation/prose",
			"internal/conversation/who", "internal/conversation/draft"),
		"internal/conversation/attend": join(parts, "internal/aside", "internal/cases", "internal/danger", "internal/identity", "internal/conversation/typed", "internal/conversation/brief", "internal/conversation/casetalk",
			"internal/conversation/held", "internal/conversation/meant", "internal/conversation/intent", "internal/conversation/memory", "internal/conversation/parting",
			"internal/conversation/phrasebook", "internal/conversation/prose", "internal/conversation/when", "internal/conversation/who", "internal/conversation/draft", "internal/conversation/police", "internal/conversation/swindle", "internal/conversation/whatif",
			"internal/conversation/replying"),
		"internal/conversation/light": join(parts, "internal/cases", "internal/identity", "internal/conversation/attend", "internal/conversation/brief", "internal/conversation/casetalk",
			"internal/conversation/draft", "internal/conversation/held", "internal/conversation/intent", "internal/conversation/meant", "internal/conversation/memory",
			"internal/conversation/phrasebook", "internal/conversation/portion", "internal/conversation/proving", "internal/conversation/tongue", "internal/conversation/when",
			"internal/conversation/who"),
		"internal/conversation/stalled": join(parts, "internal/cases", "internal/identity", "internal/conversation/memory", "internal/conversation/draft"),
		"internal/conversation/tidy": join(parts, "internal/cases", "internal/conversation/prose", "internal/conversation/brief", "internal/conversation/who", "internal/conversation/memory", "internal/conversation/phrasebook",
			"internal/conversation/draft"),
		"internal/conversation/once":  join(data, "internal/incident/told"),
		"internal/conversation/brief": {"internal/jatext", "internal/conversation/prose"},
		"internal/conversation/casetalk": join(data, "internal/cases", "internal/identity", "internal/conversation/brief", "internal/conversation/typed", "internal/conversation/phrasebook",
			"internal/conversation/memory", "internal/conversation/draft"),
		"internal/conversation": join(speech, "internal/conversation/prose", "internal/conversation/typed", "internal/conversation/phrasebook",
			"internal/conversation/when", "internal/conversation/who", "internal/conversation/tongue", "internal/conversation/courtesy",
			"internal/conversation/care", "internal/conversation/parting", "internal/conversation/recall", "internal/conversation/post", "internal/conversation/intent", "internal/conversation/memory", "internal/conversation/draft",
			"internal/conversation/afresh", "internal/conversation/consent", "internal/conversation/light", "internal/conversation/proving", "internal/conversation/brief", "internal/conversation/burst",
			"internal/conversation/casetalk", "internal/conversation/portion", "internal/conversation/buttons", "internal/conversation/once", "internal/conversation/held", "internal/conversation/remain", "internal/conversation/meant", "internal/conversation/group", "internal/conversation/stalled", "internal/conversation/tidy", "internal/conversation/attend", "internal/conversation/due",
			"internal/aside", "internal/conversation/asides", "internal/conversation/unopened", "internal/incident/menu", "internal/reading",
			"internal/langid", "internal/mistyped", "internal/conversation/spoken", "internal/conversation/switched", "internal/switches"),
		"internal/aside":                   {"internal/jatext"},
		"internal/reading":                 {"internal/inquiry", "internal/danger"},
		"internal/reading/outside":         {"internal/conversation/prose", "internal/inquiry", "internal/incident", "internal/reading", "internal/reading/prompt"},
		"internal/reading/prompt":          {"internal/jatext", "internal/asked", "internal/incident", "internal/danger", "internal/conversation/prose", "internal/reading"},
		"internal/reading/openai":          {"internal/reading/outside"},
		"internal/inbox":                   {"internal/inquiry", "internal/keyring"},
		"internal/outbox":                  {"internal/inquiry", "internal/affected", "internal/telemetry"},
		"internal/notice":                  {"internal/inquiry", "internal/cases", "internal/outbox"},
		"internal/switches":                {"internal/cases", "internal/incident", "internal/incident/texts"},
		"internal/control":                 {"internal/switches"},
		"internal/approval":                nil,
		"internal/published":               {"internal/approval", "internal/bundle", "internal/conversation", "internal/conversation/when", "internal/incident", "internal/incident/compiled", "internal/incident/texts", "internal/understand/trained"},
		"internal/turn":                    join(work, "internal/incident", "internal/switches", "internal/reading", "internal/reading/outside", "internal/conversation/burst", "internal/telemetry"),
		"internal/daily":                   {"internal/cases"},
		"internal/casework":                join(work, "internal/daily", "internal/dates"),
		"internal/casework/search":         {"internal/casework", "internal/jatext", "internal/inquiry", "internal/affected", "internal/cases"},
		"internal/watch":                   join(out, "internal/casework", "internal/dates"),
		"internal/app":                     join(rooms, "internal/switches", "internal/incident", "internal/keyring", "internal/line", "internal/email", "internal/hook"),
		"internal/app/apptest":             join(rooms, "internal/incident", "internal/hours", "internal/faq", "internal/keyring", "internal/roster", "internal/verifier", "internal/store", "internal/table", "internal/table/bolt", "internal/table/tabletest", "internal/app"),
		"internal/desk":                    join(pages, "internal/switches", "internal/factlock", "internal/desk/queue", "internal/desk/casefile", "internal/desk/figures", "internal/desk/report", "internal/desk/board", "internal/desk/attached", "internal/preview", "internal/desk/answers", "internal/desk/search", "internal/desk/sender", "internal/desk/labelled", "internal/casework/search", "internal/proposal", "internal/incident/amend"),
		"internal/desk/session":            {"internal/keyring"},
		"internal/desk/page":               join(talk, "internal/switches", "internal/desk/session"),
		"internal/desk/queue":              pages,
		"internal/desk/casefile":           join(pages, "internal/factlock", "internal/desk/labelled", "internal/desk/attached", "internal/incident/forms"),
		"internal/desk/attached":           join(pages, "internal/email/rawmail", "internal/preview"),
		"internal/preview":                 {"internal/preview/picture", "internal/redact"},
		"internal/preview/picture":         nil,
		"internal/preview/document":        {"internal/preview"},
		"internal/desk/figures":            pages,
		"internal/desk/board":              pages,
		"internal/desk/labelled":           {"internal/incident", "internal/incident/labels"},
		"internal/desk/sender":             join(pages, "internal/desk/casefile"),
		"internal/desk/search":             join(pages, "internal/casework/search"),
		"internal/desk/answers":            join(pages, "internal/proposal", "internal/likeness", "internal/incident/amend", "internal/incident/wording", "internal/redact/veil", "internal/factlock"),
		"internal/desk/report":             join(pages, "internal/daily"),
		"internal/desk/oidcsim":            nil,
		"internal/line":                    join(data, "internal/keyring", "internal/outbox"),
		"internal/line/linesim":            nil,
		"internal/hook":                    {"internal/inquiry", "internal/outbox"},
		"internal/richmenu":                {"internal/incident", "internal/incident/menu", "internal/line"},
		"internal/richmenu/picture":        {"internal/incident", "internal/incident/menu", "internal/richmenu"},
		"internal/email":                   join(data, "internal/incident/forms", "internal/jatext", "internal/email/rawmail", "internal/email/quote", "internal/keyring", "internal/cases", "internal/identity", "internal/conversation", "internal/outbox", "internal/notice"),
		"internal/email/quote":             {"internal/jatext"},
		"internal/email/rawmail":           {"internal/email/quote", "internal/email/rawmail/filename"},
		"internal/email/rawmail/filename":  nil,
		"internal/email/emailtest":         nil,
		"internal/disclosure":              {"internal/table"},
		"internal/store/ledger":            join(work, "internal/redact", "internal/casework", "internal/turn", "internal/table"),
		"internal/store/codes":             {"internal/affected", "internal/inquiry", "internal/store/ledger", "internal/table"},
		"internal/store/daybook":           join(work, "internal/daily", "internal/dates", "internal/casework", "internal/keyring", "internal/store/ledger", "internal/table"),
		"internal/store/outline":           {"internal/inquiry", "internal/cases"},
		"internal/store/attention":         join(work, "internal/casework", "internal/keyring", "internal/table"),
		"internal/store/searchrow":         {"internal/jatext", "internal/inquiry", "internal/cases", "internal/casework/search", "internal/keyring", "internal/table"},
		"internal/store/proposals":         {"internal/proposal", "internal/outbox", "internal/keyring", "internal/table"},
		"internal/store":                   join(rooms, "internal/conversation/memory", "internal/store/ledger", "internal/store/codes", "internal/store/daybook", "internal/store/outline", "internal/store/attention", "internal/store/searchrow", "internal/reading", "internal/keyring", "internal/disclosure", "internal/table"),
		"internal/aws":                     {"internal/inquiry", "internal/keyring", "internal/inbox", "internal/email", "internal/telemetry"},
		"internal/aws/awstest":             nil,
		"internal/aws/lambdasim":           nil,
		"internal/aws/bedrock":             {"internal/reading/outside"},
		"internal/aws/bedrock/ownaccount":  {"internal/aws/bedrock", "internal/reading/outside"},
		"internal/aws/mailer":              {"internal/aws", "internal/email", "internal/inquiry"},
		"internal/verifier":                join(codes, "internal/affected", "internal/identity"),
		"internal/table":                   nil,
		"internal/table/bolt":              {"internal/table"},
		"internal/table/dynamo":            {"internal/table"},
		"internal/table/dynamo/dynamotest": {"internal/table", "internal/table/dynamo"},
		"internal/table/tabletest":         {"internal/table", "internal/table/bolt", "internal/table/dynamo/dynamotest"},
		"internal/archtest":                nil,
	}
}

// rehearsal are the stand-ins for platforms, the model on one's own machine, and the
// messages that measure the desk: what is deployed must not even hold them.
func rehearsal() []string {
	return []string{"internal/aws/lambdasim", "internal/aws/bedrock/ownaccount", "internal/desk/oidcsim", "internal/line/linesim", "internal/reading/openai", "internal/asked/rounds", "internal/asked/contrasts"}
}

// ground is what every package may import, like the standard library.
func ground() []string { return []string{"internal/lazyregexp"} }

// wiring are the folders whose programs put the packages together; they may
// import all of them.
func wiring() []string { return []string{"functions/", "infra/"} }

// vendors lists who may import a platform's SDK, and who may write down what leaves
// the process only sealed: a Text and an Address refuse JSON, and gob only seals.
func vendors() map[string][]string {
	return map[string][]string{
		"encoding/gob":                   {"internal/inquiry", "internal/keyring"},
		"golang.org/x/text/unicode/norm": {"internal/jatext", "internal/redact/folded", "internal/email/rawmail"},
		"github.com/line/":               {"internal/line"},
		"github.com/openai/":             {"internal/reading/openai"},
		"github.com/aws/":                {"internal/aws", "internal/aws/awstest", "internal/aws/bedrock", "internal/aws/bedrock/ownaccount", "internal/aws/mailer", "internal/table/dynamo", "internal/table/dynamo/dynamotest", "functions/"},
	}
}

func join(first []string, more ...string) []string { return append(slices.Clip(first), more...) }

// wrong says what is wrong with an import, "" where nothing is.
func wrong(pkg, imported string) string {
	for prefix, allowed := range vendors() {
		if strings.HasPrefix(imported, prefix) && !within(pkg, allowed) {
			return fmt.Sprintf("%s imports %s; only %s may", pkg, imported, strings.Join(allowed, ", "))
		}
	}
	ours, ok := strings.CutPrefix(imported, module)
	if strings.HasPrefix(pkg, "functions/") && slices.Contains(rehearsal(), ours) {
		return fmt.Sprintf("%s imports %s; it is for rehearsals and must not reach AWS", pkg, ours)
	}
	if within(pkg, wiring()) {
		return ""
	}
	allowed, known := arrows()[pkg]
	switch {
	case !known:
		return fmt.Sprintf("%s is not in the table of arrows; say there what it may import", pkg)
	case ok && !slices.Contains(allowed, ours) && !slices.Contains(ground(), ours):
		return fmt.Sprintf("%s imports %s; the arrows point inwards, and this one is not among them", pkg, ours)
	}
	return ""
}

// within reports whether a package is one of a list, or lies in a folder of it,
// which ends in a slash.
func within(pkg string, list []string) bool {
	return slices.ContainsFunc(list, func(one string) bool {
		return pkg == one || strings.HasSuffix(one, "/") && strings.HasPrefix(pkg, one)
	})
}

// importing is one import of one file.
type importing struct{ file, pkg, imported string }

// imports reads every Go file that is no test.
func imports(house fs.FS) ([]importing, error) {
	var all []importing
	err := walk(house, func(name string) error {
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		source, err := fs.ReadFile(house, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return fmt.Errorf("archtest: %s: %w", name, err)
			}
			all = append(all, importing{name, path.Dir(name), imported})
		}
		return nil
	})
	return all, err
}

// walk visits the files of the repository, leaving out what .gitignore does.
func walk(house fs.FS, visit func(name string) error) error {
	return fs.WalkDir(house, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{".git", ".cache", "dist"}, name):
			return fs.SkipDir
		case !entry.Type().IsRegular(), name == ".git": // a file in a second work tree
			return nil
		}
		return visit(name)
	})
}
