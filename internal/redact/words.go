package redact

import (
	"regexp"
	"strings"
)

// ordinary reports whether words behind "password is" say something about a
// password instead of naming it.
func ordinary(words string) bool {
	words = strings.TrimSpace(words)
	if first, _, _ := strings.Cut(words, " "); ordinaryWord(first) {
		return true
	}
	if first := latinStart.FindString(words); len(first) < len(words) && len(first) > 1 && ordinaryWord(first) {
		return true
	}
	return leaking.MatchString(words) || about.MatchString(words)
}

// latinStart is a Latin word before Japanese ones, as in "iCloudキーチェーン".
var latinStart = regexp.MustCompile(`^[a-z']+`)

// leaking are words of a leak, of a remedy, of not knowing: where one of them
// stands, the clause is no password. Each is long enough not to be part of one
// by chance, for every entry here is a hole in the mask.
var leaking = regexp.MustCompile(`漏れ|漏え|漏洩|漏ら|洩れ|もれ[たてまない]|流出|りゅうしゅつ|盗まれ|盗難|暗号|ハッシュ|平文|解読|復号|バレ[たてなる]|ばれ[たてなる]|抜かれ|見られ|悪用|` +
	`変更|変わ[らりるっ]|変え[たてるまらな]|替え[たてるまらな]|かえ[たてる]|再設定|再発行|リセット|忘れ|わすれ[たてま]|覚えて|おぼえて|保存|使い回|使い捨|使いまわ|つかいまわ|` +
	`大丈夫|だいじょうぶ|だいじょぶ|無事|安全|危険|危な|心配|どう(?:な|する|すれ|した|して|しま|や|いう|です|でし|か|も)|何[かがでをのもで桁文]|(?:^|[はがもをのにて、 ])なん(?:です|で[すしも]|の|だ|でしょ)|なに[かが]|` +
	`いつ(?:から|まで|です|変|も)|どこ[かがでにへの]|誰[かがでにもの]|だれ[かがでにもの]|なぜ|どんな|どの|いくつ|可能性|影響|対象|被害|含ま|必要|不要|べき|ほうが|方が|` +
	`わから|分から|知ら[なれ]|教え[てな]|おしえ[てな]|まし[たて]|ません|ください|下さい|されて|されま|されな|記載|書かれて|住所|氏名|メールアドレス|秘密の質問|会員登録|退会|ログイン|登録済|未登録|` +
	`什么|什麼|多少|怎么|怎麼|泄露|外泄|洩漏|外洩|加密|修改|更改|유출|암호화|변경`)

// about are whole clauses, or ends of clauses, that describe a password.
var about = regexp.MustCompile(`^(?:まだ|もう|これ|それ|あれ|こちら|そちら|全部|すべて|全て|自分で.*|以下|下記|次|上記|別|別々|別途|秘密|内緒|ひみつ|なし|無し|ない|無い|ok|重要|大切|大事|複雑|簡単|単純|共通|有効|無効|不明|不安|平気|へいき|ぶじ|問題|無関係|初めて|はじめて|セーフ|アウト|はい|いいえ|あり|有り?|無|○|×|未.{1,3}|設定済み?|初期.*|強力|脆弱|厳重|安心|確認済み?|確実|丈夫|万全|面倒|大変|苦手|嫌い?|好き|ちゃん|きちん|今の|ランダム.*|自動.*|でたらめ|管理|強度|扱い|取り?扱い?|欄|項目|ヒント|件|ng|新しい.*|新た|他の.*|別の.*|勝手|定期的|早急|至急|すぐ|直ちに?|一緒|今すぐ|念のため|仮|元|前|` +
	`[\d一二三四五六七八九十,]+ ?(?:年|月|日|名|件|円|人|桁|けた|ケタ|回|文字|つ|個|種類).*|(?:半角|全角)?英数?字?[\d一二三四五六七八九十]+.*|(?:半角|全角)?(?:英字|英語|英単語|単語|漢字|ローマ字|記号|文字|数字|英数字?|名前|なまえ|本名|誕生日|たんじょうび|ペットの名前|ニックネーム|あだ名|郵便番号|学籍番号|社員番号|同じ(?:もの|やつ|文字列?)|ひらがな|カタカナ|半角|全角|大文字|小文字)|(?:メール|メアド|電話番号|カード|クレカ|サイト|会員id|id|アカウント|個人情報|生年月日|セキュリティコード|暗証番号|カード番号|システム|データ|サーバー?)(?:.*[はがもをにへで].*)?)(?:です|でした|で|も)?$|` +
	`(?:同じ|おなじ|同一|別|別々|まま|一緒|いっしょ|組み?合わせ|混合|混在|ばかり|とき|ころ|頃|時|やつ|ヤツ|奴|誕生日|生年月日|番号|[一-龠ァ-ヶー]の|共通|共有|共用|同様|管理|まちまち|ばらばら|バラバラ|適当|.*(?:長|短|難し|易し|弱|強|古|新し|怖|こわ|やば|ひど|多|少な|近|遠|良|よ|悪|わる|高|低)い|だけ|通り|とおり|こと|もの|ところ|はず|わけ|つもり|よう|みたい|らしい|そう|処理済み?|済み?|サイトの?|のやつ|の名前|同じの|生成|必須|無関係|関係|[たるいくう](?:の|ん|ほう|方)|[なた]い|よい|良い|いい|のに|から|まで)(?:です|でした|で|だ|だった)?(?:が|けど|けれど|ので|よ|ね)*$`)

