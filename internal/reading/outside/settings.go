package outside

import "errors"

// Settings say which model is asked, and what it takes: models differ in both (platform facts
// 38 and 41). The zero value of all but Model is what a model does by itself.
type Settings struct {
	Model       string   // its name where it is called
	Temperature *float32 // nil: not sent; some models take none
	Choice      Choice   // "" is Forced
	Cache       Lifetime // "" asks for no cache
}

// Choice is how a model is made to call the tool.
type Choice string

// How far a model can be made to differs.
const (
	Forced Choice = "tool" // this tool, by its name
	Any    Choice = "any"  // some tool; there is but one
	Auto   Choice = "auto" // as it likes
)

// Lifetime is how long what is the same in each call stays cached after it was last used.
type Lifetime string

// The longer one costs more to write, and not every model knows it.
const (
	FiveMinutes Lifetime = "5m"
	OneHour     Lifetime = "1h"
)

// ErrSettings are settings that no model takes.
var ErrSettings = errors.New("outside: a model needs a name; tool choice is tool, any or auto, cache 5m or 1h, temperature 0 to 1")

// Check returns [ErrSettings] where a setting has no meaning.
func (s Settings) Check() error {
	choice := s.Choice == "" || s.Choice == Forced || s.Choice == Any || s.Choice == Auto
	cache := s.Cache == "" || s.Cache == FiveMinutes || s.Cache == OneHour
	warm := s.Temperature == nil || *s.Temperature >= 0 && *s.Temperature <= 1
	if s.Model == "" || !choice || !cache || !warm {
		return ErrSettings
	}
	return nil
}
