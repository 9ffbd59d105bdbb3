//go:build !unix

package main

import "time"

var started = time.Now()

// used is the time since the process began, where nobody tells its processor time.
func used() time.Duration { return time.Since(started) }
