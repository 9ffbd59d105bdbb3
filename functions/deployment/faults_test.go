package deployment

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// prefixes are those behind which a wildcard is fine: of buckets, and of what CodeDeploy lists.
var prefixes = []string{
	"${ControlBucket.Arn}/incident/*",
	"${RawMail.Arn}/mail/*", "${RawMail.Arn}/kept/*", "${RawMail.Arn}/tried/*", "${RawMail.Arn}/parked/*",
	"${RosterBucket.Arn}/import/*", "${RosterBucket.Arn}/export/*",
	"arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:*",
}

// wildcards are statements that allow something on everything, or everything on something.
// In the policy of a key "*" is the key.
func wildcards(f template) (found []string) {
	f.each("", func(name string, r *yaml.Node) {
		if kind(r) == "AWS::KMS::Key" {
			return
		}
		walkNodes(r, func(n *yaml.Node) {
			if effect := get(n, "Effect"); effect == nil || effect.Value != "Allow" {
				return
			}
			if get(n, "NotAction") != nil || get(n, "NotResource") != nil {
				found = append(found, fmt.Sprintf("%s allows all but something", name))
			}
			who := scalars(get(n, "Principal"))
			for _, value := range slices.Concat(scalars(get(n, "Resource")), scalars(get(n, "Action")), who) {
				if strings.Contains(value, "*") && !slices.Contains(prefixes, value) {
					found = append(found, fmt.Sprintf("%s allows %s", name, value))
				}
			}
		})
	})
	return found
}

// unsaved are what would be lost when it fails: messages of a queue that is worked off and
// has no dead-letter queue of its own kind, and events of functions that are invoked without
// anybody waiting for them and that no queue takes when they are given up.
func unsaved(f template) (found []string) {
	f.each("AWS::SQS::Queue", func(name string, r *yaml.Node) {
		dead := f.deadLetters(name)
		if dead == "" && !f.last(name) {
			found = append(found, name+" has no dead-letter queue")
		}
		if dead != "" && fifo(f.resource(dead)) != fifo(r) {
			found = append(found, fmt.Sprintf("%s and %s are queues of different kinds", name, dead))
		}
	})
	for name, function := range f.functions() {
		if f.nobodyWaits(name) && get(function, "EventInvokeConfig", "DestinationConfig", "OnFailure") == nil {
			found = append(found, name+" has no queue for events that were given up")
		}
	}
	return found
}

func fifo(queue *yaml.Node) bool { return get(queue, "Properties", "FifoQueue") != nil }

// deadLetters is the queue to which a queue gives up, "" where there is none.
func (f template) deadLetters(queue string) string {
	to := get(f.resource(queue), "Properties", "RedrivePolicy", "deadLetterTargetArn")
	if to == nil {
		return ""
	}
	return references(to)[0]
}

// last reports whether a queue takes what others gave up.
func (f template) last(queue string) (last bool) {
	f.each("AWS::SQS::Queue", func(name string, _ *yaml.Node) { last = last || f.deadLetters(name) == queue })
	for _, function := range f.functions() {
		to := get(function, "EventInvokeConfig", "DestinationConfig", "OnFailure", "Destination")
		last = last || to != nil && slices.Contains(references(to), queue)
	}
	return last
}

// nobodyWaits reports whether SES, SNS or the scheduler invokes a function.
func (f template) nobodyWaits(function string) (found bool) {
	name := f.names()[function]
	for _, event := range names(get(f.functions()[function], "Events")) {
		found = found || get(f.functions()[function], "Events", event, "Type").Value == "SNS"
	}
	f.each("AWS::SES::ReceiptRule", func(_ string, r *yaml.Node) {
		walkNodes(r, func(n *yaml.Node) {
			to := get(n, "LambdaAction", "FunctionArn")
			found = found || to != nil && slices.Contains(references(to), name)
		})
	})
	f.each("AWS::Scheduler::Schedule", func(_ string, r *yaml.Node) {
		found = found || slices.Contains(references(get(r, "Properties", "Target", "Arn")), name)
	})
	return found
}

// asleep are alarms that wake nobody, and those that cannot ring.
func asleep(f template) (found []string) {
	f.each("AWS::CloudWatch::Alarm", func(name string, r *yaml.Node) {
		p := get(r, "Properties")
		want := "[Alarms]"
		if slices.Contains(f.takesBack(), name) && strings.Contains(name, "New") {
			want = "[]" // CodeDeploy listens
		}
		if got := fmt.Sprint(taken(get(p, "AlarmActions"))); got != want {
			found = append(found, fmt.Sprintf("%s wakes %s", name, got))
		}
		if on := get(p, "ActionsEnabled"); on != nil {
			found = append(found, name+" can be told to wake nobody")
		}
		if get(p, "TreatMissingData") == nil || get(p, "AlarmDescription") == nil {
			found = append(found, name+" does not say what it means, or what silence means")
		}
	})
	mail := get(f.resource("AlarmMail"), "Properties")
	if got := fmt.Sprint(scalars(get(mail, "Protocol")), taken(get(mail, "TopicArn")), taken(get(mail, "Endpoint"))); got != "[email] [Alarms] [AlarmAddress]" {
		found = append(found, "the topic of alarms goes to "+got)
	}
	return found
}

