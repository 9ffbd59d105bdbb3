// Package rawmail reads mail as it really arrives: MIME on slices of the raw bytes,
// charsets without a label, HTML as its reader sees it (platform facts 21 and 22).
//
// [Read] is the way in. It never fails; what cannot be read has a fault, which says why
// and holds nothing of the mail. All work is bounded: by the size of a mail, the number
// and depth of its parts, and the bytes that are gone over in all, so that a mail meets
// the same fate on any machine. [Readable] and [Plain] show a raw mail to a person.
//
// The parsers at hand were tried on broken mail: go-message v0.18.2 gives up at a
// malformed header line or a leading "From " line, enmime v2.3.0 where such a line comes
// first in a header. enmime leaves cp50220 undecoded, allocates 3.6 GB in all for 20,000
// parts, and had not finished 3,000 nested multiparts after 20 seconds.
package rawmail
