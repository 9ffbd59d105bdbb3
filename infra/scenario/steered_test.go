package scenario

import (
	"bytes"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"madoguchi/internal/control"
	"madoguchi/internal/switches"
)

// pause is a desk that operators pause while it runs, and let go on.
func pause() chapter {
	const paused = "自動でのお答えを休止しております"
	return chapter{
		name:  "operators pause the desk",
		cases: 1,
		play: func(w *world) {
			w.steered(switches.Set{Paused: true})
			w.says(user(6), fee)
			w.settle()
			w.none("answers of a desk that is paused", w.told(user(6), noFee))
			w.steered(switches.Set{})
			w.says(user(6), fee)
			w.settle()
		},
		heard: func(w *world) map[string]int {
			return map[string]int{"that it is paused": w.told(user(6), paused), "the answer after that": w.told(user(6), noFee)}
		},
	}
}

// steered sets the switches as operators do. Functions that run follow within a minute; here
// Lambda ends them, and those that start follow at once.
func (w *world) steered(set switches.Set) {
	w.t.Helper()
	document, err := control.Document{At: time.Now(), By: "ops", Switches: set}.Write()
	w.must(err)
	w.puts(control.Key, document)
	w.idle()
}

// puts puts something where operators put what steers the desk.
func (w *world) puts(key string, object []byte) {
	w.t.Helper()
	_, err := w.s3.PutObject(w.ctx, &s3.PutObjectInput{Bucket: sdk.String(w.values["ControlBucket"]), Key: &key, Body: bytes.NewReader(object)})
	w.must(err)
}
