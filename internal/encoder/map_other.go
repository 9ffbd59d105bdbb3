//go:build !unix

package encoder

import "os"

// mapFile reads a file where there is no mmap.
func mapFile(path string) ([]byte, func() error, error) {
	b, err := os.ReadFile(path)
	return b, func() error { return nil }, err
}
