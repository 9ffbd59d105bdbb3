// Package translated reads the translations of an incident: folder translations, in which
// each file is of one language, by its name up to the first dot, and says who has looked
// at it.
//
//	# translations/ko.yaml, or ko.cards.yaml beside it
//	review: pending           # or approved, with by: and on:
//	names:                    # of the notice, as they are written in this language
//	  例鉄道株式会社: [예철도주식회사]
//	texts:                    # each text by its id, as in texts.yaml
//	  clarify: 어느 쪽에 관한 질문인가요?
//	answers:
//	  card_reissue_fee:
//	    label: 재발급 수수료
//	    answer: |-
//	      ...
//	    review: approved      # of this one alone
//	    by: legal
//	    on: 2019-04-16
//
// It knows no incident: whoever calls it lists what there is to translate, as [Source], and
// gets what was translated by the same [Key]. Each translation is held against its source
// (package factlock/rendered); one that cannot be read is a problem of the folder.
package translated
