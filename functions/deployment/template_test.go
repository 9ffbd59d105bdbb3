package deployment

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"madoguchi/internal/inbox"
	"madoguchi/internal/incidents"
)

// template is template.yaml. It is read as nodes, for the YAML package drops the
// tags of CloudFormation in silence.
type template struct {
	text string
	root *yaml.Node
}

func load(t *testing.T) template {
	t.Helper()
	b, err := os.ReadFile("../../template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	return template{string(b), doc.Content[0]}
}

// get follows keys down from a node; nil where one is missing.
func get(n *yaml.Node, keys ...string) *yaml.Node {
	for _, key := range keys {
		var next *yaml.Node
		for i := 0; n != nil && n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				next = n.Content[i+1]
			}
		}
		n = next
	}
	return n
}

// names are the keys of a mapping.
func names(n *yaml.Node) []string {
	var all []string
	for i := 0; n != nil && i+1 < len(n.Content); i += 2 {
		all = append(all, n.Content[i].Value)
	}
	return all
}

// scalars are the values of a list, or the one value there is.
func scalars(n *yaml.Node) []string {
	if n == nil {
		return nil
	}
	if n.Kind == yaml.ScalarNode {
		return []string{n.Value}
	}
	var all []string
	for _, c := range n.Content {
		all = append(all, scalars(c)...)
	}
	return all
}

// walkNodes visits a node and all below it.
func walkNodes(n *yaml.Node, visit func(*yaml.Node)) {
	visit(n)
	for _, c := range n.Content {
		walkNodes(c, visit)
	}
}

func (f template) resource(name string) *yaml.Node { return get(f.root, "Resources", name) }

// each visits the resources of a type, or all of them.
func (f template) each(of string, visit func(name string, r *yaml.Node)) {
	for _, name := range names(get(f.root, "Resources")) {
		if r := f.resource(name); of == "" || kind(r) == of {
			visit(name, r)
		}
	}
}

func kind(r *yaml.Node) string { return get(r, "Type").Value }

// built is the folder of a function's program: infra/build packs dist/NAME into dist/NAME.zip.
func built(function *yaml.Node) string {
	return strings.TrimSuffix(strings.TrimPrefix(get(function, "Properties", "CodeUri").Value, "dist/"), ".zip")
}

// names are the names of the functions, by the folder of their program.
func (f template) names() map[string]string {
	all := map[string]string{}
	f.each("AWS::Serverless::Function", func(name string, r *yaml.Node) {
		all[built(r)] = name
	})
	return all
}

// functions are the resources that Lambda runs, by the folder of their program.
func (f template) functions() map[string]*yaml.Node {
	all := map[string]*yaml.Node{}
	for _, name := range names(get(f.root, "Resources")) {
		r := f.resource(name)
		if kind := get(r, "Type"); kind != nil && kind.Value == "AWS::Serverless::Function" {
			all[built(r)] = get(r, "Properties")
		}
	}
	return all
}

var substitute = regexp.MustCompile(`\$\{([^}!]+)\}`)

// references are the names that a node refers to, with what it asks of them cut off.
func references(n *yaml.Node) []string {
	switch n.Tag {
	case "!Ref", "!GetAtt": // SAM has EmailFunction.Alias for a Ref, too
		name, _, _ := strings.Cut(n.Value, ".")
		return []string{name}
	case "!Sub":
		text, own := n.Value, []string(nil)
		if n.Kind == yaml.SequenceNode {
			text, own = n.Content[0].Value, names(n.Content[1])
		}
		var all []string
		for _, m := range substitute.FindAllStringSubmatch(text, -1) {
			name, _, _ := strings.Cut(m[1], ".")
			if !slices.Contains(own, name) {
				all = append(all, name)
			}
		}
		return all
	}
	return nil
}

