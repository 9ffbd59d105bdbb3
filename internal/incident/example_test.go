package incident_test

import (
	"fmt"
	"os"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// The smallest incident that holds: a notice of three sentences and six entries.
func ExampleLoad() {
	i, err := incident.Load(os.DirFS("testdata/small"))
	if err != nil {
		fmt.Println(err)
		return
	}
	overview, _ := i.Entry("overview")
	fmt.Println(i.Company[incident.English])
	fmt.Println(overview.Answer[incident.English])
	fmt.Println(i.Texts[texts.HandoverOpen].Local[incident.English])
	// Output:
	// Example Ltd
	// On 2 March 2026 we found that the mail addresses of up to 120 customers were copied.
	// handover open {{receipt}}
}
