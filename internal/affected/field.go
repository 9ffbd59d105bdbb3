package affected

// Field is something by which a person can be found or compared.
type Field string

const (
	Name    Field = "name"
	Kana    Field = "kana" // how the name is read
	Postal  Field = "postal"
	Address Field = "address"
	Phone   Field = "phone"
	Email   Field = "email"
	Letter  Field = "letter" // the code in the letter that the company posted
)

// definition is what there is to say of a field. A new field is a row of [definitions] and
// a member of [Person]. By which fields people are found, [Ways] says; staff compare it
// where it has a place at the end of roster's compared.
type definition struct {
	field  Field
	column string                       // in the header of the company's list
	of     func(*Person) *string        // where a person has it
	normal func(string) (string, error) // one round of [Normal]
	advice string                       // to the company, about a value that is none
}

// definitions lists all fields, always in the same order. Nothing writes to it.
var definitions = [...]definition{
	{Name, "name", func(p *Person) *string { return &p.Name }, name,
		"no letters; write the name or leave it empty"},
	{Kana, "name_kana", func(p *Person) *string { return &p.Kana }, kana,
		"no letters; write the name or leave it empty"},
	{Postal, "postal_code", func(p *Person) *string { return &p.Postal }, postal,
		"no postal code; write seven digits, abroad up to ten letters and digits"},
	{Address, "address", func(p *Person) *string { return &p.Address }, address,
		"no letters or digits; write the address or leave it empty"},
	{Phone, "phone", func(p *Person) *string { return &p.Phone }, phone,
		"no telephone number; begin with 0 and write ten or eleven digits, abroad + and the country code; one number a row"},
	{Email, "email", func(p *Person) *string { return &p.Email }, email,
		"no mail address; write one like name@example.jp"},
	{Letter, "letter_code", func(p *Person) *string { return &p.Letter }, ParseLetter,
		"no letter code; write its 16 signs as they were printed, the last one is a check"},
}

// definition returns the zero value for a field that is not known.
func (f Field) definition() *definition {
	for i := range definitions {
		if definitions[i].field == f {
			return &definitions[i]
		}
	}
	return &definition{}
}

// Column is the name of the field in the header of the company's list.
func (f Field) Column() string { return f.definition().column }

// Advice tells the company what to write instead of a value that is no such field. It is
// a fixed sentence.
func (f Field) Advice() string { return f.definition().advice }

// Fields lists all of them, always in the same order.
func Fields() []Field {
	all := make([]Field, len(definitions))
	for i, d := range definitions {
		all[i] = d.field
	}
	return all
}

// Field returns the value of one field, "" for one that is not known.
func (p Person) Field(f Field) string {
	if d := f.definition(); d.of != nil {
		return *d.of(&p)
	}
	return ""
}

// With returns the person with another value in one field; a field that is not
// known changes nothing.
func (p Person) With(f Field, value string) Person {
	if d := f.definition(); d.of != nil {
		*d.of(&p) = value
	}
	return p
}
