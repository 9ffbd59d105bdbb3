// Package line is the desk on LINE: it takes webhooks in and sends messages out.
//
//	[Webhook]      verifies, decodes and hands on what customers do
//	[Render]       turns replies into messages that LINE accepts
//	[Channel]      delivers them: reply first, else push with a retry key
//	[Client]       the two calls, reply and push, over LINE's SDK
//	[TokenSource]  short-lived channel access tokens
//
// It is the only package that imports the SDK. Tests talk to the stand-in in
// package linesim, for LINE forbids load on its platform (platform fact 15).
package line
