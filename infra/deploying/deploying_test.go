// Package deploying tests infra/deploy: each check on what AWS may say, and what must never be done.
package deploying

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestMain is the AWS CLI and dig for the script under test: it answers with what
// stands in a file, a call's beginning and its answer on each line, with one that begins
// with ! for an error.
func TestMain(m *testing.M) {
	file := os.Getenv("FAKE_ANSWERS")
	if file == "" {
		os.Exit(m.Run())
	}
	answers, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	call := strings.Join(append([]string{filepath.Base(os.Args[0])}, os.Args[1:]...), " ")
	for line := range strings.Lines(string(answers)) {
		begins, answer, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " = ")
		if !strings.HasPrefix(call, begins) {
			continue
		}
		if wrong, failed := strings.CutPrefix(answer, "!"); failed {
			fmt.Fprintln(os.Stderr, "An error occurred "+wrong)
			os.Exit(254)
		}
		fmt.Println(strings.NewReplacer(`\t`, "\t", `\n`, "\n").Replace(answer))
		os.Exit(0)
	}
	fmt.Fprintln(os.Stderr, "An error occurred (Unknown) no answer to:", call)
	os.Exit(254)
}

// script runs a line of bash inside infra/deploy and returns all that it says.
func script(t *testing.T, line, settings string, answers ...string) (said string, failed bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"aws", "dig"} {
		if err := os.Symlink(self, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range map[string]string{"answers": strings.Join(answers, "\n") + "\n", "settings": minimal + settings} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command("bash", "-c", ". ../deploy; read_settings "+dir+"/settings; who >/dev/null; "+line)
	c.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "FAKE_ANSWERS="+dir+"/answers", "AWS_REGION=ap-northeast-1")
	out, err := c.CombinedOutput()
	return string(out), err != nil
}

const minimal = "DeskAddress=contact@desk.example.jp\nCodeAddress=code@desk.example.jp\nDeskSecretArn=arn:of:the:secret\n"

// account is what AWS says of an account in which all is well.
func account() []string {
	return []string{
		"aws sts get-caller-identity = 123456789012",
		"aws cloudformation describe-stacks = UPDATE_COMPLETE",
		"aws cloudwatch describe-alarms = ",
		"aws cloudformation describe-stack-resource = control-1",
		`aws secretsmanager describe-secret = None\tNone\t1`,
		`aws lambda get-account-settings = 1000\t1000`,
		"aws ses list-receipt-rule-sets = 1",
		`aws sesv2 get-account = True\tTrue\tHEALTHY`,
		`aws sesv2 get-email-identity = True\tSUCCESS`,
		"dig +short MX = 10 inbound-smtp.ap-northeast-1.amazonaws.com.",
		"aws ses describe-active-receipt-rule-set = madoguchi-mail",
		"aws bedrock get-inference-profile = arn:aws:bedrock:ap-northeast-1::foundation-model/m,arn:aws:bedrock:ap-northeast-3::foundation-model/m",
		"aws bedrock get-use-case-for-model-access = form",
		`aws bedrock get-foundation-model-availability = AVAILABLE\tAUTHORIZED\tAVAILABLE\tAVAILABLE`,
		"aws bedrock get-foundation-model --model-identifier anthropic.claude-haiku-5-5 --query modelDetails.modelName = Claude Haiku 5.5",
		`aws bedrock get-foundation-model --model-identifier anthropic.claude-haiku-5-5 = ACTIVE\tNone`,
		`aws service-quotas list-service-quotas = 5000000.0\tCross-region tokens per minute for Haiku 5.5`,
		`aws bedrock get-model-invocation-logging-configuration = None\tNone`,
		"aws bedrock get-account-data-retention = none",
		"aws bedrock-runtime converse = end_turn",
	}
}

