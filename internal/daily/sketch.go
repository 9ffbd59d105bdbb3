package daily

import (
	"maps"
	"math"
	"slices"
	"time"
)

// Sketch counts waits in buckets that grow with the wait, so that those of days and lanes
// add up and still tell a median: a DDSketch (Masson, Rim and Lee, VLDB 2019). What
// [Sketch.Quantile] returns is off by [Error] of the wait at most, whatever was added; waits
// below a minute count as none. The keys are numbers of buckets.
type Sketch map[int]int

// Error is how far a quantile may be off, as a part of it.
const Error = 0.025

// growth is by how much the end of a bucket lies beyond that of the one before it.
const growth = (1 + Error) / (1 - Error)

// Wait is a sketch of one.
func Wait(d time.Duration) Sketch { return Sketch{bucket(d): 1} }

// bucket 0 holds what is below a minute, bucket 1 one minute.
func bucket(d time.Duration) int {
	if d < time.Minute {
		return 0
	}
	return 1 + int(math.Ceil(math.Log(d.Minutes())/math.Log(growth)))
}

// middle is the wait that stands for a bucket: as far from its beginning as from its end.
func middle(bucket int) time.Duration {
	if bucket == 0 {
		return 0
	}
	return time.Duration(2 * math.Pow(growth, float64(bucket-1)) / (growth + 1) * float64(time.Minute))
}

// Count is how many waits were added.
func (s Sketch) Count() (n int) {
	for _, of := range s {
		n += of
	}
	return n
}

// Quantile is the wait that a part q of them does not exceed, 0.5 for the median; of an
// even number the lower one in the middle. It is 0 where there are none.
func (s Sketch) Quantile(q float64) time.Duration {
	rank := max(1, int(math.Ceil(q*float64(s.Count()))))
	for _, b := range slices.Sorted(maps.Keys(s)) {
		if rank -= s[b]; rank <= 0 {
			return middle(b)
		}
	}
	return 0
}
