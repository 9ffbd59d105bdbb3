// Package scenario lets the programs that are deployed live through what happens at a desk: each
// function is built, started and fed as Lambda does it, from queues, a bucket and mail that moto
// plays, with DynamoDB Local behind and LINE's stand-in outside. What connects them (settings,
// queues, batches, retries, where events go that were given up) is read from template.yaml.
//
// A [chapter] is something that happens and what everybody must have heard of it in the end. The
// story is all chapters at one desk, in which every function dies once. The sweep plays each
// chapter at desks of their own, and lets a function die before its first effect and after each
// one: nothing is lost, and nothing is heard twice but what was sent by a call of which nobody
// saw the end, a reply of LINE or a mail of SES.
//
// infra/test starts what it takes and leaves nothing out.
package scenario
