package typed

import "madoguchi/internal/lazyregexp"

// Papers reports whether words ask whether a passport or the like is needed to tell who somebody is.
func Papers(words string) bool { return papers.MatchString(words) && !leaked.MatchString(words) }

// OpensLetter reports whether words ask whether a letter may be opened.
func OpensLetter(words string) bool { return opens.MatchString(words) }

var opens = lazyregexp.New(`(?i)(?:開封|あけ|開け|ひらい|開い)[^。！!\n]{0,8}(?:いい|よい|良い|よろし|構|かま|大丈夫|差し支え|問題)|` +
	`\b(?:may|can|should|could|ok(?:ay)?|allowed|all right|alright)\b[^.!?\n]{0,20}\bopen\b[^.!?\n]{0,24}\b(?:letter|envelope|` +
	`it|mail)\b|` +
	`(?:可以|能|能不能|该|該)[^。！!\n]{0,6}(?:拆|打[开開])|(?:拆|打[开開])[^。！!\n]{0,8}(?:可以|行|[吗嗎])|(?:열어|뜯어|개봉해) ?(?:봐도|도|보아도)`)

var papers = lazyregexp.New(`(?i)(?:パスポート|旅券|免許証?|身分証|保険証|マイナンバーカード|本人確認書類|住民票)[^。！!\n]{0,16}(?:要|いり|いる|送|出[しせす]|用意|提出|見せ|コピー|写[しめ真])|` +
	`\b(?:passport|driv\w+ licen[cs]e|id card|photo id|identity (?:card|document)|identification|` +
	`proof of identity)s?\b[^.!?\n]{0,40}\?|` +
	`\b(?:need|send|show|provide|require\w*|want|upload)\b[^.!?\n]{0,24}\b(?:passport|licen[cs]e|id card|photo id|` +
	`identification|proof of identity)\b|` +
	`(?:要|需要|得|用|[发發]|寄|出示|提供|上[传傳])[^。！!\n]{0,8}(?:护照|護照|身份证|身分證|驾照|駕照|证件|證件)|` +
	`(?:여권|신분증|주민등록증|운전면허증)[^.!?\n]{0,12}(?:필요|보내|내야|제출|보여|있어야)`)
