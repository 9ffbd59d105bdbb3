package deploying

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// statement is one of policy.json's.
type statement struct {
	Sid, Effect string
	Action      list
	Resource    list
	Condition   map[string]map[string]any
}

// list is a text or some.
type list []string

func (l *list) UnmarshalJSON(b []byte) error {
	if json.Unmarshal(b, (*[]string)(l)) == nil {
		return nil
	}
	*l = make(list, 1)
	return json.Unmarshal(b, &(*l)[0])
}

// allowed reads policy.json.
func allowed(t *testing.T) []statement {
	t.Helper()
	b, err := os.ReadFile("policy.json")
	if err != nil {
		t.Fatal(err)
	}
	var compact strings.Builder
	for _, r := range string(b) {
		if !strings.ContainsRune(" \n\t", r) {
			compact.WriteRune(r)
		}
	}
	if compact.Len() > 10_240 {
		t.Errorf("%d characters; a role takes 10,240", compact.Len())
	}
	var policy struct{ Statement []statement }
	if err := json.Unmarshal(b, &policy); err != nil {
		t.Fatal(err)
	}
	return policy.Statement
}

// grants reports whether one of the statements allows an action on a resource.
func grants(all []statement, action, resource string) bool {
	return slices.ContainsFunc(all, func(s statement) bool {
		return s.Effect == "Allow" && slices.Contains(s.Action, action) && slices.ContainsFunc(s.Resource, func(pattern string) bool {
			fits, err := path.Match(strings.ReplaceAll(pattern, "/", "\x00"), strings.ReplaceAll(resource, "/", "\x00"))
			return err == nil && fits
		})
	})
}

// need is what making, changing and taking away a resource takes, on a name as CloudFormation gives it: of
// what the handlers of each type declare (its schema in CloudFormation's registry, 2026-08) what this stack sets.
type need struct {
	resource string
	actions  []string
}

