package inquiry

// Picture is the [Sort] of a picture in what is kept for staff. What answers it is told by an
// empty Sort, as of whatever has no name here.
const Picture Sort = "picture"

// Other is that of what has no name.
const Other Sort = "other"

// Content is what came with a message besides its words: what staff may ask to look at.
type Content struct {
	Sort  Sort         // of what a customer sent on LINE instead of words, "" for words
	Media string       // LINE's id of a picture, by which it is fetched when somebody asks
	Raw   string       // the raw mail on which the files hang
	Files []Attachment // of a mail, or the one that LINE names; of staff, what they attached
}

// Attachment is something that hangs on a message, as its sender describes it.
type Attachment struct {
	Name Text   // masked like every text
	Kind string // the media type, in lower case; "" where nothing says it
	Size int    // bytes
}
