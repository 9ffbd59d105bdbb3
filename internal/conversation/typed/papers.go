package typed

import "madoguchi/internal/lazyregexp"

// Papers reports whether words ask whether a passport or the like is needed to tell who somebody is.
func Papers(words string) bool { return papers.MatchString(words) && !leaked.MatchString(words) }

var papers = lazyregexp.New(`(?i)(?:パスポート|旅券|免許証?|身分証|保険証|マイナンバーカード|本人確認書類|住民票)[^。！!\n]{0,16}(?:要|いり|いる|送|出[しせす]|用意|提出|見せ|コピー|写[しめ真])|` +
	`\b(?:passport|driv\w+ licen[cs]e|id card|photo id|identity (?:card|document)|identification|` +
	`proof of identity)s?\b[^.!?\n]{0,40}\?|` +
	`\b(?:need|send|show|provide|require\w*|want|upload)\b[^.!?\n]{0,24}\b(?:passport|licen[cs]e|id card|photo id|` +
	`identification|proof of identity)\b|` +
	`(?:要|需要|得|用|[发發]|寄|出示|提供|上[传傳])[^。！!\n]{0,8}(?:护照|護照|身份证|身分證|驾照|駕照|证件|證件)|` +
	`(?:여권|신분증|주민등록증|운전면허증)[^.!?\n]{0,12}(?:필요|보내|내야|제출|보여|있어야)`)