// question ends a clause that asks.
var question = regexp.MustCompile(`(?:(?:です|でした|ます|ました|[たるいのんだ])(?:か|かな|かね|かしら|っけ)|でしょう|だろう|よね) *$|でしょうか|ですか|ますか|吗|嗎|是否|나요|까요|습니까`)

// predicate ends a clause that tells what happened to the password. A value has
// no such ending by itself or is followed by です.
var predicate = regexp.MustCompile(`(?:[るたいうすくんてのかねよとばもはをがに]|って|から|けど|まで)$`)

// statement is a value and the copula or verb that makes it one.
var statement = regexp.MustCompile(`^(.{2,24}?) ?(?:(?:なん|なの)?です(?:(?:が|けど).*)?|でして.*|なの|なん|でした|でございま|でござい|だった|だよ|だ|っす|で|にな(?:ります|って)|に(?:し|設定し|登録し)て.*|といい?ます|という.*|と申します|[でと](?:登録|設定|入力|入れ).*|と言います|みたいな(?:もの|やつ|感じ).*)` +
	`(?:が|けど|けれど|けれども|ので|から|よ|ね|す|っけ|と(?:思い?ます|思う|思って.*|記憶して.*)|よう?な気が.*|はず.*|かと.*|かも.*)* *$`)

