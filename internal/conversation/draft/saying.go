package draft

import (
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// Saying is what was said with the replies of a step, for whoever reads the next message.
func Saying(out Outcome) reading.Said {
	said := reading.Said{Topics: out.Topics, Asked: asking(out.Replies)}
	if said.Asked == reading.Which {
		said.Topics, said.Offered = nil, out.Topics
	}
	for _, c := range out.State.Cases {
		if c.Receipt == out.Append || out.Open != nil && c.Receipt == out.Open.Receipt {
			said.Lane = string(c.Lane)
		}
	}
	if said.Asked == "" && said.Lane != "" {
		said.Asked = reading.Details
	}
	return said
}

// asking is what replies ask of the customer.
func asking(replies []inquiry.Reply) reading.Asked {
	for _, r := range replies {
		switch id, _ := texts.Named(r.Entry); id {
		case texts.Clarify:
			return reading.Which
		case texts.Rephrase:
			return reading.Rephrase
		case texts.ProofSent, texts.ProofSix, texts.ProofWrong:
			return reading.Code
		default:
			if id.Proof() {
				return reading.Contact
			}
		}
	}
	return ""
}
