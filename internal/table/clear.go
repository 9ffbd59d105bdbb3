package table

import (
	"encoding/json"
	"fmt"
)

// Decode reads the body of an item that names nobody and stands in clear, as JSON.
func Decode(item Item, value any) error {
	if err := json.Unmarshal(item.Body, value); err != nil {
		return fmt.Errorf("table: decode %s: %w", item.Kind(), err)
	}
	return nil
}

// Replace writes such an item over the version that was read, 0 for none.
func Replace(key Key, read int64, value any) (Write, error) {
	body, err := json.Marshal(value)
	if err != nil {
		return Write{}, fmt.Errorf("table: encode %s: %w", key.Kind(), err)
	}
	condition := Unchanged
	if read == 0 {
		condition = Absent
	}
	return Write{Item: Item{Key: key, Version: read + 1, Body: body}, If: condition}, nil
}
