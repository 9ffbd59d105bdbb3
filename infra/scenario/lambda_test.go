package scenario

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
)

// invoke hands an event over once.
func (w *world) invoke(name string, event any) ([]byte, error) {
	w.t.Helper()
	body, err := json.Marshal(event)
	w.must(err)
	return w.functions[name].Invoke(w.ctx, body)
}

// later does what Lambda does with an event for which nobody waits: it tries as often as the
// template says, and gives the event up to the queue that the template names.
func (w *world) later(name string, event any) {
	w.t.Helper()
	config := w.functions[name].Later
	var err error
	for range 1 + config.Retries {
		if _, err = w.invoke(name, event); err == nil {
			return
		}
	}
	arn := w.resolve(config.Destination.OnFailure.Queue)
	body, err := json.Marshal(map[string]any{"version": "1.0", "requestContext": map[string]any{"condition": "RetriesExhausted", "approximateInvokeCount": 1 + config.Retries},
		"requestPayload": event})
	w.must(err)
	_, err = w.sqs.SendMessage(w.ctx, &sqs.SendMessageInput{QueueUrl: sdk.String(w.urlOf(arn)), MessageBody: sdk.String(string(body))})
	w.must(err)
}

func (w *world) urlOf(arn string) string {
	for name := range w.queues {
		if w.values[name+".Arn"] == arn {
			return w.values[name]
		}
	}
	w.t.Fatal("no queue ", arn)
	return ""
}

// tick is a minute of the schedule.
func (w *world) tick() {
	w.later("clock", map[string]string{"source": "aws.scheduler", "detail-type": "Scheduled Event"})
}

// poll takes from each queue once what there is, as the template's mappings do, and reports whether
// there was anything.
func (w *world) poll() (any bool) {
	w.t.Helper()
	for name, f := range w.functions {
		for _, e := range f.Events {
			if e.Type == "SQS" && w.batch(name, w.resolve(e.Properties.Queue), e.Properties.BatchSize, slices.Contains(e.Properties.Responses, "ReportBatchItemFailures")) {
				any = true
			}
		}
	}
	return any
}

// batch hands over what there is. What the function gives back stays, where Lambda is to look at that.
func (w *world) batch(name, arn string, size int32, some bool) bool {
	w.t.Helper()
	url := w.urlOf(arn)
	out, err := w.sqs.ReceiveMessage(w.ctx, &sqs.ReceiveMessageInput{QueueUrl: &url, MaxNumberOfMessages: size, MessageAttributeNames: []string{"All"},
		MessageSystemAttributeNames: []types.MessageSystemAttributeName{types.MessageSystemAttributeNameAll}})
	w.must(err)
	if len(out.Messages) == 0 {
		return false
	}
	e := events.SQSEvent{}
	for _, m := range out.Messages {
		record := events.SQSMessage{MessageId: *m.MessageId, ReceiptHandle: *m.ReceiptHandle, Body: *m.Body, Attributes: m.Attributes, EventSource: "aws:sqs",
			EventSourceARN: arn, AWSRegion: "ap-northeast-1", MessageAttributes: map[string]events.SQSMessageAttribute{}}
		for key, a := range m.MessageAttributes {
			record.MessageAttributes[key] = events.SQSMessageAttribute{DataType: *a.DataType, StringValue: a.StringValue}
		}
		e.Records = append(e.Records, record)
	}
	answer, err := w.invoke(name, e)
	var response events.SQSEventResponse
	if err == nil && some {
		w.must(json.Unmarshal(answer, &response))
	}
	for _, m := range out.Messages {
		back := slices.ContainsFunc(response.BatchItemFailures, func(f events.SQSBatchItemFailure) bool { return f.ItemIdentifier == *m.MessageId })
		switch {
		case err != nil: // Lambda leaves them to the visibility timeout, which is over now
			_, err := w.sqs.ChangeMessageVisibility(w.ctx, &sqs.ChangeMessageVisibilityInput{QueueUrl: &url, ReceiptHandle: m.ReceiptHandle, VisibilityTimeout: 0})
			w.must(err)
		case !back:
			_, err := w.sqs.DeleteMessage(w.ctx, &sqs.DeleteMessageInput{QueueUrl: &url, ReceiptHandle: m.ReceiptHandle})
			w.must(err)
		}
	}
	return true
}

