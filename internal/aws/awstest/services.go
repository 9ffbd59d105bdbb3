package awstest

import (
	"crypto/md5" // SQS answers with it, and the SDK checks; S3 makes tags of it
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Message is what went into a queue.
type Message struct {
	ID, Body, Group, Deduplication string
	Attributes                     map[string]Attribute
}

// Attribute is one of a message.
type Attribute struct{ StringValue string }

// batch is the body of SendMessageBatch.
type batch struct {
	QueueURL string `json:"QueueUrl"`
	Entries  []struct {
		ID            string `json:"Id"`
		Body          string `json:"MessageBody"`
		Group         string `json:"MessageGroupId"`
		Deduplication string `json:"MessageDeduplicationId"`

		Attributes map[string]Attribute `json:"MessageAttributes"`
	}
}

func (c *Cloud) sendMessageBatch(w http.ResponseWriter, call Call, half bool) {
	type done struct {
		ID        string `json:"Id"`
		MessageID string `json:"MessageId"`
		MD5       string `json:"MD5OfMessageBody"`
	}
	type refused struct {
		ID          string `json:"Id"`
		Code        string
		SenderFault bool
	}
	var in batch
	var out struct {
		Successful []done
		Failed     []refused
	}
	if err := json.Unmarshal(call.Body, &in); err != nil {
		Fault{Status: http.StatusBadRequest, Code: "InvalidRequest"}.write(w, call)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, e := range in.Entries {
		if half && i >= len(in.Entries)/2 {
			out.Failed = append(out.Failed, refused{ID: e.ID, Code: "InternalError"})
			continue
		}
		c.messages[in.QueueURL] = append(c.messages[in.QueueURL], Message(e))
		sum := md5.Sum([]byte(e.Body))
		out.Successful = append(out.Successful, done{e.ID, "message-" + strconv.Itoa(i), hex.EncodeToString(sum[:])})
	}
	json.NewEncoder(w).Encode(out)
}

// SetMessage puts a message into a queue as somebody else would, Lambda for example.
func (c *Cloud) SetMessage(queue, body string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.messages[queue] = append(c.messages[queue], Message{ID: strconv.Itoa(len(c.messages[queue])), Body: body})
}

// receiveMessage hands out all messages of a queue, however often it is asked.
func (c *Cloud) receiveMessage(w http.ResponseWriter, call Call) {
	type message struct {
		MessageID     string `json:"MessageId"`
		ReceiptHandle string
		MD5OfBody     string
		Body          string
	}
	var in struct {
		QueueURL string `json:"QueueUrl"`
		Most     int    `json:"MaxNumberOfMessages"`
	}
	var out struct{ Messages []message }
	json.Unmarshal(call.Body, &in)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.messages[in.QueueURL] {
		sum := md5.Sum([]byte(m.Body))
		if len(out.Messages) < in.Most {
			out.Messages = append(out.Messages, message{m.ID, "handle of " + m.ID, hex.EncodeToString(sum[:]), m.Body})
		}
	}
	json.NewEncoder(w).Encode(out)
}

func (c *Cloud) deleteMessage(w http.ResponseWriter, call Call) {
	var in struct {
		QueueURL      string `json:"QueueUrl"`
		ReceiptHandle string
	}
	json.Unmarshal(call.Body, &in)
	c.mu.Lock()
	defer c.mu.Unlock()
	done := func(m Message) bool { return "handle of "+m.ID == in.ReceiptHandle }
	c.messages[in.QueueURL] = slices.DeleteFunc(c.messages[in.QueueURL], done)
	w.Write([]byte("{}"))
}

// StoredAt is when all objects were stored, as S3 lists them.
const StoredAt = "2019-04-12T01:30:00.000Z"

// list serves ListObjectsV2, in pages of two keys.
func (c *Cloud) list(w http.ResponseWriter, call Call) {
	c.mu.Lock()
	defer c.mu.Unlock()
	bucket := strings.Trim(call.Path, "/") + "/"
	var keys []string
	for name := range c.objects {
		if key, ok := strings.CutPrefix(name, bucket); ok && strings.HasPrefix(key, call.Query.Get("prefix")) &&
			key > call.Query.Get("continuation-token") {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	more := len(keys) > 2
	keys = keys[:min(2, len(keys))]
	fmt.Fprintf(w, "<ListBucketResult><IsTruncated>%t</IsTruncated>", more)
	for _, key := range keys {
		fmt.Fprintf(w, "<Contents><Key>%s</Key><LastModified>%s</LastModified></Contents>", key, StoredAt)
	}
	if more {
		fmt.Fprintf(w, "<NextContinuationToken>%s</NextContinuationToken>", keys[1])
	}
	fmt.Fprint(w, "</ListBucketResult>")
}

// Sent returns what a queue took, in order. It drops no duplicates.
func (c *Cloud) Sent(queue string) []Message {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.messages[queue])
}

// SecretsWritten is when all secrets were written.
var SecretsWritten = time.Date(2019, 3, 31, 0, 0, 0, 0, time.UTC)

// SetSecret stores a secret.
func (c *Cloud) SetSecret(id, value string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.secrets[id] = value
	delete(c.deleted, id)
}

func (c *Cloud) getSecretValue(w http.ResponseWriter, call Call) {
	var in struct{ SecretID string }
	json.Unmarshal(call.Body, &in)
	c.mu.Lock()
	value, ok := c.secrets[in.SecretID]
	deleted := c.deleted[in.SecretID]
	c.mu.Unlock()
	if deleted {
		Fault{Status: http.StatusBadRequest, Code: "InvalidRequestException"}.write(w, call)
		return
	}
	if !ok {
		Fault{Status: http.StatusBadRequest, Code: "ResourceNotFoundException"}.write(w, call)
		return
	}
	json.NewEncoder(w).Encode(map[string]any{"Name": in.SecretID, "SecretString": value, "CreatedDate": SecretsWritten.Unix()})
}

// deleteSecret schedules the deletion.
func (c *Cloud) deleteSecret(w http.ResponseWriter, call Call) {
	var in struct {
		SecretID string
		Days     int `json:"RecoveryWindowInDays"`
	}
	json.Unmarshal(call.Body, &in)
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.secrets[in.SecretID]; !ok || in.Days < 7 {
		Fault{Status: http.StatusBadRequest, Code: "InvalidParameterException"}.write(w, call)
		return
	}
	c.deleted[in.SecretID] = true
	json.NewEncoder(w).Encode(map[string]any{"Name": in.SecretID, "DeletionDate": time.Now().AddDate(0, 0, in.Days).Unix()})
}

// SetObject stores an object as somebody else would, SES for example.
func (c *Cloud) SetObject(bucket, key string, body []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.objects[bucket+"/"+key] = body
}

// Object returns an object that is there.
func (c *Cloud) Object(bucket, key string) (body []byte, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	body, ok = c.objects[bucket+"/"+key]
	return body, ok
}

// Objects returns how many objects there are.
func (c *Cloud) Objects() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.objects)
}

// object serves S3, whose paths are /bucket/key under a numeric host.
func (c *Cloud) object(w http.ResponseWriter, call Call) {
	name := strings.TrimPrefix(call.Path, "/")
	c.mu.Lock()
	defer c.mu.Unlock()
	switch call.Operation {
	case "PutObject":
		c.objects[name] = call.Body
	case "DeleteObject":
		if call.Match != "" && call.Match != tag(c.objects[name]) {
			Fault{Status: http.StatusPreconditionFailed, Code: "PreconditionFailed"}.write(w, call)
			return
		}
		delete(c.objects, name)
		w.WriteHeader(http.StatusNoContent)
	case "GetObject":
		body, ok := c.objects[name]
		if !ok {
			Fault{Status: http.StatusNotFound, Code: "NoSuchKey"}.write(w, call)
			return
		}
		w.Header().Set("ETag", tag(body))
		part(w, call.Range, body)
	}
}

// part answers with the bytes that a range asks for, or with all.
func part(w http.ResponseWriter, asked string, body []byte) {
	var from, to int
	if n, _ := fmt.Sscanf(asked, "bytes=%d-%d", &from, &to); n == 2 && from < len(body) {
		to = min(to, len(body)-1)
		w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", from, to, len(body)))
		w.WriteHeader(http.StatusPartialContent)
		body = body[from : to+1]
	}
	w.Write(body)
}

// tag is what S3 knows a version of an object by.
func tag(body []byte) string {
	sum := md5.Sum(body)
	return `"` + hex.EncodeToString(sum[:]) + `"`
}

// Mail is what SES was asked to send.
type Mail struct {
	From          string
	To            []string
	Raw           []byte
	Configuration string
}

// Mails returns what SES was asked to send, in order, each attempt once.
func (c *Cloud) Mails(t testing.TB) []Mail {
	t.Helper()
	var all []Mail
	for _, call := range c.Calls("SendEmail") {
		var in struct {
			From        string `json:"FromEmailAddress"`
			Destination struct {
				To []string `json:"ToAddresses"`
			}
			Content struct {
				Raw struct{ Data []byte }
			}
			Configuration string `json:"ConfigurationSetName"`
		}
		call.JSON(t, &in)
		all = append(all, Mail{in.From, in.Destination.To, in.Content.Raw.Data, in.Configuration})
	}
	return all
}
