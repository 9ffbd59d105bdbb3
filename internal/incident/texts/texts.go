// Package texts names what the desk itself says: greeting, handover, the dialogue in
// which somebody proves who they are, mails to staff. An incident words each of them
// in texts.yaml; this package knows which there are and what the code fills into them.
//
// Code that says one of several texts asks for it by what it depends on: [OfLane],
// [OfDanger], [ID.On].
package texts

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Form is how a text must be written. The placeholders are
//
//	receipt       a receipt number
//	next_opening  when the desk is staffed next: 4月13日(土) 9:00
//	asked_day     the day that a customer asked about: 5月4日(土)
//	asked_days    a span of days that a customer asked about: 4月29日(月)～5月3日(金)
//	open_days, closed_days
//	              those of the span, on which the desk is staffed and on which not
//	weekday       of a date beside which another one was written: 土曜日
//	after_day     the first opening after that day, like next_opening
//	hours         when calls are taken: 9:00～18:00
//	asked_date    the past date that a customer named: 2013年9月20日
//	code, way, where
//	              a one-time code, on which channel it was asked for, where it goes
//	segments, items, advice
//	              of a customer who was found: names from the incident's segments
//	period        of these segments: 2013年10月5日～2019年3月11日
//	minutes       until another code may be sent
//	contact       that a status is about, masked: t•••@example.jp
//	lines         help lines for somebody in danger, each as danger_line says it
//	name, number, hours
//	              of one of them
//	subject       of the last answer, as its button says it: 再発行の手数料
//	facet, item   what is asked of it: 時期や期限; a kind of data: 生年月日
//	matter        what a case of the customer's is about: 取材の件
//	noted         what the customer gave: ご連絡先
//	lane, channel, opened, due, summary, count
//	              of cases, in what staff are told; the summary is masked
type Form struct {
	Must     []string // placeholders that the code fills in: each must be there
	May      []string // may be there, too
	Optional bool     // said where the incident has it
	Standard bool     // the desk has one of its own for incidents that have none
}