// ordinaryWord knows the Latin words that follow "password is", ":" or は in
// questions and reports, and the names with digits that people mention.
func ordinaryWord(word string) bool {
	word = strings.Trim(word, `.,;:!?'"()[]-/`)
	switch word {
	case "",
		// about leaks
		"leaked", "leak", "leaking", "leaks", "stolen", "safe", "unsafe", "secure", "insecure", "secured", "compromised", "exposed", "hacked",
		"breached", "breach", "affected", "unaffected", "included", "involved", "encrypted", "unencrypted", "hashed", "salted", "plain",
		"plaintext", "cleartext", "lost", "taken", "gone", "out", "public", "visible", "known", "unknown", "protected", "stored", "saved", "kept",
		"disclosed", "released", "sold", "shared", "published", "accessed", "viewed", "seen", "used", "misused", "abused", "cracked",
		"decrypted", "readable", "vulnerable", "ok", "okay", "fine", "good", "bad", "risk", "listed", "missing", "intact",
		// about changing
		"reset", "changed", "change", "changing", "updated", "update", "expired", "invalid", "valid", "wrong", "incorrect", "correct", "forgotten",
		"required", "needed", "necessary", "mandatory", "optional", "reused", "same", "different", "similar", "old", "new", "weak", "strong", "long",
		"short", "unique", "random", "empty", "blank", "working", "accepted", "rejected", "blocked", "locked", "recovery", "manager", "protection",
		"encryption", "hash", "hashing", "bcrypt", "scrypt", "argon", "aes", "rsa", "sha", "ssl", "tls", "https", "null", "security", "policy", "problem", "question", "help", "hint", "login", "account", "email", "mail", "address", "name", "phone", "id", "card",
		"date", "birthday", "pin", "code", "codes", "cvv", "information", "data", "info", "site", "website", "url", "web", "line", "jr", "gallery", "faq", "q&a",
		// grammar
		"a", "an", "the", "my", "your", "our", "their", "his", "her", "its", "it", "it's", "this", "that", "these", "those", "there", "here", "i", "i'm", "you", "we",
		"he", "she", "they", "what", "what's", "which", "who", "whose", "why", "how", "when", "where", "whether", "if", "and", "or", "but", "so", "because", "since",
		"not", "no", "none", "never", "n/a", "yes", "still", "also", "too", "only", "just", "even", "already", "now", "then", "again", "yet", "always", "maybe",
		"perhaps", "very", "quite", "more", "most", "all", "any", "some", "one", "in", "on", "at", "to", "from", "for", "of", "with", "without", "by", "as",
		"among", "part", "about", "be", "been", "being", "is", "are", "was", "were", "am", "do", "does", "did", "done", "have", "had", "having", "can",
		"can't", "could", "should", "shouldn't", "would", "will", "won't", "may", "might", "must", "isn't", "wasn't", "aren't", "weren't", "don't", "doesn't",
		"didn't", "let", "please", "pls", "thanks", "thank", "thx", "hi", "hello", "dear", "tell", "asking", "going", "supposed", "getting", "kind", "something",
		"nothing", "everything", "anything", "important", "sensitive", "private", "personal", "secret", "confidential", "concerned", "worried", "in-scope",
		"english", "japanese", "me", "up", "well", "text", "made", "created", "chosen", "generated", "assigned", "issued", "provided", "log", "get", "avoid", "protect", "prevent", "keep", "make", "stop", "enter", "access", "sign", "see", "check", "try", "ensure", "safari", "chrome", "firefox", "android", "iphone", "ipad", "windows", "mac", "pc", "excel", "zip", "pdf", "sms", "vpn", "wifi", "wi-fi", "lastpass", "1password", "screen", "manually", "sha-1", "late", "case", "case-sensitive", "begins", "starts", "ends", "has", "like", "longer", "really", "sure", "back", "ago", "elsewhere", "everywhere", "anywhere", "somewhere", "nowhere", "twice", "once",
		"before", "after", "later", "today", "yesterday", "tomorrow", "multiple", "many", "several", "both", "each", "every", "such", "than", "while", "until", "though", "although", "us", "him", "them",
		// things and people
		"file", "files", "list", "field", "fields", "form", "page", "pages", "link", "database", "table", "server", "servers", "mails", "emails", "letter", "letters", "number", "numbers", "digit", "digits", "symbol", "symbols",
		"character", "characters", "word", "words", "phrase", "thing", "things", "issue", "issues", "trouble", "error", "message", "notice", "request", "requests", "reminder", "generator", "box", "rules", "rule", "strength", "length", "safety",
		"leakage", "dump", "theft", "exposure", "attack", "hackers", "hacker", "attackers", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "people", "users", "staff", "customers", "company", "bank", "mix", "mixture", "combination", "shop", "store", "app",
		"google", "gmail", "yahoo", "amazon", "facebook", "twitter", "instagram", "rakuten", "microsoft", "outlook", "icloud", "docomo", "softbank", "keychain",
		// other states
		"afraid", "dangerous", "useless", "worthless", "worse", "better", "clear", "free", "full", "easy", "hard", "simple", "complex", "complicated", "common", "obvious", "hidden", "early", "clearly", "regularly", "properly", "badly", "newly", "broken", "written", "given", "sent", "found", "held", "left", "put", "read", "safer", "weaker", "stronger",
		"longest", "enough", "complete", "serious", "real", "false", "ready", "due", "active", "inactive", "available", "recoverable", "temporary", "permanent", "default", "initial", "current", "previous", "former", "original", "own", "other", "another", "separate", "harmless", "ruined", "fake", "true":
		return true
	}
	return told.MatchString(word) || product.MatchString(word)
}

// told are the adverbs of such sentences, the verbs and the adjectives by their endings: "ly" alone
// would let "butterfly" through.
var told = regexp.MustCompile(`^(?:[a-z]{2,}(?:ally|edly|[ai]bly|tely|ntly|rely|usly|ctly|fully|sily|tily|inly|cely|dily|rtly|ckly)|[a-z]{3,}(?:ated|ised|ized|ified|pted|cted|cked|sted|sked|sured|sible|ssible|able)|(?:be|com|miss|go|us|mak|show|work|chang|leak|com|look|worry|concern|happen|float|circulat|tak|ask|try|tell|hav|gett|miss|exist|expir|fail|cycl)ing)$`)

// product are names of devices, programs and standards with a number in them.
var product = regexp.MustCompile(`^(?:iphone|ipad|ios|android|galaxy|pixel|windows|win|macos|chrome|firefox|safari|edge|ie|office|excel|sha-?|aes-?|md|rsa-?|base|utf-?|argon|pbkdf|bcrypt|scrypt|mp|html|http|wpa|ipv|covid-?|ssl|tls|tlsv|g|h|r|s|v|ver)\d[\d.\-]*(?:se|s|x|xr|xs|gb)?$|^(?:aquos|xperia|galaxy|arrows|pixel|iphone|ipad)[\-a-z]*\d[\da-z\-]{0,6}$|^\d+(?:st|nd|rd|th|am|pm|gb|mb|kb|fa|g|bit|-bit|-digit|-character)$`)