// TestTemplateRefersToWhatIsThere checks every reference, long forms being unused.
func TestTemplateRefersToWhatIsThere(t *testing.T) {
	f := load(t)
	known := append(names(get(f.root, "Parameters")), names(get(f.root, "Resources"))...)
	for _, pseudo := range []string{"AccountId", "NoValue", "Partition", "Region", "StackName", "URLSuffix"} {
		known = append(known, "AWS::"+pseudo)
	}
	used := map[string]bool{}
	walkNodes(f.root, func(n *yaml.Node) {
		for _, name := range references(n) {
			used[name] = true
			if !slices.Contains(known, name) {
				t.Errorf("line %d: %s is nowhere", n.Line, name)
			}
		}
		if strings.HasPrefix(n.Value, "Fn::") {
			t.Errorf("line %d: write %s in its short form, which this test reads", n.Line, n.Value)
		}
	})
	for _, name := range names(get(f.root, "Resources")) {
		for _, other := range scalars(get(f.resource(name), "DependsOn")) {
			if f.resource(other) == nil {
				t.Errorf("%s depends on %s, which is nowhere", name, other)
			}
		}
	}
	for _, name := range names(get(f.root, "Parameters")) {
		if !used[name] {
			t.Errorf("nobody uses the parameter %s", name)
		}
		if get(f.root, "Parameters", name, "Description") == nil {
			t.Errorf("the parameter %s is not described", name)
		}
	}
	if !used["Inbox"] || !used["DeskSecretArn"] {
		t.Error("the test reads no references")
	}
}

// TestTemplateNamesNoRegion: where SES receives mail decides where the desk stands.
func TestTemplateNamesNoRegion(t *testing.T) {
	if region := regexp.MustCompile(`\b[a-z]{2}-[a-z]+-[0-9]`).FindString(load(t).text); region != "" {
		t.Error("the template names", region)
	}
}

// garbage is the GOGC of all functions, with which BenchmarkStart measures.
const garbage = "200"

func TestTemplateSetsWhenTheHeapIsCollected(t *testing.T) {
	if got := get(load(t).root, "Globals", "Function", "Environment", "Variables", "GOGC"); got == nil || got.Value != garbage {
		t.Errorf("%v, want %s", got, garbage)
	}
}

// TestTemplateSetsWhatFunctionsRead starts every function and compares what it
// asked for with what the template sets.
func TestTemplateSetsWhatFunctionsRead(t *testing.T) {
	f := load(t)
	outside := []string{"INCIDENT_FILE", "LAMBDA_TASK_ROOT", "LINE_API_ENDPOINT"} // Lambda's, or for tests
	w := open(t)
	all := builders(t, w)
	for name, function := range f.functions() {
		clear(w.read)
		if _, err := all[name](t.Context()); err != nil {
			t.Fatal(name, err)
		}
		set := names(get(function, "Environment", "Variables"))
		for _, variable := range set {
			if !w.read[variable] {
				t.Errorf("%s: the template sets %s, which nobody reads", name, variable)
			}
		}
		for variable := range w.read {
			if !slices.Contains(set, variable) && !slices.Contains(outside, variable) {
				t.Errorf("%s reads %s, which the template does not set", name, variable)
			}
			if w.env[variable] == "" && !slices.Contains(may(), variable) {
				t.Errorf("%s: %s was not even set in the test", name, variable)
			}
		}
		delete(all, name)
	}
	if len(all) > 0 {
		t.Errorf("the template lacks %v", all)
	}
}