// table holds each text under its id.
var table = [end]struct {
	name string
	Form
}{
	FirstContact:        {"first_contact", Form{}},
	HandoverOpen:        {"handover_open", Form{Must: []string{"receipt"}}},
	HandoverClosed:      {"handover_closed", Form{Must: []string{"receipt", "next_opening"}}},
	HandoverAgainOpen:   {"handover_again_open", Form{Must: []string{"receipt"}}},
	HandoverAgainClosed: {"handover_again_closed", Form{Must: []string{"receipt", "next_opening"}}},
	Contact:             {"contact", Form{}},
	VerifyWay:           {"verify_way", Form{}},
	VerifyGiven:         {"verify_given", Form{Standard: true}},
	Clarify:             {"clarify", Form{}},
	Rephrase:            {"rephrase", Form{}},
	GiveUp:              {"give_up", Form{}},
	OtherLabel:          {"other_label", Form{}},
	HumanLabel:          {"human_label", Form{}},
	StatusLabel:         {"status_label", Form{}},
	MoreLabel:           {"more_label", Form{Standard: true}},
	CaseLabel:           {"case_label", Form{Standard: true}},
	Media:               {"media", Form{}},
	MediaSticker:        {"media_sticker", Form{Standard: true}},
	MediaVoice:          {"media_voice", Form{Standard: true}},
	MediaVideo:          {"media_video", Form{Standard: true}},
	MediaFile:           {"media_file", Form{Standard: true}},
	MediaPlace:          {"media_place", Form{Standard: true}},
	Attachment:          {"attachment", Form{}},
	Unread:              {"unread", Form{}},
	Partly:              {"partly", Form{}},
	Group:               {"group", Form{}},
	SecretLINE:          {"secret_line", Form{}},
	SecretEmail:         {"secret_email", Form{}},
	LastWord:            {"last_word", Form{}},
	Dead:                {"dead", Form{}},
	Paused:              {"paused", Form{Standard: true}},

	CaseNone:           {"case_none", Form{Standard: true}},
	CaseNumber:         {"case_number", Form{Must: []string{"receipt", "matter"}, Standard: true}},
	CaseOpenNow:        {"case_open_now", Form{Must: []string{"receipt", "matter"}, Standard: true}},
	CaseOpenLater:      {"case_open_later", Form{Must: []string{"receipt", "matter", "next_opening"}, Standard: true}},
	CaseOwnedNow:       {"case_owned_now", Form{Must: []string{"receipt", "matter"}, Standard: true}},
	CaseOwnedLater:     {"case_owned_later", Form{Must: []string{"receipt", "matter", "next_opening"}, Standard: true}},
	CaseAnswered:       {"case_answered", Form{Must: []string{"receipt", "matter"}, Standard: true}},
	CaseClosed:         {"case_closed", Form{Must: []string{"receipt", "matter"}, Standard: true}},
	CaseSame1:          {"case_same_1", Form{Must: []string{"receipt"}, Standard: true}},
	CaseSame2:          {"case_same_2", Form{Must: []string{"receipt"}, Standard: true}},
	CaseWaited:         {"case_waited", Form{Standard: true}},
	CaseNoted1:         {"case_noted_1", Form{Must: []string{"receipt"}, Standard: true}},
	CaseNoted2:         {"case_noted_2", Form{Standard: true}},
	CaseWithdrawn:      {"case_withdrawn", Form{Must: []string{"receipt"}, Standard: true}},
	CaseSpared:         {"case_spared", Form{Must: []string{"receipt"}, Standard: true}},
	CaseWaits:          {"case_waits", Form{Standard: true}},
	CaseParted:         {"case_parted", Form{Must: []string{"receipt"}, Standard: true}},
	CasePartedAgain:    {"case_parted_again", Form{Must: []string{"receipt"}, Standard: true}},
	CaseErase:          {"case_erase", Form{Standard: true}},
	CaseAdded1:         {"case_added_1", Form{Must: []string{"receipt", "noted"}, Standard: true}},
	CaseAdded2:         {"case_added_2", Form{Must: []string{"receipt", "noted"}, Standard: true}},
	CaseAdded3:         {"case_added_3", Form{Must: []string{"receipt", "noted"}, Standard: true}},
	GivenTimes:         {"given_times", Form{Standard: true}},
	GivenWay:           {"given_way", Form{Standard: true}},
	GivenNumber:        {"given_number", Form{Standard: true}},
	GivenLimit:         {"given_limit", Form{Standard: true}},
	GivenHurry:         {"given_hurry", Form{Standard: true}},
	GivenMend:          {"given_mend", Form{Standard: true}},
	GivenAnd:           {"given_and", Form{Standard: true}},
	GivenDetails:       {"given_details", Form{Standard: true}},
	CaseLimit:          {"case_limit", Form{Standard: true}},
	CaseCall:           {"case_call", Form{Standard: true}},
	CaseWhen:           {"case_when", Form{Standard: true}},
	CaseHuman:          {"case_human", Form{Standard: true}},
	CaseHumanHere:      {"case_human_here", Form{Standard: true}},
	CaseHeard1:         {"case_heard_1", Form{Must: []string{"receipt"}, Standard: true}},
	CaseHeard2:         {"case_heard_2", Form{Must: []string{"receipt"}, Standard: true}},
	CaseWished:         {"case_wished", Form{Must: []string{"receipt"}, Standard: true}},
	CaseAsked1:         {"case_asked_1", Form{Must: []string{"receipt"}, Standard: true}},
	CaseAsked2:         {"case_asked_2", Form{Must: []string{"receipt"}, Standard: true}},
	CaseAsked3:         {"case_asked_3", Form{Must: []string{"receipt"}, Standard: true}},
	CaseTold1:          {"case_told_1", Form{Must: []string{"receipt"}, Standard: true}},
	CaseTold2:          {"case_told_2", Form{Must: []string{"receipt"}, Standard: true}},
	CaseTold3:          {"case_told_3", Form{Must: []string{"receipt"}, Standard: true}},
	CaseAskedNear:      {"case_asked_near", Form{Must: []string{"receipt"}, Standard: true}},
	RemainPassed:       {"remain_passed", Form{Must: []string{"receipt"}, Standard: true}},
	RemainAgain:        {"remain_again", Form{Standard: true}},
	Regret:             {"regret", Form{Standard: true}},
	CaseOtherwise:      {"case_otherwise", Form{Must: []string{"receipt"}, Standard: true}},
	CasePassed:         {"case_passed", Form{Must: []string{"receipt", "subject"}, Standard: true}},
	CasePassedPlain:    {"case_passed_plain", Form{Must: []string{"receipt"}, Standard: true}},
	CaseWhich:          {"case_which", Form{Must: []string{"receipt", "matter"}, Standard: true}},
	CaseStays:          {"case_stays", Form{Standard: true}},
	CaseIdle:           {"case_idle", Form{Standard: true}},
	CaseIdleAgain:      {"case_idle_again", Form{Standard: true}},
	CaseKept:           {"case_kept", Form{Must: []string{"receipt", "matter"}, Standard: true}},
	CaseAlso:           {"case_also", Form{Must: []string{"receipt", "matter"}, Standard: true}},
	CaseNumbers:        {"case_numbers", Form{Standard: true}},
	CaseWrong:          {"case_wrong", Form{Standard: true}},
	CaseWrongAgain:     {"case_wrong_again", Form{Standard: true}},
	CaseCalmed:         {"case_calmed", Form{Must: []string{"receipt"}, Standard: true}},
	CaseUnlaned:        {"case_unlaned", Form{Must: []string{"receipt"}, Standard: true}},
	CaseThreat:         {"case_threat", Form{Must: []string{"receipt"}, Standard: true}},
	CaseHold:           {"case_hold", Form{Must: []string{"receipt"}, Standard: true}},
	CaseNonmember:      {"case_nonmember", Form{Must: []string{"receipt"}, Standard: true}},
	CaseNoPhone:        {"case_no_phone", Form{Standard: true}},
	PhoneOpen:          {"phone_open", Form{Standard: true}},
	PhoneShut:          {"phone_shut", Form{Must: []string{"next_opening"}, Standard: true}},
	PhoneReceipt:       {"phone_receipt", Form{Must: []string{"receipt"}, Standard: true}},
	PhoneAwait:         {"phone_await", Form{Standard: true}},
	PhoneBusy:          {"phone_busy", Form{Standard: true}},
	PhoneBusyOther:     {"phone_busy_other", Form{Standard: true}},
	CaseReach:          {"case_reach", Form{Must: []string{"receipt"}, Standard: true}},
	CaseReachMail:      {"case_reach_mail", Form{Must: []string{"receipt"}, Standard: true}},
	ReplyHere:          {"reply_here", Form{Standard: true}},
	ReplyHereYes:       {"reply_here_yes", Form{Standard: true}},
	ReplyUncalled:      {"reply_uncalled", Form{Must: []string{"receipt"}, Standard: true}},
	ReplyStart:         {"reply_start", Form{Standard: true}},
	ReplyPictures:      {"reply_pictures", Form{Standard: true}},
	ReplyPicturesEmail: {"reply_pictures_email", Form{Standard: true}},
	ReplyReceipt:       {"reply_receipt", Form{Must: []string{"receipt"}, Standard: true}},
	ReplyTakes:         {"reply_takes", Form{Must: []string{"receipt"}, Standard: true}},
	ReplyHours:         {"reply_hours", Form{Must: []string{"hours"}, Standard: true}},
	CaseBefore:         {"case_before", Form{Standard: true}},
	CaseOther:          {"case_other", Form{Standard: true}},
	CaseHeld:           {"case_held", Form{Must: []string{"receipt", "next_opening"}, Standard: true}},
	AsideCall:          {"aside_call", Form{Standard: true}},
	AsideNoted:         {"aside_noted", Form{Must: []string{"receipt"}, Standard: true}},
	AsideWhere:         {"aside_where", Form{Standard: true}},
	AsideNext:          {"aside_next", Form{Must: []string{"next_opening"}, Standard: true}},
	AsideReceived:      {"aside_received", Form{Must: []string{"receipt"}, Standard: true}},
	AsideWrite:         {"aside_write", Form{Must: []string{"receipt"}, Standard: true}},
	AsideBoss:          {"aside_boss", Form{Must: []string{"receipt"}, Standard: true}},
	AsideNumber:        {"aside_number", Form{Must: []string{"receipt"}, Standard: true}},
	AsideOther:         {"aside_other", Form{Standard: true}},
	AsideMay:           {"aside_may", Form{Standard: true}},
	AsideOfficial:      {"aside_official", Form{Standard: true}},
	AsideCheck:         {"aside_check", Form{Standard: true}},
	AsideMistaken:      {"aside_mistaken", Form{Must: []string{"receipt"}, Standard: true}},
	AsideMistakenAgain: {"aside_mistaken_again", Form{Must: []string{"receipt"}, Standard: true}},
	AsideSame:          {"aside_same", Form{Must: []string{"receipt"}, Standard: true}},
	AsideSameAgain:     {"aside_same_again", Form{Must: []string{"receipt"}, Standard: true}},
	AsideWill:          {"aside_will", Form{Standard: true}},
	AsideAngry:         {"aside_angry", Form{Must: []string{"receipt"}, Standard: true}},
	AsideSad:           {"aside_sad", Form{Must: []string{"receipt"}, Standard: true}},
	MatterTopic:        {"matter_topic", Form{Must: []string{"subject"}, Standard: true}},
	MatterUrgent:       {"matter_urgent", Form{Standard: true}},
	MatterLegal:        {"matter_legal", Form{Standard: true}},
	MatterPress:        {"matter_press", Form{Standard: true}},
	MatterRights:       {"matter_rights", Form{Standard: true}},
	MatterIdentity:     {"matter_identity", Form{Standard: true}},
	MatterComplaint:    {"matter_complaint", Form{Standard: true}},
	MatterUndecodable:  {"matter_undecodable", Form{Standard: true}},
	MatterGeneral:      {"matter_general", Form{Standard: true}},

	LightAbout:      {"light_about", Form{Must: []string{"subject"}, Standard: true}},
	LightFacet:      {"light_facet", Form{Must: []string{"subject", "facet"}, Standard: true}},
	LightFacetHeld:  {"light_facet_held", Form{Must: []string{"subject", "facet", "receipt"}, Standard: true}},
	LightMore:       {"light_more", Form{Must: []string{"subject"}, Standard: true}},
	LightWrong:      {"light_wrong", Form{Must: []string{"subject"}, Standard: true}},
	LightMeant:      {"light_meant", Form{Must: []string{"subject", "receipt"}, Standard: true}},
	LightNeither:    {"light_neither", Form{Must: []string{"subject"}, Standard: true}},
	CondolenceWrong: {"condolence_wrong", Form{Standard: true}},
	Condolence:      {"condolence", Form{Standard: true}},
	LightUseless:    {"light_useless", Form{Standard: true}},
	LightWhich:      {"light_which", Form{Standard: true}},
	LightNo:         {"light_no", Form{Standard: true}},
	LightLanguage:   {"light_language", Form{Standard: true}},
	LightItem:       {"light_item", Form{Must: []string{"segments"}, Standard: true}},
	LightNone:       {"light_none", Form{Must: []string{"segments", "item"}, Standard: true}},
	LightSum:        {"light_sum", Form{Must: []string{"subject"}, Standard: true}},
	FacetWho:        {"facet_who", Form{Standard: true}},
	FacetWhen:       {"facet_when", Form{Standard: true}},
	FacetAmount:     {"facet_amount", Form{Standard: true}},
	FacetWhy:        {"facet_why", Form{Standard: true}},
	FacetWhere:      {"facet_where", Form{Standard: true}},
	FacetHow:        {"facet_how", Form{Standard: true}},

	NotAnnounced: {"not_announced", Form{Standard: true}},
	Declined:     {"declined", Form{Standard: true}},
	Beside:       {"beside", Form{Standard: true}},
	Chat:         {"chat", Form{Standard: true}},

	ReaderNotice:   {"reader_notice", Form{Standard: true}},
	ReaderOff:      {"reader_off", Form{Standard: true}},
	ReaderOn:       {"reader_on", Form{Standard: true}},
	ReaderOffLabel: {"reader_off_label", Form{Standard: true}},
	ReaderOnLabel:  {"reader_on_label", Form{Standard: true}},

	Unserved:        {"unserved", Form{Standard: true}},
	ForeignJapanese: {"foreign_ja", Form{Standard: true}},
	ForeignEnglish:  {"foreign_en", Form{Optional: true}},
	ForeignChinese:  {"foreign_zh", Form{Standard: true}},
	ForeignKorean:   {"foreign_ko", Form{Standard: true}},

	ForeignTraditional:     {"foreign_zh_hant", Form{Standard: true}},
	ForeignPartChinese:     {"foreign_part_zh", Form{Standard: true}},
	ForeignPartTraditional: {"foreign_part_zh_hant", Form{Standard: true}},
	ForeignPartKorean:      {"foreign_part_ko", Form{Standard: true}},

	DayOpen:       {"day_open", Form{Must: []string{"asked_day", "hours"}}},
	DayClosed:     {"day_closed", Form{Must: []string{"asked_day", "after_day"}}},
	DaysOpen:      {"days_open", Form{Must: []string{"asked_days", "hours"}, Standard: true}},
	DaysClosed:    {"days_closed", Form{Must: []string{"asked_days", "after_day"}, Standard: true}},
	DaysMixed:     {"days_mixed", Form{Must: []string{"open_days", "closed_days", "hours"}, Standard: true}},
	DaysExcept:    {"days_except", Form{Must: []string{"asked_days", "closed_days", "hours"}, Standard: true}},
	HourOpen:      {"hour_open", Form{Must: []string{"hour"}, Standard: true}},
	HourShut:      {"hour_shut", Form{Must: []string{"hour", "hours"}, Standard: true}},
	DateWeekday:   {"date_weekday", Form{Must: []string{"asked_date", "weekday"}, Standard: true}},
	DateMissing:   {"date_missing", Form{Must: []string{"asked_date"}, Standard: true}},
	DateBefore:    {"date_before", Form{Must: []string{"asked_date"}}},
	DateWithin:    {"date_within", Form{Must: []string{"asked_date"}}},
	DateAfter:     {"date_after", Form{Must: []string{"asked_date"}}},
	PeriodBefore:  {"period_before", Form{Must: []string{"asked_date", "segments", "period"}, Standard: true}},
	PeriodWithin:  {"period_within", Form{Must: []string{"asked_date", "segments", "period"}, Standard: true}},
	PeriodAfter:   {"period_after", Form{Must: []string{"asked_date", "segments", "period"}, Standard: true}},
	PeriodUnknown: {"period_unknown", Form{Must: []string{"asked_date", "segments", "period"}, Standard: true}},

	FormHandover: {"form_handover", Form{Standard: true}},
	MailSubject:  {"mail_subject", Form{Standard: true}},
	MailOpening:  {"mail_opening", Form{}},
	MailChoices:  {"mail_choices", Form{}},
	MailWays:     {"mail_ways", Form{}},
	MailClosing:  {"mail_closing", Form{}},
	StaffClosing: {"staff_closing", Form{}},

	ProofWays:         {"proof_ways", Form{}},
	ProofAddress:      {"proof_address", Form{}},
	ProofAddressWrong: {"proof_address_wrong", Form{}},
	ProofOtherAddress: {"proof_other_address", Form{}},
	ProofOneAddress:   {"proof_one_address", Form{}},
	ProofSent:         {"proof_sent", Form{}},
	ProofSentEmail:    {"proof_sent_email", Form{}},
	ProofWhy:          {"proof_why", Form{}},
	ProofForgot:       {"proof_forgot", Form{}},
	ProofSix:          {"proof_six", Form{}},
	ProofWrong:        {"proof_wrong", Form{}},
	ProofExpired:      {"proof_expired", Form{}},
	ProofLimited:      {"proof_limited", Form{}},
	ProofCode:         {"proof_code", Form{}},
	ProofCodeWrong:    {"proof_code_wrong", Form{}},
	ProofPostal:       {"proof_postal", Form{}},
	ProofLetterWrong:  {"proof_letter_wrong", Form{}},
	ProofStopped:      {"proof_stopped", Form{}},
	ProofRested:       {"proof_rested", Form{Standard: true}},
	ProofThanked:      {"proof_thanked", Form{Standard: true}},
	ProofRestedCode:   {"proof_rested_code", Form{Standard: true}},
	ProofSoon:         {"proof_soon", Form{Must: []string{"minutes"}, Standard: true}},
	ProofHelped:       {"proof_helped", Form{Standard: true}},
	ProofAstray:       {"proof_astray", Form{Standard: true}},
	ProofThemselves:   {"proof_themselves", Form{Standard: true}},
	ProofPapers:       {"proof_papers", Form{Standard: true}},
	ProofOpening:      {"proof_opening", Form{Standard: true}},
	ProofDied:         {"proof_died", Form{Standard: true}},
	ProofLater:        {"proof_later", Form{Must: []string{"minutes"}, Standard: true}},
	ProofWhy2:         {"proof_why_2", Form{Standard: true}},
	ProofThanks1:      {"proof_thanks_1", Form{Standard: true}},
	ProofThanks2:      {"proof_thanks_2", Form{Standard: true}},
	ProofHard1:        {"proof_hard_1", Form{Standard: true}},
	ProofHard2:        {"proof_hard_2", Form{Standard: true}},
	ProofHintWay1:     {"proof_hint_way_1", Form{Standard: true}},
	ProofHintWay2:     {"proof_hint_way_2", Form{Standard: true}},
	ProofHintAddress1: {"proof_hint_address_1", Form{Standard: true}},
	ProofHintAddress2: {"proof_hint_address_2", Form{Standard: true}},
	ProofHintCode1:    {"proof_hint_code_1", Form{Standard: true}},
	ProofHintCode2:    {"proof_hint_code_2", Form{Standard: true}},
	ProofHintLetter1:  {"proof_hint_letter_1", Form{Standard: true}},
	ProofHintLetter2:  {"proof_hint_letter_2", Form{Standard: true}},
	ProofHintPostal1:  {"proof_hint_postal_1", Form{Standard: true}},
	ProofHintPostal2:  {"proof_hint_postal_2", Form{Standard: true}},
	ProofSafe:         {"proof_safe", Form{Standard: true}},
	ProofHow:          {"proof_how", Form{Standard: true}},
	ProofCodeFor:      {"proof_code_for", Form{Standard: true}},
	ProofHowCode:      {"proof_how_code", Form{Standard: true}},
	ProofHowLetter:    {"proof_how_letter", Form{Standard: true}},
	ProofHowPostal:    {"proof_how_postal", Form{Standard: true}},
	ProofWhich:        {"proof_which", Form{Standard: true}},
	ProofWhichPostal:  {"proof_which_postal", Form{Standard: true}},
	ProofOthers:       {"proof_others", Form{Standard: true}},
	ProofMeans:        {"proof_means", Form{Standard: true}},
	ProofMeansNone:    {"proof_means_none", Form{Standard: true}},
	ProofDisputed:     {"proof_disputed", Form{Standard: true}},
	ProofDisputedNone: {"proof_disputed_none", Form{Standard: true}},
	ProofNoMail:       {"proof_no_mail", Form{Standard: true}},
	ProofNoLetter:     {"proof_no_letter", Form{Standard: true}},
	ProofNotCode:      {"proof_not_code", Form{Standard: true}},
	ProofGoOnWay:      {"proof_go_on_way", Form{Standard: true}},
	ProofGoOnAddress:  {"proof_go_on_address", Form{Standard: true}},
	ProofGoOnCode:     {"proof_go_on_code", Form{Standard: true}},
	ProofGoOnLetter:   {"proof_go_on_letter", Form{Standard: true}},
	ProofGoOnPostal:   {"proof_go_on_postal", Form{Standard: true}},

	Again1:                   {"again_1", Form{Standard: true}},
	Again2:                   {"again_2", Form{Standard: true}},
	Again3:                   {"again_3", Form{Standard: true}},
	AgainPartly:              {"again_partly", Form{Standard: true}},
	AgainStaff:               {"again_staff", Form{Standard: true}},
	DangerNobody:             {"danger_nobody", Form{Standard: true}},
	DangerNobody2:            {"danger_nobody_2", Form{Standard: true}},
	DangerDoor:               {"danger_door", Form{Must: []string{"number"}, Standard: true}},
	DangerComing:             {"danger_coming", Form{Standard: true}},
	DangerAbsent:             {"danger_absent", Form{Must: []string{"next_opening", "lines"}, Standard: true}},
	DangerAbsentListen:       {"danger_absent_listen", Form{Must: []string{"next_opening", "lines"}, Standard: true}},
	DangerWaiting:            {"danger_waiting", Form{Must: []string{"next_opening", "lines"}, Standard: true}},
	DangerWish:               {"danger_wish", Form{Must: []string{"receipt"}, Standard: true}},
	DangerLater:              {"danger_later", Form{Must: []string{"receipt"}, Standard: true}},
	DangerOwn:                {"danger_own", Form{Standard: true}},
	DangerCard:               {"danger_card", Form{Must: []string{"advice"}, Standard: true}},
	ProofYes:                 {"proof_yes", Form{Standard: true}},
	DangerCard2:              {"danger_card_2", Form{Standard: true}},
	PoliceAsk:                {"police_ask", Form{Must: []string{"lines"}, Standard: true}},
	PoliceNoted:              {"police_noted", Form{Must: []string{"receipt"}, Standard: true}},
	PoliceAbroad:             {"police_abroad", Form{Standard: true}},
	DaysUntil:                {"days_until", Form{Must: []string{"asked_day", "open_days", "hours"}, Standard: true}},
	DaysNone:                 {"days_none", Form{Must: []string{"asked_day", "after_day"}, Standard: true}},
	MailReadClosed:           {"mail_read_closed", Form{Must: []string{"next_opening"}, Standard: true}},
	MailReadClosedAgain:      {"mail_read_closed_again", Form{Must: []string{"next_opening"}, Standard: true}},
	MailReadOpen:             {"mail_read_open", Form{Standard: true}},
	CaseDue:                  {"case_due", Form{Must: []string{"receipt"}, Standard: true}},
	CaseDueAgain:             {"case_due_again", Form{Must: []string{"receipt"}, Standard: true}},
	DangerAbroad:             {"danger_abroad", Form{Standard: true}},
	DangerDenied:             {"danger_denied", Form{Must: []string{"receipt"}, Standard: true}},
	DangerMedicine:           {"danger_medicine", Form{Must: []string{"number"}, Standard: true}},
	DangerEdge:               {"danger_edge", Form{Must: []string{"lines"}, Standard: true}},
	DangerEdge2:              {"danger_edge_2", Form{Must: []string{"lines"}, Standard: true}},
	DangerPay:                {"danger_pay", Form{Must: []string{"lines"}, Standard: true}},
	DangerPay2:               {"danger_pay_2", Form{Must: []string{"lines"}, Standard: true}},
	DangerPaid:               {"danger_paid", Form{Must: []string{"lines"}, Standard: true}},
	DangerLeft:               {"danger_left", Form{Standard: true}},
	DangerLanguage:           {"danger_language", Form{Standard: true}},
	DangerMenu:               {"danger_menu", Form{Standard: true}},
	DangerMailbox:            {"danger_mailbox", Form{Must: []string{"receipt"}, Standard: true}},
	DangerFar:                {"danger_far", Form{Standard: true}},
	DangerFarSorry:           {"danger_far_sorry", Form{Standard: true}},
	DangerMove:               {"danger_move", Form{Must: []string{"lines"}, Standard: true}},
	DangerNamed:              {"danger_named", Form{Must: []string{"lines"}, Standard: true}},
	DangerNamedSorry:         {"danger_named_sorry", Form{Must: []string{"lines"}, Standard: true}},
	DangerPost:               {"danger_post", Form{Standard: true}},
	DangerPostWays:           {"danger_post_ways", Form{Standard: true}},
	HandoverOpenAgain:        {"handover_open_again", Form{Must: []string{"receipt"}, Standard: true}},
	HandoverClosedAgain:      {"handover_closed_again", Form{Must: []string{"receipt", "next_opening"}, Standard: true}},
	HandoverAgainOpenAgain:   {"handover_again_open_again", Form{Must: []string{"receipt"}, Standard: true}},
	HandoverAgainClosedAgain: {"handover_again_closed_again", Form{Must: []string{"receipt", "next_opening"}, Standard: true}},
	ClarifyAgain:             {"clarify_again", Form{Standard: true}},
	RephraseAgain:            {"rephrase_again", Form{Standard: true}},
	MediaAgain:               {"media_again", Form{Standard: true}},
	MediaStickerAgain:        {"media_sticker_again", Form{Standard: true}},
	MediaVoiceAgain:          {"media_voice_again", Form{Standard: true}},
	MediaToPerson:            {"media_to_person", Form{Standard: true}},
	GroupAgain:               {"group_again", Form{Standard: true}},
	ChatAgain:                {"chat_again", Form{Standard: true}},
	Parted:                   {"parted", Form{Standard: true}},
	Praised:                  {"praised", Form{Standard: true}},
	PraisedAgain:             {"praised_again", Form{Standard: true}},
	PartedAgain:              {"parted_again", Form{Standard: true}},
	PartedNothing:            {"parted_nothing", Form{Standard: true}},
	Acknowledged:             {"acknowledged", Form{Standard: true}},
	AcknowledgedAgain:        {"acknowledged_again", Form{Standard: true}},
	ProofAddressWrongAgain:   {"proof_address_wrong_again", Form{Standard: true}},
	ProofOneAddressAgain:     {"proof_one_address_again", Form{Standard: true}},
	ProofOtherAddressAgain:   {"proof_other_address_again", Form{Standard: true}},
	ProofSentAgain:           {"proof_sent_again", Form{Standard: true}},
	ProofSixAgain:            {"proof_six_again", Form{Standard: true}},
	ProofWrongAgain:          {"proof_wrong_again", Form{Standard: true}},
	ProofExpiredAgain:        {"proof_expired_again", Form{Standard: true}},
	ProofLimitedAgain:        {"proof_limited_again", Form{Standard: true}},
	ProofCodeWrongAgain:      {"proof_code_wrong_again", Form{Standard: true}},
	ProofLetterWrongAgain:    {"proof_letter_wrong_again", Form{Standard: true}},
	ProofForgotAgain:         {"proof_forgot_again", Form{Standard: true}},
	ProofSoonAgain:           {"proof_soon_again", Form{Must: []string{"minutes"}, Standard: true}},

	ProofMailLabel:   {"proof_mail_label", Form{}},
	ProofLetterLabel: {"proof_letter_label", Form{}},
	ProofStaffLabel:  {"proof_staff_label", Form{}},
	ProofAgainLabel:  {"proof_again_label", Form{}},
	ProofResumeLabel: {"proof_resume_label", Form{}},
	ProofStopLabel:   {"proof_stop_label", Form{}},

	CodeSubject: {"code_subject", Form{}},
	CodeMail:    {"code_mail", Form{Must: []string{"code", "way", "where"}}},
	WhereLINE:   {"where_line", Form{}},
	WhereEmail:  {"where_email", Form{}},
	WayLINE:     {"way_line", Form{}},
	WayEmail:    {"way_email", Form{}},

	StatusContact:     {"status_contact", Form{Must: []string{"contact"}, Standard: true}},
	StatusByLetter:    {"status_by_letter", Form{Standard: true}},
	StatusByStaff:     {"status_by_staff", Form{Standard: true}},
	StatusResult:      {"status_result", Form{Standard: true}},
	StatusFound:       {"status_found", Form{Must: []string{"segments", "items"}, May: []string{"period"}}},
	StatusLeaked:      {"status_leaked", Form{Must: []string{"items"}}},
	StatusLikely:      {"status_likely", Form{Must: []string{"items"}}},
	StatusUnconfirmed: {"status_unconfirmed", Form{Must: []string{"items"}}},
	StatusMore:        {"status_more", Form{Must: []string{"advice"}}},
	StatusNone:        {"status_none", Form{}},

	Released: {"released", Form{Must: []string{"receipt"}}},

	StaffOpenedSubject:      {"staff_opened_subject", Form{Must: []string{"receipt", "lane"}}},
	StaffOpened:             {"staff_opened", Form{}},
	StaffOpenedManySubject:  {"staff_opened_many_subject", Form{Must: []string{"count"}, Standard: true}},
	StaffOpenedMany:         {"staff_opened_many", Form{Standard: true}},
	StaffFollowedSubject:    {"staff_followed_subject", Form{Must: []string{"receipt", "lane"}}},
	StaffFollowed:           {"staff_followed", Form{}},
	StaffDigestSubject:      {"staff_digest_subject", Form{Must: []string{"count"}}},
	StaffDigest:             {"staff_digest", Form{}},
	StaffOverdueSubject:     {"staff_overdue_subject", Form{Must: []string{"receipt", "lane"}}},
	StaffOverdue:            {"staff_overdue", Form{}},
	StaffOverdueManySubject: {"staff_overdue_many_subject", Form{Must: []string{"count"}, Standard: true}},
	StaffOverdueMany:        {"staff_overdue_many", Form{Standard: true}},
	StaffDoubtful:           {"staff_doubtful", Form{Standard: true}},
	StaffWaits:              {"staff_waits", Form{Must: []string{"since"}, Standard: true}},
	StaffWords:              {"staff_words", Form{Must: []string{"words"}, Standard: true}},
	StaffLink:               {"staff_link", Form{Must: []string{"link"}, Standard: true}},
	StaffDuePassed:          {"staff_due_passed", Form{Standard: true}},
	StaffDueNone:            {"staff_due_none", Form{Standard: true}},
	StaffMore:               {"staff_more", Form{Must: []string{"count"}, Standard: true}},
	StaffBrief:              {"staff_brief", Form{Must: []string{"receipt", "lane", "due"}, Standard: true}},
	StaffUnheardSubject:     {"staff_unheard_subject", Form{Standard: true}},
	StaffUnheard:            {"staff_unheard", Form{Standard: true}},
	StaffRoundSubject:       {"staff_round_subject", Form{Must: []string{"count"}, Standard: true}},
	StaffRound:              {"staff_round", Form{Standard: true}},
	StaffShelfSubject:       {"staff_shelf_subject", Form{Must: []string{"count"}, Standard: true}},
	StaffShelf:              {"staff_shelf", Form{Must: []string{"count"}, Standard: true}},
	StaffAssignedSubject:    {"staff_assigned_subject", Form{Must: []string{"receipt", "lane"}}},
	StaffAssigned:           {"staff_assigned", Form{}},
	StaffReminderSubject:    {"staff_reminder_subject", Form{Must: []string{"receipt", "lane"}}},
	StaffReminder:           {"staff_reminder", Form{}},
	StaffLostSubject:        {"staff_lost_subject", Form{Must: []string{"receipt", "lane"}}},
	StaffLost:               {"staff_lost", Form{}},
	StaffReturnedSubject:    {"staff_returned_subject", Form{Standard: true}},
	StaffReturned:           {"staff_returned", Form{Standard: true}},
	StaffQuotaSubject:       {"staff_quota_subject", Form{}},
	StaffQuota:              {"staff_quota", Form{}},
	StaffCase:               {"staff_case", Form{Must: []string{"receipt", "lane", "channel", "opened", "due", "summary"}}},
	StaffReplyHint:          {"staff_reply_hint", Form{}},
	StaffCodesBusySubject:   {"staff_codes_busy_subject", Form{}},
	StaffCodesBusy:          {"staff_codes_busy", Form{}},
	StaffCodesSlowSubject:   {"staff_codes_slow_subject", Form{Standard: true}},
	StaffCodesSlow:          {"staff_codes_slow", Form{Standard: true}},
	StaffCodesShutSubject:   {"staff_codes_shut_subject", Form{}},
	StaffCodesShut:          {"staff_codes_shut", Form{}},
	StaffRefusedSubject:     {"staff_refused_subject", Form{Must: []string{"receipt"}}},
	StaffRefused:            {"staff_refused", Form{}},

	LaneUrgent:      {"lane_urgent", Form{Standard: true}},
	LaneLegal:       {"lane_legal", Form{Standard: true}},
	LanePress:       {"lane_press", Form{Standard: true}},
	LaneRights:      {"lane_rights", Form{Standard: true}},
	LaneIdentity:    {"lane_identity", Form{Standard: true}},
	LaneComplaint:   {"lane_complaint", Form{Standard: true}},
	LaneUndecodable: {"lane_undecodable", Form{Standard: true}},
	LaneGeneral:     {"lane_general", Form{Standard: true}},
	LaneDanger:      {"lane_danger", Form{Standard: true}},

	DangerThreat:    {"danger_threat", Form{Must: []string{"lines"}, Standard: true}},
	DangerHome:      {"danger_home", Form{Must: []string{"lines"}, Standard: true}},
	DangerDespair:   {"danger_despair", Form{Must: []string{"lines"}, Standard: true}},
	DangerLine:      {"danger_line", Form{Must: []string{"name", "number"}, May: []string{"hours"}, Standard: true}},
	DangerPolice:    {"danger_police", Form{Must: []string{"number"}, Standard: true}},
	DangerTold:      {"danger_told", Form{Standard: true}},
	DangerListening: {"danger_listening", Form{Standard: true}},
	DangerReceipt:   {"danger_receipt", Form{Must: []string{"receipt"}, Standard: true}},
	DangerAgain1:    {"danger_again_1", Form{Must: []string{"lines"}, Standard: true}},
	DangerAgain2:    {"danger_again_2", Form{Must: []string{"lines"}, Standard: true}},
	DangerAgain3:    {"danger_again_3", Form{Must: []string{"lines"}, Standard: true}},
	DangerListen1:   {"danger_listen_1", Form{Must: []string{"lines"}, Standard: true}},
	DangerListen2:   {"danger_listen_2", Form{Must: []string{"lines"}, Standard: true}},
	DangerListen3:   {"danger_listen_3", Form{Must: []string{"lines"}, Standard: true}},
	DangerChinese:   {"danger_zh", Form{Must: []string{"number"}, Standard: true}},
	DangerKorean:    {"danger_ko", Form{Must: []string{"number"}, Standard: true}},

	DangerTraditional: {"danger_zh_hant", Form{Must: []string{"number"}, Standard: true}},

	DangerCall:        {"danger_call", Form{Standard: true}},
	DangerVoice:       {"danger_voice", Form{Standard: true}},
	DangerOnce:        {"danger_once", Form{Must: []string{"number"}, Standard: true}},
	DangerOnceListen:  {"danger_once_listen", Form{Must: []string{"name", "number"}, May: []string{"hours"}, Standard: true}},
	DangerOthers:      {"danger_others", Form{Must: []string{"number"}, Standard: true}},
	DangerMisread:     {"danger_misread", Form{Standard: true}},
	DangerCalm:        {"danger_calm", Form{Standard: true}},
	DangerCalmListen:  {"danger_calm_listen", Form{Standard: true}},
	DangerStays:       {"danger_stays", Form{Standard: true}},
	DangerBye:         {"danger_bye", Form{Standard: true}},
	DangerByeListen:   {"danger_bye_listen", Form{Standard: true}},
	DangerBye2:        {"danger_bye_2", Form{Standard: true}},
	DangerWrite:       {"danger_write", Form{Standard: true}},
	DangerWriteListen: {"danger_write_listen", Form{Standard: true}},
	DangerHere:        {"danger_here", Form{Standard: true}},
	DangerWritten:     {"danger_written", Form{Must: []string{"lines"}, Standard: true}},
	DangerNoted:       {"danger_noted", Form{Must: []string{"receipt"}, Standard: true}},
	DangerNoted2:      {"danger_noted_2", Form{Standard: true}},
	DangerPhoneOpen:   {"danger_phone_open", Form{Standard: true}},
	DangerPhoneClosed: {"danger_phone_closed", Form{Must: []string{"next_opening"}, Standard: true}},
	DangerTongue:      {"danger_tongue", Form{Must: []string{"lines"}, Standard: true}},
	DangerBusy:        {"danger_busy", Form{Must: []string{"lines"}, Standard: true}},
	DangerMachine:     {"danger_machine", Form{Standard: true}},
	DangerSorry:       {"danger_sorry", Form{Standard: true}},
}

