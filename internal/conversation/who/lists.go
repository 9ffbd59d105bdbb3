package who

import "madoguchi/internal/lazyregexp"

// Lists reports whether words offer a list of people, so that the desk tells which of them are concerned.
func Lists(words string) bool { return listsOf.MatchString(words) }

var listsOf = lazyregexp.New(`(?i)(?:リスト|一覧表?|名簿|名前の表)(?:を|も|で)?[^。！!？?\n]{0,12}(?:送|お?渡し|出し|提出|共有|提供|添付)[^。！!\n]{0,24}(?:該当|対象|` +
	`含まれ|確認|調べ|照合|教え)|` +
	`\b(?:send|give|share|provide|supply)\b[^.?!\n]{0,24}\b(?:list|names)\b[^.?!\n]{0,50}\b(?:which|who|whether|check|` +
	`affected|tell)\b|` +
	`(?:名[单單]|清[单單]|列表)[^。！!\n]{0,10}(?:[发發]|[给給]|寄|[传傳]|提供)[^。！!\n]{0,24}(?:哪|[谁誰]|查|告[诉訴]|[对對]照)|` +
	`(?:명단|목록|리스트)(?:을|를)?[^.?!\n]{0,10}(?:보내|드리|제출)[^.?!\n]{0,24}(?:해당|대상|알려|확인)`)
