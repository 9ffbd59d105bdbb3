package texts

// ID names one of the texts. It is no string, so that an id that is misspelt does
// not compile; [ID.String] is how texts.yaml, stored replies and buttons write it. The
// zero ID names none.
//
// A new text is a constant here, a row of table in texts.go (how it is written in
// texts.yaml, what the code fills in) and its words: in defaults/texts.yaml with Standard,
// so that every folder of before still loads.
type ID int

const (
	// Any conversation.
	FirstContact ID = iota + 1
	HandoverOpen
	HandoverClosed
	HandoverAgainOpen
	HandoverAgainClosed
	Contact
	VerifyWay
	VerifyGiven
	Clarify
	Rephrase
	GiveUp
	OtherLabel
	HumanLabel
	StatusLabel
	MoreLabel
	CaseLabel
	Media
	MediaSticker
	MediaVoice
	MediaVideo
	MediaFile
	MediaPlace
	Attachment
	Unread
	Partly
	Group
	SecretLINE
	SecretEmail
	LastWord
	Dead
	Paused

	// What customers are told of their own cases.
	CaseNone
	CaseNumber
	CaseOpenNow
	CaseOpenLater
	CaseOwnedNow
	CaseOwnedLater
	CaseAnswered
	CaseClosed
	CaseSame1
	CaseSame2
	CaseWaited
	CaseNoted1
	CaseNoted2
	CaseWithdrawn
	CaseSpared
	CaseWaits
	CaseParted
	CasePartedAgain
	CaseErase
	CaseAdded1
	CaseAdded2
	CaseAdded3
	GivenTimes
	GivenWay
	GivenNumber
	GivenLimit
	GivenHurry
	GivenMend
	GivenAnd
	GivenDetails
	CaseLimit
	CaseCall
	CaseWhen
	CaseHuman
	CaseHumanHere
	CaseHeard1
	CaseHeard2
	CaseAsked1
	CaseAsked2
	CaseAsked3
	CaseTold1
	CaseTold2
	CaseTold3
	CaseAskedNear
	RemainPassed
	RemainAgain
	Regret
	CaseOtherwise
	CasePassed
	CasePassedPlain
	CaseWhich
	CaseStays
	CaseIdle
	CaseIdleAgain
	CaseKept
	CaseAlso
	CaseNumbers
	CaseWrong
	CaseWrongAgain
	CaseCalmed
	CaseUnlaned
	CaseThreat
	CaseHold
	CaseNonmember
	CaseNoPhone
	PhoneOpen
	PhoneShut
	PhoneReceipt
	PhoneAwait
	PhoneBusy
	PhoneBusyOther
	CaseHeld
	CaseReach
	CaseReachMail
	CaseBefore
	CaseOther
	AsideCall
	AsideNoted
	AsideWhere
	AsideNext
	AsideReceived
	AsideWrite
	AsideBoss
	AsideNumber
	AsideOther
	AsideMay
	AsideOfficial
	AsideCheck
	AsideMistaken
	AsideMistakenAgain
	AsideSame
	AsideSameAgain
	AsideWill
	AsideAngry
	AsideSad
	MatterTopic
	MatterUrgent
	MatterLegal
	MatterPress
	MatterRights
	MatterIdentity
	MatterComplaint
	MatterUndecodable
	MatterGeneral

	// To short messages about the last answer.
	LightAbout
	LightFacet
	LightFacetHeld
	LightMore
	Condolence
	CondolenceWrong
	LightWrong
	LightMeant
	LightNeither
	LightUseless
	LightWhich
	LightNo
	LightLanguage
	LightItem
	LightNone
	LightSum
	FacetWho
	FacetWhen
	FacetAmount
	FacetWhy
	FacetWhere
	FacetHow

	// What people ask and the incident has no answer to, by what should be done with it.
	NotAnnounced
	Declined
	Beside
	Chat

	// The reader outside of the desk: that there is one, and that a customer does not want it.
	ReaderNotice
	ReaderOff
	ReaderOn
	ReaderOffLabel
	ReaderOnLabel

	// To who writes in a language in which the desk does not answer. An incident has those that it wants.
	Unserved        // in which language nobody here reads, in each in which the desk answers
	ForeignJapanese // and in which it answers, in words of who writes another one
	ForeignEnglish
	ForeignChinese
	ForeignKorean
	ForeignTraditional
	ForeignPartChinese // that something is not translated, where the rest is
	ForeignPartTraditional
	ForeignPartKorean

	// Days and dates.
	DayOpen
	DayClosed
	DaysOpen
	DaysClosed
	DaysMixed
	DaysExcept
	DateWeekday
	DateMissing
	DateBefore
	DateWithin
	DateAfter
	PeriodBefore
	PeriodWithin
	PeriodAfter
	PeriodUnknown

	// Mail.
	FormHandover
	MailSubject
	MailOpening
	MailChoices
	MailWays
	MailClosing
	StaffClosing

	// The proof of who one is. The labels are those of its buttons.
	ProofWays
	ProofAddress
	ProofAddressWrong
	ProofOtherAddress
	ProofOneAddress
	ProofSent
	ProofSentEmail
	ProofWhy
	ProofForgot
	ProofSix
	ProofWrong
	ProofExpired
	ProofLimited
	ProofCode
	ProofCodeWrong
	ProofPostal
	ProofLetterWrong
	ProofStopped
	ProofRested
	ProofThanked
	ProofRestedCode
	ProofSoon
	ProofHelped
	ProofAstray
	ProofThemselves
	ProofPapers
	ProofOpening
	ProofDied
	ProofLater
	ProofWhy2
	ProofThanks1
	ProofThanks2
	ProofHard1
	ProofHard2
	ProofHintWay1
	ProofHintWay2
	ProofHintAddress1
	ProofHintAddress2
	ProofHintCode1
	ProofHintCode2
	ProofHintLetter1
	ProofHintLetter2
	ProofHintPostal1
	ProofHintPostal2
	ProofSafe
	ProofHow
	ProofCodeFor
	ProofHowCode
	ProofHowLetter
	ProofHowPostal
	ProofWhich
	ProofWhichPostal
	ProofOthers
	ProofMeans
	ProofMeansNone
	ProofDisputed
	ProofDisputedNone
	ProofNoMail
	ProofNoLetter
	ProofNotCode
	ProofGoOnWay
	ProofGoOnAddress
	ProofGoOnCode
	ProofGoOnLetter
	ProofGoOnPostal
	ProofMailLabel
	ProofLetterLabel
	ProofStaffLabel
	ProofAgainLabel
	ProofResumeLabel
	ProofStopLabel

	// The mail with the one-time code, and what it calls the channels.
	CodeSubject
	CodeMail
	WhereLINE
	WhereEmail
	WayLINE
	WayEmail

	// What one is told of oneself.
	StatusContact
	StatusByLetter
	StatusByStaff
	StatusResult
	StatusFound
	StatusLeaked
	StatusLikely
	StatusUnconfirmed
	StatusMore
	StatusNone

	// What was said just before, in front of it or in other words.
	Again1
	Again2
	Again3
	AgainPartly
	AgainStaff
	DangerNobody
	DangerNobody2
	DangerDoor
	DangerComing
	DangerAbsent
	DangerAbsentListen
	DangerWaiting
	DangerWish
	DangerLater
	DangerOwn
	DangerCard
	ProofYes
	DangerCard2
	PoliceAsk
	PoliceNoted
	DangerAbroad
	DangerDenied
	DangerMedicine
	DangerLanguage
	DangerMenu
	DangerMailbox
	HandoverOpenAgain
	HandoverClosedAgain
	HandoverAgainOpenAgain
	HandoverAgainClosedAgain
	ClarifyAgain
	RephraseAgain
	MediaAgain
	MediaStickerAgain
	MediaVoiceAgain
	MediaToPerson
	GroupAgain
	ChatAgain
	Parted
	PartedAgain
	PartedNothing
	Acknowledged
	AcknowledgedAgain
	ProofAddressWrongAgain
	ProofOneAddressAgain
	ProofOtherAddressAgain
	ProofSentAgain
	ProofSixAgain
	ProofWrongAgain
	ProofExpiredAgain
	ProofLimitedAgain
	ProofCodeWrongAgain
	ProofLetterWrongAgain
	ProofForgotAgain
	ProofSoonAgain

	// A case that a person had is the desk's again.
	Released

	// To staff.
	StaffOpenedSubject
	StaffOpened
	StaffOpenedManySubject
	StaffOpenedMany
	StaffFollowedSubject
	StaffFollowed
	StaffDigestSubject
	StaffDigest
	StaffOverdueSubject
	StaffOverdue
	StaffOverdueManySubject
	StaffOverdueMany
	StaffDoubtful
	StaffWaits
	StaffWords
	StaffLink
	StaffDuePassed
	StaffDueNone
	StaffMore
	StaffBrief
	StaffUnheardSubject
	StaffUnheard
	StaffRoundSubject
	StaffRound
	StaffShelfSubject
	StaffShelf
	StaffAssignedSubject
	StaffAssigned
	StaffReminderSubject
	StaffReminder
	StaffLostSubject
	StaffLost
	StaffReturnedSubject
	StaffReturned
	StaffQuotaSubject
	StaffQuota
	StaffCase
	StaffReplyHint
	StaffCodesBusySubject
	StaffCodesBusy
	StaffCodesSlowSubject
	StaffCodesSlow
	StaffCodesShutSubject
	StaffCodesShut
	StaffRefusedSubject
	StaffRefused

	// What staff call the lanes of cases.
	LaneUrgent
	LaneLegal
	LanePress
	LaneRights
	LaneIdentity
	LaneComplaint
	LaneUndecodable
	LaneGeneral
	LaneDanger

	// To somebody in danger.
	DangerThreat
	DangerHome
	DangerDespair
	DangerLine
	DangerPolice
	DangerTold
	DangerListening
	DangerReceipt
	DangerAgain1
	DangerAgain2
	DangerAgain3
	DangerListen1
	DangerListen2
	DangerListen3
	DangerChinese
	DangerKorean
	DangerTraditional
	DangerCall
	DangerVoice
	DangerOnce
	DangerOnceListen
	DangerOthers
	DangerMisread
	DangerCalm
	DangerCalmListen
	DangerStays
	DangerBye
	DangerByeListen
	DangerBye2
	DangerWrite
	DangerWriteListen
	DangerHere
	DangerWritten
	DangerNoted
	DangerNoted2
	DangerPhoneOpen
	DangerPhoneClosed
	DangerTongue
	DangerBusy
	DangerMachine
	DangerSorry

	end // behind the last one
)