// All returns every id, in the order of this package.
func All() []ID {
	all := make([]ID, 0, len(table)-1)
	for id := range table[1:] {
		all = append(all, ID(id+1))
	}
	return all
}

// Named returns the text that is written so; false where there is none.
func Named(name string) (ID, bool) {
	id := named(name)
	return id, id != 0
}

func named(name string) ID { return ids()[name] }

// ids are all by their names: a compiled incident names each text that it has.
var ids = sync.OnceValue(func() map[string]ID {
	all := make(map[string]ID, len(table))
	for id := range table[1:] {
		all[table[id+1].name] = ID(id + 1)
	}
	return all
})

// String is the id as texts.yaml writes it.
func (id ID) String() string { return table[id].name }

// Form tells how the text must be written.
func (id ID) Form() Form { return table[id].Form }

// Label reports whether the text stands on a button and names something.
func (id ID) Label() bool { return strings.HasSuffix(id.String(), "_label") }

// ToStaff reports whether staff read the text, and customers do not.
func (id ID) ToStaff() bool {
	return strings.HasPrefix(id.String(), "staff_") && id != StaffClosing || strings.HasPrefix(id.String(), "lane_")
}

// Tongue reports whether the text is in the words of who writes a language in which the desk
// does not answer, or is said in each in which it does: it has no translation.
func (id ID) Tongue() bool {
	danger := id == DangerChinese || id == DangerTraditional || id == DangerKorean
	return strings.HasPrefix(id.String(), "foreign_") || danger || id == Unserved
}