// taken are the references of a node or of the items of a list.
func taken(n *yaml.Node) (all []string) {
	if n == nil {
		return nil
	}
	walkNodes(n, func(n *yaml.Node) { all = append(all, references(n)...) })
	return all
}

// hasty are queues whose messages become visible again while they may still be worked on:
// below six times the timeout of their function (platform fact 28).
func hasty(f template) (found []string) {
	for name, function := range f.functions() {
		for _, event := range names(get(function, "Events")) {
			e := get(function, "Events", event)
			if get(e, "Type").Value != "SQS" {
				continue
			}
			queue := references(get(e, "Properties", "Queue"))[0]
			var seen, timeout int
			get(f.resource(queue), "Properties", "VisibilityTimeout").Decode(&seen)
			get(function, "Timeout").Decode(&timeout)
			if timeout == 0 || seen < 6*timeout {
				found = append(found, fmt.Sprintf("%s is seen again after %d s; %s may run %d s", queue, seen, name, timeout))
			}
		}
	}
	return found
}

// unwatched are queues and functions for which no alarm exists.
func unwatched(f template) (found []string) {
	watched := map[string]bool{}
	f.each("AWS::CloudWatch::Alarm", func(_ string, r *yaml.Node) {
		walkNodes(r, func(n *yaml.Node) {
			metric, of := get(n, "MetricName"), get(n, "Dimensions")
			if metric != nil && of != nil {
				watched[fmt.Sprintf("%s of %s", metric.Value, strings.Join(taken(of), " "))] = true
			}
		})
	})
	want := []string{"ApproximateAgeOfOldestMessage of Inbox", "NumberOfMessagesReceived of DeadLetters", "ApproximateAgeOfOldestMessage of DeadLetters",
		"ApproximateAgeOfOldestMessage of GivenUp", "ApproximateNumberOfMessagesVisible of RosterDeadLetters", "5xx of Api", "Latency of Api",
		"WriteThrottleEvents of DeskTable", "ReadThrottleEvents of DeskTable", "ReadThrottleEvents of AffectedTable"}
	for _, name := range f.names() {
		want = append(want, "Errors of "+name, "Throttles of "+name)
	}
	f.each("AWS::SQS::Queue", func(name string, _ *yaml.Node) {
		if f.last(name) && !slices.ContainsFunc(want, func(w string) bool { return strings.HasSuffix(w, " of "+name) }) {
			want = append(want, "a metric of "+name)
		}
	})
	for _, w := range want {
		if !watched[w] {
			found = append(found, "no alarm watches "+w)
		}
	}
	return found
}

// openTopics are topics to which others than a service of this account may publish.
func openTopics(f template) (found []string) {
	f.each("AWS::SNS::Topic", func(name string, _ *yaml.Node) {
		guarded := false
		f.each("AWS::SNS::TopicPolicy", func(_ string, r *yaml.Node) {
			if !slices.Contains(taken(get(r, "Properties", "Topics")), name) {
				return
			}
			guarded = true
			for _, s := range get(r, "Properties", "PolicyDocument", "Statement").Content {
				by := get(s, "Condition", "StringEquals", "aws:SourceAccount")
				if get(s, "Principal", "Service") == nil || by == nil || references(by)[0] != "AWS::AccountId" {
					guarded = false
				}
			}
		})
		if !guarded {
			found = append(found, "others may publish to "+name)
		}
	})
	return found
}

// gradual are the functions of which a new version is taken into use by parts.
var gradual = []string{"line", "email", "answer"}

// takesBack are the alarms for which CodeDeploy gives up a new version.
func (f template) takesBack() (all []string) {
	for _, name := range gradual {
		all = append(all, taken(get(f.functions()[name], "DeploymentPreference", "Alarms"))...)
	}
	return all
}

