// Package likeness puts texts that ask for the same together, by vectors that somebody else made of
// them. It knows no words.
package likeness

import (
	"cmp"
	"slices"
)

// Near is how alike two groups must be to become one, as the mean cosine of all pairs between them.
// It was chosen on blind messages that taught the encoder and measured on others, see docs/figures.md.
const Near = 0.45

// Groups puts vectors of length 1 into groups, the largest first, each as the places of its
// members in their order; a group that begins earlier comes first of those as large. It joins the
// two groups that are most alike on average for as long as there are two that are near.
func Groups(vectors [][]float32, near float64) [][]int {
	n := len(vectors)
	sums := make([][]float64, n) // of the cosines between two groups
	groups := make([][]int, n)
	for i := range vectors {
		groups[i], sums[i] = []int{i}, make([]float64, n)
		for j := range vectors[:i] {
			sums[i][j] = cosine(vectors[i], vectors[j])
			sums[j][i] = sums[i][j]
		}
	}
	for {
		a, b := nearest(groups, sums, near)
		if b == 0 {
			break
		}
		groups[a], groups[b] = merged(groups[a], groups[b]), nil
		for k := range sums {
			sums[a][k] += sums[b][k]
			sums[k][a] = sums[a][k]
		}
	}
	return sorted(groups)
}

// nearest are the two groups that are most alike, the earlier one first; 0, 0 where none are near.
func nearest(groups [][]int, sums [][]float64, near float64) (a, b int) {
	best := near
	for i := range groups {
		for j := range i {
			if len(groups[i]) == 0 || len(groups[j]) == 0 {
				continue
			}
			if mean := sums[i][j] / float64(len(groups[i])*len(groups[j])); mean > best {
				best, a, b = mean, j, i
			}
		}
	}
	return a, b
}

// merged are two lists in order as one in order.
func merged(a, b []int) []int {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return all
}

// sorted are the groups that have somebody, the largest first.
func sorted(groups [][]int) [][]int {
	groups = slices.DeleteFunc(groups, func(g []int) bool { return len(g) == 0 })
	slices.SortStableFunc(groups, func(a, b []int) int { return cmp.Or(len(b)-len(a), a[0]-b[0]) })
	return groups
}

func cosine(a, b []float32) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}
