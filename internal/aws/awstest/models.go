package awstest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Models are the models of Bedrock, as far as Converse goes. They are as strict as the
// service: what a model does not take is a ValidationException that repeats it.
type Models struct {
	mu     sync.Mutex
	reply  func(Converse) Reply
	asked  []Converse
	cached map[string]bool // by model and prefix; nothing is forgotten
}

// Converse is a request to a model, read from its JSON.
type Converse struct {
	Model       string
	System      string
	Message     string
	Tool        string          // the name of the one tool
	Schema      json.RawMessage // of the tool, as it was sent
	Choice      string          // "tool", "any" or "auto"
	TTL         string          // of the cache point: "5m", "1h", "default" where it names none, "" where there is none
	Most        int             // tokens that may be answered
	Temperature *float64
}

// Reply is what a model does. The zero value calls the tool without arguments.
type Reply struct {
	Fault     Fault           // in place of an answer
	Until     <-chan struct{} // it waits for this, or until the caller has left
	Half      bool            // the body breaks off
	Raw       string          // the body, whatever that is
	Arguments string          // of the tool's call, as JSON; "" is {}
	Tool      string          // that it calls; "" is the one that it was given
	Calls     int             // of the tool; 0 is one, less is none
	Text      string          // beside the call
	Thought   string          // before the call
	Stop      string          // "" is "tool_use"
}

// Reply sets what models answer from now on.
func (m *Models) Reply(f func(Converse) Reply) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.reply = f
}

// Asked are the requests so far, those that were refused included.
func (m *Models) Asked() []Converse {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.asked)
}

// isConverse reports whether this is POST /model/ID/converse.
func isConverse(r *http.Request) bool {
	return r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/model/") && strings.HasSuffix(r.URL.Path, "/converse")
}

func (m *Models) serve(w http.ResponseWriter, r *http.Request, call Call) {
	asked, problem := readConverse(call)
	m.mu.Lock()
	m.asked = append(m.asked, asked)
	reply := m.reply
	m.mu.Unlock()
	if problem != "" {
		Fault{Status: http.StatusBadRequest, Code: "ValidationException", Message: problem}.write(w, call)
		return
	}
	var rep Reply
	if reply != nil {
		rep = reply(asked)
	}
	if rep.Until != nil {
		select {
		case <-rep.Until:
		case <-r.Context().Done():
			return
		}
	}
	switch {
	case rep.Fault.Hang:
		<-r.Context().Done()
		return
	case rep.Fault.Status != 0:
		rep.Fault.write(w, call)
		return
	}
	body := []byte(rep.Raw)
	if rep.Raw == "" {
		body = rep.body(asked, m.count(asked))
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	if rep.Half { // the server notices that it has promised more, and closes the connection
		body = body[:len(body)/2]
	}
	w.Write(body)
}

// converse is the body of a request.
type converse struct {
	System []struct {
		Text       string
		CachePoint *struct{ Type, TTL string }
	}
	Messages []struct {
		Role    string
		Content []struct{ Text string }
	}
	ToolConfig struct {
		Tools []struct {
			ToolSpec struct {
				Name, Description string
				InputSchema       struct{ JSON json.RawMessage }
			}
		}
		ToolChoice map[string]struct{ Name string }
	}
	InferenceConfig struct {
		MaxTokens   int
		Temperature *float64
	}
}

// readConverse reads a request, and says what is wrong with it.
func readConverse(call Call) (Converse, string) {
	name, err := url.PathUnescape(strings.TrimSuffix(strings.TrimPrefix(call.Path, "/model/"), "/converse"))
	if err != nil {
		return Converse{}, "The provided model identifier is invalid."
	}
	c := Converse{Model: name}
	var in converse
	strict := json.NewDecoder(bytes.NewReader(call.Body))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&in); err != nil {
		return c, "The request is not valid: " + err.Error()
	}
	for _, block := range in.System {
		if c.System += block.Text; block.CachePoint != nil {
			c.TTL = block.CachePoint.TTL
			if c.TTL == "" {
				c.TTL = block.CachePoint.Type
			}
		}
	}
	c.Most, c.Temperature = in.InferenceConfig.MaxTokens, in.InferenceConfig.Temperature
	if len(in.Messages) != 1 || len(in.Messages[0].Content) != 1 || in.Messages[0].Role != "user" {
		return c, "A conversation must start with a user message."
	}
	c.Message = in.Messages[0].Content[0].Text
	if len(in.ToolConfig.Tools) != 1 {
		return c, "The value at toolConfig.tools must have a length of 1."
	}
	tool := in.ToolConfig.Tools[0].ToolSpec
	c.Tool, c.Schema = tool.Name, tool.InputSchema.JSON
	for choice, named := range in.ToolConfig.ToolChoice {
		if c.Choice = choice; choice == "tool" && named.Name != tool.Name {
			return c, "Tool " + named.Name + " not found in toolConfig.tools."
		}
	}
	return c, c.problem(call.Service)
}