func needs() map[string][]need {
	const here = ":ap-northeast-1:123456789012:"
	bucket, role, function := "arn:aws:s3:::madoguchi-rawmail-1", "arn:aws:iam::123456789012:role/madoguchi-LineRole-1", "arn:aws:lambda"+here+"function:madoguchi-LineFunction-1"
	topic, configuration := "arn:aws:sns"+here+"madoguchi-MailTopic-1", "arn:aws:ses"+here+"configuration-set/DeskMail-1"
	deploys := "arn:aws:codedeploy" + here
	return map[string][]need{
		"AWS::Serverless::Function": {
			{function, []string{"lambda:CreateFunction", "lambda:GetFunction", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration", "lambda:DeleteFunction",
				"lambda:PutFunctionConcurrency", "lambda:DeleteFunctionConcurrency", "lambda:TagResource", "lambda:GetFunctionCodeSigningConfig",
				"lambda:GetFunctionRecursionConfig", "lambda:GetRuntimeManagementConfig"}},
			{function + ":live", []string{"lambda:AddPermission", "lambda:RemovePermission"}},
			{function, []string{"lambda:PublishVersion", "lambda:GetFunctionConfiguration", "lambda:GetProvisionedConcurrencyConfig", "lambda:CreateAlias", "lambda:GetAlias", "lambda:UpdateAlias", "lambda:DeleteAlias"}},
			{function, []string{"lambda:PutFunctionEventInvokeConfig", "lambda:UpdateFunctionEventInvokeConfig", "lambda:GetFunctionEventInvokeConfig", "lambda:DeleteFunctionEventInvokeConfig"}},
			{"*", []string{"lambda:CreateEventSourceMapping", "lambda:GetEventSourceMapping", "lambda:UpdateEventSourceMapping", "lambda:DeleteEventSourceMapping"}},
			{role, []string{"iam:PassRole"}},
			{deploys + "application:madoguchi-ServerlessDeploymentApplication-1", []string{"codedeploy:CreateApplication", "codedeploy:DeleteApplication"}},
			{deploys + "deploymentgroup:madoguchi-ServerlessDeploymentApplication-1/madoguchi-LineFunctionDeploymentGroup-1",
				[]string{"codedeploy:CreateDeploymentGroup", "codedeploy:UpdateDeploymentGroup", "codedeploy:DeleteDeploymentGroup", "codedeploy:CreateDeployment", "codedeploy:GetDeployment"}},
			{deploys + "deploymentconfig:CodeDeployDefault.LambdaCanary10Percent5Minutes", []string{"codedeploy:GetDeploymentConfig"}},
		},
		"AWS::Serverless::HttpApi": {
			{"arn:aws:apigateway:ap-northeast-1::/apis", []string{"apigateway:POST"}},
			{"arn:aws:apigateway:ap-northeast-1::/apis/1/stages", []string{"apigateway:GET", "apigateway:POST", "apigateway:PUT", "apigateway:PATCH", "apigateway:DELETE"}},
			{"*", []string{"logs:CreateLogDelivery", "logs:DescribeResourcePolicies", "logs:PutResourcePolicy"}},
		},
		"AWS::DynamoDB::Table": {{"arn:aws:dynamodb" + here + "table/madoguchi-DeskTable-1", []string{"dynamodb:CreateTable", "dynamodb:DescribeTable", "dynamodb:UpdateTable",
			"dynamodb:UpdateTimeToLive", "dynamodb:UpdateContinuousBackups", "dynamodb:DescribeContributorInsights", "dynamodb:DescribeKinesisStreamingDestination",
			"dynamodb:GetResourcePolicy", "dynamodb:ListTagsOfResource"}}, {"*", []string{"kms:CreateGrant", "kms:Encrypt"}}},
		"AWS::KMS::Key": {{"*", []string{"kms:CreateKey", "kms:TagResource", "kms:DescribeKey", "kms:PutKeyPolicy", "kms:EnableKeyRotation"}}},
		"AWS::SecretsManager::Secret": {{"arn:aws:secretsmanager" + here + "secret:RosterSecret-1", []string{"secretsmanager:CreateSecret", "secretsmanager:UpdateSecret"}},
			{"*", []string{"kms:GenerateDataKey", "kms:Decrypt"}}},
		"AWS::S3::Bucket": {{bucket, []string{"s3:CreateBucket", "s3:DeleteBucket", "s3:PutEncryptionConfiguration", "s3:PutBucketPublicAccessBlock", "s3:PutBucketOwnershipControls",
			"s3:PutLifecycleConfiguration", "s3:PutBucketNotification", "s3:PutBucketVersioning"}}},
		"AWS::S3::BucketPolicy":      {{bucket, []string{"s3:PutBucketPolicy", "s3:DeleteBucketPolicy"}}},
		"AWS::SQS::Queue":            {{"arn:aws:sqs" + here + "madoguchi-inbox.fifo", []string{"sqs:CreateQueue", "sqs:DeleteQueue", "sqs:GetQueueAttributes", "sqs:SetQueueAttributes"}}},
		"AWS::SQS::QueuePolicy":      {{"arn:aws:sqs" + here + "madoguchi-RosterQueue-1", []string{"sqs:SetQueueAttributes"}}},
		"AWS::SNS::Topic":            {{topic, []string{"sns:CreateTopic", "sns:DeleteTopic", "sns:GetTopicAttributes"}}},
		"AWS::SNS::TopicPolicy":      {{topic, []string{"sns:SetTopicAttributes"}}},
		"AWS::SNS::Subscription":     {{topic, []string{"sns:Subscribe", "sns:Unsubscribe"}}},
		"AWS::SES::ConfigurationSet": {{configuration, []string{"ses:CreateConfigurationSet", "ses:GetConfigurationSet", "ses:DeleteConfigurationSet"}}},
		"AWS::SES::ConfigurationSetEventDestination": {{configuration, []string{"ses:CreateConfigurationSetEventDestination", "ses:UpdateConfigurationSetEventDestination",
			"ses:DeleteConfigurationSetEventDestination"}}},
		"AWS::SES::ReceiptRuleSet": {{"*", []string{"ses:CreateReceiptRuleSet", "ses:DescribeReceiptRuleSet", "ses:DeleteReceiptRuleSet"}}},
		"AWS::SES::ReceiptRule":    {{"*", []string{"ses:CreateReceiptRule", "ses:DescribeReceiptRule", "ses:UpdateReceiptRule", "ses:DeleteReceiptRule"}}, {role, []string{"iam:PassRole"}}},
		"AWS::IAM::Role":           {{role, []string{"iam:CreateRole", "iam:GetRole", "iam:UpdateAssumeRolePolicy", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:DeleteRole"}}},
		"AWS::IAM::RolePolicy":     {{role, []string{"iam:PutRolePolicy", "iam:GetRolePolicy", "iam:DeleteRolePolicy"}}},
		"AWS::Lambda::Permission":  {{function + ":live", []string{"lambda:AddPermission", "lambda:RemovePermission"}}},
		"AWS::Logs::LogGroup": {{"arn:aws:logs" + here + "log-group:madoguchi-LineLog-1", []string{"logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy"}},
			{"arn:aws:logs" + here + "log-group:/aws/vendedlogs/madoguchi-api", []string{"logs:CreateLogGroup", "logs:PutRetentionPolicy"}}, {"*", []string{"logs:DescribeLogGroups"}}},
		"AWS::CloudWatch::Alarm":     {{"arn:aws:cloudwatch" + here + "alarm:madoguchi-QuotaAlarm-1", []string{"cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms"}}, {"*", []string{"cloudwatch:DescribeAlarms"}}},
		"AWS::CloudWatch::Dashboard": {{"arn:aws:cloudwatch::123456789012:dashboard/madoguchi-desk", []string{"cloudwatch:PutDashboard", "cloudwatch:GetDashboard", "cloudwatch:DeleteDashboards"}}},
		"AWS::Scheduler::Schedule": {{"arn:aws:scheduler" + here + "schedule/default/madoguchi-EveryMinute-1", []string{"scheduler:CreateSchedule", "scheduler:GetSchedule",
			"scheduler:UpdateSchedule", "scheduler:DeleteSchedule"}}, {role, []string{"iam:PassRole"}}},
	}
}

// TestPolicyMakesTheStack: whoever deploys may make each kind of resource that template.yaml has.
func TestPolicyMakesTheStack(t *testing.T) {
	all, want := allowed(t), needs()
	b, err := os.ReadFile("../../template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var stack struct {
		Resources map[string]struct {
			Type string `yaml:"Type"`
		} `yaml:"Resources"`
	}
	if err := yaml.Unmarshal(b, &stack); err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for name, r := range stack.Resources {
		used[r.Type] = true
		if want[r.Type] == nil {
			t.Errorf("%s is of the kind %s: say here what making one takes", name, r.Type)
		}
	}
	for kind, needs := range want {
		if !used[kind] {
			t.Errorf("no %s is made any more: take its rights away", kind)
		}
		for _, n := range needs {
			for _, action := range n.actions {
				if !grants(all, action, n.resource) {
					t.Errorf("%s takes %s on %s", kind, action, n.resource)
				}
			}
		}
	}
}

// everywhere are the statements whose resource is "*", with the reason: no ARN is known to the
// actions, or their ARNs have no name of ours in them, and then a condition has.
var everywhere = map[string]string{
	"FromQueues":                      "lambda:FunctionArn",
	"NewKeys":                         "aws:RequestTag/aws:cloudformation:stack-name",
	"Keys":                            "aws:ResourceTag/aws:cloudformation:stack-name",
	"KeysForTableAndSecret":           "aws:ResourceTag/aws:cloudformation:stack-name",
	"NoResourceIsKnownToTheseActions": "",
	"ReaderIsThere":                   "",
}

// nameless are the ARNs without the stack's name in them.
var nameless = []string{
	"arn:aws:apigateway:*::/apis", "arn:aws:apigateway:*::/apis/*", "arn:aws:apigateway:*::/tags/*", // ids that AWS gives
	"arn:aws:ses:*:*:configuration-set/*", "arn:aws:ses:*:*:identity/*", "arn:aws:secretsmanager:*:*:secret:RosterSecret-*", // CloudFormation names them without the stack
	"arn:aws:cloudformation:*:aws:transform/Serverless-2016-10-31", "arn:aws:codedeploy:*:*:deploymentconfig:CodeDeployDefault.Lambda*", // AWS's own
	"arn:aws:bedrock:*:*:inference-profile/*", "arn:aws:bedrock:*::foundation-model/*",
}

// TestPolicyIsNarrow: no action by a wildcard, and no resource without the stack's name where one has it.
func TestPolicyIsNarrow(t *testing.T) {
	seen := map[string]string{}
	for _, s := range allowed(t) {
		for _, action := range s.Action {
			if strings.Contains(action, "*") {
				t.Errorf("%s allows %s", s.Sid, action)
			}
			if other := seen[action]; other != "" && s.Condition == nil && s.Sid != other {
				t.Errorf("%s and %s both allow %s", s.Sid, other, action)
			}
			seen[action] = s.Sid
		}
		for _, resource := range s.Resource {
			if key, known := everywhere[s.Sid]; resource == "*" {
				narrowed := key == ""
				for _, by := range s.Condition {
					narrowed = narrowed || by[key] != nil
				}
				if !known || !narrowed {
					t.Errorf("%s allows on everything", s.Sid)
				}
				continue
			}
			if !slices.Contains(nameless, resource) && !regexp.MustCompile(`[:/]madoguchi[-/]`).MatchString(resource) {
				t.Errorf("%s allows on %s", s.Sid, resource)
			}
		}
	}
}

// TestKeysOpenNothingByThemselves: what makes or opens something that a key of the stack closes is called by the
// table and the secret that are made under it (platform fact 58), and by nobody directly.
func TestKeysOpenNothingByThemselves(t *testing.T) {
	about := []string{"kms:CreateKey", "kms:TagResource", "kms:DescribeKey", "kms:GetKeyPolicy", "kms:PutKeyPolicy", "kms:GetKeyRotationStatus",
		"kms:EnableKeyRotation", "kms:UpdateKeyDescription", "kms:ListResourceTags"}
	bound := 0
	for _, s := range allowed(t) {
		for _, action := range s.Action {
			if !strings.HasPrefix(action, "kms:") || slices.Contains(about, action) {
				continue
			}
			bound++
			via, _ := s.Condition["StringLike"]["kms:ViaService"].([]any)
			if len(via) != 2 || via[0] != "dynamodb.*.amazonaws.com" || via[1] != "secretsmanager.*.amazonaws.com" {
				t.Errorf("%s allows %s by %v", s.Sid, action, via)
			}
		}
	}
	if bound != 4 {
		t.Errorf("%d actions of that kind", bound)
	}
}

// actions are those of IAM behind calls of the AWS CLI whose names say another one.
var actions = map[string][]string{
	"sts get-caller-identity": {}, "configure get": {},
	"cloudformation wait": {"cloudformation:DescribeStacks", "cloudformation:DescribeChangeSet"}, "cloudformation package": {"s3:GetObject", "s3:PutObject"},
	"s3 cp": {"s3:GetObject", "s3:PutObject"}, "s3api head-bucket": {"s3:ListBucket"}, "s3api list-objects-v2": {"s3:ListBucket"},
	"s3api put-public-access-block": {"s3:PutBucketPublicAccessBlock"}, "bedrock-runtime converse": {"bedrock:InvokeModel"},
}

// TestPolicyAllowsTheScript: every call of infra/deploy outside of rehearsals is allowed.
func TestPolicyAllowsTheScript(t *testing.T) {
	parts, err := filepath.Glob("*.sh")
	if err != nil {
		t.Fatal(err)
	}
	granted := map[string]bool{}
	for _, s := range allowed(t) {
		for _, action := range s.Action {
			granted[action] = true
		}
	}
	services := map[string]string{"s3api": "s3", "sesv2": "ses", "service-quotas": "servicequotas"}
	calls := 0
	for _, part := range append(parts, "../deploy") {
		b, err := os.ReadFile(part)
		if err != nil {
			t.Fatal(err)
		}
		text := regexp.MustCompile(`(?s)\nfurnish\(\) \{.*?\n\}`).ReplaceAllString(string(b), "") // for rehearsals
		for _, m := range regexp.MustCompile(`(?m)^[^#\n"']*\b(?:ask|aws) ([a-z0-9-]+) ([a-z0-9-]+)`).FindAllStringSubmatch(text, -1) {
			calls++
			behind, special := actions[m[1]+" "+m[2]]
			if !special {
				service := m[1]
				if services[service] != "" {
					service = services[service]
				}
				name := service + ":"
				for word := range strings.SplitSeq(m[2], "-") {
					name += strings.ToUpper(word[:1]) + word[1:]
				}
				behind = []string{name}
			}
			for _, action := range behind {
				if !granted[action] {
					t.Errorf("%s calls %s %s, which takes %s", part, m[1], m[2], action)
				}
			}
		}
	}
	if calls < 30 {
		t.Errorf("the test reads %d calls", calls)
	}
}
