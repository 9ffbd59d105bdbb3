// Package prose takes apart what a person wrote, before anybody asks what it means: its
// subject, paragraphs and sentences, its language, the mail addresses in it, and whether
// there is anything to read at all. It knows no incident.
package prose
