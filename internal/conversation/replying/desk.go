package replying

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/lazyregexp"
)

// question is what somebody asks of the desk itself, which it knows.
type question string

const (
	noQuestion question = ""
	pictures   question = "pictures" // whether to send a picture or a file
	offers     question = "offers"   // whether to write something for their case, that is not how they are reached
	receipt    question = "receipt"  // whether the receipt number tells the rest
	limit      question = "limit"    // whether they hear by some hour
	takes      question = "takes"    // how long it takes to have something deleted
	faster     question = "faster"   // whether it is quicker to ask a person
	phone      question = "phone"    // whether they may ask by phone
	language   question = "language" // in which language to write, beside something else
)

// ofDesk is what a sentence asks of the desk itself; without a case only what the desk does with pictures.
func (t Replying) ofDesk(s, words string) question {
	shows := media.MatchString(s) && sends.MatchString(s) || showing.MatchString(s) && media.MatchString(words)
	switch {
	case !brief.Asks(s) && !confirms.MatchString(s):
	case shows && !papers.MatchString(s) && !wanted.MatchString(s):
		return pictures
	case t.open():
		return t.ofCase(s)
	}
	return noQuestion
}

// ofCase is what a sentence asks of the desk itself, beside a case.
func (t Replying) ofCase(s string) question {
	if offering.MatchString(s) && (stranger.MatchString(s) || !contact.MatchString(s) || t.Suspects && !own.MatchString(s)) {
		return offers
	}
	calls := brief.Called(s) || brief.OthersCall(s) || memory.Unphones(t.Out.State, t.Now)
	for _, row := range []struct {
		asks       question
		about, how *lazyregexp.Regexp
		not        bool
	}{
		{receipt, number, explains, false}, {limit, by, answer, came.MatchString(s)}, {takes, deletes, lasts, false},
		{phone, asksByPhone, asksByPhone, calls}, {faster, staff, sooner, false}, {language, writes, writes, !brief.Tongue(s)},
	} {
		if !row.not && row.about.MatchString(s) && row.how.MatchString(s) {
			return row.asks
		}
	}
	return noQuestion
}

// tells answers what was asked of the desk itself.
func (t Replying) tells(q question) {
	t.Out.State.Understood()
	if t.Out.Kind == draft.Nothing {
		t.Out.Kind = draft.Answered
	}
	if t.open() {
		t.Out.State.Expected = memory.Expected{Receipt: t.About.Receipt, At: t.Now}
	}
	values := map[string]string{"receipt": string(t.About.Receipt), "hours": t.Book.Hours()}
	talk := casetalk.Talk{Draft: t.Draft, About: t.About}
	switch q {
	case pictures:
		t.Say(texts.ReplyPictures.On(string(t.In.Channel)))
	case offers:
		t.Reply(t.Book.Reply(texts.AsideWrite, values))
	case receipt:
		t.Reply(t.Book.Reply(texts.ReplyReceipt, values))
	case takes:
		talk.Says(t.About, texts.ReplyTakes)
	case limit:
		t.limits(talk, values)
	case faster:
		t.Human()
	case phone:
		t.Phone()
	case language:
		t.Speaks()
	}
}

// limits answers who wants to hear by some hour: nobody can say that, but until when somebody is there.
func (t Replying) limits(talk casetalk.Talk, values map[string]string) {
	talk.Says(t.About, texts.CaseLimit)
	there := t.Book.Text(texts.ReplyHours, values)
	if !t.Calendar.Open(t.Now) {
		there = talk.Soon()
	}
	t.Last().Text = phrasebook.Lines(t.Last().Text, there, t.Book.Text(texts.AsideNoted, values))
}

// others are the sentences of words that ask nothing of the desk itself, and what the others ask of it.
func (t Replying) others(words string) (rest []string, asked []question) {
	all := prose.Sentences(words)
	alone := len(slices.DeleteFunc(slices.Clone(all), func(s string) bool { return !t.asks(s) })) < 2
	for _, s := range all {
		if q := t.ofDesk(s, words); q == noQuestion || q == language && alone || slices.Contains(asked, q) {
			rest = append(rest, s)
		} else {
			asked = append(asked, q)
		}
	}
	return rest, asked
}