// Status reports whether the text tells somebody about themself.
func (id ID) Status() bool { return strings.HasPrefix(id.String(), "status_") && !id.Label() }

// Media reports whether the text answers something that the desk does not open.
func (id ID) Media() bool { return strings.HasPrefix(id.String(), "media") && id != MediaToPerson }

// Danger reports whether the text is said to somebody in danger, who is told where to call
// each time.
func (id ID) Danger() bool { return strings.HasPrefix(id.String(), "danger_") || id == PoliceAsk }

// Otherwise is the text that says the same in other words, where a text was said just
// before; 0 for none.
func (id ID) Otherwise() ID { return named(id.String() + "_again") }

// Proof reports whether the text belongs to the dialogue in which somebody proves who
// they are.
func (id ID) Proof() bool { return strings.HasPrefix(id.String(), "proof_") && !id.Label() }

// On returns the text as it is said on a channel, where that has words of its own.
func (id ID) On(channel string) ID {
	if own := named(id.String() + "_" + channel); own != 0 {
		return own
	}
	return id
}

// OfHandover tells that a case opened, or that a message was added to an open one,
// while somebody is there or not.
func OfHandover(again, open bool) ID {
	switch {
	case again && open:
		return HandoverAgainOpen
	case again:
		return HandoverAgainClosed
	case open:
		return HandoverOpen
	}
	return HandoverClosed
}