// TestChecks: one thing at a time is otherwise than in an account in which all is well.
func TestChecks(t *testing.T) {
	for _, c := range []struct{ what, check, settings, answer, want string }{
		{"a new stack", "check_stack", "", "aws cloudformation describe-stacks = !(ValidationError)", "ok    there is no such stack yet"},
		{"a first deployment that failed", "check_stack", "", "aws cloudformation describe-stacks = ROLLBACK_COMPLETE", "STOP  the stack is ROLLBACK_COMPLETE"},
		{"somebody else deploys", "check_stack", "", "aws cloudformation describe-stacks = UPDATE_IN_PROGRESS", "STOP  the stack is UPDATE_IN_PROGRESS"},
		{"an alarm that takes back", "kind=UPDATE; check_alarms", "", "aws cloudwatch describe-alarms = madoguchi-LineThrottlesAlarm-1\\tmadoguchi-OverdueAlarm-2", "STOP  madoguchi-LineThrottlesAlarm-1  rings"},
		{"one that does not", "kind=UPDATE; check_alarms", "", "aws cloudwatch describe-alarms = madoguchi-OverdueAlarm-2", "ok    no alarm rings"},
		{"no published bundle", "kind=UPDATE; fits() { echo none; }; check_bundle", "", "", "ok    no published bundle counts"},
		{"a published bundle that fits", `kind=UPDATE; fits() { echo "$1 fits"; }; check_bundle`, "", "", "ok    the bundle that counts, control-1, fits these programs"},
		{"one that does not", `kind=UPDATE; fits() { echo "$1 made by others"; }; check_bundle`, "", "", "STOP  the bundle that counts, control-1, would not count any more (made by others)"},
		{"which may fall", `kind=UPDATE; fits() { echo "$1 made by others"; }; BUILT_IN=1 check_bundle`, "", "", "look  the bundle control-1 will not count any more (made by others)"},
		{"one that nobody may read", `kind=UPDATE; fits() { echo "(AccessDenied)" >$work/error; false; }; check_bundle`, "", "", "look  whether the bundle that counts fits these programs is not known: (AccessDenied)"},
		{"a stack without the bucket", "kind=UPDATE; check_bundle", "", "aws cloudformation describe-stack-resource = !(ValidationError)", "look  whether the bundle"},
		{"a new desk", "check_bundle; echo all", "", "", "all"},
		{"no secret", "check_secret", "", "aws secretsmanager describe-secret = !(ResourceNotFoundException)", "STOP  there is no secret"},
		{"a key that no function may use", "check_secret", "", `aws secretsmanager describe-secret = arn:key\tNone\t1`, "STOP  the desk's secret is encrypted with arn:key"},
		{"a new account", "check_concurrency", "", `aws lambda get-account-settings = 10\t10`, "look  the account runs 10 functions at once, as new ones do: 5 turns"},
		{"a reservation there", "check_concurrency", "LineReserved=2\n", `aws lambda get-account-settings = 10\t10`, "STOP  of 10, 2 are to be reserved"},
		{"turns that leave nothing", "check_concurrency", "AnswerConcurrency=9\n", `aws lambda get-account-settings = 10\t10`, "STOP  AnswerConcurrency=9"},
		{"a grown account", "check_concurrency; value AnswerConcurrency", "", "", "functions at once; 50 turns of them\n50"},
		{"no mail in the region", "check_region", "", "aws ses list-receipt-rule-sets = !(InvalidAction)", "STOP  SES does not take rules"},
		{"the sandbox", "check_sandbox", "", `aws sesv2 get-account = False\tTrue\tHEALTHY`, "STOP  SES is in its sandbox"},
		{"sending is stopped", "check_sandbox", "", `aws sesv2 get-account = True\tFalse\tSHUTDOWN`, "STOP  SES has stopped sending"},
		{"an unknown domain", "check_domains", "", "aws sesv2 get-email-identity = !(NotFoundException)", "STOP  SES does not know the domain desk.example.jp"},
		{"a domain without records", "check_domains", "", `aws sesv2 get-email-identity = False\tPENDING`, "STOP  SES has not verified desk.example.jp"},
		{"the company's own domain", "check_mx", "", "dig +short MX = 10 mx.example.jp.", "STOP  mail to desk.example.jp goes to mx.example.jp."},
		{"a mail server of one's own", "check_mx", "AuthServId=mx.example.jp\n", "dig +short MX = 10 mx.example.jp.", "look  mail to desk.example.jp goes to mx.example.jp."},
		{"other rules", "check_rules", "", "aws ses describe-active-receipt-rule-set = of somebody", "look  the rule set of somebody is active"},
		{"no reader", "check_reader", "", "", "ok    no reader outside"},
		{"no profile", "check_reader", "Reader=bedrock\n", "aws bedrock get-inference-profile = !(ResourceNotFoundException)", "STOP  there is no inference profile"},
		{"no form", "check_reader", "Reader=bedrock\n", "aws bedrock get-use-case-for-model-access = !(ResourceNotFoundException)", "STOP  the form about the use"},
		{"no subscription yet", "check_reader", "Reader=bedrock\n", `aws bedrock get-foundation-model-availability = NOT_AVAILABLE\tAUTHORIZED\tAVAILABLE\tAVAILABLE`, "look  the account has not subscribed"},
		{"a model that ends", "check_reader", "Reader=bedrock\n", `aws bedrock get-foundation-model --model-identifier anthropic.claude-haiku-5-5 --query modelDetails.modelLifecycle = LEGACY\t2027-10-07`, "STOP  anthropic.claude-haiku-5-5 is legacy"},
		{"no quota", "check_reader", "Reader=bedrock\n", `aws service-quotas list-service-quotas = 0.0\tCross-region tokens per minute for Haiku 5.5`, "STOP  a quota of Claude Haiku 5.5 is 0"},
		{"calls are logged", "check_reader", "Reader=bedrock\n", `aws bedrock get-model-invocation-logging-configuration = all-calls\tNone`, "STOP  Bedrock logs calls in ap-northeast-3 to all-calls"},
		{"to whom the officer named", "check_reader", "Reader=bedrock\nReaderLogs=all-calls\n", `aws bedrock get-model-invocation-logging-configuration = all-calls\tNone`, "look  Bedrock logs calls in ap-northeast-1 to all-calls, as the privacy officer agreed"},
		{"a model that refuses", "check_reader", "Reader=bedrock\n", "aws bedrock-runtime converse = !(AccessDeniedException)", "STOP  the model answers nothing"},
		{"the model answers", `check_reader; value ReaderModelArns`, "Reader=bedrock\n", "", "ok    the model answered an invented message\narn:aws:bedrock:ap-northeast-1::foundation-model/m,arn"},
	} {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			answers := account()
			if c.answer != "" {
				answers = slices.Insert(answers, 0, c.answer)
			}
			said, failed := script(t, c.check, c.settings, answers...)
			if failed || !strings.Contains(said, c.want) {
				t.Errorf("failed %t:\n%s\nwant %s", failed, said, c.want)
			}
		})
	}
}

