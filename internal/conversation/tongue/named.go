package tongue

import "madoguchi/internal/lazyregexp"

// Named reports whether words name a language.
func Named(words string) bool { return named.MatchString(words) }

var named = lazyregexp.New(`(?i)(?:英|日本|中国|韓国|外国|台湾|広東)語|言語|ハングル|\b(?:english|japanese|chinese|mandarin|cantonese|korean|languages?)\b|` +
	`中文|英文|日文|韩文|韓文|(?:英|日|汉|漢|韩|韓|外|华|華|国|國)[语語]|普通话|普通話|语言|語言|(?:한국|영|중국|일본|외국)어|언어`)
