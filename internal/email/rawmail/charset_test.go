package rawmail

import (
	"strings"
	"testing"

	"madoguchi/internal/email/emailtest"
)

func TestToUTF8(t *testing.T) {
	const words = "流出の可能性はありますか、髙橋です①㈱"
	jis := "\x1b$BN.=P\x1b(B" // 流出
	for _, tt := range []struct{ sentence, label, raw, want string }{
		{"UTF-8", "UTF-8", words, words},
		{"UTF-8 with a byte order mark", "utf-8", "\uFEFF" + words, words},
		{"Shift_JIS by the name of Windows", "cp932", string(emailtest.Encode("shift_jis", words)), words},
		{"Shift_JIS by its other name of Windows", "Windows-31J", string(emailtest.Encode("shift_jis", words)), words},
		{"EUC-JP", "euc-jp", string(emailtest.Encode("euc-jp", words)), words},
		{"EUC-JP by the name of Windows", "cp51932", string(emailtest.Encode("euc-jp", words)), words},
		{"ISO-2022-JP by x/text", "iso-2022-jp", string(emailtest.Encode("iso-2022-jp", words)), words},
		{"the Microsoft form", "iso-2022-jp-ms", "\x1b$B-!-j|b\x1b(B", "①㈱髙"},
		{"cp50220", "cp50220", jis, "流出"},
		{"cp50221 with half-width kana", "cp50221", "\x1b(I6\x30D^\x1b(B", "ｶｰﾄﾞ"},
		{"half-width kana between SO and SI", "iso-2022-jp", "\x0e6\x30D^\x0f no", "ｶｰﾄﾞ no"},
		{"half-width kana in eight bits", "iso-2022-jp", "\xb6\xb0\xc4\xde" + jis, "ｶｰﾄﾞ流出"},
		{"the currency sign of JIS-Roman", "iso-2022-jp", "\x1b(J\\100\x1b(B", "￥100"},
		{"an open state ends with the line", "iso-2022-jp", "\x1b$BN.=P\nABC", "流出\nABC"},
		{"JIS X 0212", "iso-2022-jp-1", "\x1b$(D0!\x1b(B", "丂"},
		{"half a character", "iso-2022-jp", "\x1b$BN.=\x1b(BA", "流" + Unreadable + "A"},
		{"an unknown escape", "iso-2022-jp", "\x1b$BN.=P\x1b%A\x1b(B", "流出" + Unreadable + "チ"},
		{"no charset: ISO-2022-JP", "", jis, "流出"},
		{"no charset: UTF-8", "", words, words},
		{"no charset: Shift_JIS", "", string(emailtest.Encode("shift_jis", words)), words},
		{"no charset: EUC-JP", "", string(emailtest.Encode("euc-jp", words)), words},
		{"unknown-8bit says nothing", "unknown-8bit", string(emailtest.Encode("shift_jis", words)), words},
		{"us-ascii is often wrong", "us-ascii", words, words},
		{"a wrong label: UTF-8 that is Shift_JIS", "utf-8", string(emailtest.Encode("shift_jis", words)), words},
		{"a wrong label: Latin-1 that is ISO-2022-JP", "iso-8859-1", jis, "流出"},
		{"a label that nobody knows", "x-foo", words, words},
		{"Simplified Chinese", "gb2312", string(emailtest.Encode("gb18030", "信用卡")), "信用卡"},
		{"Traditional Chinese", "big5", string(emailtest.Encode("big5", "信用卡")), "信用卡"},
		{"Korean", "ks_c_5601-1987", string(emailtest.Encode("euc-kr", "카드")), "카드"},
		{"a label with its name in it", "charset=utf-8", words, words},
		{"a label with marks that nobody needs", `\"utf-8\"`, words, words},
		{"a language behind the charset", "utf-8*ja", words, words},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			if got, ok := toUTF8(tt.label, []byte(tt.raw)); !ok || got != tt.want {
				t.Errorf("%q, %v, want %q", got, ok, tt.want)
			}
		})
	}
}

func TestToUTF8Refuses(t *testing.T) {
	for _, label := range []string{"utf-7", "iso-2022-kr", "hz-gb-2312", "x-foo"} {
		if text, ok := toUTF8(label, []byte("+MEI-")); ok {
			t.Errorf("%s reads as %q", label, text)
		}
	}
}