// How often in a row a customer is told in other words.
const same, added, heard, asked = 2, 3, 2, 3

// OfSame tells that a case stands as it did, to somebody who was told so as often before.
func OfSame(before int) ID { return CaseSame1 + ID((before-1)%same) }

// OfNoted acknowledges what is no more than a yes, to somebody whose case waits; again where
// that was said just before.
func OfNoted(again bool) ID {
	if again {
		return CaseNoted2
	}
	return CaseNoted1
}

// OfAdded tells that a message was added to a case, to somebody who was told so as often before.
func OfAdded(before int) ID { return CaseAdded1 + ID(before%added) }

// OfHeard tells that of a message which is no fact.
func OfHeard(before int) ID { return CaseHeard1 + ID(before%heard) }

// OfAsked tells that a question that the desk cannot answer went to a case, to somebody who was told so as
// often before; told where the desk has said before all that it has on it.
func OfAsked(before int, told bool) ID {
	if told {
		return CaseTold1 + ID(before%asked)
	}
	return CaseAsked1 + ID(before%asked)
}

// OfMedia answers something that the desk does not open: "sticker", "voice", "video", "file"
// or "place", and what has no words of its own like a picture.
func OfMedia(sort string) ID {
	if id := named("media_" + sort); id != 0 {
		return id
	}
	return Media
}

