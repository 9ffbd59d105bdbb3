package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"time"
)

// engine is built into a folder from phrases, and opened from there.
type engine struct {
	name  string
	build func(known []phrase, s settings) error
	open  func(known []phrase, s settings) (match, error)
}

// match returns the likeliest topic of a message, "" for none.
type match func(text string) (string, error)

func engines() []engine {
	return []engine{desk(), meaning(), bleveCJK(), sqliteTrigram()}
}

var header = fmt.Sprintf(
	"%-24s%10s%9s%11s%10s%10s%12s%13s", "engine", "load ms", "size MB",
	"memory MB", "p50 µs", "p95 µs", "allocations", "right first")

// warm is how many messages are asked before anything is measured.
const warm = 20

// measure opens an engine and asks it everything.
func measure(e engine, known []phrase, asked []question, s settings) (string, error) {
	before := resident()
	start := used()
	find, err := e.open(known, s)
	if err != nil {
		return "", err
	}
	loaded := used() - start
	for _, q := range asked[:min(warm, len(asked))] {
		if _, err := find(q.text); err != nil {
			return "", err
		}
	}
	memory := resident() - before
	took, right := make([]time.Duration, 0, len(asked)), 0
	objects := allocated()
	for _, q := range asked {
		start := used()
		topic, err := find(q.text)
		took = append(took, used()-start)
		if err != nil {
			return "", err
		}
		if slices.Contains(q.topics, topic) {
			right++
		}
	}
	objects = allocated() - objects
	slices.Sort(took)
	size, err := folder(s.dir)
	return fmt.Sprintf("%-24s%10.1f%9.1f%11.1f%10d%10d%12d%12.1f%%", e.name, float64(loaded.Microseconds())/1000,
		megabytes(size), megabytes(memory),
		took[(len(took)-1)/2].Microseconds(), took[(len(took)-1)*95/100].Microseconds(), objects/uint64(len(asked)),
		100*float64(right)/float64(len(asked))), err
}

func megabytes(n int64) float64 { return float64(n) / 1e6 }

// allocated is how many objects Go has made so far. What SQLite takes for itself is not
// among them.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs
}

// resident is how much of the process lies in memory, mapped files included; 0 where there
// is no Linux to tell.
func resident() int64 {
	debug.FreeOSMemory()
	var all, here int64
	f, err := os.Open("/proc/self/statm")
	if err != nil {
		return 0
	}
	defer f.Close()
	if _, err := fmt.Fscan(f, &all, &here); err != nil {
		return 0
	}
	return here * int64(os.Getpagesize())
}

// folder is the size of all files of a folder.
func folder(dir string) (int64, error) {
	size := int64(0)
	err := filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