// TestChecksStop: what is wrong stops the deployment, all of it told at once; what is not, does not.
func TestChecksStop(t *testing.T) {
	const fits = `fits() { echo "$1 fits"; }; `
	said, failed := script(t, fits+"checks", "", account()...)
	if failed || strings.Contains(said, "STOP") || strings.Contains(said, "look") {
		t.Errorf("all is well, and: %s", said)
	}
	said, failed = script(t, fits+"checks", "", append([]string{`aws sesv2 get-account = False\tTrue\tHEALTHY`, "dig +short MX = 10 mx.example.jp."}, account()...)...)
	if !failed || !strings.Contains(said, "2 things stop it; nothing was changed") {
		t.Errorf("failed %t: %s", failed, said)
	}
}

// TestGuard: what would leave the desk's memory behind is not deployed.
func TestGuard(t *testing.T) {
	const asked = "aws cloudformation describe-change-set = "
	for answer, want := range map[string]string{
		`AWS::DynamoDB::Table\tDeskTable\nAWS::Lambda::Version\tLineFunctionVersion1`: "take away or replace DeskTable",
		`AWS::KMS::Key\tRosterKey`:                   "take away or replace RosterKey",
		`AWS::SQS::Queue\tInbox`:                     "take away or replace Inbox",
		`AWS::Lambda::Version\tLineFunctionVersion1`: "",
		`AWS::SQS::QueuePolicy\tRosterQueuePolicy`:   "",
	} {
		said, failed := script(t, "changes=(); guard", "", append([]string{asked + answer}, account()...)...)
		if failed != (want != "") || !strings.Contains(said, want) {
			t.Errorf("%s: failed %t, %s", answer, failed, said)
		}
	}
}

// TestAgreed: who says no has changed nothing.
func TestAgreed(t *testing.T) {
	const takenBack = "aws cloudformation delete-change-set = "
	for answer, want := range map[string]string{"n": "nothing was changed", "": "nothing was changed", "y": "deployed"} {
		said, failed := script(t, `changes=(); agreed <<<"`+answer+`"; echo deployed`, "", append(account(), takenBack)...)
		if failed != (answer != "y") || !strings.Contains(said, want) {
			t.Errorf("%q: failed %t, %s", answer, failed, said)
		}
	}
}

