package line_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"madoguchi/internal/line"
	"madoguchi/internal/line/linesim"
)

// The example of LINE's own documentation (platform fact 2).
const (
	vectorSecret    = "8c570fa6dd201bb328f1c1eac23a96d8"
	vectorBody      = `{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}`
	vectorSignature = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="
)

func TestVerify(t *testing.T) {
	raw, err := base64.StdEncoding.DecodeString(vectorSignature)
	if err != nil {
		t.Fatal(err)
	}
	signature := func(secret string) string { return linesim.Sign([]byte(secret), []byte(vectorBody)) }
	for _, c := range []struct {
		name      string
		secrets   []string
		body      string
		signature string
		want      bool
	}{
		{"the documented example", []string{vectorSecret}, vectorBody, vectorSignature, true},
		{"the next secret signs already", []string{vectorSecret, "next"}, vectorBody, signature("next"), true},
		{"the current secret signs still", []string{"next", vectorSecret}, vectorBody, vectorSignature, true},
		{"no signature at all", []string{vectorSecret}, vectorBody, "", false},
		{"another secret", []string{vectorSecret}, vectorBody, signature("other"), false},
		{"no secrets", nil, vectorBody, vectorSignature, false},
		{"an empty secret verifies nothing", []string{""}, vectorBody, signature(""), false},
		{"a blank added to the body", []string{vectorSecret}, vectorBody + " ", vectorSignature, false},
		{"the same JSON written otherwise", []string{vectorSecret}, strings.Replace(vectorBody, ":", ": ", 1), vectorSignature, false},
		{"not base64", []string{vectorSecret}, vectorBody, "*" + vectorSignature[1:], false},
		{"URL-safe base64", []string{vectorSecret}, vectorBody, base64.URLEncoding.EncodeToString(raw), false},
		{"hexadecimal", []string{vectorSecret}, vectorBody, strings.Repeat("1a", 32), false},
		{"cut short", []string{vectorSecret}, vectorBody, base64.StdEncoding.EncodeToString(raw[:31]), false},
		{"a byte too many", []string{vectorSecret}, vectorBody, base64.StdEncoding.EncodeToString(append(raw[:32:32], 0)), false},
		{"loose bits in the last character", []string{vectorSecret}, vectorBody, strings.Replace(vectorSignature, "Ls=", "Lt=", 1), false},
		{"two headers joined by a gateway", []string{vectorSecret}, vectorBody, vectorSignature + "," + vectorSignature, false},
	} {
		var secrets [][]byte
		for _, s := range c.secrets {
			secrets = append(secrets, []byte(s))
		}
		if got := line.Verify(secrets, []byte(c.body), c.signature); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
