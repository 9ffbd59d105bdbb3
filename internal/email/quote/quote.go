// Package quote sorts the lines of a mail's text into what its author wrote and what
// mail programs put around it: the mail that is answered or passed on, a signature, the
// line of a phone (platform fact 23). It cuts nothing for good; [Sort] hands back every
// line.
package quote
