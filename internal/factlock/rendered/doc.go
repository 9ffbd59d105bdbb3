// Package rendered holds a translation against the text that it translates. The text itself
// passed the fact lock, so a translation that says the same in the same order says what the
// notice says. It reads Japanese and English on one side, Chinese in both scripts and Korean
// on the other, and knows no fact.
//
// # A walk through one sentence
//
// 「会員登録されたお客さま 最大3,148名の氏名が流出した可能性があります。」 is rendered as
//
//	注册会员最多3,148人的姓名已泄露。
//
// [Lock.Check] asks for a line for each line and a sentence for each sentence, and then holds
// sentence against sentence:
//
//  1. Script: 泄 is of the simplified characters, as the language says. A letter of another
//     script stands in agreed names only (script.go).
//  2. Figures: 3,148 of people, at most, on both sides, in the same order (figure.go). Had the
//     translation left out 最多, it would be refused: "the figure 3148 (people)" is not meant so.
//  3. Meanings: each side is cut into those that the tables know, the longest phrase first
//     (meanings.txt, meaning.go). Kinds of data, groups and names stand in the same order.
//  4. Certainty: the Japanese says of a leak that it may be, the Chinese says plainly 已泄露.
//     Refused: each mention of a leak is as sure as in the text, and as often denied (leak.go).
//  5. All other meanings of the tables, such as who pays, free, all, at once, are on both sides
//     or on neither; denials are as many. So nothing is promised, widened or left out of what
//     the tables know.
//
// What is in no table is not read: where a translation is much longer than its text, or holds a
// word in Latin letters that is none of the text's, it is refused for that. The tables hold what
// does harm. To teach the lock a phrase, add it to the meaning that it has; the refusal names
// the meaning, and what it takes in the language.
package rendered