var (
	// media is what the desk does not open, and papers what nobody is to send.
	media = lazyregexp.New(`(?i)画像|写真|スクショ|スクリーンショット|キャプチャ|pdf|添付|ファイル|動画|\b(?:pictures?|photos?|screen ?shots?|attach\w*|files?|` +
		`scans?)\b|` +
		`图片|圖片|照片|截图|截圖|附件|文件|사진|스크린샷|캡처|캡쳐|첨부|파일`)
	papers = lazyregexp.New(`(?i)身分証|身分証明|保険証|免許|マイナンバー|戸籍|住民票|委任状|旅券|カードの(?:写真|画像)|\b(?:passport|licen[cs]e|id|identity|` +
		`insurance)\b|` +
		`身份证|身份證|护照|護照|驾照|駕照|신분증|여권|면허`)
	sends = lazyregexp.New(`(?i)送|添付|貼|見せ|見て|アップ|おく[っるれ]|\b(?:send|attach|post|upload|share|show|include)\b|发|發|传|傳|上传|上傳|给你|給你|보내|` +
		`첨부|올려|보여`)

	showing = lazyregexp.New(`(?i)見せ|\bshow\b|给你们?看|給你們?看|보여`)
	wanted  = lazyregexp.New(`(?i)(?:送|見せ)(?:っ)?て(?:もら|いただ|くれ|ほし|くだ)|\b(?:send|show) me\b|[发發传傳]给我|[发發傳]給我|보내 ?(?:주|줄)`)

	// offering asks whether to give something.
	offering = lazyregexp.New(`(?i)(?:伝え|知らせ|教え|送|お?送り|書|書き|言|言い|見せ|報告し|申し上げ|添え)(?:し|り|い|き)?(?:たら|た|て|る|ま|ほ|方|べ|` +
		`お)[^。]{0,10}(?:ましょうか|しょうか|いい|よい|良い|べき|必要|いりますか|要り)|` +
		`\b(?:should|shall|do|can|may|must) i (?:need to |have to )?(?:give|tell|send|write|pass on|share|report)\b|` +
		`\bdo you (?:want|need)\b|\bwould you like\b|` +
		`(?:要不要|需不需要|需要|要|可以)[^，。?？]{0,14}(?:告诉|告訴|给|給|发|發|提供|写|寫)|(?:알려|보내|적어|말씀)(?: ?드)?(?:릴까|려야|야|면 ?되|드릴)`)

	// contact is how somebody is reached, own that it is the writer's, and stranger that it is somebody else's.
	contact = lazyregexp.New(`(?i)電話|番号|携帯|連絡先|アドレス|名前|氏名|住所|\b(?:phone|number|mobile|contact|e?-?mail|address|name)\b|电话|電話|号码|號碼|` +
		`手机|手機|邮箱|郵箱|联系|聯|名字|姓名|전화|번호|연락처|메일|이름|성함`)
	own      = lazyregexp.New(`(?i)(?:私|わたし|自分|僕|俺|当方|こちら)の|連絡先|携帯|お?名前|氏名|\bmy\b|我的|手机|手機|联系方式|聯絡方式|제 |내 |연락처|이름|성함`)
	stranger = lazyregexp.New(`(?i)相手|先方|差出人|送り主|送信元|発信|着信|不審|怪し|あやし|詐欺|犯人|かけてき|掛けてき|かかってき|\b(?:his|her|their|caller|sender|scam\w*|` +
		`he (?:called|rang|phoned))\b|` +
		`他的|对方|對方|骗子|騙子|发件人|發件人|打来|打來|来电|來電|그 ?(?:사람|전화)|상대|발신|사기|보낸|걸어온|전화 ?(?:온|한)`)

	// number is that of a receipt, and explains what somebody need not say again with it.
	number   = lazyregexp.New(`(?i)番号|\b(?:number|reference|receipt)\b|编号|編號|号码|號碼|번호`)
	explains = lazyregexp.New(`(?i)説明|一から|いちから|最初から|はじめから|初めから|(?:話|はなし)(?:が|は)?(?:通じ|わか|分か|早)|もう一[回度]|\b(?:explain|repeat|again|` +
		`over|start from)\b|` +
		`再说|再說|解释|解釋|重新|从头|從頭|重复|重複|설명|처음부터|다시`)

	// by is until when somebody wants to hear.
	by = lazyregexp.New(`(?i)(?:それ|その時|[0-9０-９一二三四五六七八九十]+(?:時|日)|今日|本日|明日|今夜|今晩|夕方|昼|朝|正午|夜|[月火水木金土日]曜|今週|週末)[^。]{0,6}(?:まで|迄|` +
		`中)(?:に|には)|` +
		`\b(?:by|before) (?:[0-9]|noon|tonight|tomorrow|the end|end of|close|(?:mon|tues|wednes|thurs|fri|satur|sun)day|then)|` +
		`(?:[点點號号]|今天|今晚|明天|周[一二三四五六日]|週[一二三四五六日])[^，。]{0,4}(?:之前|以前|前)|(?:시|오늘|내일|요일|저녁|밤)(?:까지| ?안에|전에)`)

	// answer is what they wait for.
	answer = lazyregexp.New(`(?i)返事|返信|連絡|回答|折り?返し|\b(?:repl\w+|answer\w*|hear|contact\w*|get back)\b|回复|回覆|答复|答覆|联系|聯繫|聯絡|연락|답변|답장|회신`)

	// deletes is a request that takes its time, and lasts asks how long.
	deletes = lazyregexp.New(`(?i)削除|消(?:し|す|え|去)|退会|抹消|解約|脱退|\b(?:delet\w*|eras\w*|remov\w*|gone|cancel\w*)\b|删|刪|注销|註銷|退会|退會|삭제|` +
		`탈퇴|지워`)
	lasts = lazyregexp.New(`(?i)どれ(?:くらい|ぐらい|だけ)|どの(?:くらい|ぐらい)|何日|何週|いつ(?:まで|ごろ|頃)?(?:に|かか|終|完了|済)|日数|\bhow (?:long|soon|` +
		`many days)\b|\bwhen will\b|` +
		`多久|几天|幾天|多长时间|多長時間|얼마나|며칠|언제`)

	// staff has a case, and sooner asks whether they are quicker.
	staff  = lazyregexp.New(`(?i)担当|人に|スタッフ|係の|窓口の人|\b(?:staff|human|person|agent|somebody|someone)\b|工作人员|工作人員|人工|客服|담당|직원|상담원`)
	sooner = lazyregexp.New(`(?i)早い|はやい|早く|はやく|速い|手っ取り|\b(?:quicker|faster|sooner|better)\b|更快|快一点|快點|快些|빠를|빠른|빨라`)

	// asksByPhone asks whether somebody may ask by phone.
	asksByPhone = lazyregexp.New(`(?i)(?:電話|でんわ)で(?:も)?(?:お)?(?:伺|うかが|聞|きい|尋ね|問い?合わせ|相談|話)[^。、]{0,8}(?:可能|でき|よろし|いい|よい|良い|かまい|構い|` +
		`大丈夫)|` +
		`\b(?:may|can|could) (?:i|we) (?:also )?(?:ask|talk|discuss|enquire|inquire)\b[^.?!]{0,24}\b(?:phone|telephone)\b|` +
		`(?:可以|能)(?:用|打)?(?:电话|電話)(?:问|問|咨询|諮詢|询问)|전화로(?:도)? ?(?:문의|물어|여쭤|상담)[^.]{0,8}(?:되|될|가능|괜찮)`)

	// writes asks whether somebody may write, or is answered.
	writes = lazyregexp.New(`(?i)書|返|返事|いい|よい|大丈夫|可能|でき|\b(?:write|reply|answer|ok|okay|fine|e?-?mail|in)\b|写|寫|回|可以|쓰|써|적|답|되`)
)
