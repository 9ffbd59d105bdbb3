package intent

import "madoguchi/internal/understand"

// Once is the reader for one message: what several steps of it read in the same words is computed once. It is for
// one goroutine, and is dropped with the message.
func (r *Reader) Once() *Reader {
	once := *r
	if r.whole != nil {
		once.whole = readOnce{r.whole, map[string]understand.Reading{}}
	}
	if r.vector != nil {
		vectors := map[string][]float32{}
		once.vector = func(words string) []float32 {
			v, ok := vectors[words]
			if !ok {
				v = r.vector(words)
				vectors[words] = v
			}
			return v
		}
	}
	return &once
}

// readOnce keeps what was read.
type readOnce struct {
	Whole
	read map[string]understand.Reading
}

func (o readOnce) Read(words string) understand.Reading {
	r, ok := o.read[words]
	if !ok {
		r = o.Whole.Read(words)
		o.read[words] = r
	}
	return r
}
