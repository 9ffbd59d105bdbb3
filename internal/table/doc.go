// Package table says what a database must do for the desk: it holds items under a
// partition and a sort key, writes several of them all or none under conditions, and keeps
// one sparse index. table/bolt does it in a file, table/dynamo on DynamoDB;
// table/tabletest is the suite that both pass, and runs on both what stands on a table.
//
// # Reading and writing
//
// [Engine.Get] reads items by their keys, [Engine.Query] those of one partition, in the
// order of their sort keys; both see every write before them. [Engine.Write] does all
// writes or none: [Absent] adds an item, [Unchanged] replaces the version that was read,
// [Always] does not ask. Where a condition does not hold, the error is [ErrConflict], and
// whoever decided on what they had read must read again.
//
// # The index
//
// An item with a Work place also stands in the index, under that place, until it is
// written without one. So a query of the index finds what still needs doing and nothing
// else, however many items there are. It may be behind by a moment.
//
// # Bulk
//
// [Bulk] writes any number of items without conditions, for an import that nobody else
// writes to.
//
// A table knows nothing of what its items mean. Who stands on one: store (turns and
// cases), disclosure (the log of what was told) and roster (the list).
package table
