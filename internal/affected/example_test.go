package affected_test

import (
	"fmt"

	"madoguchi/internal/affected"
)

// However it is written, the same person is found.
func ExampleNormal() {
	for _, phone := range []string{"０９０－００００－００００", "+81 90 0000 0000", "TEL: 090.0000.0000"} {
		fmt.Println(affected.Normal(affected.Phone, phone))
	}
	fmt.Println(affected.Normal(affected.Phone, "なし"))
	// Output:
	// 09000000000 <nil>
	// 09000000000 <nil>
	// 09000000000 <nil>
	//  affected: no telephone number; begin with 0, abroad with + and the country code
}

// A person never prints.
func ExamplePerson() {
	p := affected.Person{}.With(affected.Email, "taro@example.jp")
	fmt.Println(p, p.Field(affected.Email))
	fmt.Println(affected.Email.Column(), "|", affected.Email.Advice())
	// Output:
	// [person] taro@example.jp
	// email | no mail address; write one like name@example.jp
}
