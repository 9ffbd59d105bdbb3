// Package standin holds what stands in for the platforms of AWS on one machine: a queue
// for SQS, a mailbox for SES, sealed blobs for S3, all of them in the one file of the
// desk, and a clock that can be moved.
package standin
