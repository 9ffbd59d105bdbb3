// Package who tells of whom a message speaks: of the writer, or of somebody else.
package who

import (
	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/names"
)

// Others reports whether words speak of somebody else than the writer: by a relation, a
// title, or a name that is not the writer's own introduction.
func Others(words string) bool {
	words = introductions.ReplaceAllString(words, " ")
	return relations.MatchString(words) || capitals.MatchString(words) || named(words)
}

// AsksStatus reports whether words ask to look somebody up in what leaked.
func AsksStatus(words string) bool {
	return statuses.MatchString(words) && !lists.MatchString(words)
}

// named reports whether a name stands in words.
func named(words string) bool {
	t := names.In(folded.Fold(words, nil))
	for _, find := range []func(*names.Text) []folded.Span{names.Japanese, names.Full, names.English, names.Chinese, names.Korean} {
		if len(find(t)) > 0 {
			return true
		}
	}
	return false
}

var (
	// introductions are how somebody says who they are: 「山田花子と申します」, 「元会員の鈴木です」,
	// "my name is", 「我叫」, 「저는 … 입니다」. They may name a relation: 「花子の夫の山田です」.
	introductions = lazyregexp.New(`(?i)[^。、,.!！?？\n]{1,24}(?:と申し(?:ます|ており?ます)|ともうします|とい?います|と言います|という者です)(?:が|けど|けれど)?|` +
		`(?:^|[。、\n])[^。、,.!！?？\nはがを]{1,20}です(?:が|けど|けれども)?(?:[。、\n]|$)|` +
		`\bmy name(?:'s| is) [^.,!?\n]{1,40}|` +
		`\b(?:i am|i'm|this is) (?:mr\.?|ms\.?|mrs\.?|dr\.?)? ?[^.,!?\n]{1,30}?(?:[.,!\n]|\bhere\b|\bspeaking\b|$)|` +
		`我叫[^，。,.!?！？\n]{1,12}|我是[^，。,.!?！？\n吗嗎]{1,12}[，。,.!！\n]|` +
		`(?:저는|제 이름은)?\s*[가-힣]{2,4}(?:입니다|이에요|예요|라고 합니다|인데요)`)

	relations = lazyregexp.New(`(?i)夫|妻|主人|家内|旦那|嫁|奥さん|奥様|母|父|親|兄|弟|姉|妹|子ども|子供|息子|娘|孫|` +
		`(?:じい|ばあ|爺|婆)(?:ちゃん|さん|さま|様)|祖父|祖母|義理の|いとこ|従兄|従姉|甥|姪|家族|友人|友達|友だち|` +
		`知人|知り合い|彼氏|彼女|元カレ|元カノ|恋人|婚約者|上司|部下|同僚|社員|従業員|社長|部長|課長|係長|店長|先生|生徒|教え子|患者|` +
		`お?得意(?:先|さん|様)|常連|取引先|推し|アイドル|芸能人|先輩|後輩|隣の|お隣|近所|大家|受取人|送り主|差出人|` +
		`(?:あ|そ|こ)の(?:人|子|方)|あいつ|他人|うちの(?:人|子)|ほかの(?:人|方)|他の(?:人|方)|さんの|さんは|さんが|さんも|様の|様は|様が|` +
		`\b(?:husband|wife|spouse|mother|father|mom|mum|dad|son|daughter|` +
		`brother|sister|parents?|child|kids?|friend|boss|colleague|coworker|` +
		`neighbou?r|landlord|ex|girlfriend|boyfriend|partner|uncle|aunt|grand\w+|someone|somebody|` +
		`anyone|people|he|she|him|her|his|they|them|their)\b|` +
		`丈夫|我先生|奶奶|爷爷|爺爺|外婆|外公|阿嬤|阿公|叔叔|阿姨|婆婆|公公|岳父|岳母|老师|老師|室友|` +
		`妻子|太太|老公|老婆|爱人|愛人|妈|媽|爸|母亲|母親|父亲|父親|儿子|兒子|女儿|女兒|孩子|家人|朋友|同事|老板|老闆|邻居|鄰居|男友|女友|别人|別人|她|` +
		`(?:^|[^其])他(?:的|有|是|在|也|会|會)|` +
		`남편|아내|할머니|할아버지|고모|삼촌|시어머니|시아버지|장모|장인|사위|며느리|선생님|환자|룸메|` +
		`와이프|부인|어머니|엄마|아버지|아빠|아들|딸|형|누나|언니|오빠|동생|부모|가족|친구|상사|동료|이웃|사장|부장|애인|그 사람|다른 사람|씨(?:가|는|도|의)`)

	// capitals are a first name and a surname, behind another word.
	capitals = lazyregexp.New(`\S\s+[A-Z][a-z]+ [A-Z][a-z]+\b`)

	statuses = lazyregexp.New(`(?i)対象|該当|含まれ|漏|もれ|モレ|流出|調べ|しらべ|確認|照会|名簿|載って|入って(?:い)?(?:る|ます)|` +
		`affected|leak|breach|included|concerned|check|look (?:me )?up|on the list|` +
		`影响|影響|泄|洩|外流|查|名单|名單|대상|유출|확인|조회|영향|명단|포함`)

	// lists are of many people: nobody asks for them about themself.
	lists = lazyregexp.New(`(?i)全員|全部の|一覧|リストを|名簿を|みんなの|` +
		`everyone|everybody|all (?:the )?(?:customers|members|names)|the (?:whole|full) list|所有人|全部名单|전체|모든`)
)
