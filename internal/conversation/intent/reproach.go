package intent

import (
	"strings"

	"madoguchi/internal/lazyregexp"
)

// unreproached are words without the reproach in front of them that the desk says only what was not announced:
// it is no question about the announcement. Where nothing else is said they are left as they are.
func unreproached(words string) string {
	rest := strings.TrimSpace(reproaches.ReplaceAllString(words, ""))
	if letters(rest) < fewest/2 {
		return words
	}
	return rest
}

var reproaches = lazyregexp.New(`(?i)^[^。！!?？、，,.]{0,8}(?:公表|発表)` +
	`(?:公表|して|されて|しな|い|ない|いない|いません|おりません|せん|ま|とか)*(?:って|ばかり|ばっか|としか|しか|とか|は|なんて|と)+[、]?` +
	`[^。！!?？]{0,16}` +
	`(?:言え|言わ|言って|[言い]わな|聞い|返って|答え|どうでもいい|もういい|いいから|うんざり|繰り返)[^。！!?？、]*[。！!?？、\s]*|` +
	`^(?:but |and |no,? )?you (?:only|just|always|keep|people|all|guys|\s)*` +
	`(?:say|saying|repeat|repeating|tell(?:ing)? me)[^.,!?;]{0,24}announced[^.,!?;]*[.,!?;\s]+(?:but|so)?\s*|` +
	`^(?:可是|但是|但)?(?:你们|你們|您们)?(?:每次|总是|總是|一直|只会|只會|老是|都)+(?:说|說|回答)(?:都|是)?(?:没有|沒有|没|沒|未)` +
	`(?:公布|公開|公开)[^，。！!?？]{0,4}[，。！!?？\s]+|` +
	`^[^.,!?]{0,12}공표[^.,!?]{0,10}(?:말|소리|답)(?:만|밖에)[^.,!?]*[.,!?\s]+`)
