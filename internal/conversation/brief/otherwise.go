package brief

import (
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// Unreads reports whether words say that their writer cannot read what comes here: they do not see, or it is somebody
// else's telephone.
func Unreads(words string) bool { return unreads.MatchString(prose.Plain(words)) }

// Otherwise reports whether words name a way of being answered that is not to be read here: by telephone, fax or
// letter. Whether they wish for it others know.
func Otherwise(words string) bool { return otherwise.MatchString(prose.Plain(words)) }

var (
	unreads = lazyregexp.New(`(?i)(?:ここ|こちら|画面|トーク|ライン|line|文字|字|スマホ|携帯|目)(?:は|が|を|も|ば|に|では?|じゃ|で来て[はも]?|に来て[はも]?)*[^。、]{0,6}` +
		`(?:見え|読め|見れ|見られ|読みきら|見きら)(?:な|ま[せへ]ん|ん|へん|ず|にく)|(?:全盲|弱視|盲目|視覚障[害がい])|` +
		`\b(?:can'?t|can ?not|could ?n[o']t|unable to|not able to) (?:see|read)\b[^.!?]{0,16}` +
		`\b(?:here|screen|line|chat|texts?|messages?)\b|` +
		`\bi(?:'m| am)(?: \w+)? blind\b|` +
		`(?:看不(?:见|見|到|清)|读不了|讀不了)[^，。]{0,6}(?:这里|這裡|屏幕|螢幕|字|消息|訊息)|(?:这里|這裡|屏幕|螢幕|字)[^，。]{0,4}看不|失明|视障|視障|` +
		`(?:여기|화면|글자|글씨|문자)(?:는|은|가|를|을|로는)? ?(?:못 ?(?:봐|보|읽)|안 ?보|읽을 ?수 ?없|볼 ?수 ?없)|시각 ?장애`)
	otherwise = lazyregexp.New(`(?i)電話|でんわ|fax|ファ(?:ッ)?クス|ファックス|郵便|点字|音声|\b(?:phone|telephone|call|by post|letter|braille)\b|` +
		`电话|電話|传真|傳真|邮寄|郵寄|盲文|点字|` +
		`전화|팩스|우편|점자`)
)
