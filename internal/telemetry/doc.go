// Package telemetry is how the desk tells its operators what it does: lines of a log. It
// knows no desk.
//
//   - A line holds listed keys only, see keys.go. What a caller adds beside them is left
//     out, and a mark shows it; a test goes through the source, so that none is left out.
//   - Lines about one message have an id in common, [Trace], from the webhook to the reply.
//   - A number that somebody wants to see over time is a line, too: metrics.go says of which
//     lines CloudWatch makes metrics, and the line says so itself, in the embedded metric
//     format. Nothing else counts, and nothing is called to count.
package telemetry