// problem is what a model does not take.
func (c Converse) problem(service string) string {
	switch {
	case service != "bedrock":
		return "Credential should be scoped to correct service: 'bedrock'."
	case strings.TrimSpace(c.Message) == "":
		return "The text field in the ContentBlock object at messages.0.content.0 is blank."
	case c.Most < 1:
		return "The value at inferenceConfig.maxTokens must be at least 1."
	case c.Temperature != nil && *c.Temperature != 1 && strings.Contains(c.Model, "claude-haiku-5-5"):
		return "`temperature` is deprecated for this model. The message was: " + c.Message
	case !slices.Contains([]string{"", "default", "5m", "1h"}, c.TTL):
		return "The value at cachePoint.ttl is not one of 5m, 1h."
	case !strings.HasPrefix(string(c.Schema), "{"):
		return "The value at toolSpec.inputSchema.json must be an object."
	}
	return ""
}

// tokens are the parts of a request: what comes before the cache point, and what behind it.
type tokens struct{ input, read, written int }

// least is the shortest prefix that is cached, in tokens.
const least = 512

// count counts a token a character: that is not how models count, but it adds up.
func (m *Models) count(c Converse) tokens {
	prefix := string(c.Schema) + c.System
	n, rest := utf8.RuneCountInString(prefix), utf8.RuneCountInString(c.Message)
	if c.TTL == "" || n < least {
		return tokens{input: n + rest}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.cached == nil {
		m.cached = map[string]bool{}
	}
	key := c.Model + "\x00" + prefix
	if m.cached[key] {
		return tokens{input: rest, read: n}
	}
	m.cached[key] = true
	return tokens{input: rest, written: n}
}

// body is the JSON of an answer.
func (r Reply) body(c Converse, t tokens) []byte {
	type object = map[string]any
	content := []object{}
	if r.Thought != "" {
		content = append(content, object{"reasoningContent": object{"reasoningText": object{"text": r.Thought, "signature": "made up"}}})
	}
	if r.Text != "" {
		content = append(content, object{"text": r.Text})
	}
	name, arguments, calls, stop := r.Tool, r.Arguments, r.Calls, r.Stop
	if name == "" {
		name = c.Tool
	}
	if arguments == "" {
		arguments = "{}"
	}
	if calls == 0 {
		calls = 1
	}
	if stop == "" {
		stop = "tool_use"
	}
	for i := range calls {
		use := object{"toolUseId": "tooluse_" + strconv.Itoa(i), "name": name, "input": json.RawMessage(arguments)}
		content = append(content, object{"toolUse": use})
	}
	out := utf8.RuneCountInString(arguments) + utf8.RuneCountInString(r.Text) + utf8.RuneCountInString(r.Thought)
	b, err := json.Marshal(object{
		"output":     object{"message": object{"role": "assistant", "content": content}},
		"stopReason": stop,
		"usage": object{"inputTokens": t.input, "outputTokens": out, "totalTokens": t.input + t.read + t.written + out,
			"cacheReadInputTokens": t.read, "cacheWriteInputTokens": t.written},
		"metrics": object{"latencyMs": 1},
	})
	if err != nil {
		panic(err) // arguments that are no JSON: a fault of the test; say it by Raw
	}
	return b
}
