package telemetry

// keys are all that a line may hold beside its time, its level and its message, and what each
// is. None is of a customer: no word, no address, no id of a person or of their chat, no
// receipt. A new one is a decision, and this is where it shows.
func keys() map[string]string {
	return map[string]string{
		"trace":   "of an inbound, see Trace",
		"request": "id of API Gateway",
		"message": "id of SQS",
		"mail":    "id that SES gave a mail that came in; or what was decided about it: route and reason",
		"route":   "where a mail goes",
		"reason":  "why, by name",
		"key":     "of an object that is parked, or of a list of people: a random name or the company's",
		"name":    "of a page or fragment of the staff pages",

		"err":     "the chain of an error, which holds nothing that a person wrote",
		"why":     "a reason, by name",
		"what":    "of what a function was built from: secret, control or bundle",
		"state":   "of a row of the outbox, or of the way of codes",
		"dead":    "is it a message of the dead-letter queue",
		"version": "of the function that wrote the line, a number",

		"channel":  "line, email or codes; webhook or line_group, in which staff are told",
		"event":    "what came in, by kind: message, media, follow …",
		"events":   "how many a webhook holds",
		"taken":    "how many of them the desk takes",
		"types":    "how many of each type",
		"inquiry":  "does a customer say something to the desk",
		"kind":     "what a turn made of it: faq, escalate …",
		"result":   "answered, handed over or silent",
		"topics":   "ids of the incident's entries",
		"messages": "how many are one thought",
		"files":    "of a folder of an incident, how many changed",
		"with":     "traces of those that were not the last",
		"news":     "what staff are told, by kind",

		"ms":       "a time in milliseconds",
		"bytes":    "a size",
		"tries":    "how often something was tried",
		"attempts": "how often a row was",

		"from":       "what invoked a function: schedule, aws:ses, aws:sns",
		"waiting":    "deliveries that the clock found undone",
		"open":       "cases that are not closed",
		"overdue":    "of these, those whose answer is late",
		"days":       "age of the desk's secret",
		"ours":       "is a mail that came back one that the desk sent",
		"complaint":  "was it called unwanted",
		"hour":       "codes sent within an hour",
		"day":        "codes within a day; or a day, as 2019-04-12",
		"bounces":    "of codes",
		"complaints": "of codes",
		"hash":       "where the log of disclosures stands",
		"flaws":      "how many the log of disclosures has",

		"reader":      "who reads outside of the desk",
		"outcome":     "what became of it, by name",
		"asked":       "was it asked",
		"agreement":   "with the desk's own reader",
		"input":       "tokens",
		"cache_read":  "tokens",
		"cache_write": "tokens",
		"output":      "tokens",

		"rows":        "of a list of people",
		"bad":         "of these, those that are wrong",
		"problems":    "lines, columns and reasons, no values",
		"segments":    "rows of each segment",
		"differences": "from the numbers announced",
		"certificate": "of a purge",

		"to":   "on or off",
		"by":   "a member of staff, where the log is the one place that keeps who did it",
		"role": "of theirs",
		"at":   "when",
	}
}
