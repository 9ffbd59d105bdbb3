package affected

// Way is a set of fields by which together a person is found on the list.
type Way struct {
	Key    string // stands in the keys of stored rows: never changed, never used again
	Fields []Field
}

// Ways are all ways. A letter code alone finds nobody: whoever holds a letter knows
// where it was sent. A name alone would find too many. By a new way nobody is found on
// a list that was imported before it.
func Ways() []Way {
	return []Way{
		{"E", []Field{Email}},
		{"T", []Field{Phone}},
		{"L", []Field{Letter, Postal}},
		{"N", []Field{Name, Postal}},
		{"K", []Field{Kana, Postal}},
	}
}

// Values are a person's values of all fields of the way, nil where the person lacks one.
func (w Way) Values(p Person) []string {
	values := make([]string, len(w.Fields))
	for i, f := range w.Fields {
		if values[i] = p.Field(f); values[i] == "" {
			return nil
		}
	}
	return values
}

// Findable reports whether there is a way to find the person.
func (p Person) Findable() bool {
	for _, w := range Ways() {
		if w.Values(p) != nil {
			return true
		}
	}
	return false
}
