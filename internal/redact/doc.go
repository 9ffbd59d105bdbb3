// Package redact cuts out of a text what nobody must keep: card numbers, security
// codes, passwords, PINs, accounts, individual numbers. A mark of its kind stands in
// the place of each; everything else stays as it was written. In doubt a value is cut:
// a person can be asked again, a stored secret cannot be taken back. What is never cut
// is the question about a secret.
//
// A text is folded (package folded), so that one way of writing stands for all that
// look alike, and its numbers are read (package numbers). The matchers of each kind
// stand in a file of its name, those of passwords in package password, and the phrases
// that they look for in the .txt files beside them, one a line (package pattern). What
// is masked and what is not stands line by line in testdata/forms.txt.
package redact
