package meant

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// The topics that speak of money: whose card was used means that money, whatever they call it.
const (
	charged = "fraud_charge_what_to_do"
	bears   = charged + ".who_pays"
	orders  = "refund_orders"
	damages = "compensation"
	fee     = "card_reissue_fee"
)

// ofMoney is what words ask that want money back, of somebody whose case is about a charge that is not theirs: what was
// taken, and not what an order or a new card cost, unless they name that or were told of it.
func ofMoney(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	words := m.Text.Words()
	if other, ok := brief.Instead(words); ok {
		words = other
	}
	used := slices.Contains(m.Before.Cases, charged) && !slices.ContainsFunc(m.Before.Told, ofFee)
	if m.Tap != "" || found.Ruled || len(found.Considered) == 0 || !used {
		return found
	}
	e, first := r.Entry(bears), intent.Topic(found.Considered[0].Entry)
	costs := slices.Contains([]string{orders, damages, fee, charged}, first)
	if e.ID != "" && costs && back.MatchString(words) && !bought.MatchString(words) {
		found.Entries, found.Known, found.Certain = []incident.Entry{e}, true, false
	}
	return found
}

func ofFee(entry string) bool { return intent.Topic(entry) == fee }

var (
	// back are words of who wants money back.
	back = lazyregexp.New(`(?i)返[金っしさ]|戻[っりるしさ]|もど[っりるし]|取り返|補填|弁償|\b(?:refund\w*|reimburs\w*|money back|(?:get|got|give|pay|getting) ` +
		`(?:\w+ ){0,4}back)\b|退[款钱錢还還给給回]|拿回|要回|追回|[还還]给|還給|환불|환급|돌려|되찾`)
	// bought are words for what somebody bought, for what a new card costs, and for damages.
	bought = lazyregexp.New(`(?i)手数料|再発行|注文|商品|品物|買い?物|返品|補償|賠償|慰謝|\b(?:fees?|reissue\w*|replac\w*|` +
		`orders?|ordered|goods|items?|products?|bought|purchases?|compensat\w*)\b|` +
		`手[续續][费費]|[补補][发發]|[换換]卡|[订訂]单|訂單|商品|[赔賠]|수수료|재발급|주문|상품|보상|배상`)
)
