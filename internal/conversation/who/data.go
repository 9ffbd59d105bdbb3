package who

import "madoguchi/internal/lazyregexp"

// OwnData reports whether words speak of data of their writer's: 「私自身の住所」.
func OwnData(words string) bool { return Oneself(words) && data.MatchString(words) }

// Address reports whether words speak of where somebody lives, or how they are reached.
func Address(words string) bool { return address.MatchString(words) }

// ByProof reports whether words speak of proving who one is.
func ByProof(words string) bool { return proofs.MatchString(words) }

var (
	data = lazyregexp.New(`(?i)住所|じゅうしょ|居場所|電話番号|情報|データ|名前|登録|個人|\b(?:address|data|details|info\w*|number|` +
		`registration|name)\b|地址|住址|信息|[资資]料|[电電][话話]|주소|정보|번호|이름`)

	address = lazyregexp.New(`(?i)住所|じゅうしょ|居場所|電話|名前|\b(?:address|where i live|phone|number|name)\b|` +
		`地址|住址|住在|[电電][话話]|姓名|주소|전화|이름|사는 ?곳`)

	proofs = lazyregexp.New(`(?i)本人(?:の)?確認(?:を|が)?(?:すれば|したら|できれば|できたら|済)|(?:コード|認証|証明)[^。、]{0,8}(?:すれば|したら|入れれば|送れば)|` +
		`\b(?:if|once|when|after|by)\b[^.?!]{0,20}\b(?:verif|confirm|prov(?:e|ing))\w*|` +
		`(?:核[实實]|[验驗][证證]|确认|確認|[证證]明)(?:了)?(?:本人|身份|身分)?(?:之?[后後]|就|的[话話])|` +
		`(?:인증|본인 ?확인)(?:을|이)? ?(?:하면|되면|만 ?하면|받으면)`)
)