// rash are new versions that no alarm takes back, or of which nobody would know that they are
// new, and callers who go past the alias to a version that was never tried.
func rash(f template) (found []string) {
	for _, name := range gradual {
		resource, function := f.names()[name], f.functions()[name]
		if got := fmt.Sprint(scalars(get(function, "AutoPublishAlias")), taken(get(function, "AutoPublishCodeSha256"))); got != "[live] [Release]" {
			found = append(found, fmt.Sprintf("%s is published as %s", name, got))
		}
		preference, alarm := get(function, "DeploymentPreference"), strings.TrimSuffix(resource, "Function")+"NewAlarm"
		if got := fmt.Sprint(taken(get(preference, "Type")), taken(get(preference, "Role"))); got != "[Rollout] [RolloutRole]" {
			found = append(found, fmt.Sprintf("%s goes over by %s", name, got))
		}
		if !slices.Contains(taken(get(preference, "Alarms")), alarm) {
			found = append(found, "no alarm takes a new version of "+name+" back")
		}
		version := resource + ".Version.Version"
		want := "Errors FunctionName=" + resource + " Resource=${" + resource + "}:live ExecutedVersion=" + version + ", " + handedBack[name] + " version=" + version
		if got := strings.Join(watched(f.resource(alarm)), ", "); got != want {
			found = append(found, fmt.Sprintf("%s watches %s", alarm, got))
		}
	}
	f.each("", func(name string, r *yaml.Node) {
		for _, path := range [][]string{{"Properties", "FunctionName"}, {"Properties", "Rule"}} {
			walkNodes(orNothing(get(r, path...)), func(n *yaml.Node) {
				for _, function := range gradual {
					if to := f.names()[function]; slices.Contains(references(n), to) && n.Value != to+".Alias" {
						found = append(found, fmt.Sprintf("%s calls %s past its alias", name, function))
					}
				}
			})
		}
	})
	return found
}

// orNothing is a node to walk.
func orNothing(n *yaml.Node) *yaml.Node {
	if n == nil {
		return &yaml.Node{}
	}
	return n
}

// handedBack is the metric of what a function could not do and is brought again.
var handedBack = map[string]string{"line": "WebhooksNotStored", "email": "MailNotStored", "answer": "TurnsFailed"}

// watched are the metrics that an alarm adds up, with their dimensions as NAME=VALUE.
func watched(alarm *yaml.Node) (all []string) {
	for _, m := range orNothing(get(alarm, "Properties", "Metrics")).Content {
		metric := get(m, "MetricStat", "Metric")
		if metric == nil {
			continue
		}
		words := []string{get(metric, "MetricName").Value}
		for _, d := range orNothing(get(metric, "Dimensions")).Content {
			words = append(words, get(d, "Name").Value+"="+get(d, "Value").Value)
		}
		all = append(all, strings.Join(words, " "))
	}
	return all
}

// checks are what must hold of the template, by name.
var checks = map[string]func(template) []string{
	"wildcard": wildcards, "lost": unsaved, "asleep": asleep, "hasty": hasty, "unwatched": unwatched, "topic": openTopics, "rash": rash,
}

func TestTemplateHasNoFault(t *testing.T) {
	f := load(t)
	for name, check := range checks {
		for _, found := range check(f) {
			t.Errorf("%s: %s", name, found)
		}
	}
}

