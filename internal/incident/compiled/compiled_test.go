package compiled_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/compiled"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incidents"
)

var update = flag.Bool("update", false, "write testdata anew")

func load(t testing.TB, name string) *incident.Incident {
	t.Helper()
	files, err := incidents.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	i, err := incident.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// What a program reads is what was checked, of every incident that is built in, and the same
// sources make the same bytes.
func TestAnIncidentIsReadAsItWasChecked(t *testing.T) {
	for _, name := range incidents.Names() {
		i := load(t, name)
		b := compiled.Write(i)
		got, err := compiled.Read(string(b))
		if err != nil || !reflect.DeepEqual(got, i) {
			t.Errorf("%s is not the same: %v", name, err)
		}
		if !bytes.Equal(b, compiled.Write(load(t, name))) {
			t.Errorf("%s: loaded again, it is other bytes", name)
		}
	}
}

// filled gives every field a value that no other place has, so that none can be forgotten.
func filled(v reflect.Value, n *int) {
	*n++
	switch at := v.Addr().Interface().(type) {
	case *time.Time:
		*at = time.Date(2019, 4, 12, 10, 0, *n%60, 0, time.UTC)
		return
	case **time.Location:
		*at, _ = time.LoadLocation("Asia/Tokyo")
		return
	case *texts.ID:
		*at = texts.All()[*n%len(texts.All())]
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		filled(v.Index(0), n)
		filled(v.Index(1), n)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem(), n)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		filled(key, n)
		filled(value, n)
		v.SetMapIndex(key, value)
	case reflect.Struct:
		for k := range v.NumField() {
			if v.Type().Field(k).IsExported() {
				filled(v.Field(k), n)
			}
		}
	default:
		panic("a kind that no incident had so far: " + v.Kind().String())
	}
}

func TestNoFieldIsForgotten(t *testing.T) {
	i := &incident.Incident{}
	filled(reflect.ValueOf(i).Elem(), new(int))
	for k := range i.Entries { // what is inherited stands among the questions, behind those of the folder
		e := &i.Entries[k]
		e.Questions = map[incident.Lang][]string{"ja": {"own"}}
		for _, p := range e.Inherited {
			lang := incident.Lang(p.Lang)
			e.Questions[lang] = append(e.Questions[lang], p.Text)
		}
	}
	got, err := compiled.Read(string(compiled.Write(i)))
	if err != nil {
		t.Fatal(err)
	}
	want, have := reflect.ValueOf(*i), reflect.ValueOf(*got)
	for k := range want.NumField() {
		if f := want.Type().Field(k); f.IsExported() && !reflect.DeepEqual(want.Field(k).Interface(), have.Field(k).Interface()) {
			t.Errorf("%s: %v, want %v", f.Name, have.Field(k), want.Field(k))
		}
	}
}

// described lists the types of what is written.
func described(typ reflect.Type, seen map[reflect.Type]bool, b *strings.Builder) {
	switch typ.Kind() {
	case reflect.Slice, reflect.Pointer:
		described(typ.Elem(), seen, b)
		return
	case reflect.Map:
		described(typ.Key(), seen, b)
		described(typ.Elem(), seen, b)
		return
	}
	if typ.Kind() != reflect.Struct || typ.PkgPath() == "time" || seen[typ] {
		return
	}
	seen[typ] = true
	for k := range typ.NumField() {
		if f := typ.Field(k); f.IsExported() {
			fmt.Fprintf(b, "%s.%s %s\n", typ, f.Name, f.Type)
		}
	}
	for k := range typ.NumField() {
		if f := typ.Field(k); f.IsExported() {
			described(f.Type, seen, b)
		}
	}
}

// A program of one version refuses what another one wrote: whoever changes a type that is
// written raises the number of the layout.
func TestTheLayoutHasANumber(t *testing.T) {
	const path = "testdata/layout.txt"
	var b strings.Builder
	fmt.Fprintln(&b, "layout", compiled.Write(&incident.Incident{})[0])
	described(reflect.TypeFor[incident.Incident](), map[reflect.Type]bool{}, &b)
	before, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if string(before) == b.String() {
		return
	}
	was, _, _ := strings.Cut(string(before), "\n")
	is, _, _ := strings.Cut(b.String(), "\n")
	switch {
	case was == is:
		t.Errorf("a type that is written has other fields than those of %s; describe them in compiled.go, raise the layout there, and run this test with -update", is)
	case *update:
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is that of %q, this is %q; run this test with -update", path, was, is)
	}
}

func TestWhatAnotherVersionWroteIsRefused(t *testing.T) {
	b := compiled.Write(load(t, ""))
	b[0]++
	for name, content := range map[string]string{"another layout": string(b), "nothing": "", "half of it": string(compiled.Write(load(t, ""))[:1000])} {
		if _, err := compiled.Read(content); err != compiled.ErrLayout {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A function needs no questions from which a matcher learned, but for the dates in some.
func TestWhatIsServedHasNoQuestionsToLearnFrom(t *testing.T) {
	i := load(t, "")
	may := func(q string, lang incident.Lang) bool { return lang == incident.English && strings.Contains(q, "May") }
	served, dated := compiled.Served(i, may), 0
	for k, e := range served.Entries {
		switch {
		case e.Asks == incident.AsksDay:
			dated += len(e.Questions[incident.English])
			want := slices.DeleteFunc(slices.Clone(i.Entries[k].Questions[incident.English]), func(q string) bool { return !may(q, incident.English) })
			if len(e.Questions) > 1 || !slices.Equal(e.Questions[incident.English], want) {
				t.Errorf("%s has other questions than are kept: %d", e.ID, len(e.Questions))
			}
		case len(e.Questions)+len(e.Inherited) > 0:
			t.Errorf("%s has questions", e.ID)
		}
		if len(i.Entries[k].Questions) == 0 {
			t.Errorf("%s of what was loaded lost its questions", e.ID)
		}
	}
	if dated == 0 {
		t.Error("no question of a day was kept")
	}
}

// What a start pays for the incident.
func BenchmarkRead(b *testing.B) {
	none := func(string, incident.Lang) bool { return false }
	section := string(compiled.Write(compiled.Served(load(b, ""), none)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := compiled.Read(section); err != nil {
			b.Fatal(err)
		}
	}
}