// waiting is how many messages are in queues, in flight or not.
func (w *world) waiting(names ...string) (n int) {
	w.t.Helper()
	for _, name := range names {
		url := w.values[name]
		out, err := w.sqs.GetQueueAttributes(w.ctx, &sqs.GetQueueAttributesInput{QueueUrl: &url, AttributeNames: []types.QueueAttributeName{types.QueueAttributeNameAll}})
		w.must(err)
		for _, key := range []string{"ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"} {
			of, err := strconv.Atoi(out.Attributes[key])
			w.must(err)
			n += of
		}
	}
	return n
}

// arrives is a mail for the desk: SES stores it and tells the function, whom it is from being proven.
func (w *world) arrives(raw []byte) {
	w.t.Helper()
	id := token()
	_, err := w.s3.PutObject(w.ctx, &s3.PutObjectInput{Bucket: sdk.String(w.values["RawMail"]), Key: sdk.String("mail/new/" + id), Body: bytes.NewReader(raw)})
	w.must(err)
	pass := map[string]string{"status": "PASS"}
	w.later("email", map[string]any{"Records": []any{map[string]any{"eventSource": "aws:ses", "eventVersion": "1.0", "ses": map[string]any{
		"mail":    map[string]any{"messageId": id, "timestamp": time.Now().UTC().Format(time.RFC3339)},
		"receipt": map[string]any{"spfVerdict": pass, "dkimVerdict": pass, "dmarcVerdict": pass, "spamVerdict": pass, "virusVerdict": pass},
	}}}})
}

// bounces is a mail of the desk that comes back: SES tells the topic, which tells the function.
func (w *world) bounces(m mail) {
	w.t.Helper()
	now := time.Now().UTC().Format(time.RFC3339)
	message, err := json.Marshal(map[string]any{"eventType": "Bounce", "bounce": map[string]any{"bounceType": "Permanent", "timestamp": now},
		"mail": map[string]any{"messageId": token(), "headers": []any{map[string]string{"name": "X-Desk-Mail", "value": m.header("X-Desk-Mail")}}}})
	w.must(err)
	w.later("feedback", map[string]any{"Records": []any{map[string]any{"EventSource": "aws:sns", "Sns": map[string]any{"MessageId": token(), "Message": string(message)}}}})
}

// gateway is API Gateway in front of the functions, and the network for everybody else.
type gateway struct{ w *world }

// RoundTrip implements [http.RoundTripper]. A function that dies or fails is a 500.
func (g gateway) RoundTrip(r *http.Request) (*http.Response, error) {
	if base := "https://" + r.URL.Host; base != apiURL && base != deskURL {
		return http.DefaultTransport.RoundTrip(r)
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	var e events.APIGatewayV2HTTPRequest
	e.Version, e.RawPath, e.RawQueryString, e.Headers = "2.0", r.URL.EscapedPath(), r.URL.RawQuery, map[string]string{}
	e.RequestContext.DomainName, e.RequestContext.HTTP.Method, e.RequestContext.RequestID = r.URL.Host, r.Method, token()
	e.Body, e.IsBase64Encoded = base64.StdEncoding.EncodeToString(body), true
	for key, values := range r.Header {
		if key != "Cookie" {
			e.Headers[strings.ToLower(key)] = strings.Join(values, ",")
		}
	}
	for _, c := range r.Cookies() {
		e.Cookies = append(e.Cookies, c.Name+"="+c.Value)
	}
	response := &http.Response{StatusCode: http.StatusInternalServerError, Header: http.Header{}, Body: http.NoBody, Request: r}
	answer, err := g.w.invoke(name, e)
	if err != nil {
		return response, nil
	}
	var out events.APIGatewayV2HTTPResponse
	if err := json.Unmarshal(answer, &out); err != nil {
		return nil, err
	}
	text := []byte(out.Body)
	if out.IsBase64Encoded {
		text, _ = base64.StdEncoding.DecodeString(out.Body)
	}
	for key, value := range out.Headers {
		response.Header.Set(key, value)
	}
	for _, c := range out.Cookies {
		response.Header.Add("Set-Cookie", c)
	}
	response.StatusCode, response.Body, response.ContentLength = out.StatusCode, io.NopCloser(bytes.NewReader(text)), int64(len(text))
	return response, nil
}
