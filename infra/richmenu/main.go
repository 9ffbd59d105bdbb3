// Command richmenu makes the menu below a chat on LINE ready for upload: for each language of an
// incident a definition and a picture, checked against what LINE takes. It calls nobody;
// README.md says how an operator uploads what it writes.
//
//	go -C infra/richmenu run . [-incident DIR|NAME] [-o DIR]
//
// It is a module of its own, so that the font never reaches the module of the desk: M+ 1p, which
// may be used and copied without limitation, and of which nothing but the picture remains.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hajimehoshi/ebiten/v2/examples/resources/fonts"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"

	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/richmenu"
	"madoguchi/internal/richmenu/picture"
)

func main() {
	name := flag.String("incident", "", "a folder, or the name of an incident that is built in")
	out := flag.String("o", ".", "the folder into which richmenu.LANG.json and richmenu.LANG.png are written")
	flag.Parse()
	if err := write(*name, *out); err != nil {
		fmt.Fprintln(os.Stderr, "richmenu:", err)
		os.Exit(1)
	}
}

func write(name, out string) error {
	i, err := incidents.Load(name)
	if err != nil {
		return err
	}
	face, err := read(fonts.MPlus1pRegular_ttf)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, lang := range i.Languages {
		if err := one(i, lang, face, filepath.Join(out, "richmenu."+string(lang))); err != nil {
			return err
		}
	}
	return nil
}

// one writes the menu of one language.
func one(i *incident.Incident, lang incident.Lang, face picture.Face, path string) error {
	definition, ok := richmenu.Of(i, lang)
	if !ok {
		return fmt.Errorf("%s has no richmenu.yaml", i.ID)
	}
	text, err := json.MarshalIndent(definition, "", "  ")
	if err != nil {
		return err
	}
	drawn, err := picture.PNG(picture.Draw(i.Menu, i.Languages, lang, face))
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".json", append(text, '\n'), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(path+".png", drawn, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s.json, %s.png (%d KB)\n", path, path, len(drawn)/1024)
	return nil
}

func read(ttf []byte) (picture.Face, error) {
	parsed, err := opentype.Parse(ttf)
	if err != nil {
		return picture.Face{}, err
	}
	var face picture.Face
	for size, to := range map[float64]*font.Face{88: &face.Item, 76: &face.Tab} {
		if *to, err = opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: 72}); err != nil {
			return picture.Face{}, err
		}
	}
	return face, nil
}