// TestTemplatePlantedFaults plants faults in copies of the template: each of them is found,
// by the check that is there for it and in the place where it was planted.
func TestTemplatePlantedFaults(t *testing.T) {
	set := func(value string, path ...string) func(template) {
		return func(f template) {
			n := get(f.root, append([]string{"Resources"}, path...)...)
			*n = yaml.Node{Kind: yaml.ScalarNode, Value: value}
		}
	}
	drop := func(path ...string) func(template) {
		return func(f template) {
			from := get(f.root, append([]string{"Resources"}, path[:len(path)-1]...)...)
			i := slices.Index(names(from), path[len(path)-1])
			from.Content = slices.Delete(from.Content, 2*i, 2*i+2)
		}
	}
	statement := func(role string, n int, key, value string) func(template) {
		return func(f template) {
			policy := get(f.resource(role), "Properties", "Policies").Content[0]
			s := get(policy, "PolicyDocument", "Statement").Content[n]
			*get(s, key) = yaml.Node{Kind: yaml.ScalarNode, Value: value, Tag: "!!str"}
		}
	}
	for _, c := range []struct {
		fault string
		check string
		plant func(template)
		want  string
	}{
		{"a right on everything", "wildcard", statement("AnswerRole", 1, "Resource", "*"), "AnswerRole allows *"},
		{"all rights on something", "wildcard", statement("ClockRole", 2, "Action", "dynamodb:*"), "ClockRole allows dynamodb:*"},
		{"half a wildcard", "wildcard", statement("LineRole", 2, "Resource", "arn:aws:sqs:*:*:inbox"), "LineRole allows arn:aws:sqs:*:*:inbox"},
		{"a queue that gives up into nothing", "lost", drop("Inbox", "Properties", "RedrivePolicy"), "Inbox has no dead-letter queue"},
		{"a list that is lost", "lost", drop("RosterQueue", "Properties", "RedrivePolicy"), "RosterQueue has no dead-letter queue"},
		{"dead letters of another kind", "lost", drop("DeadLetters", "Properties", "FifoQueue"), "Inbox and DeadLetters are queues of different kinds"},
		{"a mail that is given up", "lost", drop("EmailFunction", "Properties", "EventInvokeConfig", "DestinationConfig"), "email has no queue for events that were given up"},
		{"a bounce that is given up", "lost", drop("FeedbackFunction", "Properties", "EventInvokeConfig"), "feedback has no queue for events that were given up"},
		{"a tick that is given up", "lost", drop("ClockFunction", "Properties", "EventInvokeConfig", "DestinationConfig", "OnFailure"), "clock has no queue for events that were given up"},
		{"an alarm without an action", "asleep", drop("ParkedAlarm", "Properties", "AlarmActions"), "ParkedAlarm wakes []"},
		{"an alarm that wakes something else", "asleep", func(f template) {
			get(f.resource("ClockErrorsAlarm"), "Properties", "AlarmActions").Content[0].Value = "MailTopic"
		}, "ClockErrorsAlarm wakes [MailTopic]"},
		{"an alarm that is switched off", "asleep", func(f template) {
			p := get(f.resource("QuotaAlarm"), "Properties")
			p.Content = append(p.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "ActionsEnabled"}, &yaml.Node{Kind: yaml.ScalarNode, Value: "false"})
		}, "QuotaAlarm can be told to wake nobody"},
		{"alarms that go nowhere", "asleep", set("sms", "AlarmMail", "Properties", "Protocol"), "the topic of alarms goes to [sms] [Alarms] [AlarmAddress]"},
		{"a turn that comes back while it is taken", "hasty", set("59", "Inbox", "Properties", "VisibilityTimeout"), "Inbox is seen again after 59 s; answer may run 10 s"},
		{"a longer turn", "hasty", set("11", "AnswerFunction", "Properties", "Timeout"), "DeadLetters is seen again after 60 s; answer may run 11 s"},
		{"a list that comes back while it is read", "hasty", set("900", "RosterQueue", "Properties", "VisibilityTimeout"), "RosterQueue is seen again after 900 s; roster may run 900 s"},
		{"dead letters that nobody looks at", "unwatched", drop("RosterDeadLettersAlarm"), "no alarm watches ApproximateNumberOfMessagesVisible of RosterDeadLetters"},
		{"a function without alarms", "unwatched", drop("FeedbackErrorsAlarm"), "no alarm watches Errors of FeedbackFunction"},
		{"a parameter that reaches no version", "rash", drop("LineFunction", "Properties", "AutoPublishCodeSha256"), "line is published as [live] []"},
		{"a version that nothing takes back", "rash", func(f template) {
			get(f.resource("EmailFunction"), "Properties", "DeploymentPreference", "Alarms").Content[0].Value = "EmailErrorsAlarm"
		}, "no alarm takes a new version of email back"},
		{"an alarm on all versions", "rash", func(f template) {
			d := get(get(f.resource("AnswerNewAlarm"), "Properties", "Metrics").Content[1], "MetricStat", "Metric", "Dimensions")
			d.Content = nil
		}, "AnswerNewAlarm watches Errors FunctionName=AnswerFunction Resource=${AnswerFunction}:live ExecutedVersion=AnswerFunction.Version.Version, TurnsFailed"},
		{"an alarm that nobody hears", "asleep", func(f template) {
			get(f.resource("LineFunction"), "Properties", "DeploymentPreference", "Alarms").Content[0].Value = "LineErrorsAlarm"
		}, "LineNewAlarm wakes []"},
		{"mail to what was never tried", "rash", func(f template) {
			actions := get(f.resource("MailRule"), "Properties", "Rule", "Actions").Content
			get(actions[1], "LambdaAction", "FunctionArn").Value = "EmailFunction.Arn"
		}, "MailRule calls email past its alias"},
		{"alarms that anybody may raise", "topic", drop("AlarmsPolicy"), "others may publish to Alarms"},
		{"alarms that other accounts may raise", "topic", func(f template) {
			s := get(f.resource("AlarmsPolicy"), "Properties", "PolicyDocument", "Statement").Content[0]
			s.Content = s.Content[:len(s.Content)-2]
		}, "others may publish to Alarms"},
	} {
		f := load(t)
		c.plant(f)
		if got := checks[c.check](f); !slices.Contains(got, c.want) {
			t.Errorf("%s: found %q, want %q", c.fault, got, c.want)
		}
	}
}