// The following return 0 for what has no text.

// OfFacet names what is asked of an answer: "who", "when", "amount", "why", "where", "how".
func OfFacet(facet string) ID { return named("facet_" + facet) }

// OfGiven names what a customer gave: "times", "way", "number", "limit", "mend" or "details".
func OfGiven(given string) ID { return named("given_" + given) }

// OfRepair answers what a customer puts right of how the desk took them, or reports of the telephone.
func OfRepair(repair string) ID {
	for _, of := range []string{"case_", "phone_"} {
		if id := named(of + repair); id != 0 {
			return id
		}
	}
	return 0
}

// OfMatter says what a case of a lane is about, to the customer.
func OfMatter(lane string) ID { return named("matter_" + lane) }

// OfSecret tells what to do with a message that holds a secret, on a channel.
func OfSecret(channel string) ID { return named("secret_" + channel) }

// OfForeign tells in which languages the desk answers, in one in which it does not.
func OfForeign(lang string) ID { return inTongue("foreign_", lang) }

// OfPart tells, in a language into which the incident is translated in parts, that something is
// not: "zh-Hans", "zh-Hant" or "ko".
func OfPart(lang string) ID { return inTongue("foreign_part_", lang) }

// inTongue is a text in a language, of Chinese by its script where it has one.
func inTongue(text, lang string) ID {
	base, _, _ := strings.Cut(lang, "-")
	if id := named(text + strings.ToLower(strings.ReplaceAll(lang, "-", "_"))); id != 0 {
		return id
	}
	return named(text + base)
}

