package disclosure

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Export writes the whole log as CSV with a header, shard by shard, times
// in UTC, segments with spaces between them. What does not decode is left out; the
// error then says so after the rest was written. It does not check the chains, see
// [Log.Verify].
func (l *Log) Export(ctx context.Context, w io.Writer) error {
	out := csv.NewWriter(w)
	failed := out.Write([]string{"day", "time", "proof", "segments", "customer", "contact", "shard", "number", "hash"})
	for d, err := range l.All(ctx) {
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		at := d.At.UTC()
		row := []string{at.Format(time.DateOnly), at.Format("15:04:05Z"), d.Proof, strings.Join(d.Segments, " "), d.Customer, d.Contact,
			strconv.Itoa(d.Shard), strconv.Itoa(d.Number), d.Hash}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("disclosure: export: %w", err)
		}
	}
	out.Flush()
	return errors.Join(failed, out.Error())
}
