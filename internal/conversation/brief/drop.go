package brief

import (
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// Spare is what somebody says who needs no answer any more, for their matter is settled.
const Spare Ask = "spare"

// Drops reads whether a sentence of a message says that what was passed on shall be taken back, or that its writer
// needs it no more, and returns the other sentences: 「カードは止めました。もう連絡はいりません」. Where it asks for
// something to be cancelled that the company has, an order, the desk does not know that.
func Drops(words string) (ask Ask, rest []string) {
	for _, sentence := range prose.Sentences(prose.Plain(words)) {
		switch {
		case kept.MatchString(sentence):
			rest = append(rest, sentence)
		case withdraws.MatchString(sentence) && !orders.MatchString(sentence) && (!Asks(sentence) || requests.MatchString(sentence)):
			ask = Withdraw
		case spares.MatchString(sentence) && !strictly.MatchString(sentence):
			if ask == NoAsk {
				ask = Spare
			}
		default:
			rest = append(rest, sentence)
		}
	}
	return ask, rest
}

var (
	withdraws = lazyregexp.New(`(?i)取り?下げ(?:ます|る|たい|て|させ|に|$|。)|撤回(?:し|を|いた|$)|(?:件|依頼|請求|申請|お願い|相談|問い?合わせ|受付|苦情|要望|引き?継ぎ|それ|これ|あれ|` +
		`さっきの|先ほどの)(?:は|を|も)?[^。]{0,8}` +
		`(?:取り?消|キャンセル|なかったこと|無かったこと|なしで|ナシで|無しで|捨てて|破棄して)|(?:取り?消し|キャンセル)(?:て|で|を)?(?:お?願|ください|下さい|もら|いただ)|(?:のは|の|は)(?:なし|ナシ)(?:で|に|。|` +
		`$)|` +
		`\b(?:cancel|withdraw|drop|retract|close|forget|scrap)\b[^.!?]{0,16}\b(?:case|request|inquiry|enquiry|complaint|claim|demand|` +
		`report|ticket|it all|what i (?:wrote|asked|sent)|that one|[a-z0-9]{4}-[a-z0-9]{4})\b|` +
		`[a-z0-9]{4}-[a-z0-9]{4}(?:の件|の方|のほう)?(?:は|を)?[^。]{0,6}(?:取り?消し|キャンセル)|(?:取消|撤回|撤销|撤銷)[^，。]{0,4}[a-z0-9]{4}-[a-z0-9]{4}|` +
		`[a-z0-9]{4}-[a-z0-9]{4}[^.]{0,4}(?:취소|철회)|` +
		`(?:取消|撤回|撤销|撤銷|不办了|不辦了)(?:吧|了|掉|刚才|剛才|之前|[。!！]|$)|(?:之前|前面|刚才|剛才|那)[^，。]{0,6}(?:作废|作廢)|(?:请|請|予以?|可以)(?:取消|撤回|撤销|撤銷|作废|作廢)|` +
		`(?:取消|撤回|撤销|撤銷)(?:那|这|這|刚才|剛才|之前|投诉|投訴|申请|申請|请求|請求|查询|查詢)|` +
		`(?:취소|철회|취하)(?:해|하겠|할게|합니다|하고 ?싶|부탁|요)|없던 ?(?:걸|일)로`)

	// requests ask that it be done.
	requests = lazyregexp.New(`(?i)もらえ|いただけ|くれ(?:ま|る)|でき(?:ま|る)|\b(?:can|could|would|please)\b|能不能|可不可以|可以|请|請|주실|주세요|될까|수 ?있`)

	spares = lazyregexp.New(`(?i)(?:連絡|返事|返信|回答|折り?返し|対応|電話)(?:は|も|とか)?(?:もう|特に)?(?:いら(?:な|ん|へん|ねえ|ぬ)|要ら(?:な|ん)|いりませ|要りませ|不要|結構(?:です|` +
		`$|。)|しなくて|なくて(?:い|大丈夫))|` +
		`(?:もう)?(?:自分で|おかげ(?:さま)?で|無事に?|こちらで|全部)?[^。]{0,6}(?:解決(?:し|済|でき)|片(?:付|づ)[きい]|すみました|済みました)|(?:件|の)(?:は|も)もう(?:いい|よい|大丈夫|` +
		`結構)(?:です|わ|よ|ので|から|[、。]|$)|` +
		`\bno (?:need|longer (?:need|necessary))\b[^.!?]{0,24}\b(?:to (?:call|reply|answer|contact|write|ring|get back)|for a (?:reply|` +
		`call|answer))|\b(?:do ?n[o']t|no longer) need (?:a|an|any|the|your)? ?(?:reply|answer|call|help)\b|` +
		`\b(?:it|that|this|everything|all|matter|problem)(?:'s| is| has been)? (?:now |all )?(?:settled|sorted|solved|resolved|` +
		`dealt with)\b|\b(?:tell|let) (?:them|staff|your staff)\b[^.!?]{0,24}\b(?:settled|sorted|solved|fine now|no need)|` +
		`(?:不用|不需要|不必|无需|無需|唔使)(?:再)?(?:回复|回覆|联系|聯繫|聯絡|答复|答覆|打电话|打電話|打给|打給|管)|(?:已经|已經|问题|問題|事情)?(?:解决|解決|搞定|处理好|處理好)(?:了|咗)|` +
		`(?:연락|답변|답장|회신|전화)(?:은|는|도)? ?(?:이제 ?)?(?:필요 ?없|안 ?(?:주셔도|하셔도|해도|줘도)|괜찮)|(?:이미 |이제 |다 )?해결(?:됐|되었|했|돼)`)

	// strictly says that something is not settled, or asks for more.
	strictly = lazyregexp.New(`(?i)(?:解決|片付|片づ)[^。]{0,4}(?:ない|ません|なら)|\bnot (?:yet )?(?:settled|solved|resolved|sorted)|没解决|沒解決|未解决|` +
		`未解決|해결(?:이)? ?안|[?？]`)

	// kept are words of what is not to be withdrawn, and of who did not.
	kept = lazyregexp.New(`(?i)(?:取り?下げ|取り?消し?|キャンセル|撤回)(?:し)?(?:て|に)?(?:は)?(?:い)?(?:ない|ません|なく|ず|たくな|ないで|たわけ|たつもり)|` +
		`\b(?:not|did ?n[o']t|do ?n[o']t|have ?n[o']t|never)\b[^.!?]{0,24}\b(?:cancel|withdraw|drop|close)|(?:没|沒|没有|沒有|不是|不要|别|別|` +
		`不想)(?:要|说|說)?(?:取消|撤回|撤销|撤銷)|` +
		`(?:취소|철회)(?:를|는|한|하라는)?[^.]{0,6}(?:아니|안 ?했|하지 ?않|하지 ?마|말아)`)

	// orders are what customers have with the company, not with the desk.
	orders = lazyregexp.New(`(?i)(?:注文|予約|会員|登録|メルマガ|配信|カード)[^。]{0,10}(?:取り?消|キャンセル|解約|解除)|` +
		`\b(?:cancel|close|drop)\w*\b[^.!?]{0,16}\b(?:order|booking|reservation|membership|account|card|subscription)\b|` +
		`(?:取消|退)(?:订单|訂單|预订|預訂|会员|會員)|(?:订单|訂單|预订|預訂|会员|會員|卡)[^，。]{0,4}取消|(?:주문|예약|회원|카드)[^.]{0,8}(?:취소|해지)`)
)