// OfDate tells where a date lies to the only period: "before", "within" or "after".
func OfDate(where string) ID { return named("date_" + where) }

// OfPeriod tells where a date lies to the period of some segments: like [OfDate], or
// "unknown".
func OfPeriod(where string) ID { return named("period_" + where) }

// OfCertainty lists what of somebody's is "leaked", "likely" or "unconfirmed".
func OfCertainty(c string) ID { return named("status_" + c) }

// OfWay is what a mail with a code calls the channel on which it was asked for.
func OfWay(channel string) ID { return named("way_" + channel) }

// OfWhere tells where a code is to be typed.
func OfWhere(channel string) ID { return named("where_" + channel) }

// OfLane is what staff call a lane.
func OfLane(lane string) ID { return named("lane_" + lane) }

// OfNews returns subject and text of a mail to staff, of one thing or of several.
func OfNews(news string, several bool) (subject, text ID) {
	name := "staff_" + news
	if named(name+"_many") != 0 && several {
		name += "_many"
	}
	return named(name + "_subject"), named(name)
}

// OfButton is the label of a button that belongs to no entry, such as "proof_mail".
func OfButton(tap string) ID { return named(tap + "_label") }

// introductions is in how many ways what somebody has just read is introduced.
const introductions = 3

// OfAgain introduces what somebody reads again, for the n-th time in a row from 0.
func OfAgain(n int) ID { return Again1 + ID(n%introductions) }