// TestTemplateRunsWhatIsBuilt: each function is a folder here, built for the
// machine and the runtime that the template names.
func TestTemplateRunsWhatIsBuilt(t *testing.T) {
	f := load(t)
	for name := range f.functions() {
		if _, err := os.Stat("../" + name + "/main.go"); err != nil {
			t.Error(err)
		}
	}
	global := get(f.root, "Globals", "Function")
	got := fmt.Sprint(scalars(get(global, "Runtime")), scalars(get(global, "Architectures")), scalars(get(global, "Handler")))
	if got != "[provided.al2023] [arm64] [bootstrap]" {
		t.Error(got)
	}
	script, err := os.ReadFile("../../infra/build")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"CGO_ENABLED=0", "GOOS=linux", "GOARCH=arm64", "-tags lambda.norpc", "/bootstrap", "incident.bundle"} {
		if !strings.Contains(string(script), word) {
			t.Error("infra/build lacks", word)
		}
	}
}

// number reads a property that is a plain number.
func number(t *testing.T, n *yaml.Node) int {
	t.Helper()
	var v int
	if n == nil || n.Decode(&v) != nil {
		t.Fatal("no number where one must be")
	}
	return v
}

// TestTemplateQueues holds the queues to platform fact 28.
func TestTemplateQueues(t *testing.T) {
	f := load(t)
	timeout := number(t, get(f.functions()["answer"], "Timeout"))
	if timeout > 10 {
		t.Errorf("a turn may take %d s; a crash would outlive the reply token", timeout)
	}
	for name, batch := range map[string]int{"Inbox": inbox.MostTaken, "DeadLetters": 1} {
		queue := get(f.resource(name), "Properties")
		if got := number(t, get(queue, "VisibilityTimeout")); got < 6*timeout {
			t.Errorf("%s: visible again after %d s, want at least six times %d", name, got, timeout)
		}
		if got := number(t, get(queue, "MaximumMessageSize")); got != 1<<20 {
			t.Errorf("%s: messages of %d bytes, want the 1 MiB that aws.Queue counts with", name, got)
		}
		if get(queue, "FifoQueue").Value != "true" || !strings.HasSuffix(get(queue, "QueueName").Value, ".fifo") {
			t.Errorf("%s is not first in, first out", name)
		}
		event := get(f.functions()["answer"], "Events", name, "Properties")
		if got := fmt.Sprint(scalars(get(event, "BatchSize")), scalars(get(event, "FunctionResponseTypes"))); got != fmt.Sprintf("[%d] [ReportBatchItemFailures]", batch) {
			t.Errorf("%s is handed over as %s", name, got)
		}
	}
	redrive := get(f.resource("Inbox"), "Properties", "RedrivePolicy")
	if got := number(t, get(redrive, "maxReceiveCount")); got < 5 || get(redrive, "deadLetterTargetArn").Value != "DeadLetters.Arn" {
		t.Errorf("given up after %d tries", got)
	}
}

// TestTemplateLists: a list that is put down comes back until it is in, and goes
// only to the function; S3 names what is imported and nothing that the function writes.
func TestTemplateLists(t *testing.T) {
	f := load(t)
	roster, queue := f.functions()["roster"], get(f.resource("RosterQueue"), "Properties")
	timeout := number(t, get(roster, "Timeout"))
	if got := number(t, get(queue, "VisibilityTimeout")); got < 6*timeout {
		t.Errorf("visible again after %d s, want at least six times %d", got, timeout)
	}
	// A new table takes 4,000 writes a second, and a person is five items.
	const largest = 1_000_000 * 5 / 4000 // seconds
	if got := number(t, get(queue, "RedrivePolicy", "maxReceiveCount")); got*(timeout-30) < 10*largest {
		t.Errorf("given up after %d times %d s", got, timeout)
	}
	event := get(roster, "Events", "Lists", "Properties")
	if got := fmt.Sprint(scalars(get(event, "BatchSize")), scalars(get(event, "FunctionResponseTypes"))); got != "[1] [ReportBatchItemFailures]" {
		t.Errorf("handed over as %s", got)
	}
	named := get(f.resource("RosterBucket"), "Properties", "NotificationConfiguration", "QueueConfigurations").Content[0]
	if got := fmt.Sprint(scalars(get(named, "Filter", "S3Key", "Rules"))); got != "[Name prefix Value import/ Name suffix Value .csv]" || strings.HasPrefix(exports, "import/") {
		t.Errorf("S3 names %s", got)
	}
}

