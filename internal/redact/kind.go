package redact

import "slices"

// Kind names what a person pasted and was cut out.
type Kind string

const (
	Card         Kind = "card"          // a payment card number
	SecurityCode Kind = "security_code" // CVV, CVC
	Password     Kind = "password"
	PIN          Kind = "pin"
	Account      Kind = "account"   // a bank account number
	MyNumber     Kind = "my_number" // the Japanese individual number
)

// kinds are in the order of their marks.
var kinds = [...]Kind{Card, SecurityCode, Password, PIN, Account, MyNumber}

// marks are what stands in a masked text in place of a secret. Japanese, because
// staff read them; the two blocks keep a person from typing one by accident, and
// the readers of a text can drop everything from "[" to "■■]".
var marks = []string{
	"[カード番号■■]",
	"[セキュリティコード■■]",
	"[パスワード■■]",
	"[暗証番号■■]",
	"[口座番号■■]",
	"[マイナンバー■■]",
	cutMark,
}

const (
	cutMark  = "[以下省略■■]"  // where a text was too long to be read to its end
	codeMark = "[確認コード■■]" // where a one-time code or the code of a letter was
)

// Marks are all that may stand in a masked text in place of something; the last one
// stands for what was cut off.
func Marks() []string { return append(slices.Clone(marks[:len(marks)-1]), codeMark, cutMark) }

func (k Kind) index() int { return slices.Index(kinds[:], k) }

func markOf(kind Kind) string { return marks[kind.index()] }

// Kinds lists what was cut out, each kind once, in the order of first appearance;
// nil where nothing was.
type Kinds []Kind

// With returns the kinds and further ones behind them; it changes neither list.
func (k Kinds) With(further Kinds) Kinds {
	for _, kind := range further {
		if !slices.Contains(k, kind) {
			k = append(slices.Clip(k), kind)
		}
	}
	return k
}

// kindsOf are the kinds of marks, each once.
func kindsOf(marks []int) Kinds {
	var all Kinds
	for _, i := range marks {
		all = all.With(Kinds{kinds[i]})
	}
	return all
}