// Handover reports whether the text says that a case has the message, with its receipt.
func (id ID) Handover() bool {
	return strings.HasPrefix(id.String(), "handover_") || id == FormHandover
}

// Adds reports whether the text says that a message is part of a case now.
func (id ID) Adds() bool {
	name := id.String()
	adds := []string{"case_added", "case_heard", "case_wished", "case_asked", "case_told", "case_otherwise",
		"aside_noted", "aside_boss", "aside_mistaken", "aside_same"}
	if slices.ContainsFunc(adds, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
		return true
	}
	return id == LightMeant || id == LightFacetHeld || id == CaseWithdrawn || id == CaseSpared
}

// Added reports whether the text says that what a customer gave was added to a case.
func (id ID) Added() bool { return CaseAdded1 <= id && id <= CaseAdded3 }

// Asked reports whether the text says that a question went to a case.
func (id ID) Asked() bool { return CaseAsked1 <= id && id <= CaseTold3 }

// Phones reports whether the text says whether the telephone is answered.
func (id ID) Phones() bool { return id == PhoneOpen || id == CaseHuman }

// Later reports whether the text tells how a case stands while nobody is there.
func (id ID) Later() bool { return id == CaseOpenLater || id == CaseOwnedLater }

// OfHint says in other words, for the n-th time from 1, what the proof waits for: "way",
// "address", "code", "letter" or "postal".
func OfHint(stage string, n int) ID { return named(fmt.Sprintf("proof_hint_%s_%d", stage, n)) }

// OfGoingOn says in a line how the proof goes on that waits for it.
func OfGoingOn(stage string) ID { return named("proof_go_on_" + stage) }

// OfLead is what is said first to who asks "why", or says "thanks" or that it is "hard", for
// the n-th time, or asks of what the proof waits for.
func OfLead(lead, stage string, n int) ID {
	for _, name := range []string{fmt.Sprintf("proof_%s_%d", lead, n), "proof_" + lead + "_" + stage} {
		if id := named(name); id != 0 {
			return id
		}
	}
	return named("proof_" + lead)
}

// OfDanger tells somebody who is in danger where to call: "threat", "home" or "despair".
func OfDanger(kind string) ID { return named("danger_" + kind) }

// OfNobody tells somebody in danger who is told of them, to whom that was said as often before.
func OfNobody(before int) ID {
	if before%2 == 1 {
		return DangerNobody2
	}
	return DangerNobody
}

// OfDangerIn is the gist of it in a language in which the desk does not answer.
func OfDangerIn(lang string) ID { return inTongue("danger_", lang) }

// again is in how many ways somebody in danger who writes again is answered: each time
// in other words.
const again = 3

// OfDangerAgain is the n-th answer, from 0, to somebody in danger who writes again, or
// who wants to be listened to.
func OfDangerAgain(n int, listen bool) ID {
	first := DangerAgain1
	if listen {
		first = DangerListen1
	}
	return first + ID(n%again)
}
