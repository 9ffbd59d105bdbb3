// Package identity is the proof of who a customer is, as a machine of values:
//
//	(proof, what was typed, what was found, now) → (proof, what to say, what to look up)
//
// It knows no texts and no languages and writes no replies: it returns a [Say], and
// package conversation has the words for it. What a customer typed comes as [Typed],
// which package conversation/typed reads out of a message.
//
// Nobody may learn from the machine about somebody else. So nothing asks the roster
// about a person before a contact is proven: a one-time code goes to every address
// alike, and its mail and the reply to whoever asked for it are the same whether the
// address is listed or not. [NeedEmail] and [NeedLetter] are asked only for what was
// proven; [NeedRoster] asks whether there is a roster at all, [NeedMail] how often a
// code was sent.
//
// A walk through it: who asks for their own status is offered the ways
// ([Context.Identify] says [Ways]). They type an address ([Context.Answer]), the
// machine needs to know whether a code may go there ([NeedMail]), and with the answer
// it says [Sent] and has the code mailed. They type the code; the address is proven,
// so the machine needs to know who has it ([NeedEmail]), and with that it says
// [Status]. For a quarter of an hour the proof holds, and asking again tells at once.
// All of this can be left for another question, and taken up, at any point.
package identity
