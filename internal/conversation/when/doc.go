// Package when answers dates in questions: is the desk staffed on that day, does that
// date lie in the period. It speaks of dates, never of a person. Whether a day is the
// next such day or the last is said by the words around it; where they leave that open,
// nothing is computed.
package when
