package page

import (
	"bytes"
	"encoding/csv"
	"net/http"
)

// CSV hands records out as a file of that name (RFC 4180). They hold numbers, dates and fixed ids
// only, so that no spreadsheet takes anything for a formula.
func CSV(w http.ResponseWriter, name string, records [][]string) {
	var file bytes.Buffer
	csv.NewWriter(&file).WriteAll(records) // into memory
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	w.Write(file.Bytes())
}
