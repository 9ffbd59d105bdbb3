package identity

import "slices"

// Typed is what of a message may belong to a proof. Everything in it is in the form of
// affected.Normal.
type Typed struct {
	Tap     Tap    // a button of the dialogue, pressed or written out
	Address string // the first mail address
	More    bool   // there is another address beside the first
	Reply   string // an address to which an answer shall go, and no code
	Digits  string // the first number that stands for itself and is as long as a one-time code
	Postal  string // the first such number that may be a Japanese postal code, or what is called a postal code
	Letter  string // the first code of a letter
	Broken  bool   // something that wants to be the code of a letter and is none
	Bare    bool   // and next to nothing else is said
	Said
}

// Said is what the words of a message say to the dialogue. A long message is a question of
// its own: of the words of one that is not Brief nothing is known but Stop, Enough, Abroad and
// what is out of reach.
type Said struct {
	Brief    bool   // short enough to be an answer
	Abroad   string // the message as a whole as the postal code of any country
	Alone    bool   // nothing else is said than an address; it may be anybody's otherwise
	Masked   bool   // the mask took what may be the code for a password
	At       bool   // an @ stands in it
	Number   int    // how many digits the message has where it is little else than a number
	Signs    int    // how many digits and Latin letters it has
	ByMail   bool   // it names mail
	ByLetter bool   // it names the letter
	NoMail   bool   // the mailbox that they registered is out of their reach
	Unsure   bool   // for they do not remember which it is
	NoLetter bool   // and so is the letter
	Asks     bool   // they ask something else than what to do now
	Chosen   Tap    // the button of the way that they choose, for the other one is out of their reach
	Takes    Tap    // the button of a way that they take in so many words
	Nth      int    // which of the ways that were offered they choose, counted from 1, where they say nothing else; 0 for none
	Part     bool   // it is what may be a part of a letter's code, and next to nothing else
	Neither  bool   // neither of the two is open to them
	Other    bool   // they want another way than the one that they are on
	Stop     bool   // they want no more of it
	Enough   bool   // they let it be for now: 「もういいや」, 「わかりました」, "no thank you"
	Thanks   bool   // they thank, and say nothing else
	Hard     bool   // they find it hard
	Verify   bool   // they want to be verified, and say nothing else
	Tongue   bool   // they ask for another language, and say nothing else
	Again    bool   // they want another code
	Astray   bool   // they may have registered another address than the one that got a code
	Missing  bool   // because the one that was sent did not arrive
	Why      bool   // they ask why it is needed
	Forgot   bool   // they have or know not what is asked for
	Reports  bool   // they tell or ask of a mail or a letter and do not choose one
	Safe     bool   // they draw from "nothing found" that they are not affected
	Doubt    Doubt  // what they ask of the proof itself
	Which    bool   // they ask which of several it is
}

// Tap is a button of the dialogue.
type Tap string

const (
	TapMail   Tap = "proof_mail"
	TapLetter Tap = "proof_letter"
	TapStaff  Tap = "proof_staff"
	TapAgain  Tap = "proof_again"
	TapResume Tap = "proof_resume"
	TapStop   Tap = "proof_stop"
)

// Taps lists all of them.
func Taps() []Tap { return []Tap{TapMail, TapLetter, TapStaff, TapAgain, TapResume, TapStop} }

// IsTap reports whether an id, of a quick reply, is that of a button of the dialogue.
func IsTap(id string) bool { return slices.Contains(Taps(), Tap(id)) }
