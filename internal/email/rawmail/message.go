package rawmail

import (
	"bytes"
	"cmp"
)

// Message is a raw mail taken apart.
type Message struct {
	Header   Header
	Root     Part   // the mail as one part
	Text     string // what its reader sees; lines end in LF
	Markup   bool   // text was HTML: what was quoted there has the mark of plain mail
	Attached bool   // something hangs on it that is not text
	Faulty   bool   // not all of it was as it should be
	Fault    string // why it cannot be read, "" where it can
}

// Fail notes why a mail cannot be read; the first reason counts.
func (m *Message) Fail(reason string) { m.Fault = cmp.Or(m.Fault, reason) }

// Read reads a raw mail. It never fails; what cannot be read has a fault and no text.
func Read(raw []byte) Message {
	h, body, faulty := SplitHeader(bytes.TrimLeft(raw, "\r\n"))
	root := newPart(h, body)
	r := reader{faulty: faulty}
	if len(raw) > maxMail {
		r.fail(FaultSize)
	}
	text := r.wordsOf(root)
	return Message{Header: h, Root: root, Text: text, Markup: r.markup, Attached: r.attached, Faulty: r.faulty, Fault: r.fault}
}

// wordsOf is the text of a mail: of its parts, or of the one that only has the name of a
// file. Where a person would see something and the desk nothing, the subject alone must
// not be answered.
func (r *reader) wordsOf(whole Part) string {
	text := r.words(whole, 0)
	if blank(text) && r.spare != nil && r.fault == "" {
		r.attached = r.attached && (r.parts > 1 || r.spare.attachment())
		text = r.text(*r.spare)
	}
	if len(text) > maxSorted {
		text, r.faulty = cmp.Or(HeadLines(text, maxSorted), Head(text, maxSorted)), true
	}
	if blank(text) && (r.unseen || r.image && !r.attached) {
		r.fail(FaultEmpty)
	}
	return text
}