// TestTemplateMail: the S3 action stores where the email function reads, before the
// function is called, for the address that the function takes for the desk's.
func TestTemplateMail(t *testing.T) {
	rule := get(load(t).resource("MailRule"), "Properties", "Rule")
	actions := get(rule, "Actions").Content
	if len(actions) != 2 || get(actions[0], "S3Action") == nil || get(actions[1], "LambdaAction") == nil {
		t.Fatal("not an S3 action and then a Lambda action")
	}
	if got := get(actions[0], "S3Action", "ObjectKeyPrefix").Value; got != rawMail {
		t.Errorf("stored under %s, read under %s", got, rawMail)
	}
	if get(actions[0], "S3Action", "KmsKeyArn") != nil {
		t.Error("a KMS key of the action would encrypt by the client (platform fact 16)")
	}
	if get(rule, "ScanEnabled").Value != "true" || get(rule, "Recipients").Content[0].Value != "DeskAddress" {
		t.Error("no scan, or another recipient")
	}
}

// TestTemplateNamesNobody: whose desk it is and who works there is for who deploys it to
// say, and never assumed. Schedules know no incident, so the zone repeats the chosen one's.
func TestTemplateNamesNobody(t *testing.T) {
	f := load(t)
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, parameter := range []string{"DeskAddress", "CodeAddress", "StaffAddresses", "AlarmAddress"} {
		if get(f.root, "Parameters", parameter, "Default") != nil {
			t.Errorf("%s has a default", parameter)
		}
	}
	for parameter, want := range map[string]string{"OnCallAddresses": "", "LeadAddresses": "", "OfficerAddresses": "", "Zone": i.Hours.Zone.String()} {
		if got := get(f.root, "Parameters", parameter, "Default").Value; got != want {
			t.Errorf("the default of %s is %q, want %q", parameter, got, want)
		}
	}
}