func TestToUTF8CountsEachBadByte(t *testing.T) {
	raw := []byte(strings.Repeat("\xff", 7))
	for _, label := range []string{"", "utf-8", "iso-2022-jp", "shift_jis", "euc-jp"} {
		if text, _ := toUTF8(label, raw); strings.Count(text, Unreadable) != len(raw) {
			t.Errorf("%q: %d bytes become %q", label, len(raw), text)
		}
	}
}

func TestDecodeWords(t *testing.T) {
	for _, tt := range []struct{ sentence, value, want string }{
		{"plain", "hello", "hello"},
		{"base64", "=?UTF-8?B?44GC?=", "あ"},
		{"quoted-printable with an underscore", "=?utf-8?q?=E3=81=82_b?=", "あ b"},
		{"white space between words goes", "=?utf-8?B?44GC?=   =?utf-8?B?44GC?=", "ああ"},
		{"white space beside plain text stays", "a =?utf-8?B?44GC?= b", "a あ b"},
		{"a UTF-8 character cut in two", "=?utf-8?B?44E=?= =?utf-8?B?gg==?=", "あ"},
		{"a JIS character cut in two", "=?iso-2022-jp?B?GyRCJA==?= =?iso-2022-jp?B?IhsoQg==?=", "あ"},
		{"a JIS character cut in two, each half in its own escapes", "=?iso-2022-jp?B?GyRCJBsoQg==?= =?iso-2022-jp?B?GyRCIhsoQg==?=", "あ"},
		{"two charsets", "=?utf-8?B?44GC?= =?shift_jis?B?gqA=?=", "ああ"},
		{"words without a space between them", "=?utf-8?B?44GC?==?utf-8?B?44GC?=", "ああ"},
		{"raw Shift_JIS", "\x82\xa0\x82\xa2", "あい"},
		{"raw ISO-2022-JP", "\x1b$B$\"\x1b(B", "あ"},
		{"a word without end", "=?utf-8?B?44GC", "=?utf-8?B?44GC"},
		{"an unknown encoding", "=?utf-8?X?44GC?=", "=?utf-8?X?44GC?="},
		{"an unknown charset", "=?utf-7?Q?+MEI-?=", strings.Repeat(Unreadable, 5)},
		{"nothing", "", ""},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			if got := DecodeWords("", tt.value); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestUnflow(t *testing.T) {
	for _, tt := range []struct {
		sentence, text, want string
		deleteSpace          bool
	}{
		{"a soft break joins", "one \ntwo\nthree", "one two\nthree", false},
		{"DelSp takes the space away", "ひと \nつ", "ひとつ", true},
		{"the signature mark does not flow", "a\n-- \nname", "a\n-- \nname", false},
		{"text does not flow into a quote", "a \n> b \n> c\nd", "a \n> b c\nd", false},
		{"a stuffed space goes", " From here", "From here", false},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			if got := unflow(tt.text, tt.deleteSpace); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestHTMLText(t *testing.T) {
	for _, tt := range []struct{ sentence, markup, want string }{
		{"blocks break lines", "<div>a</div><div>b</div>c<br>d", "a\nb\nc\nd"},
		{"paragraphs stand apart", "<p>a</p><p>b</p>", "a\n\nb"},
		{"white space is one space", "a\n   b&nbsp; c", "a b c"},
		{"cells have a space between them", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
		{"lists", "<ul><li>a<li>b</ul>", "a\nb"},
		{"entities", "&lt;a&gt; &#12354;&amp;", "<a> あ&"},
		{"scripts, styles, comments, titles", "<title>t</title><style>s</style><script>if(a<b){}</script><!-- c -->a", "a"},
		{"hidden by style", `a<div style="Display : none">b<div>c</div></div>d`, "ad"},
		{"hidden by attribute", `<span hidden>a</span>b`, "b"},
		{"a hidden paragraph ends with the next", `<p style="display:none">a<p>b`, "b"},
		{"a hidden image hides nothing else", `<img style="display:none">a`, "a"},
		{"of a link only the text", `<a href="https://example.com/">here</a>`, "here"},
		{"a quote is marked", "a<blockquote>b<br>c</blockquote>d", "a\n> b\n> c\nd"},
		{"preformatted lines stay", "<pre>a\n  b</pre>c", "a\n  b\nc"},
		{"broken markup", "<div><p>a</div></b><", "a\n<"},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			if got, _, _ := htmlText(tt.markup); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