// TestDeploymentFails: what failed is named, and what to do then, by whether something was there before.
func TestDeploymentFails(t *testing.T) {
	for kind, want := range map[string]string{"CREATE": "what it made is taken away again", "UPDATE": "the release before works on"} {
		said, failed := script(t, "kind="+kind+"; changes=(); execute", "", append(account(), "aws cloudformation execute-change-set = ", "aws cloudformation wait = !Waiter failed",
			`aws cloudformation describe-stack-events = LineFunctionAliaslive\tDeployment was stopped by an alarm`)...)
		if !failed || !strings.Contains(said, want) || !strings.Contains(said, "stopped by an alarm") {
			t.Errorf("%s: failed %t, %s", kind, failed, said)
		}
	}
}

// TestStopsAtWhatFails: a build that fails is the end.
func TestStopsAtWhatFails(t *testing.T) {
	said, failed := script(t, `checks() { :; }; prepare() { false; echo "went on"; }; deploy() { :; }; main ../desk.settings`, "", account()...)
	if !failed || strings.Contains(said, "went on") {
		t.Errorf("failed %t, %s", failed, said)
	}
}

// TestShelf: of a case its receipt is asked for, and nothing else.
func TestShelf(t *testing.T) {
	said, failed := script(t, `out() { echo madoguchi-DeskTable-1; }; shelf open; echo K7PM-3XQ9 >$work/open; appears open $work/open 5`, "",
		append(account(), "aws dynamodb query --table-name madoguchi-DeskTable-1 --index-name work = "+`K#K7PM-3XQ9\nK#K7PM-3XQA`)...)
	if failed || said != "K7PM-3XQ9\nK7PM-3XQA\nK7PM-3XQA\n" {
		t.Errorf("failed %t: %s", failed, said)
	}
}

// TestRehearsalStaysHere: a rehearsal calls nobody but this machine.
func TestRehearsalStaysHere(t *testing.T) {
	for endpoint, fails := range map[string]bool{
		"": true, "https://sts.ap-northeast-1.amazonaws.com": true, "http://127.0.0.1.example.com:80": true, "http://10.0.0.1:5000": true,
		"http://127.0.0.1:5000": false, "http://localhost:5000": false,
	} {
		said, failed := script(t, "AWS_ENDPOINT_URL="+endpoint+" AWS_PROFILE=real; stays_here; echo $AWS_ACCESS_KEY_ID $AWS_CONFIG_FILE ${AWS_PROFILE-none}", "", account()...)
		if failed != fails || !failed && said != "rehearsal /dev/null none\n" {
			t.Errorf("%s: failed %t, %s", endpoint, failed, said)
		}
	}
}

// TestSettings: what is written wrong is told before anybody is asked.
func TestSettings(t *testing.T) {
	for settings, want := range map[string]string{
		"StafAddresses=a@example.jp\n": "StafAddresses is no setting",
		"Release=1\n":                  "Release is no setting",
		"Stack madoguchi\n":            "not NAME=VALUE: Stack madoguchi",
	} {
		if said, failed := script(t, "true", settings, account()...); !failed || !strings.Contains(said, want) {
			t.Errorf("%s: failed %t, %s", settings, failed, said)
		}
	}
	said, _ := script(t, `given | as_json`, "# a comment\n\nOidcClientId=a \"b\" \\ c=d\n", account()...)
	if !strings.Contains(said, `{"ParameterKey":"OidcClientId","ParameterValue":"a \"b\" \\ c=d"}`) {
		t.Error(said)
	}
}

// TestExampleNamesParameters: the example's names are settings, and it holds all that have no default.
func TestExampleNamesParameters(t *testing.T) {
	example, err := os.ReadFile("../desk.settings")
	if err != nil {
		t.Fatal(err)
	}
	said, failed := script(t, `read_settings ../desk.settings; for p in $(parameters); do [[ -n $(default $p) || -n ${set[$p]-} ]] || echo $p; done`, "", account()...)
	rest := strings.Fields(said)
	for _, empty := range []string{"Release", "FormAddresses", "AuthServId", "OidcRoleClaim", "ReaderTemperature", "BundleKeys"} { // by infra/deploy, or empty by default
		if i := slices.Index(rest, empty); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		}
	}
	if failed || len(rest) > 0 {
		t.Errorf("the example lacks %v of\n%s", rest, example)
	}
}