// rights are the actions that a role allows.
func (f template) rights(role string) []string {
	var all []string
	for _, policy := range get(f.resource(role), "Properties", "Policies").Content {
		for _, statement := range get(policy, "PolicyDocument", "Statement").Content {
			all = append(all, scalars(get(statement, "Action"))...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// TestTemplateRights lists what each function may do. A right more is a decision,
// and this is where it shows.
func TestTemplateRights(t *testing.T) {
	always := []string{"logs:CreateLogStream", "logs:PutLogEvents", "secretsmanager:GetSecretValue"}
	delivers := []string{"dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:PutItem", "ses:SendEmail", "ses:SendRawEmail"}
	want := map[string][]string{
		"LineRole":  append([]string{"sqs:SendMessage"}, always...),
		"EmailRole": append([]string{"sqs:SendMessage", "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket", "kms:Decrypt", "kms:GenerateDataKey"}, always...),
		"AnswerRole": slices.Concat([]string{"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"},
			delivers, always, []string{"kms:Decrypt", "kms:GenerateDataKey", "s3:PutObject", "s3:GetObject", "s3:ListBucket"}),
		"RosterRole": slices.Concat([]string{"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"},
			[]string{"s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket", "kms:Decrypt", "kms:GenerateDataKey", "secretsmanager:DeleteSecret"},
			[]string{"dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"}, always),
		"FeedbackRole": append([]string{"sqs:SendMessage", "kms:Decrypt", "kms:GenerateDataKey"}, always...),
		"ClockRole": slices.Concat([]string{"s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket", "kms:Decrypt", "kms:GenerateDataKey"},
			[]string{"sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"}, delivers, always),
		"DeskRole":     slices.Concat([]string{"s3:GetObject", "s3:ListBucket", "kms:Decrypt"}, delivers, always),
		"SesRole":      {"s3:PutObject", "kms:GenerateDataKey"},
		"ScheduleRole": {"lambda:InvokeFunction"},
		"RolloutRole":  {"lambda:GetAlias", "lambda:UpdateAlias", "lambda:GetProvisionedConcurrencyConfig", "cloudwatch:DescribeAlarms"},
	}
	f := load(t)
	for _, name := range names(get(f.root, "Resources")) {
		if get(f.resource(name), "Type").Value != "AWS::IAM::Role" {
			continue
		}
		slices.Sort(want[name])
		if got := f.rights(name); !slices.Equal(got, want[name]) {
			t.Errorf("%s may %v, want %v", name, got, want[name])
		}
		delete(want, name)
	}
	if len(want) > 0 {
		t.Errorf("no role for %v", want)
	}
	for name, function := range f.functions() {
		if get(function, "Role") == nil || get(function, "Policies") != nil {
			t.Errorf("%s: without a role of its own SAM would add rights on everything", name)
		}
	}
}

// TestTemplateKeepsTheRosterApart: only its own function writes to the roster's table,
// and nobody else but the turns and the staff pages reads it.
func TestTemplateKeepsTheRosterApart(t *testing.T) {
	f := load(t)
	want := map[string]string{"AnswerRole": "[dynamodb:BatchGetItem dynamodb:Query]",
		"DeskRole":   "[dynamodb:BatchGetItem dynamodb:Query]",
		"RosterRole": "[dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem dynamodb:DeleteItem dynamodb:BatchWriteItem]"}
	got := map[string]string{}
	for _, name := range names(get(f.root, "Resources")) {
		walkNodes(f.resource(name), func(n *yaml.Node) {
			if slices.Contains(scalars(get(n, "Resource")), "AffectedTable.Arn") {
				got[name] += fmt.Sprint(scalars(get(n, "Action")))
			}
		})
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("rights on the table: %v, want %v", got, want)
	}
	for _, resource := range []string{"AffectedTable", "RosterSecret", "RosterBucket"} {
		used := false
		walkNodes(f.resource(resource), func(n *yaml.Node) { used = used || slices.Contains(references(n), "RosterKey") })
		if !used {
			t.Errorf("%s does not end with the roster's key", resource)
		}
	}
}

// TestTemplateKeepsBucketsToThemselves: closed, encrypted, emptied, and over TLS only.
func TestTemplateKeepsBucketsToThemselves(t *testing.T) {
	f := load(t)
	keepsToItself(t, f, "RawMail")
	if got := keepsToItself(t, f, "RosterBucket"); got.Value != "1" {
		t.Errorf("lists are kept for %s days", got.Value)
	}
}

// TestTemplateKeepsWhatSteersTheDesk: closed, over TLS only, in versions, and only the key that a function asks for can be read.
func TestTemplateKeepsWhatSteersTheDesk(t *testing.T) {
	f := load(t)
	bucket := get(f.resource("ControlBucket"), "Properties")
	if got := scalars(get(bucket, "PublicAccessBlockConfiguration")); slices.Contains(got, "false") || len(got) != 8 {
		t.Error("not closed to the public:", got)
	}
	if get(bucket, "VersioningConfiguration", "Status").Value != "Enabled" || get(bucket, "BucketEncryption") == nil {
		t.Error("nobody sees what was there before, or it lies in clear")
	}
	policy := get(f.resource("ControlBucketPolicy"), "Properties", "PolicyDocument", "Statement").Content[0]
	if get(policy, "Effect").Value != "Deny" || get(policy, "Condition", "Bool", "aws:SecureTransport") == nil {
		t.Error("it may be read in clear on the way")
	}
	for _, name := range names(get(f.root, "Resources")) {
		walkNodes(f.resource(name), func(n *yaml.Node) {
			on := get(n, "Resource")
			if get(n, "Effect") == nil || get(n, "Effect").Value != "Allow" || on == nil || !slices.ContainsFunc(references(on), func(r string) bool { return strings.HasPrefix(r, "ControlBucket") }) {
				return
			}
			got := fmt.Sprint(scalars(get(n, "Action")), scalars(on))
			if got != "[s3:GetObject] [${ControlBucket.Arn}/control.json ${ControlBucket.Arn}/incident/*]" && got != "[s3:ListBucket] [ControlBucket.Arn]" {
				t.Errorf("%s may %s", name, got)
			}
		})
	}
}

// keepsToItself checks a bucket and returns when it is emptied.
func keepsToItself(t *testing.T, f template, name string) *yaml.Node {
	t.Helper()
	bucket := get(f.resource(name), "Properties")
	if got := scalars(get(bucket, "PublicAccessBlockConfiguration")); slices.Contains(got, "false") || len(got) != 8 {
		t.Error("not closed to the public:", got)
	}
	encryption := get(bucket, "BucketEncryption", "ServerSideEncryptionConfiguration").Content[0]
	if got := get(encryption, "ServerSideEncryptionByDefault", "SSEAlgorithm").Value; got != "aws:kms" {
		t.Error("encrypted with", got)
	}
	rule := get(bucket, "LifecycleConfiguration", "Rules").Content[0]
	if get(rule, "Status").Value != "Enabled" || get(rule, "ExpirationInDays") == nil {
		t.Fatal(name, "does not expire")
	}
	policy := get(f.resource(name+"Policy"), "Properties", "PolicyDocument", "Statement").Content[0]
	if get(policy, "Effect").Value != "Deny" || get(policy, "Condition", "Bool", "aws:SecureTransport") == nil {
		t.Error(name, "may be read in clear on the way")
	}
	return get(rule, "ExpirationInDays")
}

// TestTemplateClock fires every minute on the desk's clock and tries nothing twice:
// the next minute does.
func TestTemplateClock(t *testing.T) {
	f := load(t)
	schedule := get(f.resource("EveryMinute"), "Properties")
	if get(schedule, "ScheduleExpression").Value != "rate(1 minute)" || get(schedule, "ScheduleExpressionTimezone").Value != "Zone" {
		t.Error("not every minute in the desk's zone")
	}
	if number(t, get(f.functions()["clock"], "Timeout")) >= 60 {
		t.Error("a tick may run into the next one")
	}
	if number(t, get(schedule, "Target", "RetryPolicy", "MaximumRetryAttempts")) != 0 ||
		number(t, get(f.functions()["clock"], "EventInvokeConfig", "MaximumRetryAttempts")) != 0 {
		t.Error("a tick that failed is tried again beside the next one")
	}
}

// TestTemplateReturned: SES tells of every mail that the desk sends what became of it.
func TestTemplateReturned(t *testing.T) {
	f := load(t)
	for set, variable := range map[string]string{"DeskMail": "MAIL_CONFIGURATION_SET", "CodeMail": "CODE_CONFIGURATION_SET"} {
		to := get(f.resource(set+"Events"), "Properties", "EventDestination")
		if got := fmt.Sprint(scalars(get(to, "MatchingEventTypes")), references(get(to, "SnsDestination", "TopicARN"))); got != "[bounce complaint] [MailTopic]" {
			t.Errorf("%s tells %s", set, got)
		}
		for name, function := range f.functions() {
			if used := get(function, "Environment", "Variables", variable); used != nil && used.Value != set {
				t.Errorf("%s sends under %s", name, used.Value)
			}
		}
	}
}

// TestTemplateGivenUp: what failed three times is kept for days under the key of raw mail,
// where only the clock reads it. Whoever sends there may use the key, and who must not read
// mail may use it for nothing but the queue.
func TestTemplateGivenUp(t *testing.T) {
	f := load(t)
	if age := number(t, get(f.functions()["email"], "EventInvokeConfig", "MaximumEventAgeInSeconds")); age > 600 {
		t.Errorf("an event may wait %d s; the clock reads its mail after 900 s, and knows no verdict", age)
	}
	for _, name := range []string{"email", "feedback", "clock"} {
		failure := get(f.functions()[name], "EventInvokeConfig", "DestinationConfig", "OnFailure")
		if got := fmt.Sprint(scalars(get(failure, "Type")), references(get(failure, "Destination"))); got != "[SQS] [GivenUp]" {
			t.Errorf("an event of %s that failed goes to %s", name, got)
		}
	}
	queue := get(f.resource("GivenUp"), "Properties")
	if number(t, get(queue, "MessageRetentionPeriod")) != 4*24*3600 || get(queue, "KmsMasterKeyId").Value != "RawMailKey.Arn" || get(queue, "FifoQueue") != nil {
		t.Error("the queue is not a standard one that keeps events for four days under the key of raw mail")
	}
	if got := number(t, get(queue, "VisibilityTimeout")); got <= number(t, get(f.functions()["clock"], "Timeout")) {
		t.Errorf("an event comes back after %d s, while a tick may still read its mail", got)
	}
	var senders, readers []string
	f.each("AWS::IAM::Role", func(role string, r *yaml.Node) {
		key := false
		walkNodes(r, func(n *yaml.Node) {
			on, actions := taken(get(n, "Resource")), scalars(get(n, "Action"))
			if slices.Contains(on, "GivenUp") && slices.Contains(actions, "sqs:SendMessage") {
				senders = append(senders, role)
			}
			if slices.Contains(on, "GivenUp") && slices.Contains(actions, "sqs:ReceiveMessage") {
				readers = append(readers, role)
			}
			if slices.Contains(on, "RawMailKey") && slices.Contains(actions, "kms:GenerateDataKey") && slices.Contains(actions, "kms:Decrypt") {
				through := scalars(get(n, "Condition", "StringEquals", "kms:ViaService"))
				key = role != "FeedbackRole" || fmt.Sprint(through) == "[sqs.${AWS::Region}.amazonaws.com]"
			}
		})
		if slices.Contains(senders, role) && !key {
			t.Errorf("%s may not use the key of the queue, or for more than the queue", role)
		}
	})
	if got := fmt.Sprint(senders, readers); got != "[EmailRole ClockRole FeedbackRole] [ClockRole]" {
		t.Errorf("send and read: %s", got)
	}
}

// TestTemplateAPI has three doors, and a limit on all.
func TestTemplateAPI(t *testing.T) {
	f := load(t)
	for name, path := range map[string]string{"Bare": "/desk", "Home": "/desk/", "Pages": "/desk/{proxy+}"} {
		door := get(f.functions()["desk"], "Events", name, "Properties")
		if get(door, "Method").Value != "ANY" || get(door, "Path").Value != path || get(door, "PayloadFormatVersion").Value != "2.0" {
			t.Errorf("the staff pages are not behind ANY %s", path)
		}
	}
	for name, path := range map[string]string{"line": "/line", "email": "/email"} {
		door := get(f.functions()[name], "Events", "Post", "Properties")
		if get(door, "Method").Value != "POST" || get(door, "Path").Value != path || get(door, "PayloadFormatVersion").Value != "2.0" {
			t.Errorf("%s is not behind POST %s", name, path)
		}
	}
	format := get(f.resource("Api"), "Properties", "AccessLogSettings", "Format").Value
	var line map[string]any
	decode(t, regexp.MustCompile(`:\$context\.\w+`).ReplaceAll([]byte(format), []byte(":0")), &line) // what is always a number
	if !strings.Contains(format, "$context.requestId") || len(line) != 8 {
		t.Errorf("a line of the access log has %d fields, or no id", len(line))
	}
	for _, no := range []string{"$context.path", "query", "identity", "sourceIp", "userAgent", "authorizer", "header"} {
		if strings.Contains(format, no) {
			t.Errorf("the access log has %s, which tells of people", no)
		}
	}
	limits := get(f.resource("Api"), "Properties", "DefaultRouteSettings")
	if get(limits, "ThrottlingRateLimit") == nil || get(limits, "ThrottlingBurstLimit") == nil {
		t.Error("no limit on requests")
	}
}

// TestTemplateReadsOutsideOnlyWhereTold: the right to ask a model exists where a company
// switched the reader on, for one profile and the models behind it, and for nobody but the
// turns. Its settings reach nobody else either; the clock, which counts, knows that there is one.
func TestTemplateReadsOutsideOnlyWhereTold(t *testing.T) {
	f := load(t)
	reader := get(f.root, "Parameters", "Reader")
	if got := fmt.Sprintf("%s of %s", get(reader, "Default").Value, scalars(get(reader, "AllowedValues"))); got != "off of [off bedrock]" {
		t.Errorf("Reader is %s", got)
	}
	if on := get(f.root, "Conditions", "ReadsOutside"); on.Tag != "!Equals" || fmt.Sprintf("%s is %s", references(on.Content[0]), on.Content[1].Value) != "[Reader] is bedrock" {
		t.Error("something else switches it on")
	}
	policy := f.resource("AnswerReads")
	if got := fmt.Sprintf("%s on %s", references(get(policy, "Properties", "RoleName")), get(policy, "Condition").Value); got != "[AnswerRole] on ReadsOutside" {
		t.Errorf("the policy is for %s", got)
	}
	const profile = "arn:${AWS::Partition}:bedrock:${AWS::Region}:${AWS::AccountId}:inference-profile/${ReaderModel}"
	var got []string
	for _, s := range get(policy, "Properties", "PolicyDocument", "Statement").Content {
		through := scalars(get(s, "Condition", "StringEquals", "bedrock:InferenceProfileArn"))
		got = append(got, fmt.Sprintf("%s on %s through %s", scalars(get(s, "Action")), scalars(get(s, "Resource")), through))
	}
	want := []string{"[bedrock:InvokeModel] on [" + profile + "] through []", "[bedrock:InvokeModel] on [ReaderModelArns] through [" + profile + "]"}
	if !slices.Equal(got, want) {
		t.Errorf("the policy allows %v, want %v", got, want)
	}
	for _, name := range names(get(f.root, "Resources")) {
		if strings.Contains(fmt.Sprint(scalars(f.resource(name))), "bedrock:") && name != "AnswerReads" {
			t.Errorf("%s may ask a model", name)
		}
	}
	others := []string{"clock READER", "desk READER", "desk READER_DAILY_CAP"}
	for name, function := range f.functions() {
		for _, variable := range names(get(function, "Environment", "Variables")) {
			if strings.HasPrefix(variable, "READER") && name != "answer" && !slices.Contains(others, name+" "+variable) {
				t.Errorf("%s has %s", name, variable)
			}
		}
	}
}

// TestReadmeTellsWhatStays: what a deleted stack leaves behind, and goes on costing, stands in the README
// and in the runbook's last day.
func TestReadmeTellsWhatStays(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	runbook, err := os.ReadFile("../../docs/runbook.md")
	if err != nil {
		t.Fatal(err)
	}
	_, ending, _ := strings.Cut(string(readme), "\n### Ending\n")
	_, lastDay, _ := strings.Cut(string(runbook), "\n## The last day\n")
	stays := 0
	load(t).each("", func(name string, r *yaml.Node) {
		if policy := get(r, "DeletionPolicy"); policy == nil || policy.Value != "Retain" {
			return
		}
		stays++
		if !strings.Contains(ending, "`"+name+"`") || !strings.Contains(lastDay, name) {
			t.Errorf("%s stays, and nobody says so", name)
		}
	})
	if stays < 7 {
		t.Errorf("%d resources stay", stays)
	}
}
