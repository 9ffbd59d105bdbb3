package scenario

import (
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"gopkg.in/yaml.v3"
)

// stack is template.yaml, as far as it says how the functions are run.
type stack struct {
	Parameters map[string]struct {
		Default value `yaml:"Default"`
	} `yaml:"Parameters"`
	Globals struct {
		Function struct {
			Environment environment `yaml:"Environment"`
		} `yaml:"Function"`
	} `yaml:"Globals"`
	Resources map[string]resource `yaml:"Resources"`
}

type resource struct {
	Type       string    `yaml:"Type"`
	Properties yaml.Node `yaml:"Properties"`
}

// value is a scalar with its tag: !Ref, !GetAtt, !Sub or none.
type value struct{ tag, text string }

func (v *value) UnmarshalYAML(n *yaml.Node) error {
	v.tag, v.text = n.Tag, n.Value
	return nil
}

type environment struct {
	Variables map[string]value `yaml:"Variables"`
}

// settings are those of a function.
type settings struct {
	CodeURI     string      `yaml:"CodeUri"`
	Seconds     int         `yaml:"Timeout"`
	Environment environment `yaml:"Environment"`
	Later       struct {
		Retries     int `yaml:"MaximumRetryAttempts"`
		Destination struct {
			OnFailure struct {
				Queue value `yaml:"Destination"`
			} `yaml:"OnFailure"`
		} `yaml:"DestinationConfig"`
	} `yaml:"EventInvokeConfig"`
	Events map[string]struct {
		Type       string `yaml:"Type"`
		Properties struct {
			Queue     value    `yaml:"Queue"`
			BatchSize int32    `yaml:"BatchSize"`
			Responses []string `yaml:"FunctionResponseTypes"`
		} `yaml:"Properties"`
	} `yaml:"Events"`
}

// queue is what SQS is told of one.
type queue struct {
	FIFO          bool   `yaml:"FifoQueue"`
	Deduplication string `yaml:"DeduplicationScope"`
	Limit         string `yaml:"FifoThroughputLimit"`
	Visibility    int    `yaml:"VisibilityTimeout"`
	Largest       int    `yaml:"MaximumMessageSize"`
	Kept          int    `yaml:"MessageRetentionPeriod"`
	Redrive       struct {
		To   value `yaml:"deadLetterTargetArn"`
		Most int   `yaml:"maxReceiveCount"`
	} `yaml:"RedrivePolicy"`
}

// bucket is what S3 is told of one: whom it tells of what comes.
type bucket struct {
	Told struct {
		Queues []struct {
			Event  string `yaml:"Event"`
			Queue  value  `yaml:"Queue"`
			Filter struct {
				Key struct {
					Rules []struct {
						Name  string `yaml:"Name"`
						Value string `yaml:"Value"`
					} `yaml:"Rules"`
				} `yaml:"S3Key"`
			} `yaml:"Filter"`
		} `yaml:"QueueConfigurations"`
	} `yaml:"NotificationConfiguration"`
}

var read = sync.OnceValues(func() (s stack, err error) {
	b, err := os.ReadFile("../../template.yaml")
	if err == nil {
		err = yaml.Unmarshal(b, &s)
	}
	return s, err
})

func template(t testing.TB) stack {
	t.Helper()
	s, err := read()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// of reads the properties of all resources of a type, by their names.
func of[T any](t testing.TB, s stack, kind string) map[string]T {
	t.Helper()
	all := map[string]T{}
	for name, r := range s.Resources {
		if r.Type != kind {
			continue
		}
		var p T
		if err := r.Properties.Decode(&p); err != nil {
			t.Fatal(name, err)
		}
		all[name] = p
	}
	return all
}

// functions are the functions by the folder of their program.
func (s stack) functions(t testing.TB) map[string]settings {
	t.Helper()
	all := map[string]settings{}
	for _, f := range of[settings](t, s, "AWS::Serverless::Function") {
		all[strings.TrimSuffix(strings.TrimPrefix(f.CodeURI, "dist/"), ".zip")] = f
	}
	return all
}

func (f settings) timeout() time.Duration { return time.Duration(f.Seconds) * time.Second }
