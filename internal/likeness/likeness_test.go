package likeness_test

import (
	"math"
	"reflect"
	"testing"

	"madoguchi/internal/likeness"
)

// at is a vector at an angle, in degrees.
func at(degrees float64) []float32 {
	r := degrees * math.Pi / 180
	return []float32{float32(math.Cos(r)), float32(math.Sin(r))}
}

func TestGroups(t *testing.T) {
	for _, row := range []struct {
		why    string
		angles []float64
		want   [][]int
	}{
		{"nothing", nil, nil},
		{"one", []float64{0}, [][]int{{0}}},
		{"two that ask the same", []float64{0, 10}, [][]int{{0, 1}}},
		{"two that do not", []float64{0, 90}, [][]int{{0}, {1}}},
		{"the larger group comes first", []float64{90, 0, 5, 180, 10}, [][]int{{1, 2, 4}, {0}, {3}}},
		{"a chain of neighbours is no group: its ends have nothing in common", []float64{0, 35, 75, 110}, [][]int{{0, 1}, {2, 3}}},
	} {
		var vectors [][]float32
		for _, a := range row.angles {
			vectors = append(vectors, at(a))
		}
		if got := likeness.Groups(vectors, 0.7); len(got) != len(row.want) || len(got) > 0 && !reflect.DeepEqual(got, row.want) {
			t.Errorf("%s: %v, want %v", row.why, got, row.want)
		}
	}
}
