package storetest

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"madoguchi/internal/store"
)

// exported: the CSV holds each entry as it was told.
func exported(t *testing.T, d *desk) {
	d.commit(t, d.telling("U-a", "in1", "card_member", "member"))
	d.commit(t, d.telling("U-b", "in2"))
	var b bytes.Buffer
	if err := d.ExportDisclosures(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 3 || strings.Join(rows[0], " ") != "day time proof segments customer contact shard number hash" {
		t.Fatalf("exported %q, %v", rows, err)
	}
	byCustomer := map[string]store.Disclosed{}
	for _, entry := range d.log(t) {
		byCustomer[entry.Customer] = entry
	}
	for _, row := range rows[1:] {
		entry := byCustomer[row[4]]
		if row[0] != "2019-04-12" || row[1] != "01:00:00Z" || row[2] != "email" || row[3] != strings.Join(entry.Segments, " ") || row[5] != entry.Contact || row[8] != entry.Hash || entry.Hash == "" {
			t.Errorf("exported %q, noted %+v", row, entry)
		}
	}
}
