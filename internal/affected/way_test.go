package affected

import "testing"

func TestByWhatAPersonIsFound(t *testing.T) {
	for _, c := range []struct {
		what  string
		given Person
		found bool
	}{
		{"nothing", Person{}, false},
		{"an address", Person{Email: "taro@example.jp"}, true},
		{"a phone number", Person{Phone: "09000000000"}, true},
		{"a name alone, which many have", Person{Name: "見本一郎", Kana: "みほんいちろう"}, false},
		{"a postal code alone", Person{Postal: "0000001", Address: "例県見本市1"}, false},
		{"a letter code alone", Person{Letter: "K7PMABCDEFGH0001"}, false},
		{"a letter and where it went", Person{Letter: "K7PMABCDEFGH0001", Postal: "0000001"}, true},
		{"a name and a postal code", Person{Name: "見本一郎", Postal: "0000001"}, true},
		{"a reading and a postal code", Person{Kana: "みほんいちろう", Postal: "0000001"}, true},
	} {
		if got := c.given.Findable(); got != c.found {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}

func TestEachWayHasItsOwnKey(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range Ways() {
		if w.Key == "" || seen[w.Key] || len(w.Fields) == 0 {
			t.Errorf("%+v", w)
		}
		seen[w.Key] = true
	}
}
